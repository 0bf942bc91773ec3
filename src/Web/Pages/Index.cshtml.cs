using System.Globalization;
using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Web.Demo;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Hqs.Web.Pages;

/// <summary>A list of duties with a heading; not all of them are counted, and fewer are shown.</summary>
public sealed record DueLines(string Id, string Title, string Look, IReadOnlyList<DueRow> Rows, int Count, bool IsQuietWhenEmpty)
{
    public bool IsCounted => Count <= DueBoard.MostCounted;
}

/// <summary>A day in the month drawn, or a gap before its first.</summary>
public sealed record CalendarDay(LocalDate Day, int Count, Severity Worst, bool IsOfMonth, bool IsOff);

/// <summary>A question of law, or a change of it, that cases at hand rest on.</summary>
public sealed record LawLine(Rule Rule, LawChange? Change, int Cases)
{
    public string Number => Cases > DueBoard.MostTouched ? $"{DueBoard.MostTouched}+" : Cases.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is due, by whom, how bad if missed; whom the cases wait for; what moves in the law. All of it read from what is stored.</summary>
public sealed class IndexModel(CaseStore cases, DueBoard board, RulebookNow rules, DemoCompany demo, Freshness freshness, Today today, Reader reader) : PageModel
{
    public const int StripDays = 90;
    private const int Most = 25;
    private const int MostUnreadable = 20;
    private const int MostOfDay = 100;
    private const int MostDays = 366;
    private const int UsualDays = 90;

