using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>How long a piece of work takes: the least, the usual and the most.</summary>
public sealed record Takes(Term Min, Term Typical, Term Max);

/// <summary>A piece of work in a network: what it waits for, and how long it takes.</summary>
/// <param name="Key">Names it among the others; the random numbers of the simulation hang on it.</param>
/// <param name="WaitsFor">Places of the works it waits for, all before its own.</param>
/// <param name="Takes">Null when nobody knows: it then counts as no time at all.</param>
/// <param name="DoneOn">The day it was finished.</param>
/// <param name="RunsByItself">
/// It begins when the works it waits for are done, with nobody to begin it (an authority decides); other work left undone begins today.
/// </param>
/// <param name="NotBefore">The day people mean to finish it: it is not finished earlier.</param>
public sealed record Work(string Key, ImmutableArray<int> WaitsFor, Takes? Takes, LocalDate? DoneOn = null, bool RunsByItself = false, LocalDate? NotBefore = null);

/// <summary>Which of the three lengths a pass counts with.</summary>
public enum Pace
{
    Min,
    Typical,
    Max,
}

/// <summary>A work that is late, for the question what slips.</summary>
/// <param name="Work">Its place.</param>
/// <param name="Days">Calendar days.</param>
/// <param name="FromItsStart">It begins late, rather than ending late.</param>
public sealed record Lateness(int Work, int Days, bool FromItsStart = false);

/// <summary>
/// Works that wait for each other, counted forwards from today and backwards from a day. A work starts on the day the last work it
/// waits for is finished, and a term is counted as the rulebook counts terms: the day after the start is day one.
/// </summary>
public sealed class Network
{
    private readonly int today;
    private readonly Dictionary<Takes, Spans> spans = [];

    /// <param name="works">Every work after those it waits for.</param>
    /// <param name="calendar">For terms in working days.</param>
    /// <param name="on">Today: what is not done is finished today at the earliest.</param>
    /// <param name="wished">A day to be counted back from, or null.</param>
    public Network(ImmutableArray<Work> works, WorkingCalendar calendar, LocalDate on, LocalDate? wished = null)
    {
        Works = works;
        // Long enough for the longest chain of works that wait for each other, with holidays, and as long before the first day for
        // counting back. All works one after the other would be longer; a large family has many that go side by side.
        var longest = 60 + (int)LongestChain(works);
        var first = works.Select(w => w.DoneOn ?? on).Append(on).Append(wished ?? on).Min().PlusDays(-longest);
        var last = works.Select(w => w.NotBefore ?? on).Append(on).Append(wished ?? on).Max().PlusDays(longest);
        Days = new(first, Period.DaysBetween(first, last) + 1, calendar);
        today = Days.Of(on);
        foreach (var takes in works.Where(w => w.DoneOn is null).Select(w => w.Takes).OfType<Takes>().Distinct())
        {
            spans[takes] = new(takes, Days);
        }
    }

    private static double LongestChain(ImmutableArray<Work> works)
    {
        const int Holidays = 14;
        var until = new double[works.Length];
        for (var i = 0; i < works.Length; i++)
        {
            var before = 0.0;
            foreach (var wait in works[i].WaitsFor)
            {
                before = Math.Max(before, until[wait]);
            }

            until[i] = before + (works[i] is { DoneOn: null, Takes: { } takes } ? Holidays + new[] { takes.Min, takes.Typical, takes.Max }.Max(Spans.Nominal) : 0);
        }

        return until.DefaultIfEmpty().Max();
    }

    public ImmutableArray<Work> Works { get; }

    /// <summary>The days of the network, numbered.</summary>
    public DayLine Days { get; }

    internal int Today => today;

    internal Spans? SpansOf(Work work) => work.Takes is { } takes && work.DoneOn is null ? spans[takes] : null;

    /// <summary>Start and finish of every work, in numbered days; a done work starts and ends on its day.</summary>
    public (int[] Starts, int[] Finishes) Forwards(Pace pace, Lateness? late = null)
    {
        var (starts, finishes) = (new int[Works.Length], new int[Works.Length]);
        for (var i = 0; i < Works.Length; i++)
        {
            var work = Works[i];
            if (work.DoneOn is { } done)
            {
                starts[i] = finishes[i] = Days.Of(done);
                continue;
            }

            starts[i] = Start(work, finishes);
            var begun = late is { FromItsStart: true } && late.Work == i ? starts[i] + late.Days : starts[i];
            finishes[i] = Math.Max(Earliest(work), SpansOf(work)?.Finish(begun, pace) ?? begun);
            if (late is { FromItsStart: false } && late.Work == i)
            {
                finishes[i] += late.Days;
            }
        }

        return (starts, finishes);
    }

    /// <summary>The day a work that is not done can begin, given when the others finish.</summary>
    internal int Start(Work work, int[] finishes)
    {
        var ready = int.MinValue;
        foreach (var wait in work.WaitsFor)
        {
            ready = Math.Max(ready, finishes[wait]);
        }

        return ready == int.MinValue || !work.RunsByItself ? Math.Max(ready, today) : ready;
    }

    /// <summary>The earliest day a work that is not done can end, however quick it is.</summary>
    internal int Earliest(Work work) => work.NotBefore is { } floor ? Math.Max(today, Days.Of(floor)) : today;

    /// <summary>The last day each work may end so that <paramref name="goal"/> ends on that day, typically; null where the goal does not wait for it.</summary>
    /// <param name="due">For each work the last day it must end in any case, or null; all null when left out.</param>
    public int?[] Backwards(int goal, int day, int?[]? due = null)
    {
        var latest = new int?[Works.Length];
        latest[goal] = day;
        for (var i = goal; i >= 0; i--)
        {
            if (latest[i] is not { } end || Works[i].DoneOn is not null)
            {
                continue;
            }

            latest[i] = end = Math.Min(end, due?[i] ?? end);
            var start = LatestStart(i, end);
            foreach (var wait in Works[i].WaitsFor)
            {
                latest[wait] = Math.Min(latest[wait] ?? int.MaxValue, start);
            }
        }

        return latest;
    }

    /// <summary>The last day a work may begin to end on that day, typically.</summary>
    public int LatestStart(int work, int end) => SpansOf(Works[work])?.LatestStart(end) ?? end;

    /// <summary>The works that hold the goal where it is: back from the goal, over whatever finished last.</summary>
    public bool[] Critical(int goal, int[] starts, int[] finishes)
    {
        var critical = new bool[Works.Length];
        critical[goal] = Works[goal].DoneOn is null;
        for (var i = goal; i >= 0; i--)
        {
            // Held by its own planned day, or by today, and not by what it waits for.
            var isHeldElsewhere = finishes[i] > (SpansOf(Works[i])?.Finish(starts[i], Pace.Typical) ?? starts[i]);
            if (!critical[i] || isHeldElsewhere)
            {
                continue;
            }

            foreach (var wait in Works[i].WaitsFor.Where(w => finishes[w] == starts[i] && Works[w].DoneOn is null))
            {
                critical[wait] = true;
            }
        }

        return critical;
    }
}
