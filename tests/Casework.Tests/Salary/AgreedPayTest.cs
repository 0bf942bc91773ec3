using NodaTime;

namespace Hqs.Casework.Tests.Salary;

public sealed class AgreedPayTest
{
    [Theory]
    [InlineData("260000 RUB", "260000 RUB per month; 780000 RUB per quarter; 3120000 RUB per year")]
    [InlineData("0.01 EUR", "0.01 EUR per month; 0.03 EUR per quarter; 0.12 EUR per year")]
    public void Agreed_pay_is_known_for_the_month_the_quarter_and_the_year(string month, string agreed) =>
        Assert.Equal(agreed, new TinyCase($"employment: {{ gross_pay_per_month: {month} }}").Fact("salary.agreed"));

    [Fact]
    public void Pay_nobody_agreed_is_missing_and_not_nothing() =>
        Assert.Equal("missing: employment.gross_pay_per_month", new TinyCase("").Fact("salary.agreed"));

    [Theory]
    [InlineData("2026-11-22", "2026-11-23")]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-24", "2026-11-24")]
    public void Pay_is_tested_by_the_law_of_the_first_day_of_work_and_never_of_a_day_gone_by(string starts, string tested) =>
        Assert.Equal(tested, new TinyCase($"employment: {{ starts_on: {starts} }}", new LocalDate(2026, 11, 23)).Fact("salary.tested_on"));

    [Fact]
    public void Without_a_first_day_the_law_of_the_pay_is_open() =>
        Assert.Equal("missing: employment.starts_on", new TinyCase("").Fact("salary.tested_on"));
}
