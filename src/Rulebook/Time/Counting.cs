using System.Collections.Immutable;
using NodaTime;

namespace Hqs.Rules.Time;

/// <summary>A point of the calendar that ends a duty whatever the trigger's day of the month.</summary>
public enum CalendarPoint
{
    /// <summary>The last working day of the month after the trigger's; never moved.</summary>
    LastWorkingDayOfNextMonth,
}

/// <summary>Which day is day one, and what happens to a last day that is off.</summary>
/// <param name="EventIsDayOne">The day of the event is day one; otherwise the day after it is (Civil Code, art. 191).</param>
/// <param name="LastDayMoves">A last day that is off moves to the next working day (Civil Code, art. 193); otherwise it stays.</param>
public sealed record CountingWay(bool EventIsDayOne, bool LastDayMoves);

/// <summary>Why a day was not counted, or was although it is a weekend.</summary>
public enum DayKind
{
    Working,
    Weekend,

    /// <summary>A weekday off by the Labour Code and the yearly decree.</summary>
    DayOff,

    /// <summary>A weekday declared non-working by the President; whether terms run on such days was argued.</summary>
    Presidential,

    /// <summary>A Saturday or Sunday worked by decree.</summary>
    WorkedWeekend,
}

/// <summary>Days in a row that were treated alike, both ends included.</summary>
/// <param name="Term">Which term of the chain they belong to, from 0.</param>
/// <param name="FirstNumber">The number of the first day, when they were counted one by one.</param>
/// <param name="Skipped">Why they were left out; null when they were counted.</param>
public sealed record CountedSpan(LocalDate From, LocalDate Until, int Term, int? FirstNumber, DayKind? Skipped)
{
    public int? LastNumber => FirstNumber + Period.DaysBetween(From, Until);
}

/// <summary>A term counted out: each span of days, and the last day to act.</summary>
/// <param name="IsProvisional">A day was touched whose year has no decree yet.</param>
public sealed record Count(LocalDate Event, LocalDate DueOn, ImmutableArray<CountedSpan> Spans, bool IsProvisional);

/// <summary>Counts terms day by day, so that every date can be defended.</summary>
public static class Counting
{
    /// <summary>Counts a chain of terms from an event; each next term begins on the day after the last one ended.</summary>
    public static Count After(WorkingCalendar calendar, LocalDate day, ImmutableArray<Term> terms, CountingWay way)
    {
        var walk = new Walk(calendar);
        var last = day;
        for (var i = 0; i < terms.Length; i++)
        {
            var first = i == 0 && way.EventIsDayOne ? last : last.PlusDays(1);
            last = walk.Term(first, last, terms[i], i, i == 0 && way.EventIsDayOne);
        }

        if (way.LastDayMoves)
        {
            last = walk.ToWorking(last, terms.Length - 1);
        }

        return walk.Ends(day, last);
    }

    /// <summary>Counts back: the last day that is still the whole term before an event. The day before the event is day one.</summary>
    public static Count Before(WorkingCalendar calendar, LocalDate day, ImmutableArray<Term> terms)
    {
        var last = terms.Aggregate(day, calendar.Subtract);
        var provisional = terms.Any(t => t.Unit == TermUnit.WorkingDays) && Enumerable.Range(last.Year, day.Year - last.Year + 1).Any(y => calendar.IsProvisional(new LocalDate(y, 1, 1)));
        return new(day, last, [], provisional);
    }

    public static Count To(WorkingCalendar calendar, LocalDate day, CalendarPoint point)
    {
        var walk = new Walk(calendar);
        var end = new LocalDate(day.Year, day.Month, 1).PlusMonths(2).PlusDays(-1);
        return walk.Ends(day, walk.BackToWorking(end));
    }

    private sealed class Walk(WorkingCalendar calendar)
    {
        private readonly List<CountedSpan> spans = [];
        private bool provisional;

        public Count Ends(LocalDate day, LocalDate last) => new(day, last, [.. spans], provisional);

        public LocalDate Term(LocalDate first, LocalDate before, Term term, int index, bool eventIsDayOne)
        {
            switch (term.Unit)
            {
                case TermUnit.WorkingDays:
                    return Working(first, term.Length, index);
                case TermUnit.Days:
                    var last = first.PlusDays(term.Length - 1);
                    spans.Add(new(first, last, index, 1, null));
                    return last;
                default:
                    // The same number of the last month; counted with the event itself, the day before it.
                    var end = term.Unit == TermUnit.Months ? before.PlusMonths(term.Length) : before.PlusYears(term.Length);
                    end = eventIsDayOne ? end.PlusDays(-1) : end;
                    spans.Add(new(first, end, index, null, null));
                    return end;
            }
        }

        private LocalDate Working(LocalDate day, int length, int index)
        {
            for (var number = 0; ; day = day.PlusDays(1))
            {
                if (!IsWorking(day))
                {
                    Add(day, index, null, calendar.KindOf(day));
                }
                else
                {
                    Add(day, index, ++number, null);
                    if (number >= length)
                    {
                        return day;
                    }
                }
            }
        }

        // The last day stays counted; what follows is the way to the day it moves to.
        public LocalDate ToWorking(LocalDate day, int index)
        {
            if (IsWorking(day))
            {
                return day;
            }

            for (day = day.PlusDays(1); !IsWorking(day); day = day.PlusDays(1))
            {
                Add(day, index, null, calendar.KindOf(day));
            }

            spans.Add(new(day, day, index, null, null));
            return day;
        }

        public LocalDate BackToWorking(LocalDate day)
        {
            while (!IsWorking(day))
            {
                spans.Insert(0, new(day, day, 0, null, calendar.KindOf(day)));
                day = day.PlusDays(-1);
            }

            spans.Insert(0, new(day, day, 0, null, null));
            return day;
        }

        private bool IsWorking(LocalDate day)
        {
            provisional |= calendar.IsProvisional(day);
            return calendar.IsWorking(day);
        }

        // Days treated alike grow the last span.
        private void Add(LocalDate day, int index, int? number, DayKind? skipped)
        {
            if (spans is [.., var last] && last.Until.PlusDays(1) == day && last.Term == index && last.Skipped == skipped && last.FirstNumber is null == number is null)
            {
                spans[^1] = last with { Until = day };
            }
            else
            {
                spans.Add(new(day, day, index, number, skipped));
            }
        }
    }
}
