namespace Hqs.Casework.Tests.Salary;

public sealed class QuarterPayTest
{
    private const string Quarter = "quarter:2026-Q3";
    private const string WholeQuarter = "employment: { starts_on: 2026-01-12, ended: no }\n";

    [Fact]
    public void The_quarter_is_the_sum_of_its_months_and_the_month_is_the_lowest() =>
        Assert.Equal("99999 RUB per month; 600000 RUB per quarter", Paid(WholeQuarter, "2026-07-01 99999 RUB", "2026-08-01 300001 RUB", "2026-09-01 200000 RUB"));

    [Fact]
    public void A_month_is_named_by_any_of_its_days() =>
        Assert.Equal("100000 RUB per month; 300000 RUB per quarter", Paid(WholeQuarter, "2026-07-31 100000 RUB", "2026-08-10 100000 RUB", "2026-09-30 100000 RUB"));

    [Fact]
    public void Two_payments_of_a_month_add_up_before_months_are_compared() =>
        Assert.Equal("100000 RUB per month; 350000 RUB per quarter", Paid(WholeQuarter, "2026-07-05 60000 RUB", "2026-07-20 90000 RUB", "2026-08-01 100000 RUB", "2026-09-01 100000 RUB"));

    [Fact]
    public void Kopecks_are_kept() =>
        Assert.Equal("0.01 RUB per month; 0.03 RUB per quarter", Paid(WholeQuarter, "2026-07-01 0.01 RUB", "2026-08-01 0.01 RUB", "2026-09-01 0,01 RUB"));

    [Fact]
    public void A_missing_month_of_work_leaves_the_quarter_unknown() =>
        Assert.Equal("missing: pay.months", Paid(WholeQuarter, "2026-07-01 300000 RUB", "2026-09-01 300000 RUB"));

    [Fact]
    public void Months_of_other_quarters_do_not_help() =>
        Assert.Equal("missing: pay.months", Paid(WholeQuarter, "2026-06-30 300000 RUB", "2026-08-01 300000 RUB", "2026-09-01 300000 RUB", "2026-10-01 300000 RUB"));

    [Fact]
    public void A_row_without_a_sum_is_a_missing_month() =>
        Assert.Equal("missing: pay.months", new TinyCase(WholeQuarter + "pay: { months: [ { month: 2026-07-01 }, { month: 2026-08-01, paid: 1 RUB }, { month: 2026-09-01, paid: 1 RUB } ] }").Fact("quarter.paid", Quarter));

    [Fact]
    public void Without_a_ledger_the_ledger_is_what_is_missing() =>
        Assert.Equal("missing: pay.months", new TinyCase(WholeQuarter).Fact("quarter.paid", Quarter));

    [Fact]
    public void Two_currencies_are_never_added_up() =>
        Assert.Equal("missing: pay.months", Paid(WholeQuarter, "2026-07-01 300000 RUB", "2026-08-01 4000 USD", "2026-09-01 300000 RUB"));

    [Theory]
    [InlineData("starts_on: 2026-08-01, ended: no", "100000 RUB per month; 200000 RUB per quarter")]
    [InlineData("starts_on: 2026-07-31, ended: no", "missing: pay.months")]
    public void A_month_wholly_before_work_needs_no_payment(string employment, string paid) =>
        Assert.Equal(paid, Paid($"employment: {{ {employment} }}\n", "2026-08-01 100000 RUB", "2026-09-01 100000 RUB"));

    [Theory]
    [InlineData("ended: yes, ended_on: 2026-07-31", "100000 RUB per month; 100000 RUB per quarter")]
    [InlineData("ended: yes, ended_on: 2026-08-01", "missing: ")]
    [InlineData("ended: yes", "missing: employment.ended_on")]
    [InlineData("ended_on: 2026-07-31", "missing: employment.ended")]
    [InlineData("ended: no", "missing: ")]
    public void A_month_wholly_after_the_last_day_needs_no_payment(string ended, string paid) =>
        Assert.StartsWith(paid, Paid($"employment: {{ starts_on: 2026-01-12, {ended} }}\n", "2026-07-01 100000 RUB"), StringComparison.Ordinal);

    [Fact]
    public void A_quarter_in_which_nobody_worked_has_no_pay_to_test() =>
        Assert.StartsWith("missing: ", Paid("employment: { starts_on: 2027-01-01, ended: no }\n", "2026-01-01 100000 RUB"), StringComparison.Ordinal);

    [Theory]
    [InlineData("starts_on: 2026-07-01, ended: no", "yes")]
    [InlineData("starts_on: 2026-07-02", "no")]
    [InlineData("starts_on: 2026-07-01, ended: yes, ended_on: 2026-09-30", "yes")]
    [InlineData("starts_on: 2026-07-01, ended: yes, ended_on: 2026-09-29", "no")]
    [InlineData("starts_on: 2026-07-01", "missing: employment.ended")]
    [InlineData("starts_on: 2026-07-01, ended: yes", "missing: employment.ended_on")]
    [InlineData("ended: no", "missing: employment.starts_on")]
    public void The_contract_ran_through_a_quarter_from_its_first_day_to_its_last(string employment, string throughout) =>
        Assert.Equal(throughout, new TinyCase($"employment: {{ {employment} }}").Fact("quarter.worked_throughout", Quarter));

    [Theory]
    [InlineData("unpaid_leave_days: 0, sick_days: 0", "unpaid_leave_days: 0, sick_days: 1", "yes")]
    [InlineData("unpaid_leave_days: 0, sick_days: 0", "unpaid_leave_days: 0, sick_days: 0", "no")]
    [InlineData("unpaid_leave_days: 0, sick_days: 0", "unpaid_leave_days: 0", "missing: pay.months")]
    [InlineData("paid: 1 RUB", "unpaid_leave_days: 2", "yes")]
    public void A_break_shows_in_any_month_and_its_absence_only_in_all(string first, string others, string broken) =>
        Assert.Equal(broken, new TinyCase($"pay: {{ months: [ {{ month: 2026-07-01, {first} }}, {{ month: 2026-08-01, {others} }}, {{ month: 2026-09-01, {others} }} ] }}").Fact("quarter.had_break", Quarter));

    private static string Paid(string employment, params string[] months)
    {
        var rows = months.Select(m => $"{{ month: {m[..10]}, paid: \"{m[11..]}\" }}");
        return new TinyCase($"{employment}pay: {{ months: [ {string.Join(", ", rows)} ] }}").Fact("quarter.paid", Quarter);
    }
}
