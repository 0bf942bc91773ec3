using System.Globalization;
using System.Net;
using System.Text;
using Hqs.Rules;

namespace Hqs.Casework.Salary;

/// <summary>
/// The quarters of one employer as columns against the minimum: what counts, what the agreed pay will add, and a line for the minimum,
/// dashed and once for each reading where the law is not settled. SVG without script or foreign font; colours are the page's, with others
/// to fall back on. The same figures belong in a table beneath.
/// </summary>
public sealed class PayDrawing
{
    private const int Left = 76, Right = 20, Top = 26, Plot = 250, Foot = 70, LabelLetters = 52;
    private const double LeastWidth = 700, WidestSlot = 170, SlimmestSlot = 120, Column = 0.52;

    private readonly IReadOnlyList<QuarterTest> quarters;
    private readonly Language language;
    private readonly string name;
    private readonly string currency;
    private readonly double slot;
    private readonly long step;
    private readonly long ceiling;
    private readonly StringBuilder svg = new();

    private PayDrawing(PayAccount account, Language language, string name)
    {
        (this.language, this.name) = (language, name);
        quarters = [.. account.Quarters.Where(q => q.Months.Any(m => m.IsWrittenUp || m.Expected is not null) || q.Deciding.Any(r => r.Bars.Length > 0))];
        currency = quarters.SelectMany(q => q.Deciding).SelectMany(r => r.Bars).Select(b => b.Minimum.Currency)
            .Concat(quarters.SelectMany(q => q.Months).SelectMany(m => m.Kinds).Select(k => k.Sum.Currency)).FirstOrDefault("");
        slot = Math.Clamp((LeastWidth - Left - Right) / Math.Max(1, quarters.Count), SlimmestSlot, WidestSlot);
        var highest = quarters.SelectMany(q => Minimums(q).Select(m => m.Sum).Append(Parts(q).Sum(p => p.Sum))).DefaultIfEmpty(0).Max();
        step = Round(highest / 6);
        ceiling = ((highest * 11 / 10 / step) + 1) * step;
    }

    /// <summary>Null where there is nothing to draw.</summary>
    /// <param name="name">Unique on the page.</param>
    public static string? Write(PayAccount account, Language language, string name = "pay")
    {
        var drawing = new PayDrawing(account, language, name);
        return drawing.quarters.Count > 0 && drawing.currency.Length > 0 ? drawing.Draw() : null;
    }

    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    private double Width => Left + Right + (slot * quarters.Count);

    private double X(int quarter) => Left + (slot * quarter);

    private double Y(long minor) => Top + Plot - (Plot * (double)minor / ceiling);

    // One, two or five and noughts.
    private static long Round(long rough)
    {
        long power = Money.MinorPerUnit;
        while (power * 10 <= rough)
        {
            power *= 10;
        }

        return rough <= power ? power : rough <= power * 2 ? power * 2 : rough <= power * 5 ? power * 5 : power * 10;
    }

    /// <summary>What a column is made of, from below: counted, still expected, in doubt.</summary>
    private IEnumerable<(string Class, long Sum)> Parts(QuarterTest quarter)
    {
        yield return ("counted", quarter.Months.SelectMany(m => m.Sum(Treatment.Counted)).Where(s => s.Currency == currency).Sum(s => s.Minor));
        yield return ("expected", quarter.Months.Select(m => m.Expected).Where(e => e?.Currency == currency).Sum(e => e!.Minor));
        yield return ("doubted", quarter.Months.SelectMany(m => m.Sum(Treatment.InDoubt)).Where(s => s.Currency == currency).Sum(s => s.Minor));
    }

    /// <summary>The minimum of a quarter under every reading, a minimum for each month taken for the months of the quarter that were worked.</summary>
    private IEnumerable<(long Sum, string? Supposed)> Minimums(QuarterTest quarter)
    {
        var all = quarter.Deciding
            .Select(r => (Sum: r.Bars.Where(b => b.Minimum.Currency == currency).Select(b => b.Minimum.Per == PayPeriod.Month ? b.Minimum.Minor * quarter.Months.Count(m => m.IsWork || m.IsWrittenUp) : b.Minimum.Minor).DefaultIfEmpty(0).Max(), Reading: r))
            .GroupBy(m => m.Sum)
            .ToList();

        // Readings may differ in what counts and ask for the same sum.
        return all.Where(g => g.Key > 0).Select(g => (g.Key, all.Count == 1 ? null : string.Join(" / ", g.SelectMany(m => m.Reading.Supposes).Select(s => s.Label.In(language)).Distinct().Take(1))));
    }

