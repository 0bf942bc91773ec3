using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hqs.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Hqs.Rules.Tests;

/// <summary>
/// Terms counted out day by day: the vectors of the research, the awkward days of the calendar, and every way of counting against a
/// slow walk over 2015–2027 that shares nothing with the engine but the text of the calendar file.
/// </summary>
public class CountingTest
{
    private static readonly WorkingCalendar Calendar = Shipped.Calendar();
    private static readonly CountingWay NextDay = new(EventIsDayOne: false, LastDayMoves: false);

    private static readonly HashSet<string> Off = Shipped.CalendarDays("off");
    private static readonly HashSet<string> Worked = Shipped.CalendarDays("worked");
    private static readonly HashSet<string> Special = Shipped.CalendarDays("special");

    [Theory]
    [InlineData("2026-12-30", "3 WD", "2027-01-13")]
    [InlineData("2026-12-28", "3 WD", "2027-01-11")]
    [InlineData("2026-10-30", "3 WD", "2026-11-05")]
    [InlineData("2026-11-20", "3 WD", "2026-11-25")]
    [InlineData("2026-11-20", "30 WD", "2027-01-12")]
    [InlineData("2027-02-18", "3 WD", "2027-02-24")]
    [InlineData("2026-04-29", "3 WD", "2026-05-05")]
    [InlineData("2026-11-23", "7 WD", "2026-12-02")]
    [InlineData("2026-11-20", "30 WD, 30 D", "2027-02-11")]
    [InlineData("2024-01-31", "1 M", "2024-02-29")]
    [InlineData("2023-01-31", "1 M", "2023-02-28")]
    [InlineData("2024-02-29", "1 Y", "2025-02-28")]
    [InlineData("2026-12-31", "1 D", "2027-01-01")]
    public void A_term_ends_where_the_research_counted_it(string from, string terms, string due) =>
        Assert.Equal(Day(due), Counting.After(Calendar, Day(from), Terms(terms), NextDay).DueOn);

    [Theory]
    [InlineData("2024-03-31", "2024-04-27")]
    [InlineData("2023-03-31", "2023-04-28")]
    [InlineData("2020-09-30", "2020-10-30")]
    [InlineData("2020-12-31", "2021-01-29")]
    [InlineData("2026-09-30", "2026-10-30")]
    [InlineData("2026-12-31", "2027-01-29")]
    [InlineData("2027-03-31", "2027-04-30")]
    [InlineData("2027-06-30", "2027-07-30")]
    [InlineData("2027-09-30", "2027-10-29")]
    public void The_last_working_day_of_the_next_month_may_be_a_working_Saturday(string quarterEnds, string due) =>
        Assert.Equal(Day(due), Counting.To(Calendar, Day(quarterEnds), CalendarPoint.LastWorkingDayOfNextMonth).DueOn);

    [Fact]
    public void The_day_of_the_event_may_be_day_one()
    {
        var count = Counting.After(Calendar, Day("2026-08-23"), Terms("90 D, 7 WD"), new(EventIsDayOne: true, LastDayMoves: false));

        Assert.Equal((Day("2026-08-23"), Day("2026-11-20")), (count.Spans[0].From, count.Spans[0].Until));
        Assert.Equal(Day("2026-12-01"), count.DueOn);
    }

    [Fact]
    public void A_month_counted_with_its_first_day_ends_a_day_earlier() =>
        Assert.Equal(Day("2026-02-14"), Counting.After(Calendar, Day("2026-01-15"), Terms("1 M"), new(EventIsDayOne: true, LastDayMoves: false)).DueOn);

    [Fact]
    public void A_last_day_that_is_off_moves_only_where_the_law_says_so()
    {
        // 30 days from 2 December 2026 end on 1 January 2027; work begins again on the 11th.
        Assert.Equal(Day("2027-01-01"), Counting.After(Calendar, Day("2026-12-02"), Terms("30 D"), NextDay).DueOn);
        Assert.Equal(Day("2027-01-11"), Counting.After(Calendar, Day("2026-12-02"), Terms("30 D"), new(false, LastDayMoves: true)).DueOn);
    }

    [Fact]
    public void A_day_in_a_year_without_a_decree_is_provisional()
    {
        Assert.False(Counting.After(Calendar, Day("2027-12-20"), Terms("3 WD"), NextDay).IsProvisional);
        Assert.True(Counting.After(Calendar, Day("2027-12-30"), Terms("3 WD"), NextDay).IsProvisional);
        // Calendar days need no decree.
        Assert.False(Counting.After(Calendar, Day("2027-12-30"), Terms("30 D"), NextDay).IsProvisional);
    }

