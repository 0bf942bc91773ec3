using System.Globalization;
using System.Net;
using System.Text;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>
/// The plan as a timeline, one row a step: a bar for the usual days, a pale band where it ends eight times in ten, a hair line from the
/// quickest to the slowest end. SVG without script or foreign font, for light and dark, with a title and a description for screen readers.
/// </summary>
public sealed class PlanDrawing
{
    private const int Left = 372, Right = 24, Top = 136, RowHeight = 34, Width = 1160, Foot = 74, LabelLetters = 45;

    private readonly Plan plan;
    private readonly Language language;
    // A row is a step, of one person or of several on the same days; a row without steps is a heading.
    private readonly List<(string Heading, List<PlanStep> Steps)> rows = [];
    private readonly LocalDate first;
    private readonly LocalDate last;
    private readonly StringBuilder svg = new();

    private PlanDrawing(Plan plan, Language language)
    {
        (this.plan, this.language) = (plan, language);
        foreach (var part in plan.Steps.Where(s => s.State == StepState.Open).GroupBy(s => s.Towards?.In(language)).OrderBy(g => g.Key is null ? 2 : g.First().ServesGoal ? 0 : 1))
        {
            rows.Add((part.Key is { } day ? T($"The way to the {day}", $"Путь — {day}") : T("Beside and after it", "Рядом и после"), []));
            rows.AddRange(part.GroupBy(s => (s.Rule, s.Dates!.Start, s.Dates.Finish, s.IsCritical)).Select(g => ("", g.ToList())));
        }

        var shown = rows.SelectMany(r => r.Steps).Select(s => s.Dates!).ToList();
        first = shown.Select(d => d.Start).Append(plan.On).Min().PlusDays(-2);
        // The slowest of all days lies far out; the likely days of what leads somewhere, and the wished date, give the width.
        var leading = plan.Steps.Where(s => s.Towards is not null && s.Dates is not null).Select(s => s.Dates!.LikelyUntil).ToList();
        last = (leading.Count > 0 ? leading : shown.Select(d => d.LikelyUntil)).Append(plan.StartBy ?? plan.On).Append(plan.On.PlusDays(14)).Max().PlusDays(9);
    }

    public static string Write(Plan plan, Language language) => new PlanDrawing(plan, language).Draw();

    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    private int Height => Top + (rows.Count * RowHeight) + Foot;

    private double X(LocalDate day) => Left + ((Width - Left - Right) * (double)Math.Clamp(Period.DaysBetween(first, day), 0, Period.DaysBetween(first, last)) / Period.DaysBetween(first, last));

    private string Draw()
    {
        var title = PlanWords.Title(plan, language);
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"plan-title plan-desc\" lang=\"{(language == Language.Russian ? "ru" : "en")}\">");
        Add($"<title id=\"plan-title\">{Escaped(T("Plan: ", "План: ") + title)}</title>");
        Add($"<desc id=\"plan-desc\">{Escaped(Described())}</desc>");
        Add(Style);
        Add($"<rect class=\"ground\" width=\"{Width}\" height=\"{Height}\"/>");
        Words(24, 34, "head", title);
        Words(24, 58, "sub", Verdict());
        Words(24, 78, "quiet", T($"As of {Wording.Of(plan.On, language)} · information, not legal advice", $"На {Wording.Of(plan.On, language)} · это информация, а не юридическая консультация"));
        Axis();
        for (var i = 0; i < rows.Count; i++)
        {
            var top = Top + (i * RowHeight);
            if (rows[i].Steps is { Count: > 0 } steps)
            {
                Row(steps, top);
            }
            else
            {
                Words(24, top + 23, "part", rows[i].Heading);
            }
        }

        Line(plan.On, "today", T("today", "сегодня"));
        if (plan.StartBy is { } wish && wish >= first && wish <= last)
        {
            Line(wish, "wish", T($"wished {PlanDays.Short(wish, language)}", $"нужно {PlanDays.Short(wish, language)}"));
        }