    private string Draw()
    {
        Add($"<svg class=\"pay-drawing\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(Width)} {Top + Plot + Foot}\" width=\"{N(Width)}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\">");
        Add($"<title id=\"{name}-title\">{Escaped(T("Pay of each quarter against the minimum", "Выплаты каждого квартала и минимум"))}</title>");
        Add($"<desc id=\"{name}-desc\">{Escaped(string.Join(" ", quarters.Select(Tip)))}</desc>");
        Add(Style);
        Add($"<defs><pattern id=\"{name}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"pale\" width=\"7\" height=\"7\"/><line class=\"hatch\" x1=\"0\" x2=\"0\" y1=\"0\" y2=\"7\"/></pattern></defs>");
        Axis();
        for (var i = 0; i < quarters.Count; i++)
        {
            Quarter(quarters[i], X(i));
        }

        Lines();
        Add("</svg>");
        return svg.ToString();
    }

    private void Axis()
    {
        Words(4, 12, "tick", T($"thousand {currency}, gross", $"тыс. {(currency == "RUB" ? "руб." : currency)}, до налога"));
        for (long at = 0; at <= ceiling; at += step)
        {
            Add($"<line class=\"{(at == 0 ? "base" : "grid")}\" x1=\"{Left}\" x2=\"{N(Width - Right)}\" y1=\"{N(Y(at))}\" y2=\"{N(Y(at))}\"/>");
            Words(Left - 10, Y(at) + 4, "tick", Thousands(at), "end");
        }
    }

    private void Quarter(QuarterTest quarter, double x)
    {
        var state = quarter.State switch
        {
            PayState.Reached or PayState.Open => "reached",
            PayState.SureShortfall => "short",
            PayState.PossibleShortfall or PayState.Unknown => "doubt",
            _ => "untested",
        };
        Add($"<g class=\"{state}\"><title>{Escaped(Tip(quarter))}</title>");
        long below = 0;
        foreach (var (part, sum) in Parts(quarter).Where(p => p.Sum > 0))
        {
            var fill = part == "expected" ? $" fill=\"url(#{name}-hatch)\"" : "";
            Add($"<rect class=\"{part}\"{fill} x=\"{N(x + (slot * (1 - Column) / 2))}\" y=\"{N(Y(below + sum))}\" width=\"{N(slot * Column)}\" height=\"{N(Y(below) - Y(below + sum))}\"/>");
            below += sum;
        }

        var middle = x + (slot / 2);
        Words(middle, Top + Plot + 20, "quarter", PayReport.Name(quarter, language), "middle");
        Words(middle, Top + Plot + 39, "sum", below > 0 ? Thousands(below) : "—", "middle");
        Words(middle, Top + Plot + 58, "word", PayReport.Word(quarter.State, language), "middle");
        Add("</g>");
    }

