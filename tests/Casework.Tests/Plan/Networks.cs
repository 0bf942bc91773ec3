using System.Collections.Immutable;
using Hqs.Casework.Plans;
using Hqs.Rules;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Casework.Tests.Plans;

/// <summary>Networks of random works, and what becomes of them counted the slow way: by recursion, straight on the calendar.</summary>
public sealed record Networks(ImmutableArray<Work> Works, LocalDate On)
{
    private static WorkingCalendar Calendar => Repository.Rulebook.Calendar;

    public Network Network => new(Works, Calendar, On, On.PlusDays(-40));

    public int Goal => Works.Length - 1;

    public static Networks Draw(Random random) => Draw(random, [TermUnit.Days, TermUnit.WorkingDays, TermUnit.Months]);

    public static Networks DrawOfCalendarDays(Random random) => Draw(random, [TermUnit.Days]);

    private static Networks Draw(Random random, TermUnit[] units)
    {
        // Around the New Year, where working days are few.
        var on = new LocalDate(2026, 11, 2).PlusDays(random.Next(80));
        var works = ImmutableArray.CreateBuilder<Work>();
        var count = random.Next(2, 13);
        for (var i = 0; i < count; i++)
        {
            var waits = Enumerable.Range(0, i).Where(_ => random.Next(3) == 0).ToImmutableArray();
            var isDone = i < count - 1 && random.Next(5) == 0;
            works.Add(new(
                $"work {i}",
                waits,
                random.Next(8) == 0 ? null : Takes(),
                isDone ? on.PlusDays(-random.Next(60)) : null,
                random.Next(3) == 0,
                !isDone && random.Next(6) == 0 ? on.PlusDays(random.Next(1, 60)) : null));
        }

        return new(works.ToImmutable(), on);

        Takes Takes()
        {
            var unit = units[random.Next(units.Length)];
            var lengths = Enumerable.Range(0, 3).Select(_ => random.Next(unit == TermUnit.Months ? 4 : 25)).Order().ToList();
            return new(new(lengths[0], unit), new(lengths[1], unit), new(lengths[2], random.Next(4) == 0 ? TermUnit.Days : unit));
        }
    }

    public IEnumerable<Networks> Smaller() => Works.Length > 2 ? [this with { Works = Works.RemoveAt(Works.Length - 1) }] : [];

    public LocalDate Start(int i, Pace pace)
    {
        var work = Works[i];
        if (work.DoneOn is { } done)
        {
            return done;
        }

        var ready = work.WaitsFor.Select(w => Finish(w, pace)).DefaultIfEmpty(On).Max();
        return work.RunsByItself ? ready : Later(ready, On);
    }

    public LocalDate Finish(int i, Pace pace) => Works[i].DoneOn ?? Later(Later(Ends(i, Start(i, pace), pace), On), Works[i].NotBefore ?? On);

    /// <summary>The last day a work may end for the goal to end on that day.</summary>
    public LocalDate? Latest(int i, LocalDate day)
    {
        if (i == Goal)
        {
            return day;
        }

        var starts = Enumerable.Range(0, Works.Length).Where(j => Works[j].DoneOn is null && Works[j].WaitsFor.Contains(i)).Select(j => Latest(j, day) is { } end ? LatestStart(j, end) : (LocalDate?)null).OfType<LocalDate>().ToList();
        return starts.Count == 0 ? null : starts.Min();
    }

    private LocalDate LatestStart(int i, LocalDate end)
    {
        var start = end;
        while (Ends(i, start, Pace.Typical) > end)
        {
            start = start.PlusDays(-1);
        }

        return start;
    }

    private LocalDate Ends(int i, LocalDate start, Pace pace)
    {
        if (Works[i].Takes is not { } takes)
        {
            return start;
        }

        var least = Calendar.Add(start, takes.Min);
        var usual = Later(least, Calendar.Add(start, takes.Typical));
        return pace switch { Pace.Min => least, Pace.Typical => usual, _ => Later(usual, Calendar.Add(start, takes.Max)) };
    }

    private static LocalDate Later(LocalDate one, LocalDate other) => LocalDate.Max(one, other);
}
