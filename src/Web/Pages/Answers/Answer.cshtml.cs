using System.Text.RegularExpressions;
using Hqs.Casework.Answers;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>One answer in general and, for somebody signed in, in a case.</summary>
public sealed partial class AnswerModel(RulebookNow rules, Today today, CaseStore cases, CaseList list, Reader reader) : RulebookPage(rules, today)
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "case")]
    public Guid? CaseId { get; set; }

    public AnswerRule Answer { get; private set; } = null!;
    public CaseRecord? Record { get; private set; }
    public Assessment? Assessment { get; private set; }
    public AnsweredFor? InCase { get; private set; }
    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    /// <summary>Rules the answer names instead of repeating their figures, which may change.</summary>
    public IReadOnlyList<Rule> Named { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Rulebook.Rules.GetValueOrDefault("answers." + Name) is not AnswerRule answer)
        {
            return NotFound();
        }

        Answer = answer;
        Named = [.. RuleId().Matches(answer.Says.En).Select(m => Rulebook.Rules.GetValueOrDefault(m.Value)).OfType<Rule>().Distinct()];
        if (reader.IsSignedIn)
        {
            Cases = (await list.Find(reader.Organisation, new(), stop)).Rows;
            Record = CaseId is { } id ? await cases.Get(reader.Organisation, id, stop) : null;
        }

        if (Record is not null)
        {
            Assessment = cases.Assess(Record);
            InCase = Assessment is null ? null : AnsweredFor.Of(answer, Assessment);
        }

        return Page();
    }

    /// <summary>The value of a named parameter on the day, in every reading where it is open which one is law.</summary>
    public string? ValueOf(Rule rule)
    {
        string Written(Value value) => Wording.Of(value, null, Rulebook.Tables, reader.Language);
        return (rule as Parameter)?.Versions.FirstOrDefault(v => v.Standing != Standing.Announced && v.Covers(On)) switch
        {
            null or { Content: Table } => null,
            { Content: { } value } => Written(value),
            var contested => string.Join("; ", contested.Alternatives.Select(a => $"{contested.Question?.Alternatives.FirstOrDefault(o => o.Id == a.Id)?.Label.In(reader.Language) ?? a.Id}: {Written(a.Content)}")),
        };
    }

    /// <summary>Whose outcome it is; a paper is told by its kind and its person.</summary>
    public string Whose(Subject subject) => Rulebook.Facts["document.kind"].Type.Options.FirstOrDefault(o => o.Id == subject.Tag) is { } kind
        ? $"{kind.Label.In(reader.Language)}, {subject.Outer!.Label.In(reader.Language)}"
        : subject.Label.In(reader.Language);

    [GeneratedRegex(@"[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*")]
    private static partial Regex RuleId();
}