    // One line for each stretch of quarters with the same minimum, told at its end.
    private void Lines()
    {
        foreach (var sum in quarters.SelectMany(Minimums).Select(m => m.Sum).Distinct().Order())
        {
            for (var i = 0; i < quarters.Count; i++)
            {
                if (Minimum(i) is not { } first)
                {
                    continue;
                }

                var (from, isContested) = (i, first.Supposed is not null);
                List<string?> supposed = [first.Supposed];
                while (i + 1 < quarters.Count && Minimum(i + 1) is { } next && next.Supposed is not null == isContested)
                {
                    supposed.AddRange(supposed.Contains(next.Supposed) ? [] : [next.Supposed]);
                    i++;
                }

                Add($"<line class=\"{(isContested ? "minimum contested" : "minimum")}\" x1=\"{N(X(from))}\" x2=\"{N(X(i + 1))}\" y1=\"{N(Y(sum))}\" y2=\"{N(Y(sum))}\"/>");

                // Where the quarters hang on different questions the table tells which.
                var told = $"{Thousands(sum)} " + (!isContested ? T("in force", "действует") : supposed is [{ Length: > 0 } one] ? T($"if: {one}", $"если: {one}") : T("not settled", "не решено"));
                told = told.Length <= LabelLetters ? told : string.Concat(told.AsSpan(0, LabelLetters - 1), "…");

                // A stretch too near the left edge for its words is told from its start.
                var isNearStart = X(i + 1) - Left < told.Length * 6.8;
                Words(isNearStart ? X(from) + 2 : X(i + 1) - 2, Y(sum) - 6, isContested ? "minimum-word contested-word" : "minimum-word", told, isNearStart ? "start" : "end");
            }

            (long Sum, string? Supposed)? Minimum(int quarter) => Minimums(quarters[quarter]).Where(m => m.Sum == sum).Select(m => ((long, string?)?)m).FirstOrDefault();
        }
    }

    private string Tip(QuarterTest quarter)
    {
        var sum = Parts(quarter).Sum(p => p.Sum);
        var minimums = string.Join(T(" or ", " или "), Minimums(quarter).Select(m => Thousands(m.Sum)));
        return $"{PayReport.Name(quarter, language)}: {Thousands(sum)}{(minimums.Length > 0 ? T($" against {minimums}", $" при минимуме {minimums}") : "")}, {PayReport.Word(quarter.State, language)}.";
    }

    private string Thousands(long minor)
    {
        // Never rounded up: a kopeck short is short.
        var tenths = minor / (100 * Money.MinorPerUnit);
        var whole = tenths / 10;
        return (whole >= 1000 ? $"{(whole / 1000).ToString(CultureInfo.InvariantCulture)}\u00A0{(whole % 1000).ToString("000", CultureInfo.InvariantCulture)}" : whole.ToString(CultureInfo.InvariantCulture))
            + (tenths % 10 == 0 ? "" : T(".", ",") + (tenths % 10).ToString(CultureInfo.InvariantCulture));
    }

    private void Words(double x, double y, string of, string words, string anchor = "start") => Add($"<text class=\"{of}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{Escaped(words)}</text>");

    private void Add(string element) => svg.Append(element).Append('\n');

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escaped(string plain) => WebUtility.HtmlEncode(plain);

    private const string Style = """
        <style>
        .pay-drawing { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        .pay-drawing text { fill: var(--ink, #14181f); font-size: 13px; } .pay-drawing .tick { fill: var(--quiet, #4d5766); font-size: 12px; } .pay-drawing .quarter { font-weight: 600; }
        .pay-drawing .grid { stroke: var(--line, #dde2e8); } .pay-drawing .base { stroke: var(--quiet, #4d5766); }
        .pay-drawing .reached { --pay: var(--yes, #14683f); } .pay-drawing .short { --pay: var(--no, #a3201d); } .pay-drawing .doubt { --pay: var(--open, #7a4b00); } .pay-drawing .untested { --pay: var(--none, #4d5766); }
        .pay-drawing .counted { fill: var(--pay); } .pay-drawing .doubt .counted { fill: #b97a12; } .pay-drawing .expected { stroke: var(--pay); } .pay-drawing .doubted { fill: var(--card, #fff); stroke: var(--pay); stroke-dasharray: 3 3; } .pay-drawing .word { fill: var(--pay); font-weight: 600; font-size: 11.5px; }
        .pay-drawing .pale { fill: var(--card, #fff); } .pay-drawing .hatch { stroke: var(--quiet, #4d5766); stroke-width: 2.5; }
        .pay-drawing .minimum { stroke: var(--accent, #1d4e8f); stroke-width: 2; } .pay-drawing .contested { stroke: var(--open, #7a4b00); stroke-dasharray: 7 4; }
        .pay-drawing .minimum-word { fill: var(--accent, #1d4e8f); font-weight: 600; font-size: 12px; paint-order: stroke; stroke: var(--card, #fff); stroke-width: 4px; stroke-linejoin: round; } .pay-drawing .contested-word { fill: var(--open, #7a4b00); }
        </style>
        """;
}
