using Hqs.Casework.Salary;
using NodaTime;

namespace Hqs.Casework.Tests.Salary;

public sealed class ReconciledTest
{
    private const string Work = "employer: { name: Ours, kind: commercial, special_regime: none, state_academy: no }\nemployment: { activity: management, starts_on: 2025-01-01, ended: no }\n";

    [Theory]
    [InlineData("{ month: 2025-04-01, paid: 100 RUB }", "100", Explanation.Agrees, 0, "")]
    [InlineData("{ month: 2025-04-01, paid: 100 RUB }", "99.99", Explanation.Unexplained, -1, "")]
    [InlineData("{ month: 2025-04-01, paid: 100 RUB }, { month: 2025-04-01, paid: 30 RUB, kind: vacation_pay }, { month: 2025-04-01, paid: 5 RUB, kind: reimbursement }", "130", Explanation.OtherPayments, 3000, "vacation_pay")]
    [InlineData("{ month: 2025-04-01, paid: 100 RUB, kind: salary }, { month: 2025-04-01, paid: 30 RUB, kind: dividend }, { month: 2025-04-01, paid: 5 RUB, kind: in_kind }", "135", Explanation.OtherPayments, 3500, "dividend in_kind")]
    [InlineData("{ month: 2025-04-01, paid: 60 RUB }, { month: 2025-04-01, paid: 40 RUB, paid_on: 2025-05-10 }", "60", Explanation.PaidInAnotherMonth, -4000, "")]
    [InlineData("{ month: 2025-04-01, paid: 100 USD }", "100", Explanation.OtherCurrency, null, "")]
    public void A_difference_is_explained_where_the_ledger_can(string lines, string reported, Explanation explanation, int? difference, string kinds)
    {
        var row = Rows($"pay: {{ months: [ {lines} ], reported: [ {{ month: 2025-04-30, income: \"{reported} RUB\" }} ] }}\n").Single();

        Assert.Equal((explanation, difference, kinds), (row.Explanation, row.Difference?.Minor, string.Join(' ', row.Kinds)));
    }

    [Fact]
    public void A_sum_shifted_to_the_next_month_is_seen()
    {
        var rows = Rows("pay: { months: [ { month: 2025-04-01, paid: 100 RUB }, { month: 2025-05-01, paid: 100 RUB }, { month: 2025-06-01, paid: 100 RUB } ], reported: [ { month: 2025-04-01, income: 70 RUB }, { month: 2025-05-01, income: 130 RUB }, { month: 2025-06-01, income: 100 RUB } ] }\n");

        Assert.Equal([Explanation.Neighbour, Explanation.Neighbour, Explanation.Agrees], rows.Select(r => r.Explanation));
    }

    [Fact]
    public void A_month_in_one_place_only_is_told()
    {
        var rows = Rows("pay: { months: [ { month: 2025-04-01, paid: 100 RUB }, { month: 2025-05-01, paid: 100 RUB } ], reported: [ { month: 2025-04-01, income: 100 RUB }, { month: 2025-06-01, income: 100 RUB } ] }\n");

        Assert.Equal([Explanation.Agrees, Explanation.NotReported, Explanation.NotInLedger], rows.Select(r => r.Explanation));
    }

    [Fact]
    public void Another_employers_report_is_not_ours() =>
        Assert.Empty(Rows("pay: { months: [ { month: 2025-04-01, paid: 100 RUB } ], reported: [ { month: 2025-04-01, income: 100 RUB, employer: Theirs } ] }\n"));

    private static IEnumerable<Reconciled> Rows(string pay) => PayTestTest.Test(Work + pay, new LocalDate(2026, 11, 23)).Accounts[0].Reconciliation;
}