    public static readonly IReadOnlyList<string> Actors = ["employer", "worker", "family", "host"];
    public static readonly IReadOnlyList<int> Spans = [7, 14, 30, UsualDays, MostDays];

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "severity")]
    public string? AskedSeverity { get; set; }

    [BindProperty(SupportsGet = true, Name = "days")]
    public string? AskedDays { get; set; }

    [BindProperty(SupportsGet = true, Name = "day")]
    public string? AskedDay { get; set; }

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? AskedMonth { get; set; }

    public LocalDate On => today.Day;
    public Freshness Freshness => freshness;
    public int Days { get; private set; } = UsualDays;
    public Severity? AtLeast { get; private set; }
    public int Count { get; private set; }
    public bool HasDemo { get; private set; }

    /// <summary>Cases whose file no longer reads, with the places.</summary>
    public IReadOnlyList<(CaseRecord Record, IReadOnlyList<Problem> Problems)> Unreadable { get; private set; } = [];
    public IReadOnlyList<DueLines> Lists { get; private set; } = [];
    public IReadOnlyList<(LocalDate Day, DueDay? Due)> Strip { get; private set; } = [];
    public LocalDate Month { get; private set; }
    public IReadOnlyList<CalendarDay> Calendar { get; private set; } = [];
    public LocalDate? Chosen { get; private set; }
    public IReadOnlyList<DueRow> OfChosen { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Waits { get; private set; } = new Dictionary<string, int>();
    public IReadOnlyList<LawLine> Unsettled { get; private set; } = [];
    public IReadOnlyList<LawLine> Changes { get; private set; } = [];

    /// <summary>Kinds of duty, by the folder of the rulebook they stand in.</summary>
    public IReadOnlyList<string> Kinds => [.. rules.Rulebook.Asked.OfType<Obligation>().Select(o => o.Id[..o.Id.IndexOf('.', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal)];

    public async Task OnGetAsync(CancellationToken stop)
    {
        ReadAddress();
        var organisation = reader.Organisation;
        var filter = new DueFilter(Who, Kind, AtLeast);
        Waits = await board.Waits(organisation, stop);
        Count = Waits.Values.Sum();
        HasDemo = await demo.IsLoaded(organisation, stop);
        var (failed, failedCount) = await board.List(organisation, DutyGroup.Failed, filter, null, Most, stop);
        var (due, dueCount) = await board.List(organisation, DutyGroup.Due, filter, On.PlusDays(Days).ToDateOnly(), Most, stop);
        var (unsaid, unsaidCount) = await board.List(organisation, DutyGroup.Unconfirmed, filter, null, Most, stop);
        Lists =
        [
            new("missed", reader.T("Missed, late or broken", "Пропущено или нарушено"), "no", failed, failedCount, false),
            new("due", reader.T($"Due within {Days} days", $"Срок в ближайшие дни: {Days}"), "open", due, dueCount, false),
            new("unconfirmed", DutyReport.Heading(DutyGroup.Unconfirmed, reader.Language), "none", unsaid, unsaidCount, true),
        ];
        // With the rulebook put right meanwhile a case may read again before it is worked out anew.
        Unreadable = !Waits.ContainsKey(Waiting.Mending) ? [] : [.. (await cases.NoLongerRead(organisation, MostUnreadable, stop)).Select(r => (Record: r, Problems: cases.Trouble(r))).Where(r => r.Problems.Count > 0)];
        await ReadDays(organisation, filter, stop);
        var moving = MovingLaw.Of(rules.Rulebook, On);
        var open = rules.Rulebook.Questions.Where(q => q.IsContestedLaw).ToList();
        var touches = await board.Touches(organisation, open.Concat(moving.Rules).Select(r => r.Id).Distinct(), stop);
        Unsettled = [.. open.Where(q => touches.ContainsKey(q.Id)).Select(q => new LawLine(q, null, touches[q.Id])).OrderByDescending(l => l.Cases).ThenBy(l => l.Rule.Id, StringComparer.Ordinal)];
        Changes =
        [
            .. moving.Changes.Select(c => new LawLine(c.Rule, c, touches.GetValueOrDefault(c.Rule.Id)))
                .Where(l => l.Cases > 0 || l.Change!.Version.Standing == Standing.Announced).OrderBy(l => l.Change!.From).ThenByDescending(l => l.Cases),
        ];
    }

    public async Task<IActionResult> OnPostLoadDemoAsync(CancellationToken stop)
    {
        await demo.Load(reader.Organisation, stop);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveDemoAsync(CancellationToken stop)
    {
        await demo.Remove(reader.Organisation, stop);
        return RedirectToPage();
    }

    /// <summary>How far the working out of all cases has come; the page asks while it is under way.</summary>
    public IActionResult OnGetFreshness() => new JsonResult(new { freshness.IsUnderWay, freshness.Done, freshness.Total });

    /// <summary>This page with one part of its address changed, the other parts kept.</summary>
    public string Link(string key, string? value)
    {
        var parts = new (string Key, string? Value)[]
        {
            ("who", Who), ("kind", Kind), ("severity", AtLeast is null ? null : AskedSeverity), ("days", Days == UsualDays ? null : Days.ToString(CultureInfo.InvariantCulture)),
            ("month", Month == First(On) ? null : MonthCode(Month)), ("day", null),
        };
        return "/?" + string.Join('&', parts.Select(p => p.Key == key ? (p.Key, Value: value) : p).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
    }

    public static string MonthCode(LocalDate month) => LocalDatePattern.CreateWithInvariantCulture("uuuu-MM").Format(month);

    /// <summary>The month's name with its year, standing alone.</summary>
    public string MonthName(LocalDate month) => (reader.Language == Language.Russian ? MonthsRu : MonthsEn)[month.Month - 1] + " " + month.Year.ToString(CultureInfo.InvariantCulture);

    public string ShortMonth(LocalDate month) => (reader.Language == Language.Russian ? MonthsRu : MonthsEn)[month.Month - 1][..3];

    public IReadOnlyList<(string Short, string Long)> Weekdays => reader.Language == Language.Russian
        ? [("пн", "понедельник"), ("вт", "вторник"), ("ср", "среда"), ("чт", "четверг"), ("пт", "пятница"), ("сб", "суббота"), ("вс", "воскресенье")]
        : [("Mo", "Monday"), ("Tu", "Tuesday"), ("We", "Wednesday"), ("Th", "Thursday"), ("Fr", "Friday"), ("Sa", "Saturday"), ("Su", "Sunday")];

    /// <summary>The strip in words: how much is due in all, and on which day most.</summary>
    public string StripWords()
    {
        var filled = Strip.Where(s => s.Due is not null).ToList();
        var sum = filled.Sum(s => s.Due!.Count);
        return filled.Count == 0
            ? reader.T("Nothing is due in the next 90 days.", "В ближайшие 90 дней сроков нет.")
            : filled.MaxBy(s => s.Due!.Count) is var fullest
                ? reader.T($"{sum} due on {filled.Count} days; most on {reader.Day(fullest.Day)}: {fullest.Due!.Count}.", $"Сроков: {sum}, дней со сроками: {filled.Count}; больше всего {reader.Day(fullest.Day)}: {fullest.Due!.Count}.")
                : "";
    }

    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] MonthsRu = ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"];

    private static LocalDate First(LocalDate day) => new(day.Year, day.Month, 1);

    // What the address says and nobody offers is as if it were not there.
    private void ReadAddress()
    {
        Who = Actors.Contains(Who) ? Who : null;
        Kind = Kinds.Contains(Kind) ? Kind : null;
        AtLeast = AskedSeverity switch { "light" => Severity.Light, "serious" => Severity.Serious, "heavy" => Severity.Heavy, _ => null };
        Days = int.TryParse(AskedDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays ? days : UsualDays;
        bool IsNear(LocalDate day) => Math.Abs(Period.DaysBetween(On, day)) <= 10 * MostDays;
        Chosen = LocalDatePattern.Iso.Parse(AskedDay ?? "") is { Success: true, Value: var day } && IsNear(day) ? day : null;
        Month = LocalDatePattern.Iso.Parse(AskedMonth + "-01") is { Success: true, Value: var month } && IsNear(month) ? month : First(Chosen ?? On);
    }

    private async Task ReadDays(Guid organisation, DueFilter filter, CancellationToken stop)
    {
        var first = Month.PlusDays(1 - (int)Month.DayOfWeek);
        var last = Month.PlusMonths(1).PlusDays(-1);
        last = last.PlusDays(7 - (int)last.DayOfWeek);
        var stripEnd = On.PlusDays(StripDays - 1);
        var (from, until) = (LocalDate.Min(On, first), LocalDate.Max(stripEnd, last));
        // One walk for both, unless the month drawn is far away.
        var isNear = first <= stripEnd && last >= On;
        var strip = await board.Days(organisation, filter, (isNear ? from : On).ToDateOnly(), (isNear ? until : stripEnd).ToDateOnly(), stop);
        var month = isNear ? strip : await board.Days(organisation, filter, first.ToDateOnly(), last.ToDateOnly(), stop);
        var (byDay, ofMonth) = (strip.ToDictionary(d => d.Day), month.ToDictionary(d => d.Day));
        Strip = [.. Enumerable.Range(0, StripDays).Select(i => On.PlusDays(i)).Select(d => (d, byDay.GetValueOrDefault(d.ToDateOnly())))];
        var calendar = rules.Rulebook.Calendar;
        Calendar =
        [
            .. Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(i => first.PlusDays(i))
                .Select(d => ofMonth.GetValueOrDefault(d.ToDateOnly()) is { } due ? new CalendarDay(d, due.Count, due.Worst, d.Month == Month.Month, !calendar.IsWorking(d)) : new CalendarDay(d, 0, Severity.None, d.Month == Month.Month, !calendar.IsWorking(d))),
        ];
        OfChosen = Chosen is { } chosen ? await board.On(organisation, filter, chosen.ToDateOnly(), MostOfDay, stop) : [];
    }
}
