using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Travel;

/// <summary>Days a person was in Russia at any moment; the days of entry and of exit both count.</summary>
public static class DaysInRussia
{
    public static readonly ComputedFact LastEntry = new("person.last_entry_on", ["case.events", "assessment.on"], facts =>
        facts.Rows("case.events") is { } events && facts.Date("assessment.on") is { } on
        && Crossings.Of(events, facts.SubjectName).Where(c => !c.IsExit && c.Day <= on).Select(c => (LocalDate?)c.Day).LastOrDefault() is { } day
            ? new Day(day)
            : null);

    public static readonly ComputedFact InTwelveMonths = Since("tax.days_in_russia_12_months", on => on.PlusMonths(-12).PlusDays(1));
    public static readonly ComputedFact ThisYear = Since("travel.days_in_russia_this_year", on => new LocalDate(on.Year, 1, 1));

    private static ComputedFact Since(string factId, Func<LocalDate, LocalDate> first) => new(factId, ["case.events", "assessment.on"], facts =>
        facts.Rows("case.events") is { } events && facts.Date("assessment.on") is { } on && Count(Crossings.Of(events, facts.SubjectName), first(on), on) is { } days
            ? new Whole(days)
            : null);

    /// <summary>Days between two days, both included; null where the first crossing known is an exit and nobody knows the entry before it.</summary>
    private static int? Count(List<Crossing> crossings, LocalDate first, LocalDate last)
    {
        var before = crossings.FindLastIndex(c => c.Day < first);
        var relevant = crossings.Where(c => c.Day <= last).Skip(Math.Max(before, 0)).ToList();
        if (relevant.Count == 0 || (before < 0 && relevant[0].IsExit))
        {
            return null;
        }

        var days = new HashSet<LocalDate>();
        LocalDate? since = null;
        foreach (var crossing in relevant)
        {
            if (!crossing.IsExit)
            {
                since ??= crossing.Day;
            }
            else if (since is { } entered)
            {
                Add(days, LocalDate.Max(entered, first), crossing.Day);
                since = null;
            }
        }

        if (since is { } still)
        {
            Add(days, LocalDate.Max(still, first), last);
        }

        return days.Count;
    }

    private static void Add(HashSet<LocalDate> days, LocalDate from, LocalDate until)
    {
        for (var day = from; day <= until; day = day.PlusDays(1))
        {
            days.Add(day);
        }
    }
}
