using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>Who the case is about, what was stated of each by whom, and what was decided about each.</summary>
public sealed class PeopleModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => "people";

    public void OnGet()
    {
    }

    public CaseSubject Written(string id) => Assessment.Case.Subjects.First(s => s.Id == id);

    public IEnumerable<Finding> DecisionsAbout(Subject person) => Assessment.Decisions.Where(d => d.Subject == person && d.Status != Status.NotApplicable && Assessment.IsEngaged(d));

    /// <summary>The person in a few words: relation, birth, citizenship, where they live.</summary>
    public string About(Subject person)
    {
        var rulebook = Assessment.Rulebook;
        return string.Join(" · ", new[] { "member.relation", "person.born_on", "person.citizenship", "person.lives_in" }
            .Select(id => rulebook.Facts.GetValueOrDefault(id))
            .Select(f => f is not null && person.Settled(f) is { } settled ? $"{f.Label.In(Reader.Language)}: {Wording.Of(settled.Value, f.Type, rulebook.Tables, Reader.Language)}" : null)
            .OfType<string>());
    }

    /// <summary>Whom a difference is about, in words.</summary>
    public string Whose(string subjectId) => Assessment.Findings.Select(f => f.Subject).FirstOrDefault(s => s.Id == subjectId)?.Label.In(Reader.Language) ?? subjectId;
}