        Legend();
        Add("</svg>");
        return svg.ToString();
    }

    private string Verdict()
    {
        if (plan.Goal is not { } goal)
        {
            return T("No day to plan towards is ahead.", "Впереди нет дня, к которому можно вести план.");
        }

        var likely = $"{PlanDays.Full(goal.Dates.LikelyFrom, language)} – {PlanDays.Full(goal.Dates.LikelyUntil, language)}";
        var text = T($"{goal.Title.En}: {likely} (eight in ten)", $"{goal.Title.Ru}: {likely} (восемь из десяти)");
        text = goal.Chance is { } chance && plan.StartBy is { } wish
            ? text + T($" · {PlanDays.Percent(chance, language)} by {PlanDays.Full(wish, language)}", $" · {PlanDays.Percent(chance, language)} к {PlanDays.Full(wish, language)}")
            : text;
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string Described() => Verdict() + " " + string.Join("; ", rows.Where(r => r.Steps.Count > 0).Select(r => Tip(r.Steps))) + ".";

    private string Tip(List<PlanStep> row)
    {
        var (step, dates) = (row[0], row[0].Dates!);
        return $"{(step.IsCritical ? "◆ " : "")}{Label(row)}: {PlanDays.Full(dates.Start, language)} – {PlanDays.Full(dates.Finish, language)}"
            + T($", ends {PlanDays.Full(dates.LikelyFrom, language)} – {PlanDays.Full(dates.LikelyUntil, language)} eight times in ten", $", конец {PlanDays.Full(dates.LikelyFrom, language)} – {PlanDays.Full(dates.LikelyUntil, language)} в восьми случаях из десяти");
    }

    private string Label(List<PlanStep> row) => row[0].Rule.Title.In(language) + (row[0].Subject.Kind == "member" ? $" · {string.Join(", ", row.Select(s => s.Subject.Label.In(language)))}" : "");

    private void Axis()
    {
        var bottom = Top + (rows.Count * RowHeight);
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (day.Day == 1)
            {
                Add($"<line class=\"month\" x1=\"{N(X(day))}\" x2=\"{N(X(day))}\" y1=\"{Top - 24}\" y2=\"{bottom}\"/>");
                Words(X(day) + 4, Top - 14, "tick", PlanDays.Month(day.Month, language) + (day.Month == 1 ? $" {day.Year.ToString(CultureInfo.InvariantCulture)}" : ""));
            }
            else if (day.DayOfWeek == IsoDayOfWeek.Monday)
            {
                Add($"<line class=\"week\" x1=\"{N(X(day))}\" x2=\"{N(X(day))}\" y1=\"{Top}\" y2=\"{bottom}\"/>");
            }
        }
    }

    private void Row(List<PlanStep> row, int top)
    {
        var (step, dates) = (row[0], row[0].Dates!);
        var kind = step.IsOverdue ? "late" : step.IsCritical ? "critical" : step.Towards is null ? "beside" : "plain";
        Add($"<g class=\"{kind}\"><title>{Escaped(Tip(row))}</title>");
        var lines = Wrapped((step.IsCritical ? "◆ " : "") + Label(row));
        for (var i = 0; i < lines.Count; i++)
        {
            Words(24, top + (lines.Count == 1 ? 21 : 14) + (i * 14), "label", lines[i]);
        }

        var middle = top + (RowHeight / 2);
        var (from, until) = (X(dates.EarliestFinish), X(dates.LatestFinish));
        Add($"<line class=\"hair\" x1=\"{N(from)}\" x2=\"{N(until)}\" y1=\"{middle}\" y2=\"{middle}\"{(dates.LatestFinish > last ? " stroke-dasharray=\"3 3\"" : "")}/>");
        Bar("likely", dates.LikelyFrom, dates.LikelyUntil, middle - 8, 16);
        if (dates.Start == dates.Finish)
        {
            var x = X(dates.Finish);
            Add($"<path class=\"{(step.Takes is null ? "hair" : "bar")}\" d=\"M{N(x)} {middle - 7}l7 7l-7 7l-7 -7z\"/>");
        }
        else
        {
            Bar("bar", dates.Start, dates.Finish, middle - 5, 10);
        }

        Add("</g>");
    }

    private void Bar(string name, LocalDate from, LocalDate until, int y, int height) =>
        Add($"<rect class=\"{name}\" x=\"{N(X(from))}\" y=\"{y}\" width=\"{N(Math.Max(2, X(until) - X(from)))}\" height=\"{height}\" rx=\"3\"/>");

    private void Line(LocalDate day, string name, string words)
    {
        var x = X(day);
        Add($"<line class=\"{name}\" x1=\"{N(x)}\" x2=\"{N(x)}\" y1=\"{Top - 26}\" y2=\"{Top + (rows.Count * RowHeight)}\"/>");
        Add($"<text class=\"{name}-word\" x=\"{N(x)}\" y=\"{Top - 30}\" text-anchor=\"{(x > Width - 90 ? "end" : "middle")}\">{Escaped(words)}</text>");
    }

    private void Legend()
    {
        var y = Top + (rows.Count * RowHeight) + 34;
        Add($"<g class=\"critical\"><rect class=\"bar\" x=\"24\" y=\"{y - 9}\" width=\"34\" height=\"10\" rx=\"3\"/></g>");
        Words(66, y, "quiet", T("◆ usual days, holds the date", "◆ обычные дни, держит срок"));
        Add($"<g class=\"plain\"><rect class=\"bar\" x=\"276\" y=\"{y - 9}\" width=\"34\" height=\"10\" rx=\"3\"/></g>");
        Words(318, y, "quiet", T("usual days, has slack", "обычные дни, есть запас"));
        Add($"<g class=\"plain\"><rect class=\"likely\" x=\"506\" y=\"{y - 12}\" width=\"34\" height=\"16\" rx=\"3\"/></g>");
        Words(548, y, "quiet", T("ends here eight times in ten", "конец в восьми случаях из десяти"));
        Add($"<g class=\"plain\"><line class=\"hair\" x1=\"794\" x2=\"828\" y1=\"{y - 4}\" y2=\"{y - 4}\"/></g>");
        Words(836, y, "quiet", T("quickest to slowest end (dashed: beyond)", "от быстрейшего до позднейшего конца"));
    }

    // Without the measures of a font, letters are counted.
    private static List<string> Wrapped(string label)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in label.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LabelLetters)
            {
                lines.Add(line);
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        lines.Add(line);
        return lines.Count <= 2 ? lines : [lines[0], lines[1].Length < LabelLetters ? lines[1] + " …" : string.Concat(lines[1].AsSpan(0, LabelLetters - 1), "…")];
    }

    private void Words(double x, double y, string name, string words) => Add($"<text class=\"{name}\" x=\"{N(x)}\" y=\"{N(y)}\">{Escaped(words)}</text>");

    private void Add(string element) => svg.Append(element).Append('\n');

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escaped(string plain) => WebUtility.HtmlEncode(plain);

    // Colours by class and without variables, so that programs that know little CSS draw the light ones.
    private const string Style = """
        <style>
        svg { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        text { fill: #1c2430; font-size: 12px; } .head { font-size: 18px; font-weight: 600; } .sub { font-size: 14px; } .critical .label, .today-word, .wish-word { font-weight: 600; }
        .ground { fill: #ffffff; } .quiet, .tick, .beside .label { fill: #5b6675; } .week { stroke: #e3e7ec; } .month { stroke: #b9c2cd; }
        .hair { stroke-width: 1.5; fill: none; } .part { font-size: 13px; font-weight: 600; } .likely { opacity: .28; }
        .plain .hair { stroke: #3b72aa; } .plain .likely, .plain .bar { fill: #3b72aa; } .critical .hair { stroke: #c2410c; } .critical .likely, .critical .bar { fill: #c2410c; }
        .beside .hair { stroke: #7d8796; } .beside .likely, .beside .bar { fill: #7d8796; } .late .hair { stroke: #b3142c; } .late .likely, .late .bar { fill: #b3142c; }
        .today { stroke: #1c2430; stroke-width: 1.5; } .wish { stroke: #15803d; stroke-width: 2; stroke-dasharray: 6 3; } .wish-word { fill: #15803d; }
        @media (prefers-color-scheme: dark) {
        text { fill: #e8ecf1; } .ground { fill: #14181e; } .quiet, .tick, .beside .label { fill: #9aa6b5; } .week { stroke: #262d37; } .month { stroke: #46505e; }
        .plain .hair { stroke: #6ea8de; } .plain .likely, .plain .bar { fill: #6ea8de; } .critical .hair { stroke: #fb923c; } .critical .likely, .critical .bar { fill: #fb923c; }
        .late .hair { stroke: #f87171; } .late .likely, .late .bar { fill: #f87171; } .today { stroke: #e8ecf1; } .wish { stroke: #4ade80; } .wish-word { fill: #4ade80; }
        }
        </style>
        """;
}
