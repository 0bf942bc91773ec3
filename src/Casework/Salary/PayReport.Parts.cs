using System.Collections.Immutable;
using System.Globalization;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Salary;

// The notice, the tax report, the law behind it, and words.
public sealed partial class PayReport
{
    /// <summary>The notice of the quarter that ended last.</summary>
    public void Notice(PayAccount account)
    {
        if (account.Quarters.LastOrDefault(q => q.IsOver && q.State is not PayState.NotTested) is not { } quarter)
        {
            return;
        }

        page.Heading(T($"Figures for the pay notice, {Name(quarter)}", $"Данные для уведомления о выплате, {Name(quarter)}"));
        foreach (var month in quarter.Months.Where(m => m.IsWork || m.IsWrittenUp))
        {
            page.Bullet(Month(month, null));
        }

        var all = quarter.Months.SelectMany(m => m.Sum(Treatment.Counted));
        page.Bullet(T("Quarter: ", "Квартал: ") + (quarter.Months.Any(m => m.IsWork && !m.IsWrittenUp) ? T("months are missing", "не хватает месяцев") : string.Join(" + ", Ledger.Summed(all).DefaultIfEmpty(new(0, "RUB", PayPeriod.None)).Select(Sum))));
        Apart(quarter);
        if (quarter.EndedOn is { } ended)
        {
            page.Bullet(T($"The contract ended on {Day(ended)}; the notice is due all the same.", $"Договор прекращён {Day(ended)}; уведомление подаётся всё равно."));
        }

        page.Detail(T("The blank of the notice was not seen; compare before filing. The sums are before tax.", "Бланк уведомления не найден; сверить перед подачей. Суммы указаны до налога."), quiet: true);
    }

    /// <summary>The ledger beside the tax report, month by month.</summary>
    public void Reconciliation(PayAccount account)
    {
        if (account.Reconciliation.IsEmpty)
        {
            return;
        }

        page.Heading(T("Ledger and tax report (6-NDFL)", "Ведомость и 6-НДФЛ"));
        var agreeing = account.Reconciliation.Count(r => r.Explanation == Explanation.Agrees);
        if (agreeing > 0)
        {
            page.Bullet(T($"✓ {agreeing} {(agreeing == 1 ? "month agrees" : "months agree")} to the kopeck.", $"✓ Месяцев, совпавших до копейки: {agreeing}."));
        }

        foreach (var row in account.Reconciliation.Where(r => r.Explanation != Explanation.Agrees))
        {
            var explained = row.Explanation is Explanation.OtherPayments or Explanation.PaidInAnotherMonth or Explanation.Neighbour;
            page.Item(explained ? Status.Met : Status.Unknown, explained ? T("≈ explained", "≈ объяснимо") : T("◐ look into", "◐ проверить"), $"{MonthName(row.Month)} · {T("counted", "засчитано")} {Amount(row.Counted)} · {T("reported", "в отчёте")} {Amount(row.Reported)}{(row.Difference is { } d ? $" · {T("difference", "разница")} {Sum(d)}" : "")}", Explained(row));
        }
    }

