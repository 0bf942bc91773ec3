using NodaTime;

namespace Hqs.Rules.Time;

/// <summary>
/// Working days of the five-day week by the yearly decrees. In a year without a decree only Saturdays and Sundays are known
/// to be off, so dates counted there are provisional.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlySet<LocalDate> weekdaysOff;
    private readonly IReadOnlySet<LocalDate> weekendsWorked;
    private readonly IReadOnlySet<LocalDate> presidential;
    private readonly IReadOnlyDictionary<int, Decree?> decrees;
    private readonly bool presidentialCount;

    /// <param name="weekdaysOff">Weekdays that are days off.</param>
    /// <param name="weekendsWorked">Saturdays and Sundays that are worked.</param>
    /// <param name="presidential">Weekdays declared non-working by the President. Terms run on them, which gives the earlier day.</param>
    /// <param name="decrees">The decree of each year that has one.</param>
    public WorkingCalendar(IReadOnlySet<LocalDate> weekdaysOff, IReadOnlySet<LocalDate> weekendsWorked, IReadOnlySet<LocalDate> presidential, IReadOnlyDictionary<int, Decree?> decrees)
        : this(weekdaysOff, weekendsWorked, presidential, decrees, presidentialCount: true)
    {
    }

    private WorkingCalendar(IReadOnlySet<LocalDate> weekdaysOff, IReadOnlySet<LocalDate> weekendsWorked, IReadOnlySet<LocalDate> presidential, IReadOnlyDictionary<int, Decree?> decrees, bool presidentialCount)
    {
        (this.weekdaysOff, this.weekendsWorked, this.presidential, this.decrees, this.presidentialCount) = (weekdaysOff, weekendsWorked, presidential, decrees, presidentialCount);
        WithoutPresidentialDays = presidentialCount ? new(weekdaysOff, weekendsWorked, presidential, decrees, presidentialCount: false) : this;
    }

    public static readonly WorkingCalendar WeekendsOnly = new(new HashSet<LocalDate>(), new HashSet<LocalDate>(), new HashSet<LocalDate>(), new Dictionary<int, Decree?>());

    /// <summary>The same calendar as read by those who hold that terms stand still on the President's non-working days.</summary>
    public WorkingCalendar WithoutPresidentialDays { get; }

    public bool IsWorking(LocalDate day) => KindOf(day) is DayKind.Working or DayKind.WorkedWeekend;

    public DayKind KindOf(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
        ? weekendsWorked.Contains(day) ? DayKind.WorkedWeekend : DayKind.Weekend
        : weekdaysOff.Contains(day) ? DayKind.DayOff
        : !presidentialCount && presidential.Contains(day) ? DayKind.Presidential
        : DayKind.Working;

    public bool IsProvisional(LocalDate day) => !decrees.ContainsKey(day.Year);

    /// <summary>The decree that fixed the days off of that day's year, if it is known.</summary>
    public Decree? DecreeOf(LocalDate day) => decrees.GetValueOrDefault(day.Year);

    /// <summary>The last working day up to and including that day.</summary>
    public LocalDate OnOrBefore(LocalDate day)
    {
        while (!IsWorking(day))
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

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

/// <summary>The Government's resolution on the days off of a year.</summary>
public sealed record Decree(LocalDate Dated, string Number);