    [Fact]
    public void Days_the_President_declared_non_working_count_or_not()
    {
        // 27 March 2020 was the last day before the first non-working weeks.
        Assert.Equal(Day("2020-04-01"), Counting.After(Calendar, Day("2020-03-27"), Terms("3 WD"), NextDay).DueOn);
        Assert.Equal(Day("2020-05-14"), Counting.After(Calendar.WithoutPresidentialDays, Day("2020-03-27"), Terms("3 WD"), NextDay).DueOn);
    }

    [Fact]
    public void Counted_back_the_day_before_is_day_one()
    {
        Assert.Equal(Day("2026-11-20"), Counting.Before(Calendar, Day("2026-11-23"), Terms("3 D")).DueOn);
        Assert.Equal(Day("2026-11-18"), Counting.Before(Calendar, Day("2026-11-23"), Terms("3 WD")).DueOn);
    }

    [Fact]
    public void Every_way_of_counting_agrees_with_a_walk_over_the_wall_calendar()
    {
        var samples =
            from day in Gen.Choose(0, Period.DaysBetween(Day("2015-01-01"), Day("2027-06-30")))
            from lengths in Gen.Elements("3 WD", "7 WD", "2 WD", "30 WD", "30 WD, 30 D", "90 D, 7 WD", "30 D, 7 WD", "1 D", "30 D", "15 D", "1 M", "6 M", "2 M", "1 WD", "1 Y", "3 D")
            from eventIsDayOne in Gen.Elements(true, false)
            from moves in Gen.Elements(true, false)
            from presidential in Gen.Elements(true, false)
            select (Day: Day("2015-01-01").PlusDays(day), lengths, eventIsDayOne, moves, presidential);

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000).WithReplay(20261123, 7), Prop.ForAll(samples.ToArbitrary(), s =>
        {
            var calendar = s.presidential ? Calendar : Calendar.WithoutPresidentialDays;
            var count = Counting.After(calendar, s.Day, Terms(s.lengths), new(s.eventIsDayOne, s.moves));
            var byHand = ByHand(s.Day, s.lengths, s.eventIsDayOne, s.moves, s.presidential);
            if (count.DueOn != byHand)
            {
                throw new InvalidOperationException($"{s}: counted {count.DueOn}, by hand {byHand}");
            }

            Spans(count, s.Day, s.eventIsDayOne, s.presidential);
        }));
    }

    // The arithmetic shown must be the arithmetic done: no day left out, none twice, each for its reason.
    private static void Spans(Count count, LocalDate day, bool eventIsDayOne, bool presidentialCount)
    {
        var expected = eventIsDayOne ? day : day.PlusDays(1);
        foreach (var span in count.Spans)
        {
            Assert.Equal(expected, span.From);
            Assert.True(span.Until >= span.From);
            expected = span.Until.PlusDays(1);
            for (var one = span.From; span.Skipped is not null && one <= span.Until; one = one.PlusDays(1))
            {
                Assert.False(IsWorkingByHand(one, presidentialCount));
            }
        }

        Assert.Equal(count.DueOn.PlusDays(1), expected);
    }

    private static LocalDate ByHand(LocalDate day, string terms, bool eventIsDayOne, bool moves, bool presidentialCount)
    {
        var today = day;
        var dayOneIsToday = eventIsDayOne;
        foreach (var term in terms.Split(", "))
        {
            var (length, unit) = (int.Parse(term.Split(' ')[0], CultureInfo.InvariantCulture), term.Split(' ')[1]);
            if (unit is "M" or "Y")
            {
                // Same number of a later month; where there is none, its last day. Written without the library's own month arithmetic.
                var (year, month) = (today.Year, today.Month + (unit == "M" ? length : 12 * length));
                (year, month) = (year + ((month - 1) / 12), ((month - 1) % 12) + 1);
                var last = new[] { 31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }[month - 1];
                today = new LocalDate(year, month, Math.Min(today.Day, last));
                today = dayOneIsToday ? today.PlusDays(-1) : today;
            }
            else
            {
                var ticked = 0;
                today = dayOneIsToday ? today.PlusDays(-1) : today;
                while (ticked < length)
                {
                    today = today.PlusDays(1);
                    ticked += unit == "D" || IsWorkingByHand(today, presidentialCount) ? 1 : 0;
                }
            }

            dayOneIsToday = false;
        }

        while (moves && !IsWorkingByHand(today, presidentialCount))
        {
            today = today.PlusDays(1);
        }

        return today;
    }

    private static bool IsWorkingByHand(LocalDate day, bool presidentialCount)
    {
        var text = day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
            ? Worked.Contains(text)
            : !Off.Contains(text) && (presidentialCount || !Special.Contains(text));
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static ImmutableArray<Term> Terms(string text) =>
    [
        .. text.Split(", ").Select(t => new Term(
            int.Parse(t.Split(' ')[0], CultureInfo.InvariantCulture),
            t.Split(' ')[1] switch { "WD" => TermUnit.WorkingDays, "D" => TermUnit.Days, "M" => TermUnit.Months, _ => TermUnit.Years })),
    ];
}
