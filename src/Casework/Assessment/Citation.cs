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

    /// <summary>Acts with their articles, the days in force, and how fresh and sure the evidence is, in one line.</summary>
    public static string Line(Ground ground, Rulebook rulebook, Language language)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        var acts = ground.Proof.Sources.Select(s => (Source: rulebook.Sources[s.SourceId], Words: s.ArticleWords()?.In(language))).Where(s => s.Source.Kind is not ("page" or "arithmetic"))
            .Select(s => s.Words is null ? s.Source.Short.In(language) : T($"{s.Source.Short.En} {s.Words}", $"{s.Words} {s.Source.Short.Ru}")).Distinct().ToList();
        var pages = ground.Proof.Sources.Count(s => rulebook.Sources[s.SourceId].Kind == "page");
        var parts = new List<string> { acts.Count > 0 ? string.Join(", ", acts) : T($"practice, pages read: {pages}", $"практика, прочитано страниц: {pages}") };
        var (from, until) = (Wording.Of(ground.Version.From, language), ground.Version.Until is { } end ? Wording.Of(end, language) : null);
        parts.Add(until is null ? T($"since {from}", $"с {from}") : $"{from} – {until}");
        parts.Add(T($"checked {Wording.Of(ground.Proof.CheckedOn, language)}", $"проверено {Wording.Of(ground.Proof.CheckedOn, language)}"));
        if (!IsSure(ground.Proof.Confidence))
        {
            parts.Add(T("not confirmed", "не подтверждено"));
        }

        return string.Join(" · ", parts);
    }

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
