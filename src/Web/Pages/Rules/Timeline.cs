using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Explaining;
using NodaTime;

namespace Hqs.Web.Pages;

/// <summary>The versions of a rule on one axis of time, worked out for drawing: a bar each, years beneath, the day looked at.</summary>
public sealed record Timeline(IReadOnlyList<TimelineBar> Bars, IReadOnlyList<(double X, string Year)> Years, double Now, int Height)
{
    public const int Width = 900, Row = 34, Left = 8, Right = 24, Foot = 26;

    // Without an end, a bar runs some way beyond the last thing that happens.
    private const int MonthsBeyond = 18;

    public static Timeline? Of(IReadOnlyList<CardVersion> versions, LocalDate on)
    {
        if (versions.Count == 0)
        {
            return null;
        }

        var first = versions.Min(v => v.Version.From);
        var last = versions.SelectMany(v => new[] { v.Version.From, v.Version.Until ?? v.Version.From }).Append(on).Max().PlusMonths(MonthsBeyond);
        double X(LocalDate day) => Left + ((Width - Left - Right) * (double)Math.Max(0, Period.DaysBetween(first, day)) / Math.Max(1, Period.DaysBetween(first, last)));
        var bars = new List<TimelineBar>();
        foreach (var version in versions)
        {
            var readings = Math.Max(1, version.Readings.Length);
            for (var i = 0; i < readings; i++)
            {
                bars.Add(new(version, version.Readings.Length > 0 ? i : null, X(version.Version.From), X(version.Version.Until ?? last), version.Version.Until is null, bars.Count * Row));
            }
        }

        var span = last.Year - first.Year;
        var every = span <= 8 ? 1 : span <= 20 ? 2 : 5;
        return new(bars, [.. Enumerable.Range(first.Year + 1, span).Where(y => y % every == 0).Select(y => (X(new(y, 1, 1)), y.ToString(CultureInfo.InvariantCulture)))], X(on), (bars.Count * Row) + Foot);
    }

    public static string Number(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>One bar: a version, or one reading of a contested one.</summary>
public sealed record TimelineBar(CardVersion Version, int? Reading, double From, double Until, bool IsOpenEnded, int Top)
{
    /// <summary>What it says, short enough to stand on the drawing.</summary>
    public string Label(Language language)
    {
        var text = Reading is { } i ? $"{Version.Readings[i].Label.In(language)}: {string.Join(" ", Version.Readings[i].Says.Take(1))}" : Version.Says.Length == 1 ? Version.Says[0] : "";
        var day = Wording.Of(Version.Version.From, language);
        var whole = text.Length == 0 ? day : $"{day} · {text}";
        return whole.Length > 90 ? whole[..88] + "…" : whole;
    }
}
