using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Salary;
using NodaTime;

namespace Hqs.Casework.Tests.Salary;

public sealed class PayTestTest
{
    private static readonly LocalDate Later = new(2026, 11, 23);

    private const string Commercial = "employer: { name: Ours, kind: commercial, special_regime: none, state_academy: no }\n";
    private const string Since2010 = "employment: { activity: management, starts_on: 2010-07-01, ended: no, gross_pay_per_month: 260000 RUB }\n";

    // ---- history --------------------------------------------------------------------------------------------------

    // The sums of the register (A1.2, A1.3, A1.18, A1.19), each at its minimum and one kopeck below.
    [Theory]
    [InlineData("2015-Q3", "167000", "167000", "167000", PayState.Reached)]
    [InlineData("2015-Q3", "167000", "166999.99", "400000", PayState.SureShortfall)]
    [InlineData("2023-Q4", "167000", "167000", "167000", PayState.Reached)]
    [InlineData("2023-Q4", "167000", "167000", "166999.99", PayState.SureShortfall)]
    [InlineData("2024-Q1", "167000", "167000", "416000", PayState.Reached)]
    [InlineData("2024-Q1", "167000", "167000", "250000", PayState.PossibleShortfall)]
    [InlineData("2024-Q1", "167000", "167000", "249999.99", PayState.SureShortfall)]
    [InlineData("2024-Q2", "750000", "0", "0", PayState.Reached)]
    [InlineData("2024-Q2", "250000", "250000", "249999.99", PayState.SureShortfall)]
    [InlineData("2026-Q2", "250000", "250000", "250000", PayState.Reached)]
    [InlineData("2026-Q3", "250000", "250000", "250000", PayState.PossibleShortfall)]
    [InlineData("2026-Q3", "717000", "717000", "717000", PayState.Reached)]
    [InlineData("2026-Q3", "717000", "717000", "716999.99", PayState.PossibleShortfall)]
    [InlineData("2026-Q3", "250000", "250000", "249999.99", PayState.SureShortfall)]
    public void The_standard_category_since_2015(string quarter, string first, string second, string third, PayState state) =>
        Assert.Equal(state, Of(Commercial + Since2010 + Ledger(quarter, first, second, third), quarter).State);

    [Theory]
    [InlineData("2015-Q3", "83500", "83500", "83500", PayState.Reached)]
    [InlineData("2019-Q2", "83499.99", "300000", "300000", PayState.SureShortfall)]
    [InlineData("2026-Q2", "83500", "83500", "83500", PayState.Reached)]
    [InlineData("2026-Q3", "83500", "83500", "83500", PayState.PossibleShortfall)]
    [InlineData("2026-Q3", "358500", "358500", "358500", PayState.Reached)]
    public void Teachers_are_tested_by_the_month(string quarter, string first, string second, string third, PayState state)
    {
        const string University = "employer: { name: Ours, kind: educational, accredited: yes, special_regime: none, state_academy: no }\nemployment: { activity: teaching, starts_on: 2010-07-01, ended: no }\n";

        Assert.Equal(state, Of(University + Ledger(quarter, first, second, third), quarter).State);
    }

    [Theory]
    [InlineData("500000", true)]
    [InlineData("499999.99", false)]
    public void Until_2015_the_law_tested_a_year(string each, bool isReached)
    {
        var quarter = Of(Commercial + Since2010 + "pay: { months: [ " + string.Join(", ", Enumerable.Range(0, 12).Select(i => $"{{ month: {Iso(new LocalDate(2013, 1, 1).PlusMonths(i))}, paid: \"{(i % 3 == 0 ? each : "0")} RUB\" }}")) + " ] }\n", "2013-Q4");

        Assert.Equal(2_000_000_00, quarter.Year!.Bar.Minimum.Minor);
        Assert.Equal(isReached, quarter.Year.IsReached);
        Assert.Equal(isReached ? PayState.Reached : PayState.NotTested, quarter.State);
    }

    [Fact]
    public void Skolkovo_has_no_minimum() =>
        Assert.Equal(PayState.NoMinimum, Of("employer: { name: Ours, kind: commercial, special_regime: skolkovo, state_academy: no }\n" + Since2010 + Ledger("2026-Q2", "1", "1", "1"), "2026-Q2").State);

