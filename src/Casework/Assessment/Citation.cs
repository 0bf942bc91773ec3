using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>A source as it is shown beside a statement: where it stands, since when, how sure we are, and when somebody last checked.</summary>
public sealed record Citation(
    Source Source,
    SourceCitation Cited,
    Rule Rule,
    LocalDate InForceFrom,
    LocalDate? InForceUntil,
    Standing Standing,
    Confidence Confidence,
    LocalDate CheckedOn,
    bool IsStale,
    ImmutableArray<string> Rows)
{
    /// <summary>Evidence older than this is shown as stale.</summary>
    public const int FreshDays = 180;

    /// <summary>R, U, L and 1S are not confirmed.</summary>
    public bool IsConfirmed => IsSure(Confidence);

    public static bool IsSure(Confidence confidence) => confidence is Confidence.Primary or Confidence.TwoSources or Confidence.High or Confidence.Medium;

    /// <summary>The sources of a finding, acts before pages, each once.</summary>
    public static ImmutableArray<Citation> Of(Finding finding, Rulebook rulebook, LocalDate on) =>
    [
        .. finding.Grounds
            .SelectMany(g => g.Proof.Sources.Select(c => new Citation(rulebook.Sources[c.SourceId], c, g.Rule, g.Version.From, g.Version.Until, g.Version.Standing, g.Proof.Confidence, g.Proof.CheckedOn, g.Proof.CheckedOn.PlusDays(FreshDays) < on, g.Proof.Rows)))
            .DistinctBy(c => (c.Source.Id, c.Cited.Article, c.InForceFrom))
            .OrderBy(c => c.Source.Kind == "page"),
    ];

    public static string Code(Confidence confidence) => confidence switch
    {
        Confidence.Primary => "P",
        Confidence.TwoSources => "2S",
        Confidence.OneSource => "1S",
        Confidence.Recollection => "R",
        Confidence.High => "H",
        Confidence.Medium => "M",
        Confidence.Low => "L",
        Confidence.Unverified => "U",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence)),
    };

    public static string Code(Standing standing) => standing switch
    {
        Standing.InForce => "in_force",
        Standing.Announced => "announced",
        Standing.Contested => "contested",
        Standing.LapsedOnPaper => "lapsed_on_paper",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
