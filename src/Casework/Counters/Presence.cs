using Hqs.Casework.Travel;
using NodaTime;

namespace Hqs.Casework.Counters;

/// <summary>The days a person is in Russia, from the crossings known. After the last one the person stays where it left off.</summary>
public sealed class Presence(IEnumerable<Crossing> crossings)
{
    private readonly List<Crossing> crossings = [.. crossings.OrderBy(c => c.Day)];

    /// <summary>Whether the days since <paramref name="first"/> are known: a first crossing that is an exit leaves the entry before it open.</summary>
    public bool IsKnownSince(LocalDate first) => crossings.Count > 0 && (crossings[0].Day < first || !crossings[0].IsExit);

    public bool IsInRussia(LocalDate day) => crossings.LastOrDefault(c => c.Day <= day) is { Day: var at } last && at != default && !last.IsExit;

    /// <summary>Whether a day counts: any moment in Russia, or only a day without a crossing.</summary>
    public bool Counts(LocalDate day, bool crossingDays)
    {
        var today = crossings.Exists(c => c.Day == day);
        return today ? crossingDays : crossings.LastOrDefault(c => c.Day < day) is { Day: var at } last && at != default && !last.IsExit;
    }

    /// <summary>Days that count between two days, both included.</summary>
    public int Days(LocalDate from, LocalDate until, bool crossingDays)
    {
        var days = 0;
        for (var day = from; day <= until; day = day.PlusDays(1))
        {
            days += Counts(day, crossingDays) ? 1 : 0;
        }

        return days;
    }

    /// <summary>Days that count in the twelve months that end on a day.</summary>
    public int InTwelveMonths(LocalDate last, bool crossingDays) => Days(last.PlusMonths(-12).PlusDays(1), last, crossingDays);

    /// <summary>The first day after <paramref name="on"/> on which the twelve months hold enough days, or no longer do; null when that does not come.</summary>
    public LocalDate? Flips(LocalDate on, long needed, bool crossingDays)
    {
        // Two years: within one the window holds only days after the last crossing, and nothing changes any more.
        var last = on.PlusYears(2);
        var first = on.PlusMonths(-12);
        var before = new int[Period.DaysBetween(first, last) + 2];
        for (var i = 0; i < before.Length - 1; i++)
        {
            before[i + 1] = before[i] + (Counts(first.PlusDays(i), crossingDays) ? 1 : 0);
        }

        bool Enough(LocalDate day) => before[Period.DaysBetween(first, day) + 1] - before[Math.Max(0, Period.DaysBetween(first, day.PlusMonths(-12).PlusDays(1)))] >= needed;
        var now = Enough(on);
        for (var day = on.PlusDays(1); day <= last; day = day.PlusDays(1))
        {
            if (Enough(day) != now)
            {
                return day;
            }
        }

        return null;
    }
}
