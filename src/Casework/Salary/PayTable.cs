using System.Collections.Immutable;
using Hqs.Casework.Tables;
using Hqs.Rules;

namespace Hqs.Casework.Salary;

/// <summary>The pay test as a table: one row a quarter and reading of the law, amounts as numbers, the currency beside them.</summary>
public static class PayTable
{
    public static Sheet Of(PayTest test, Language language)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        return new(
            T("Pay", "Выплаты"),
            [
                T("Employer", "Работодатель"), T("Quarter", "Квартал"), T("First day", "Первый день"), T("Last day", "Последний день"), T("State", "Состояние"),
                T("Reading of the law", "Прочтение закона"), T("Counted", "Учтено"), T("Minimum", "Минимум"), T("Per", "За"), T("Short by", "Недостаёт"), T("Currency", "Валюта"), T("Pay by", "Выплатить до"),
            ],
            [
                .. from account in test.Accounts
                   from quarter in account.Quarters
                   from reading in quarter.Now
                   from bar in reading.Bars.IsEmpty ? [null] : reading.Bars.Cast<PayBar?>()
                   select (ImmutableArray<Cell>)
                   [
                       Cell.Of(account.Employer), Cell.Of(quarter.Name), Cell.Of(quarter.FirstDay), Cell.Of(quarter.LastDay), Cell.Of(PayReport.Word(quarter.State, language)[2..]),
                       Cell.Of(string.Join("; ", reading.Supposes.Select(s => s.Label.In(language)))), Cell.Of(reading.Counted), Cell.Of(bar?.Minimum),
                       Cell.Of(bar is null ? null : Period(bar.Minimum.Per, language)), Cell.Of(reading.Shortfall), Cell.Of((bar?.Minimum ?? reading.Counted)?.Currency), Cell.Of(quarter.PayBy),
                   ],
            ]);
    }

    private static string Period(PayPeriod period, Language language) => (period, language) switch
    {
        (PayPeriod.Month, Language.Russian) => "месяц",
        (PayPeriod.Quarter, Language.Russian) => "квартал",
        (PayPeriod.Year, Language.Russian) => "год",
        (PayPeriod.Month, _) => "month",
        (PayPeriod.Quarter, _) => "quarter",
        (PayPeriod.Year, _) => "year",
        _ => "",
    };
}
