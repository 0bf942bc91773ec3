using FsCheck;
using FsCheck.Fluent;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Rules.Tests;

/// <summary>The calendar against a slower one that ticks off every day of 2015–2027, and against the yearly totals of the decrees.</summary>
public class WorkingCalendarOracleTest
{
    private static readonly LocalDate First = new(2015, 1, 1);
    private static readonly LocalDate Last = new(2027, 12, 31);
    private static readonly WorkingCalendar Calendar = Shipped.Calendar();

    // Read from the text of the file itself, not through the engine.
    private static readonly HashSet<string> Off = Shipped.CalendarDays("off");
    private static readonly HashSet<string> Worked = Shipped.CalendarDays("worked");

    [Theory]
    [InlineData(2015, 247)]
    [InlineData(2016, 247)]
    [InlineData(2017, 247)]
    [InlineData(2018, 247)]
    [InlineData(2019, 247)]
    [InlineData(2020, 248)]
    [InlineData(2021, 247)]
    [InlineData(2022, 247)]
    [InlineData(2023, 247)]
    [InlineData(2024, 248)]
    [InlineData(2025, 247)]
    [InlineData(2026, 247)]
    [InlineData(2027, 247)]
    public void A_year_has_as_many_working_days_as_its_decree_says(int year, int days) =>
        Assert.Equal(days, EveryDay().Count(d => d.Year == year && Calendar.IsWorking(d)));

    [Fact]
    public void Every_day_is_worked_or_off_as_the_file_says() =>
        Assert.All(EveryDay(), day => Assert.Equal(IsWorkingByHand(day), Calendar.IsWorking(day)));

    [Fact]
    public void Every_term_of_working_days_ends_where_counting_by_hand_ends()
    {
        // worked[i] = working days up to and including day i, so a term of n from day i ends on the first day with worked[i] + n.
        var days = EveryDay().ToArray();
        var worked = new int[days.Length];
        for (var i = 0; i < days.Length; i++)
        {
            worked[i] = (i == 0 ? 0 : worked[i - 1]) + (IsWorkingByHand(days[i]) ? 1 : 0);
        }

        foreach (var length in new[] { 1, 2, 3, 7, 10, 20, 30, 90 })
        {
            var end = 0;
            for (var start = 0; start < days.Length && worked[start] + length <= worked[^1]; start++)
            {
                while (worked[end] < worked[start] + length)
                {
                    end++;
                }

                Assert.Equal(days[end], Calendar.Add(days[start], new Term(length, TermUnit.WorkingDays)));
            }
        }
    }

    [Fact]
    public void From_a_working_day_there_and_back_is_the_same_day()
    {
        var starts = EveryDay().Where(d => d.Year is > 2015 and < 2027 && IsWorkingByHand(d)).ToArray();
        var samples = from start in Gen.Elements(starts) from length in Gen.Choose(1, 120) select (start, length);

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000).WithReplay(1, 3), Prop.ForAll(samples.ToArbitrary(), c =>
        {
            var term = new Term(c.length, TermUnit.WorkingDays);
            return Calendar.Subtract(Calendar.Add(c.start, term), term) == c.start && Calendar.Add(Calendar.Subtract(c.start, term), term) == c.start;
        }));
    }

    private static IEnumerable<LocalDate> EveryDay()
    {
        for (var day = First; day <= Last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static bool IsWorkingByHand(LocalDate day)
    {
        var text = day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? Worked.Contains(text) : !Off.Contains(text);
    }
}
