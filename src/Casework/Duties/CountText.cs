using Hqs.Rules;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Casework.Duties;

/// <summary>A counted term as lines a person can check against a wall calendar.</summary>
public static class CountText
{
    /// <summary>One line for each run of days treated alike.</summary>
    public static IEnumerable<Words> Lines(Count count, WorkingCalendar calendar)
    {
        foreach (var span in count.Spans)
        {
            var days = Range(span.From, span.Until);
            yield return span switch
            {
                { Skipped: { } kind } => new($"{days.En}: not counted, {Reason(kind, span.From, calendar).En}", $"{days.Ru}: не считается, {Reason(kind, span.From, calendar).Ru}"),
                { FirstNumber: { } first } when first == span.LastNumber => new($"{days.En}: day {first}{Worked(span, calendar).En}", $"{days.Ru}: день {first}{Worked(span, calendar).Ru}"),
                { FirstNumber: { } first } => new($"{days.En}: days {first} to {span.LastNumber}{Worked(span, calendar).En}", $"{days.Ru}: дни {first}–{span.LastNumber}{Worked(span, calendar).Ru}"),
                _ when span.From == span.Until && span != count.Spans[0] => new($"{days.En}: the next working day", $"{days.Ru}: ближайший следующий рабочий день"),
                _ when span.From == span.Until => new($"{days.En}: the last working day of the month", $"{days.Ru}: последний рабочий день месяца"),
                _ => new($"{days.En}: the months or years of the term", $"{days.Ru}: месяцы или годы срока"),
            };
        }
    }

    // Counted one by one, a weekend worked by decree would look like a mistake; a term of calendar days counts it anyway.
    private static Words Worked(CountedSpan span, WorkingCalendar calendar)
    {
        var worked = span.Until.PlusDays(-14) > span.From ? [] : Days(span).Where(d => calendar.KindOf(d) == DayKind.WorkedWeekend).ToList();
        return worked.Count == 0 ? new("", "") : new(
            $" ({string.Join(", ", worked.Select(d => Named(d, Language.English)))} is a working day by decree)",
            $" ({string.Join(", ", worked.Select(d => Named(d, Language.Russian)))} — рабочий день по постановлению)");
    }

    private static IEnumerable<LocalDate> Days(CountedSpan span)
    {
        for (var day = span.From; day <= span.Until; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    /// <summary>Why a day was left out.</summary>
    public static Words Reason(DayKind kind, LocalDate day, WorkingCalendar calendar) => kind switch
    {
        DayKind.Weekend => new("weekend", "выходные"),
        DayKind.Presidential => new("declared non-working by the President", "объявлено нерабочим указом Президента"),
        _ when calendar.DecreeOf(day) is { } decree => new(
            $"day off (Labour Code, art. 112; Government resolution No. {decree.Number} of {Wording.Of(decree.Dated, Language.English)})",
            $"нерабочий день (ст. 112 ТК РФ; постановление Правительства от {Wording.Of(decree.Dated, Language.Russian)} № {decree.Number})"),
        _ => new("day off", "нерабочий день"),
    };

    private static Words Range(LocalDate from, LocalDate until) => from == until
        ? new(Named(from, Language.English), Named(from, Language.Russian))
        : new($"{Named(from, Language.English)} – {Named(until, Language.English)}", $"{Named(from, Language.Russian)} – {Named(until, Language.Russian)}");

    private static readonly string[] WeekdaysEn = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] WeekdaysRu = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];

    /// <summary>Fri 20 November 2026 / пт 20 ноября 2026.</summary>
    public static string Named(LocalDate day, Language language) =>
        $"{(language == Language.Russian ? WeekdaysRu : WeekdaysEn)[(int)day.DayOfWeek - 1]} {Wording.Of(day, language)}";
}