    [Fact]
    public void Nothing_is_known_of_a_quarter_whose_category_is_not()
    {
        var quarter = Of(Since2010 + Ledger("2026-Q2", "1", "1", "1"), "2026-Q2");

        Assert.Equal(PayState.Unknown, quarter.State);
        Assert.NotEmpty(quarter.Missing);
    }

    // ---- absence and part quarters ----------------------------------------------------------------------------------

    [Theory]
    [InlineData("2023-Q4", "sick_days: 20", PayState.Reached)]
    [InlineData("2023-Q4", "other_break_days: 1", PayState.Reached)]
    [InlineData("2023-Q4", "sick_days: 0, unpaid_leave_days: 0", PayState.SureShortfall)]
    [InlineData("2023-Q4", "paid_on: 2023-11-30", PayState.PossibleShortfall)]
    public void A_break_turned_the_month_into_a_quarter_until_2024(string quarter, string absence, PayState state)
    {
        var first = Quarters.Named(quarter)!.Value;
        string Row(int i, string sum) => $"{{ month: {Iso(first.PlusMonths(i))}, paid: {sum} RUB, {absence.Replace("2023-11-30", Iso(first.PlusMonths(i)), StringComparison.Ordinal)} }}";

        Assert.Equal(state, Of(Commercial + Since2010 + $"pay: {{ months: [ {Row(0, "100000")}, {Row(1, "201000")}, {Row(2, "200000")} ] }}\n", quarter).State);
    }

    [Fact]
    public void A_quarter_worked_in_part_is_short_on_one_reading_only()
    {
        var quarter = Of(Commercial + "employment: { activity: management, starts_on: 2025-05-12, ended: no }\n" + Ledger("2025-Q2", null, "180000", "260000"), "2025-Q2");

        Assert.Equal(PayState.PossibleShortfall, quarter.State);
        Assert.Equal(["full", "not_tested"], quarter.Now.Select(r => r.Supposes.Single().Alternative));
        Assert.Equal((310_000_00, 0), (quarter.Now[0].Shortfall!.Minor, quarter.Now[1].Shortfall!.Minor));
    }

    [Fact]
    public void An_answer_leaves_one_reading()
    {
        var quarter = Of(Commercial + "employment: { activity: management, starts_on: 2025-05-12, ended: no }\nanswers: { law.part-quarter: full }\n" + Ledger("2025-Q2", null, "180000", "260000"), "2025-Q2");

        Assert.Equal(PayState.SureShortfall, quarter.State);
        Assert.Empty(Assert.Single(quarter.Now).Supposes);
    }

    // ---- kinds, days of payment, currencies ---------------------------------------------------------------------------

    [Fact]
    public void Holiday_pay_counts_on_one_reading_and_refunded_costs_on_none()
    {
        var quarter = Of(Commercial + Since2010 + "pay: { months: [ { month: 2025-04-01, paid: 250000 RUB }, { month: 2025-05-01, paid: 250000 RUB, kind: salary }, { month: 2025-06-01, paid: 100000 RUB, kind: bonus }, { month: 2025-06-01, paid: 150000 RUB, kind: vacation_pay }, { month: 2025-06-01, paid: 9000000 RUB, kind: reimbursement } ] }\n", "2025-Q2");

        Assert.Equal(PayState.PossibleShortfall, quarter.State);
        Assert.Equal([(600_000_00, 150_000_00), (750_000_00, 0)], quarter.Now.Select(r => (r.Counted!.Minor, r.Shortfall!.Minor)));
        Assert.Equal([Treatment.Counted, Treatment.InDoubt, Treatment.LeftOut], quarter.Months[2].Kinds.Select(k => k.Treatment));
    }

    [Fact]
    public void Pay_of_June_paid_out_in_July_belongs_to_either_quarter()
    {
        const string Months = "pay: { months: [ { month: 2025-04-01, paid: 250000 RUB }, { month: 2025-05-01, paid: 250000 RUB }, { month: 2025-06-01, paid: 250000 RUB, paid_on: 2025-07-10 } ] }\n";
        var quarter = Of(Commercial + Since2010 + Months, "2025-Q2");

        Assert.Equal([("paid_out", 250_000_00), ("earned", 0)], quarter.Now.Select(r => (r.Supposes.Single().Alternative, r.Shortfall!.Minor)));
    }

