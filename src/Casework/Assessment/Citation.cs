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

    /// <summary>A law, an order, a treaty or a bill: not a page about it, nor arithmetic.</summary>
    public bool IsAct => Source.Kind is not ("page" or "arithmetic");

    /// <summary>The source in short, with the article.</summary>
    public string Named(Language language) => Cited.ArticleWords() is not { } article ? Source.Short.In(language)
        : language == Language.Russian ? $"{article.Ru} {Source.Short.Ru}" : $"{Source.Short.En} {article.En}";

    /// <summary>The sources of a finding, acts before pages, each once.</summary>
    public static ImmutableArray<Citation> Of(Finding finding, Rulebook rulebook, LocalDate on) =>
    [
        .. finding.Grounds
            .SelectMany(g => g.Proof.Sources.Select(c => new Citation(rulebook.Sources[c.SourceId], c, g.Rule, g.Version.From, g.Version.Until, g.Version.Standing, g.Proof.Confidence, g.Proof.CheckedOn, g.Proof.CheckedOn.PlusDays(FreshDays) < on, g.Proof.Rows)))
            .DistinctBy(c => (c.Source.Id, c.Cited.Article, c.InForceFrom))
            .OrderBy(c => c.Source.Kind == "page"),
    ];

    /// <summary>The sources of one version, in one line.</summary>
    public static string Line(Ground ground, Rulebook rulebook, Language language) => Line(
        [.. ground.Proof.Sources.Select(c => new Citation(rulebook.Sources[c.SourceId], c, ground.Rule, ground.Version.From, ground.Version.Until, ground.Version.Standing, ground.Proof.Confidence, ground.Proof.CheckedOn, false, ground.Proof.Rows))], language);

    /// <summary>Acts and pages, since when, and the day of the last check, in one line.</summary>
    public static string Line(IReadOnlyList<Citation> sources, Language language)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        string Day(LocalDate day) => Wording.Of(day, language);
        var acts = sources.Where(s => s.IsAct).Select(s => s.Named(language)).Distinct().ToList();
        var pages = sources.Where(s => s.Source.Kind == "page").Select(s => s.Source.Id).Distinct().Count();
        var first = sources[0];
        var parts = new List<string>();
        if (acts.Count > 0)
        {
            parts.Add(string.Join(", ", acts));
        }

        if (pages > 0)
        {
            parts.Add(acts.Count > 0 ? T($"{pages} {(pages == 1 ? "page" : "pages")} read", $"прочитано страниц: {pages}") : T($"practice: {pages} {(pages == 1 ? "page" : "pages")} read", $"практика: прочитано страниц: {pages}"));
        }

        parts.Add(first.InForceUntil is { } until ? T($"{Day(first.InForceFrom)} – {Day(until)}", $"{Day(first.InForceFrom)} – {Day(until)}") : T($"since {Day(first.InForceFrom)}", $"с {Day(first.InForceFrom)}"));
        parts.Add(T($"checked {Day(sources.Max(s => s.CheckedOn))}", $"проверено {Day(sources.Max(s => s.CheckedOn))}"));
        if (sources.Any(s => !s.IsConfirmed))
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
