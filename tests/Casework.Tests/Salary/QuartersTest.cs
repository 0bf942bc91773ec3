using Hqs.Casework.Salary;
using NodaTime;

namespace Hqs.Casework.Tests.Salary;

public sealed class QuartersTest
{
    [Theory]
    [InlineData(2026, 1, 1, "2026-Q1", 31, 3)]
    [InlineData(2026, 3, 31, "2026-Q1", 31, 3)]
    [InlineData(2026, 4, 1, "2026-Q2", 30, 6)]
    [InlineData(2026, 9, 30, "2026-Q3", 30, 9)]
    [InlineData(2026, 12, 31, "2026-Q4", 31, 12)]
    [InlineData(2028, 2, 29, "2028-Q1", 31, 3)]
    public void A_day_lies_in_a_named_quarter(int year, int month, int day, string name, int lastDay, int lastMonth)
    {
        var date = new LocalDate(year, month, day);

        Assert.Equal(name, Quarters.Name(date));
        Assert.Equal(new LocalDate(year, lastMonth, lastDay), Quarters.LastDay(date));
        Assert.Equal(Quarters.FirstDay(date), Quarters.Named(name));
    }

    [Theory]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("26-Q1")]
    [InlineData(" 202-Q1")]
    [InlineData("2026-Q11")]
    [InlineData("unknown")]
    [InlineData("")]
    public void No_other_name_is_a_quarter(string name) => Assert.Null(Quarters.Named(name));

    [Theory]
    [InlineData("starts_on: 2026-08-15", new[] { "2026-Q3", "2026-Q4" })]
    [InlineData("starts_on: 2026-10-01", new[] { "2026-Q4" })]
    [InlineData("starts_on: 2026-11-23", new[] { "2026-Q4" })]
    [InlineData("starts_on: 2025-12-31, ended: yes, ended_on: 2026-06-30", new[] { "2025-Q4", "2026-Q1", "2026-Q2" })]
    [InlineData("starts_on: 2025-12-31, ended: yes, ended_on: 2026-07-01", new[] { "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3" })]
    public void Work_has_the_quarters_from_its_first_day_to_its_last_or_to_today(string employment, string[] quarters) =>
        Assert.Equal(quarters, new TinyCase($"employment: {{ {employment} }}").Quarters());

    [Fact]
    public void Work_that_starts_later_in_this_quarter_is_no_finished_quarter() =>
        Assert.Equal("no", new TinyCase("employment: { starts_on: 2026-12-01 }").Fact("quarter.is_over", "quarter:2026-Q4"));

    [Fact]
    public void Work_of_a_coming_quarter_has_no_quarter_yet() =>
        Assert.Empty(new TinyCase("employment: { starts_on: 2027-01-01 }").Quarters());

    [Fact]
    public void Without_a_permit_and_a_first_day_there_is_no_quarter() => Assert.Empty(new TinyCase("").Quarters());

    [Fact]
    public void A_permit_without_a_first_day_of_work_means_quarters_nobody_has_named()
    {
        var tiny = new TinyCase("permit: { held: yes }");

        Assert.Equal(["unknown"], tiny.Quarters());
        Assert.Equal("missing: employment.starts_on", tiny.Fact("quarter.starts_on", "quarter:unknown"));
    }

    [Theory]
    [InlineData(12, 31, "no")]
    [InlineData(9, 30, "no")]
    [InlineData(10, 1, "yes")]
    public void A_quarter_is_over_on_the_day_after_its_last(int month, int day, string over) =>
        Assert.Equal(over, new TinyCase("", new LocalDate(2026, month, day)).Fact("quarter.is_over", month == 12 ? "quarter:2026-Q4" : "quarter:2026-Q3"));
}
