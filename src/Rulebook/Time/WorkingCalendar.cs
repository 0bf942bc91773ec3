using NodaTime;

namespace Hqs.Rules.Time;

/// <summary>
/// Working days of the five-day week by the yearly decrees. In a year without a decree only Saturdays and Sundays are known
/// to be off, so dates counted there are provisional.
/// </summary>
public sealed class WorkingCalendar(IReadOnlySet<LocalDate> weekdaysOff, IReadOnlySet<LocalDate> weekendsWorked, IReadOnlySet<int> decreedYears)
{
    public static readonly WorkingCalendar WeekendsOnly = new(new HashSet<LocalDate>(), new HashSet<LocalDate>(), new HashSet<int>());

    public bool IsWorking(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
        ? weekendsWorked.Contains(day)
        : !weekdaysOff.Contains(day);

    public bool IsProvisional(LocalDate day) => !decreedYears.Contains(day.Year);

    /// <summary>The day a term ends. The day after <paramref name="start"/> is day one; the last day is not moved when it is off.</summary>
    public LocalDate Add(LocalDate start, Term term) => term.Unit switch
    {
        TermUnit.Days => start.PlusDays(term.Length),
        TermUnit.Months => start.PlusMonths(term.Length),
        TermUnit.Years => start.PlusYears(term.Length),
        TermUnit.WorkingDays => Walk(start, term.Length, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    /// <summary>The day a term before <paramref name="end"/> begins, counted back the same way.</summary>
    public LocalDate Subtract(LocalDate end, Term term) => term.Unit switch
    {
        TermUnit.Days => end.PlusDays(-term.Length),
        TermUnit.Months => end.PlusMonths(-term.Length),
        TermUnit.Years => end.PlusYears(-term.Length),
        TermUnit.WorkingDays => Walk(end, term.Length, -1),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private LocalDate Walk(LocalDate day, int workingDays, int step)
    {
        while (workingDays > 0)
        {
            day = day.PlusDays(step);
            if (IsWorking(day))
            {
                workingDays--;
            }
        }

        return day;
    }
}
