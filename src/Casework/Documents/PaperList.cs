using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Plans;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Documents;

/// <summary>Where a paper belongs in a list that begins with what hurts.</summary>
public enum PaperGroup
{
    ToMend,
    ToGet,

    /// <summary>The case lists it, and something about it is still to be checked.</summary>
    ToCheck,

    /// <summary>Whether it is needed at all is not known yet.</summary>
    Perhaps,
    InOrder,
}

/// <summary>One paper of one person as the rulebook wants it and as the case holds it.</summary>
/// <param name="IssuedOn">The day on the paper held, if stated.</param>
/// <param name="ValidUntil">The last day printed on the paper held, if stated.</param>
/// <param name="Windows">Days of the plan on which it must still be fresh.</param>
public sealed record PaperLine(Finding Finding, PaperRule Rule, PaperGroup Group, LocalDate? IssuedOn, LocalDate? ValidUntil, ImmutableArray<PaperWindow> Windows)
{
    public Subject Person => Finding.Subject.Outer!;

    public bool IsHeld => !Finding.Subject.IsOnlyWanted;

    /// <summary>The first day on which the paper held is no longer good, as far as anything stated tells.</summary>
    public LocalDate? FailsFrom => Windows.Select(w => w.HeldGoodUntil).Append(ValidUntil).Where(d => d is not null).Min()?.PlusDays(1);
}

/// <summary>The papers of a case, person by person, what is to be mended first.</summary>
public sealed record PaperList(ImmutableArray<PaperLine> Lines)
{
    public static PaperList Of(Plan plan)
    {
        var facts = plan.Assessment.Rulebook.Facts;
        LocalDate? Stated(Finding paper, string fact) => (paper.Subject.Settled(facts[fact])?.Value as Day)?.Date;
        return new(
        [
            .. plan.Assessment.Findings.Where(f => f.Rule is PaperRule && f.Status != Status.NotApplicable)
                .Select(f => new PaperLine(f, (PaperRule)f.Rule, GroupOf(f), Stated(f, "document.issued_on"), Stated(f, "document.valid_until"), [.. plan.Windows.Where(w => w.Paper == f)]))
                .OrderBy(l => l.Group)
                .ThenBy(l => l.Rule.PackOrder ?? int.MaxValue)
                .ThenBy(l => l.Rule.Id, StringComparer.Ordinal),
        ]);
    }

    public static string Heading(PaperGroup group, Language language) => (group, language) switch
    {
        (PaperGroup.ToMend, Language.Russian) => "Исправить",
        (PaperGroup.ToGet, Language.Russian) => "Получить",
        (PaperGroup.ToCheck, Language.Russian) => "Есть, ещё проверить",
        (PaperGroup.Perhaps, Language.Russian) => "Может понадобиться, когда станет известно больше",
        (PaperGroup.InOrder, Language.Russian) => "В порядке",
        (PaperGroup.ToMend, _) => "To mend",
        (PaperGroup.ToGet, _) => "To get",
        (PaperGroup.ToCheck, _) => "Listed, still to check",
        (PaperGroup.Perhaps, _) => "May be needed, once more is known",
        _ => "In order",
    };

    /// <summary>The group as a word beside one paper.</summary>
    public static string Word(PaperGroup group, Language language) => (group, language) switch
    {
        (PaperGroup.ToCheck, Language.Russian) => "◐ проверить",
        (PaperGroup.Perhaps, Language.Russian) => "◐ может быть",
        (PaperGroup.ToCheck, _) => "◐ to check",
        (PaperGroup.Perhaps, _) => "◐ perhaps",
        (PaperGroup.ToMend, _) => AssessmentReport.PaperWord(Status.NotMet, language),
        (PaperGroup.InOrder, _) => AssessmentReport.PaperWord(Status.Met, language),
        _ => AssessmentReport.PaperWord(Status.Unknown, language),
    };

    private static PaperGroup GroupOf(Finding paper) => paper.Status switch
    {
        Status.NotMet => PaperGroup.ToMend,
        Status.Met => PaperGroup.InOrder,
        _ when paper.Possible.HasFlag(Possible.NotApplicable) => PaperGroup.Perhaps,
        _ => paper.Subject.IsOnlyWanted ? PaperGroup.ToGet : PaperGroup.ToCheck,
    };
}
