using System.Text.Json;
using Hqs.Casework.Assessments;

namespace Hqs.Casework.Salary;

/// <summary>The pay test as JSON, documented in <c>docs/pay-json.md</c>. Order and names are stable.</summary>
public static class PayJson
{
    public static string Write(PayTest test) => JsonParts.Written(json =>
    {
        json.WriteStartObject();
        json.Day("on", test.On);
        json.WriteString("rulebook", test.Rulebook.Version);
        json.List("employers", test.Accounts, a => Account(json, a));
        json.List("questions", test.Questions, json.Question);
        json.WriteEndObject();
    });

    /// <summary>The word of a state: <c>sure_shortfall</c>.</summary>
    public static string Code(PayState state) => state switch
    {
        PayState.Reached => "reached",
        PayState.SureShortfall => "sure_shortfall",
        PayState.PossibleShortfall => "possible_shortfall",
        PayState.Open => "open",
        PayState.Unknown => "unknown",
        PayState.NotTested => "not_tested",
        PayState.NoMinimum => "no_minimum",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Code(Treatment treatment) => treatment switch
    {
        Treatment.Counted => "counted",
        Treatment.InDoubt => "in_doubt",
        Treatment.LeftOut => "left_out",
        _ => throw new ArgumentOutOfRangeException(nameof(treatment)),
    };

    private static string Code(Explanation explanation) => explanation switch
    {
        Explanation.Agrees => "agrees",
        Explanation.OtherPayments => "other_payments",
        Explanation.PaidInAnotherMonth => "paid_in_another_month",
        Explanation.Neighbour => "neighbouring_month",
        Explanation.NotReported => "not_reported",
        Explanation.NotInLedger => "not_in_ledger",
        Explanation.OtherCurrency => "other_currency",
        Explanation.Unexplained => "unexplained",
        _ => throw new ArgumentOutOfRangeException(nameof(explanation)),
    };

    private static void Account(Utf8JsonWriter json, PayAccount account)
    {
        json.WriteStartObject();
        json.WriteString("employer", account.Employer);
        json.WriteBoolean("of_case", account.IsOfCase);
        json.List("quarters", account.Quarters, q => Quarter(json, q));
        json.List("reconciliation", account.Reconciliation, r => Row(json, r));
        json.Missing(account.Missing);
        json.WriteEndObject();
    }

    private static void Quarter(Utf8JsonWriter json, QuarterTest quarter)
    {
        json.WriteStartObject();
        json.WriteString("quarter", quarter.Name);
        json.Day("first_day", quarter.FirstDay);
        json.Day("last_day", quarter.LastDay);
        json.WriteBoolean("is_over", quarter.IsOver);
        json.WriteString("state", Code(quarter.State));
        json.Amount("short_most", quarter.ToPay?.Most);
        json.Amount("short_least", quarter.ToPay?.Least);
        json.Day("pay_by", quarter.PayBy);
        json.WriteBoolean("pay_by_provisional", quarter.IsPayByProvisional);
        json.Day("contract_ended_on", quarter.EndedOn);
        json.List("months", quarter.Months, m => Month(json, m));
        json.List("readings", quarter.Now, r => Reading(json, r));
        json.List("forecast", quarter.Forecast, r => Reading(json, r));
        if (quarter.Year is { } year)
        {
            json.WriteStartObject("year");
            json.Amount("counted", year.Counted);
            Bar(json, year.Bar, "minimum");
            json.WriteEndObject();
        }

        json.Missing(quarter.Missing);
        json.WriteEndObject();
    }

    private static void Month(Utf8JsonWriter json, MonthPay month)
    {
        json.WriteStartObject();
        json.Day("month", month.Month);
        json.WriteBoolean("work", month.IsWork);
        json.WriteBoolean("written_up", month.IsWrittenUp);
        json.Amount("expected", month.Expected);
        json.List("paid", month.Kinds, k =>
        {
            json.WriteStartObject();
            json.WriteString("kind", k.Kind);
            json.Amount("sum", k.Sum);
            json.WriteString("treatment", Code(k.Treatment));
            json.WriteEndObject();
        });
        json.Number("unpaid_leave_days", month.UnpaidLeaveDays);
        json.Number("sick_days", month.SickDays);
        json.Number("other_break_days", month.OtherBreakDays);
        json.WriteEndObject();
    }

    private static void Reading(Utf8JsonWriter json, PayReading reading)
    {
        json.WriteStartObject();
        json.List("supposes", reading.Supposes, s =>
        {
            json.WriteStartObject();
            json.WriteString("question", s.Question.Id);
            json.WriteString("answer", s.Alternative);
            json.WriteEndObject();
        });
        json.WriteString("rule", reading.Rule?.Id);
        json.Amount("counted", reading.Counted);
        json.List("months", reading.Months, m =>
        {
            json.WriteStartObject();
            json.Day("month", m.Month);
            json.Amount("counted", m.Counted);
            json.Amount("short", reading.GapOf(m));
            json.WriteEndObject();
        });
        json.List("minimums", reading.Bars, b =>
        {
            json.WriteStartObject();
            Bar(json, b, "amount");
            json.WriteEndObject();
        });
        json.Amount("short", reading.Shortfall);
        json.Amount("short_least", reading.LeastShortfall);
        json.Missing(reading.Missing);
        json.WriteEndObject();
    }

    private static void Bar(Utf8JsonWriter json, PayBar bar, string name)
    {
        json.Amount(name, bar.Minimum);
        json.Ground(bar.Ground);
    }

    private static void Row(Utf8JsonWriter json, Reconciled row)
    {
        json.WriteStartObject();
        json.Day("month", row.Month);
        json.Amount("counted", row.Counted);
        json.Amount("reported", row.Reported);
        json.Amount("difference", row.Difference);
        json.WriteString("explanation", Code(row.Explanation));
        json.List("kinds", row.Kinds, json.WriteStringValue);
        json.WriteEndObject();
    }
}