    private string Explained(Reconciled row) => row.Explanation switch
    {
        Explanation.Agrees => "",
        Explanation.OtherPayments => T("The difference is ", "Разницу составляют: ") + string.Join(", ", row.Kinds.Select(KindName)) + T(": reported as income, not (or not surely) part of the pay that counts.", " — это доход, но не (или не наверняка) засчитываемая выплата."),
        Explanation.PaidInAnotherMonth => T("The report goes by the day of payment; taken so, the sums agree", "Отчёт составлен по дням выплаты; при таком счёте суммы совпадают") + (row.Kinds.IsEmpty ? "." : T(" with ", ", включая: ") + string.Join(", ", row.Kinds.Select(KindName)) + "."),
        Explanation.Neighbour => T("A neighbouring month differs by the same sum the other way: perhaps paid in another month.", "Соседний месяц расходится на ту же сумму в обратную сторону: возможно, выплачено в другом месяце."),
        Explanation.NotReported => T("The ledger has pay, the report has nothing for this month.", "В ведомости выплата есть, в отчёте за месяц ничего нет."),
        Explanation.NotInLedger => T("The report has income, the ledger is not written up.", "В отчёте доход есть, ведомость не заполнена."),
        Explanation.OtherCurrency => T("Different currencies; not compared.", "Разные валюты; не сравнивается."),
        Explanation.Unexplained => T("Nothing in the ledger explains it. The authority compares these figures.", "Данными ведомости не объясняется. Эти суммы ведомства сверяют."),
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    private string Amount(Money? amount) => amount is null ? "—" : Sum(amount);

    /// <summary>Open questions of law on which some result hangs.</summary>
    public void Questions()
    {
        var open = test.Questions.ToList();
        if (open.Count > 0)
        {
            page.Heading(T("Law that is not settled", "Неурегулированные вопросы права"));
        }

        foreach (var question in open)
        {
            page.Bullet($"{question.Title.In(language)} — {Labels.Of(question.Who).In(language)}");
            page.Under(T("Wanted: ", "Нужно: ") + question.Evidence.In(language));
        }
    }

    /// <summary>The law behind every minimum used.</summary>
    public void Sources()
    {
        var grounds = test.Accounts.SelectMany(a => a.Quarters).SelectMany(q => q.Deciding.SelectMany(r => r.Bars).Select(b => b.Ground).Concat(q.Year is { } year ? [year.Bar.Ground] : [])).Distinct().ToList();
        if (grounds.Count == 0)
        {
            return;
        }

        page.Heading(T("Where the minimums stand", "Откуда взяты минимумы"));
        foreach (var parameter in grounds.GroupBy(g => g.Rule))
        {
            page.Bullet(parameter.Key.Title.In(language));
            foreach (var line in parameter.OrderByDescending(g => g.Version.From).Select(g => Citation.Line(g, rulebook, language)).Distinct())
            {
                page.Under(line);
            }
        }
    }

    // ---- words ------------------------------------------------------------------------------------------------------

    public static string Word(PayState state, Language language) => (state, language) switch
    {
        (PayState.Reached, Language.Russian) => "✓ достигнут",
        (PayState.SureShortfall, Language.Russian) => "✗ недоплата",
        (PayState.PossibleShortfall, Language.Russian) => "◐ под вопросом",
        (PayState.Open, Language.Russian) => "✓ по плану",
        (PayState.Unknown, Language.Russian) => "◐ неизвестно",
        (PayState.NotTested, Language.Russian) => "– не квартал",
        (PayState.NoMinimum, Language.Russian) => "– без минимума",
        (PayState.Reached, _) => "✓ reached",
        (PayState.SureShortfall, _) => "✗ short",
        (PayState.PossibleShortfall, _) => "◐ maybe short",
        (PayState.Open, _) => "✓ on course",
        (PayState.Unknown, _) => "◐ unknown",
        (PayState.NotTested, _) => "– by the year",
        _ => "– no minimum",
    };

    public static Status StatusOf(PayState state) => state switch
    {
        PayState.Reached or PayState.Open => Status.Met,
        PayState.SureShortfall => Status.NotMet,
        PayState.PossibleShortfall or PayState.Unknown => Status.Unknown,
        _ => Status.NotApplicable,
    };

    private string Name(QuarterTest quarter) => Name(quarter, language);

    private string MonthName(LocalDate month) => MonthName(month, language);

    private string KindName(string? kind) => KindName(kind, rulebook, language);

    /// <summary>Q3 2026, 3 кв. 2026.</summary>
    public static string Name(QuarterTest quarter, Language language)
    {
        var number = ((quarter.FirstDay.Month - 1) / 3) + 1;
        return language == Language.Russian
            ? string.Create(CultureInfo.InvariantCulture, $"{number} кв. {quarter.FirstDay.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"Q{number} {quarter.FirstDay.Year}");
    }

    public static string MonthName(LocalDate month, Language language) => string.Create(CultureInfo.InvariantCulture, $"{(language == Language.Russian ? MonthsRu : MonthsEn)[month.Month - 1]} {month.Year}");

    /// <summary>What the ledger calls a kind of payment.</summary>
    public static string KindName(string? kind, Rulebook rulebook, Language language) => kind is null ? (language == Language.Russian ? "заработная плата" : "gross wage")
        : rulebook.Facts["pay.months"].Columns.First(c => c.Id == "kind").Type.Options.FirstOrDefault(o => o.Id == kind)?.Label.In(language) ?? kind;

    private string Named(ImmutableArray<Missing> missing) => string.Join("; ", missing.Select(m => Wording.Name(m, rulebook).In(language)).Distinct());
}
