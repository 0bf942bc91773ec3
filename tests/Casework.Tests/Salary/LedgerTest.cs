using FsCheck;
using FsCheck.Fluent;
using Hqs.Casework.Salary;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Salary;

public sealed class LedgerTest
{
    private static readonly string?[] Kinds = [null, "salary", "bonus", "vacation_pay", "per_diem"];

    private static readonly Gen<LedgerLine> Line =
        from month in Gen.Choose(0, 5)
        from minor in Gen.Choose(-5, 99_999_999)
        from kind in Gen.Choose(0, Kinds.Length - 1)
        from dollars in Gen.Choose(0, 3)
        from late in Gen.Choose(0, 40)
        select new LedgerLine(new LocalDate(2025, 11, 1).PlusMonths(month), new Money(minor, dollars == 0 ? "USD" : "RUB", PayPeriod.None), Kinds[kind], null, new LocalDate(2025, 11, 10).PlusMonths(month).PlusDays(late), null, null, null);

    [Fact]
    public void A_month_is_the_sum_of_its_lines_in_each_currency() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Line.ListOf().ToArbitrary(), lines =>
    {
        foreach (var byDay in new[] { true, false })
        {
            for (var month = new LocalDate(2025, 10, 1); month < new LocalDate(2026, 8, 1); month = month.PlusMonths(1))
            {
                var (roubles, dollars) = (0L, 0L);
                foreach (var line in lines)
                {
                    var day = byDay ? line.PaidOn!.Value : line.Month;
                    if (day.Year == month.Year && day.Month == month.Month && (line.Kind is null or "salary" or "bonus"))
                    {
                        (roubles, dollars) = line.Paid!.Currency == "RUB" ? (roubles + line.Paid.Minor, dollars) : (roubles, dollars + line.Paid.Minor);
                    }
                }

                var counted = new Ledger(lines).Counted(month, new(new Codes(["salary", "bonus"]), byDay));
                Assert.Equal((roubles, dollars), (counted.Where(m => m.Currency == "RUB").Sum(m => m.Minor), counted.Where(m => m.Currency == "USD").Sum(m => m.Minor)));
                Assert.Equal(counted.Length, counted.Select(m => m.Currency).Distinct().Count());
            }
        }
    }));

    [Fact]
    public void A_month_without_a_line_or_with_a_line_without_a_sum_is_not_written_up()
    {
        var month = new LocalDate(2026, 1, 1);
        var line = new LedgerLine(month, null, null, null, null, 3, null, null);

        Assert.False(new Ledger([]).IsWrittenUp(month));
        Assert.False(new Ledger([line, line with { Paid = new(1, "RUB", PayPeriod.None) }]).IsWrittenUp(month));
        Assert.True(new Ledger([line with { Paid = new(0, "RUB", PayPeriod.None) }]).IsWrittenUp(month));
    }
}
