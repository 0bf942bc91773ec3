using Hqs.Rules.Time;

namespace Hqs.Rules.Tests;

/// <summary>Counting by the calendar the desk ships. Expected days are the test vectors of the research (B7-V) and the decrees.</summary>
public class WorkingCalendarTest
{
    private static readonly WorkingCalendar Calendar = Shipped.Calendar();

    [Theory]
    [InlineData("contract signed, working days across the New Year", "2026-12-30", "3 working_days", "2027-01-13")]
    [InlineData("contract signed, last days of the year", "2026-12-28", "3 working_days", "2027-01-11")]
    [InlineData("contract ended, November holiday", "2026-10-30", "3 working_days", "2026-11-05")]
    [InlineData("contract ended on a Friday", "2026-11-20", "3 working_days", "2026-11-25")]
    [InlineData("contract ended on a Friday, thirty days", "2026-11-20", "30 working_days", "2027-01-12")]
    [InlineData("contract signed, a working Saturday counts", "2027-02-18", "3 working_days", "2027-02-24")]
    [InlineData("contract signed, May holidays", "2026-04-29", "3 working_days", "2026-05-05")]
    [InlineData("passport changed", "2026-11-23", "7 working_days", "2026-12-02")]
    public void The_day_after_the_event_is_day_one(string vector, string start, string term, string last) =>
        Assert.True(Written.Day(last) == Calendar.Add(Written.Day(start), Written.Term(term)), vector);

    // The salary notice is due on the last working day of the month after the quarter.
    [Theory]
    [InlineData("2020-11-01", "2020-10-30")]
    [InlineData("2021-02-01", "2021-01-29")]
    [InlineData("2023-05-01", "2023-04-28")]
    [InlineData("2024-05-01", "2024-04-27")]
    [InlineData("2026-11-01", "2026-10-30")]
    [InlineData("2027-02-01", "2027-01-29")]
    [InlineData("2027-05-01", "2027-04-30")]
    [InlineData("2027-08-01", "2027-07-30")]
    [InlineData("2027-11-01", "2027-10-29")]
    public void One_working_day_before_a_month_is_the_last_of_the_month_before(string nextMonth, string last) =>
        Assert.Equal(Written.Day(last), Calendar.Subtract(Written.Day(nextMonth), Written.Term("1 working_day")));

    [Theory]
    [InlineData("2024-01-31", "1 month", "2024-02-29")]
    [InlineData("2023-01-31", "1 month", "2023-02-28")]
    [InlineData("2026-08-31", "1 month", "2026-09-30")]
    [InlineData("2026-02-28", "1 month", "2026-03-28")]
    [InlineData("2026-10-31", "18 months", "2028-04-30")]
    [InlineData("2024-02-29", "1 year", "2025-02-28")]
    [InlineData("2024-02-29", "4 years", "2028-02-29")]
    [InlineData("2023-02-28", "1 year", "2024-02-28")]
    [InlineData("2024-02-28", "2 days", "2024-03-01")]
    [InlineData("2023-02-28", "2 days", "2023-03-02")]
    [InlineData("2026-03-01", "0 days", "2026-03-01")]
    public void Months_and_years_end_on_the_same_number_or_the_last_day(string start, string term, string last) =>
        Assert.Equal(Written.Day(last), Calendar.Add(Written.Day(start), Written.Term(term)));

    [Theory]
    [InlineData("2024-03-31", "1 month", "2024-02-29")]
    [InlineData("2026-03-01", "30 days", "2026-01-30")]
    [InlineData("2024-02-29", "1 year", "2023-02-28")]
    [InlineData("2027-01-11", "3 working_days", "2026-12-28")]
    [InlineData("2024-04-30", "1 working_day", "2024-04-27")]
    public void Terms_are_counted_back_the_same_way(string end, string term, string first) =>
        Assert.Equal(Written.Day(first), Calendar.Subtract(Written.Day(end), Written.Term(term)));

    [Theory]
    [InlineData("2016-02-20", "2016-02-22")]
    [InlineData("2018-04-28", "2018-04-30")]
    [InlineData("2018-06-09", "2018-06-11")]
    [InlineData("2018-12-29", "2018-12-31")]
    [InlineData("2021-02-20", "2021-02-22")]
    [InlineData("2022-03-05", "2022-03-07")]
    [InlineData("2024-04-27", "2024-04-29")]
    [InlineData("2024-11-02", "2024-04-30")]
    [InlineData("2024-12-28", "2024-12-30")]
    [InlineData("2025-11-01", "2025-11-03")]
    [InlineData("2027-02-20", "2027-02-22")]
    public void A_working_Saturday_is_worked_and_the_day_moved_to_it_is_off(string saturday, string off)
    {
        Assert.True(Calendar.IsWorking(Written.Day(saturday)));
        Assert.False(Calendar.IsWorking(Written.Day(off)));
        Assert.False(Calendar.IsWorking(Written.Day(saturday).PlusDays(7)));
    }

    // Days the President declared non-working are kept apart; their effect on terms was argued.
    [Theory]
    [InlineData("2020-03-30")]
    [InlineData("2020-07-01")]
    [InlineData("2021-11-02")]
    public void Presidential_days_count_as_working(string day) => Assert.True(Calendar.IsWorking(Written.Day(day)));

    [Theory]
    [InlineData("2014-12-31", true)]
    [InlineData("2015-01-01", false)]
    [InlineData("2027-12-31", false)]
    [InlineData("2028-01-01", true)]
    public void A_year_without_a_decree_is_provisional(string day, bool provisional) => Assert.Equal(provisional, Calendar.IsProvisional(Written.Day(day)));

    [Fact]
    public void In_a_provisional_year_only_weekends_are_off()
    {
        Assert.True(Calendar.IsWorking(Written.Day("2029-01-01")));
        Assert.False(Calendar.IsWorking(Written.Day("2029-01-06")));
        Assert.Equal(Written.Day("2029-01-03"), Calendar.Add(Written.Day("2028-12-29"), Written.Term("3 working_days")));
    }
}
