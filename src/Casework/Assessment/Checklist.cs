using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Assessments;

/// <summary>One line to tick off: a paper, a step, a danger or a condition of this case, done or still open.</summary>
/// <param name="Finding">What it rests on.</param>
/// <param name="IsDone">Whether the case already shows it done.</param>
public sealed record ChecklistLine(Finding Finding, bool IsDone);

/// <summary>A checklist of this case for one occasion; what does not concern the case is left out.</summary>
public sealed record Checklist(string For, ImmutableArray<ChecklistLine> Lines)
{
    /// <summary>The six occasions, in the order of a case's life.</summary>
    public static readonly ImmutableArray<string> Occasions = ["pre_application", "submission", "interview", "arrival", "extension", "refusal"];

    public static Checklist Of(Assessment assessment, string occasion) => new(occasion,
    [
        .. assessment.Findings
            .Where(f => f.Rule.Checklists.Contains(occasion) && f.Status != Status.NotApplicable)
            .OrderBy(f => f.Rule switch { Step => 0, PaperRule => 1, Risk => 3, _ => 2 })
            .ThenBy(f => (f.Rule as Step)?.Number ?? (f.Rule as PaperRule)?.PackOrder ?? int.MaxValue)
            .Select(f => new ChecklistLine(f, f.Status == Status.Met)),
    ]);
}

/// <summary>Writes a checklist to a page, with who acts and what often goes wrong.</summary>
public static class ChecklistReport
{
    public static void Write(Checklist checklist, Assessment assessment, Language language, IPage page)
    {
        var title = assessment.Case.Subjects[0].Facts.LastOrDefault(f => f.Fact.Id == "case.title")?.Statement.Value is Plain named ? named.Text : "";
        page.Title($"{(language == Language.Russian ? "Чек-лист" : "Checklist")}: {Labels.Of(checklist.For).In(language)}{(title.Length > 0 ? $" — {title}" : "")}");
        page.Quiet(language == Language.Russian ? $"По состоянию на {Wording.Of(assessment.On, language)}; это информация, а не юридическая консультация" : $"As of {Wording.Of(assessment.On, language)}; information, not legal advice");
        foreach (var group in checklist.Lines.GroupBy(GroupOf).OrderBy(g => g.Key))
        {
            page.Heading(Heading(group.Key).In(language));
            foreach (var (finding, done) in group)
            {
                var whose = finding.Subject.Kind switch { "document" => finding.Subject.Outer!.Label.In(language), "member" or "principal" => finding.Subject.Label.In(language), _ => null };
                page.Item(finding.Status, done ? "[x]" : finding.Status == Status.NotMet ? "[!]" : "[ ]", finding.Rule.Title.In(language) + (whose is null ? "" : $" · {whose}"), Line(finding, done, language));
                foreach (var wrong in !done && finding.Rule is PaperRule paper ? paper.GoesWrong : [])
                {
                    page.Detail((language == Language.Russian ? "Частая ошибка: " : "Often goes wrong: ") + wrong.In(language), quiet: true);
                }
            }
        }
    }

    /// <summary>Steps, papers, conditions, dangers, in this order.</summary>
    public static int GroupOf(ChecklistLine line) => line.Finding.Rule switch { Step => 0, PaperRule => 1, Risk => 3, _ => 2 };

    public static Words Heading(int group) => group switch
    {
        0 => new("Do", "Сделать"),
        1 => new("Bring and keep ready", "Взять и держать наготове"),
        2 => new("Be sure of", "Убедиться"),
        _ => new("Look out for", "Остеречься"),
    };

    /// <summary>What stands beneath the title of a line.</summary>
    public static string Line(Finding finding, bool done, Language language) => (finding.Rule, done, finding.Status) switch
    {
        (PaperRule paper, false, Status.Unknown) => paper.Form.In(language),
        (Requires { Repair: { } repair }, _, Status.NotMet) => $"{finding.Says.In(language)} {repair.In(language)}",
        _ => finding.Says.In(language),
    };
}
