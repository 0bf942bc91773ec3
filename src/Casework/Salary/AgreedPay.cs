using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>The pay a contract promises, as figures for a full month, quarter and year.</summary>
public static class AgreedPay
{
    public static readonly ComputedFact Agreed = new("salary.agreed", ["employment.gross_pay_per_month"], facts =>
        facts.Amount("employment.gross_pay_per_month") is { } month ? Of(month) : null);

    // An agreed sum is tested by the law of the day it will first be paid for, and of today once work has begun: law may change inside a quarter.
    public static readonly ComputedFact TestedOn = new("salary.tested_on", ["employment.starts_on", "assessment.on"], facts =>
        facts.Date("employment.starts_on") is { } start && facts.Date("assessment.on") is { } on
            ? new Day(LocalDate.Max(start, on))
            : null);

    public static Pay Of(Money month) => new(
    [
        month with { Per = PayPeriod.Month },
        month with { Per = PayPeriod.Quarter, Minor = checked(month.Minor * 3) },
        month with { Per = PayPeriod.Year, Minor = checked(month.Minor * 12) },
    ]);
}
