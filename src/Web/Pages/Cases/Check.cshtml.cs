using Hqs.Casework.Cases;
using Hqs.Casework.Interviews;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Forms;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>A stated fact as the check page lists it.</summary>
public sealed record StatedLine(Fact Fact, Statement Used, IReadOnlyList<Statement> All);

/// <summary>Everything stated, by subject, with who stated it and the way to change it; then what could still be told.</summary>
public sealed class CheckModel(CaseStore cases, RulebookNow rules, Today today, Reader reader) : FactPage(cases, rules, today, reader)
{
    public Interview Interview { get; private set; } = null!;
    public IReadOnlyList<(Topic Topic, IReadOnlyList<StatedLine> Lines)> Topics { get; private set; } = [];

    public void OnGet()
    {
        Interview = Interview.Of(Assessment);
        Topics = [.. Interview.Topics().Select(t => (t, Lines(t)))];
    }

    public async Task<Microsoft.AspNetCore.Mvc.IActionResult> OnPostTakeBackAsync(string? question, CancellationToken stop)
    {
        if (question is not null && Assessment.Case.Answers.ContainsKey(question) && await Keep(Assessment.Case.WithAnswer(question, null), Reader.T("answer taken back", "ответ отозван"), stop) is null)
        {
            Problems = [new(new("", 1, 1), new("Somebody else changed the case; look again.", "Дело изменил кто-то другой; посмотрите снова."))];
        }

        return Redirect($"/cases/{Id}/interview/check");
    }

    private IReadOnlyList<StatedLine> Lines(Topic topic) =>
        [.. topic.Facts.Select(f => (Fact: f, All: (IReadOnlyList<Statement>)[.. Assessment.Case.Stated(topic.SubjectId, f)])).Where(l => l.All.Count > 0).Select(l => new StatedLine(l.Fact, Field.Known(l.All)!, l.All))];
}
