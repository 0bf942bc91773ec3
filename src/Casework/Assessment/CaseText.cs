using System.Globalization;
using Hqs.Rules;

namespace Hqs.Casework.Assessments;

/// <summary>Values as they are written in case files and JSON: codes, ISO dates, exact amounts.</summary>
public static class CaseText
{
    public static string Of(Value value) => value switch
    {
        YesNo yes => yes.Yes ? "yes" : "no",
        Code code => code.Id,
        Codes codes => codes.Ids.IsEmpty ? "none" : string.Join(", ", codes.Ids),
        Whole whole => whole.Number.ToString(CultureInfo.InvariantCulture),
        Day day => AssessmentJson.Date(day.Date),
        Money money => Of(money),
        Pay pay => string.Join("; ", pay.Figures.Select(Of)),
        Term term => Wording.Of(term, Language.English),
        Plain plain => plain.Text,
        Table table => string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Length} rows"),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static string Of(Money money)
    {
        var cents = Math.Abs(money.Minor % Money.MinorPerUnit);
        var sign = money.Minor < 0 ? "-" : "";
        var units = Math.Abs(money.Minor / Money.MinorPerUnit);
        var per = money.Per switch { PayPeriod.Month => " per month", PayPeriod.Quarter => " per quarter", PayPeriod.Year => " per year", _ => "" };
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{units}{(cents == 0 ? "" : $".{cents:00}")} {money.Currency}{per}");
    }
}