    [Fact]
    public void Two_currencies_are_never_added_up()
    {
        var quarter = Of(Commercial + Since2010 + "pay: { months: [ { month: 2025-04-01, paid: 900000 RUB }, { month: 2025-05-01, paid: 1 USD }, { month: 2025-06-01, paid: 900000 RUB } ] }\n", "2025-Q2");

        Assert.Equal(PayState.Unknown, quarter.State);
        Assert.Null(quarter.Now[0].Counted);
    }

    [Fact]
    public void Refunds_in_another_currency_do_not_disturb_the_sum() =>
        Assert.Equal(PayState.Reached, Of(Commercial + Since2010 + "pay: { months: [ { month: 2025-04-01, paid: 750000 RUB }, { month: 2025-05-01, paid: 1 USD, kind: per_diem }, { month: 2025-06-01, paid: 0 RUB } ] }\n", "2025-Q2").State);

    // ---- forecast -----------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("2025-05-20", "250000", PayState.Open, null)]
    [InlineData("2025-05-20", "249999.99", PayState.SureShortfall, 2L)]
    [InlineData("2025-05-20", "100000", PayState.SureShortfall, 300_000_00L)]
    public void A_running_quarter_is_forecast_from_the_agreed_pay(string on, string agreed, PayState state, long? more)
    {
        var quarter = Of(Commercial + $"employment: {{ activity: management, starts_on: 2024-01-01, ended: no, gross_pay_per_month: {agreed} RUB }}\npay: {{ months: [ {{ month: 2025-04-01, paid: 250000 RUB }} ] }}\n", "2025-Q2", LocalDate.FromDateTime(DateTime.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(state, quarter.State);
        Assert.Equal(more, quarter.ToPay?.Least.Minor);
        Assert.Equal(new LocalDate(2025, 6, 30), quarter.PayBy);
    }

    // What is paid out a month later is expected a month later too: the quarter gets March, April and May, never a month twice.
    [Fact]
    public void Pay_to_come_is_paid_out_as_late_as_the_last_pay()
    {
        const string Months = "pay: { months: [ { month: 2025-03-01, paid: 250000 RUB, paid_on: 2025-04-10 }, { month: 2025-04-01, paid: 250000 RUB, paid_on: 2025-05-10 } ] }\n";
        var quarter = Of(Commercial + "employment: { activity: management, starts_on: 2025-03-01, ended: no, gross_pay_per_month: 250000 RUB }\n" + Months, "2025-Q2", new(2025, 5, 20));

        Assert.Equal((PayState.Open, 750_000_00L), (quarter.State, quarter.Forecast.Select(r => r.Counted!.Minor).Distinct().Single()));
    }

    [Fact]
    public void A_running_quarter_already_reached_needs_no_forecast() =>
        Assert.Equal(PayState.Reached, Of(Commercial + "employment: { activity: management, starts_on: 2024-01-01, ended: no }\npay: { months: [ { month: 2025-04-01, paid: 750000 RUB } ] }\n", "2025-Q2", new(2025, 5, 20)).State);

    [Fact]
    public void Without_agreed_pay_a_running_quarter_is_unknown()
    {
        var quarter = Of(Commercial + "employment: { activity: management, starts_on: 2024-01-01, ended: no }\npay: { months: [ { month: 2025-04-01, paid: 1 RUB } ] }\n", "2025-Q2", new(2025, 5, 20));

        Assert.Equal(PayState.Unknown, quarter.State);
        Assert.Contains(quarter.Missing, m => m.Id == "employment.gross_pay_per_month");
    }

    [Fact]
    public void The_last_day_to_pay_is_a_working_day_and_provisional_without_a_decree()
    {
        const string Employment = "employment: { activity: management, starts_on: 2026-10-01, ended: no, gross_pay_per_month: 100000 RUB }\n";

        Assert.Equal((new LocalDate(2026, 12, 30), false), PayBy("2026-Q4", new(2026, 11, 23)));
        Assert.Equal((new LocalDate(2028, 3, 31), true), PayBy("2028-Q1", new(2028, 2, 29)));

        (LocalDate?, bool) PayBy(string quarter, LocalDate on) => Of(Commercial + Employment, quarter, on) is var q ? (q.PayBy, q.IsPayByProvisional) : default;
    }

    // ---- several employers --------------------------------------------------------------------------------------------

    [Fact]
    public void Each_employer_is_tested_by_itself()
    {
        const string Pay = "pay:\n  other_employers: [ { employer: Theirs, starts_on: 2025-01-01, agreed_per_month: 100000 RUB, category: it_accredited } ]\n  months: [ "
            + "{ month: 2025-04-01, paid: 240000 RUB }, { month: 2025-05-01, paid: 240000 RUB, employer: OURS }, { month: 2025-06-01, paid: 240000 RUB }, "
            + "{ month: 2025-04-01, paid: 90000 RUB, employer: Theirs, unpaid_leave_days: 0, sick_days: 0 }, { month: 2025-05-01, paid: 90000 RUB, employer: Theirs, unpaid_leave_days: 0, sick_days: 0 }, { month: 2025-06-01, paid: 83499.99 RUB, employer: theirs, unpaid_leave_days: 0, sick_days: 0 } ]\n";
        var accounts = Test(Commercial + Since2010 + Pay, Later).Accounts;

        Assert.Equal(["Ours", "Theirs"], accounts.Select(a => a.Employer));
        Assert.Equal([(PayState.SureShortfall, 30_000_00L), (PayState.SureShortfall, 1L)], accounts.Select(a => a.Quarters.Single(q => q.Name == "2025-Q2")).Select(q => (q.State, q.ToPay!.Value.Least.Minor)));
    }

    [Fact]
    public void Nothing_of_the_first_employer_is_supposed_of_another()
    {
        var theirs = Test(Commercial + Since2010 + "pay: { months: [ { month: 2025-04-01, paid: 1 RUB, employer: Theirs } ] }\n", Later).Accounts[1];

        Assert.Contains(theirs.Missing, m => m.Id == "employment.starts_on");
        Assert.All(theirs.Quarters, q => Assert.Equal(PayState.Unknown, q.State));
    }

    // ---- the case as a whole ----------------------------------------------------------------------------------------

    [Fact]
    public void Finished_quarters_agree_with_the_assessment()
    {
        foreach (var name in Repository.CaseNames)
        {
            var read = Repository.SampleCase(name);
            var findings = Assessment.Of(read, Repository.Rulebook, Later).Findings.Where(f => f.Subject.Kind == "quarter" && f.Rule.Id.StartsWith("salary.quarter-paid-", StringComparison.Ordinal) && f.Status is Rules.Status.Met or Rules.Status.NotMet).ToList();
            var tests = PayTest.Of(read, Repository.Rulebook, Later).Accounts[0].Quarters;
            Assert.All(findings, f => Assert.Equal(f.Status == Rules.Status.Met ? PayState.Reached : PayState.SureShortfall, tests.Single(q => "quarter:" + q.Name == f.Subject.Id).State));
        }
    }

    [Fact]
    public void The_same_case_gives_the_same_bytes()
    {
        var read = Repository.SampleCase("manager-turkey-short-quarter");

        Assert.Equal(PayJson.Write(PayTest.Of(read, Repository.Rulebook, Later)), PayJson.Write(PayTest.Of(read, Repository.Rulebook, Later)));
    }

    internal static PayTest Test(string text, LocalDate on) => PayTest.Of(Repository.Usable(CaseFile.Read("hqs_case: 1\n" + text, "tiny.yaml", Repository.Rulebook)), Repository.Rulebook, on);

    private static QuarterTest Of(string text, string quarter, LocalDate? on = null) => Test(text, on ?? Later).Accounts[0].Quarters.Single(q => q.Name == quarter);

    internal static string Iso(LocalDate day) => AssessmentJson.Date(day);

    private static string Ledger(string quarter, params string?[] sums)
    {
        var first = Quarters.Named(quarter)!.Value;
        var rows = sums.Select((s, i) => s is null ? null : $"{{ month: {Iso(first.PlusMonths(i))}, paid: \"{s} RUB\", unpaid_leave_days: 0, sick_days: 0 }}").OfType<string>();
        return $"pay: {{ months: [ {string.Join(", ", rows)} ] }}\n";
    }
}
