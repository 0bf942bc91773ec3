using Hqs.Casework.Assessments;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>The pay test as payroll reads it: what to do first, then the quarter that runs, the finished ones, the notice, the tax report.</summary>
public sealed partial class PayReport(PayTest test, Language language, IPage page)
{
    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] MonthsRu = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
    private const int MostReadings = 4;
    private readonly Rulebook rulebook = test.Rulebook;

    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    private string Day(LocalDate day) => Wording.Of(day, language);

    private string Sum(Money money) => Wording.Of(money, language);

    public void Write()
    {
        var title = (PayTest.Settled(test.Case, rulebook, "case.title") as Plain)?.Text;
        page.Title(title is null ? T("Pay against the HQS minimum", "Выплаты и минимум для ВКС") : $"{title} · {T("pay against the minimum", "выплаты и минимум")}");
        page.Quiet(T($"As of {Day(test.On)} · rulebook {rulebook.Version} · information, not legal advice", $"По состоянию на {Day(test.On)} · свод правил {rulebook.Version} · это информация, а не юридическая консультация"));
        foreach (var account in test.Accounts)
        {
            Account(account);
        }

        Questions();
        Sources();
    }

    private void Account(PayAccount account)
    {
        if (test.Accounts.Length > 1 || account.Employer is not null)
        {
            page.Heading((account.Employer ?? T("The employer of the case", "Работодатель дела")) + (account.IsOfCase ? "" : T(" · another employer, tested by itself", " · другой работодатель, проверяется отдельно")));
        }

        if (!account.Missing.IsEmpty)
        {
            page.Bullet(T("Needed: ", "Нужно: ") + Named(account.Missing));
        }

        ToDo(account);
        Quarters(account);
        Notice(account);
        Reconciliation(account);
    }

    /// <summary>The quarter that runs, then the finished ones, the newest first.</summary>
    public void Quarters(PayAccount account)
    {
        var running = account.Quarters.Where(q => !q.IsOver).ToList();
        var over = account.Quarters.Where(q => q.IsOver).Reverse().ToList();
        foreach (var quarter in running)
        {
            page.Heading(T("The quarter that runs", "Текущий квартал"));
            Quarter(quarter);
        }

        if (over.Count > 0)
        {
            page.Heading(T("Finished quarters", "Завершённые кварталы"));
            over.ForEach(Quarter);
        }
    }

    // ---- what to do -----------------------------------------------------------------------------------------------

    /// <summary>What to pay by when, and what to find out.</summary>
    public void ToDo(PayAccount account)
    {
        var todo = account.Quarters.Reverse().Select(Action).OfType<string>().ToList();
        // Quarters that wait for the same thing are told in one line.
        foreach (var waiting in account.Quarters.Where(q => q.State == PayState.Unknown).GroupBy(q => Named(q.Missing)))
        {
            var quarters = waiting.ToList();
            todo.Add((quarters.Count > 2 ? $"{Name(quarters[0])} – {Name(quarters[^1])} ({quarters.Count})" : string.Join(", ", quarters.Select(Name))) + T(": find out ", ": выяснить: ") + waiting.Key + ".");
        }

        if (todo.Count > 0)
        {
            page.Heading(T("To do", "Что сделать"));
            todo.ForEach(page.Bullet);
        }
    }

    private string? Action(QuarterTest quarter)
    {
        if (quarter.ToPay is not { } gap || quarter.State is not (PayState.SureShortfall or PayState.PossibleShortfall))
        {
            return null;
        }

        var (most, least) = (Sum(gap.Most), Sum(gap.Least));
        var isOne = gap.Most == gap.Least;
        if (!quarter.IsOver)
        {
            var by = quarter.PayBy is { } day ? T($" by {Day(day)}", $" не позднее {Day(day)}") : "";
            return (quarter.State == PayState.SureShortfall
                ? T($"{Name(quarter)}: pay at least {least} more than agreed{by}, inside the wage.{(isOne ? "" : $" {most} is enough on every reading of the law.")}",
                    $"{Name(quarter)}: доплатить сверх согласованного не менее {least}{by}, в составе заработной платы.{(isOne ? "" : $" При любом прочтении закона хватит {most}.")}").Replace("..", ".", StringComparison.Ordinal)
                : T($"{Name(quarter)}: the agreed pay may not be enough. {most} more{by}, inside the wage, is enough on every reading of the law; or settle what is open below.",
                    $"{Name(quarter)}: согласованной выплаты может не хватить. Доплата {most}{by} в составе заработной платы достаточна при любом прочтении закона; либо решить открытый вопрос ниже.")) + Past(quarter);
        }

        return (quarter.State == PayState.SureShortfall
            ? T($"{Name(quarter)}: {(isOne ? least : $"{least} to {most}")} short.", $"{Name(quarter)}: недоплата {(isOne ? least : $"от {least} до {most}")}.")
            : T($"{Name(quarter)}: up to {most} short, depending on what is open below.", $"{Name(quarter)}: недоплата до {most}, в зависимости от открытых вопросов ниже.")).Replace("..", ".", StringComparison.Ordinal)
            + T(" The quarter is over, and whether paying now still helps was not found: ask counsel before the notice goes out.", " Квартал окончен; помогает ли доплата после него, не найдено: спросить юриста до подачи уведомления.");
    }

    // A minimum for each month cannot surely be filled once the month is past.
    private string Past(QuarterTest quarter)
    {
        var past = quarter.Deciding.Select(r => r.Months.Where(m => m.Month.PlusMonths(1) <= test.On).Select(r.GapOf).OfType<Money>().ToList()).Where(g => g.Count > 0).Select(g => g[0] with { Minor = g.Sum(m => m.Minor) }).MaxBy(m => m.Minor);
        return past is { Minor: > 0 }
            ? T($" Of this up to {Sum(past)} is for months already past, where the minimum may stand for each month; whether paying later still fills them was not found.", $" Из них до {Sum(past)} приходится на уже прошедшие месяцы, если минимум действует помесячно; засчитывается ли более поздняя доплата, не найдено.")
            : "";
    }

    // ---- one quarter ------------------------------------------------------------------------------------------------

    private void Quarter(QuarterTest quarter)
    {
        var counted = quarter.Deciding.Select(r => r.Counted).OfType<Money>().Distinct().OrderBy(m => m.Minor).ToList();
        var bars = quarter.Deciding.SelectMany(r => r.Bars).Select(b => b.Minimum).Distinct().ToList();
        var sum = counted.Count switch { 0 => T("sum not known", "сумма неизвестна"), 1 => Sum(counted[0]), _ => $"{Sum(counted[0])} – {Sum(counted[^1])}" };
        var against = bars.Count switch { 0 => "", 1 => T($" against {Sum(bars[0])}", $" при минимуме {Sum(bars[0])}"), _ => T(" against a minimum in dispute", " при спорном минимуме") };
        var title = $"{Name(quarter)} · {(quarter.IsOver || quarter.Forecast.IsEmpty ? "" : T("with the agreed pay ", "с согласованной выплатой "))}{sum}{against}";
        var isPlain = quarter is { State: PayState.Reached, IsOver: true, Year: null };
        page.Item(StatusOf(quarter.State), Word(quarter.State, language), title, isPlain ? title : Says(quarter));
        if (isPlain)
        {
            Apart(quarter);
            return;
        }

        if (quarter.State is PayState.NotTested or PayState.NoMinimum || quarter.Months.All(m => !m.IsWrittenUp && m.Expected is null))
        {
            return;
        }

        page.Detail(string.Join(" · ", quarter.Months.Where(m => m.IsWork || m.IsWrittenUp).Select(m => Month(m, quarter))));
        Apart(quarter);
        if (quarter.Deciding.Length > 1 && quarter.Deciding.Any(r => r.IsDecided))
        {
            // With many readings those that are enough are told in one line.
            var isLong = quarter.Deciding.Length > MostReadings && quarter.Deciding.Any(r => r.IsDecided && !r.IsShort);
            foreach (var same in quarter.Deciding.Where(r => !isLong || r.IsShort || !r.IsDecided).GroupBy(Told))
            {
                var supposed = same.Select(r => string.Join(T(" and ", " и "), r.Supposes.Select(s => s.Label.In(language)).Distinct())).Where(s => s.Length > 0).Distinct().ToList();
                page.Detail((supposed.Count > 0 ? T("if: ", "если: ") + string.Join(" / ", supposed) + " → " : "") + same.Key);
            }

            if (isLong)
            {
                page.Detail(T("on every other reading: enough", "при любом ином прочтении: достаточно"));
            }
        }

        if (!quarter.IsOver && quarter.PayBy is { } by)
        {
            page.Detail(T(
                $"Safe last day to pay: {Day(by)}, the last working day. Whether pay counts by the month earned or the day paid was not found; what is earned and paid by then counts either way.",
                $"Безопасный последний день выплаты: {Day(by)}, последний рабочий день. Считается ли выплата по месяцу начисления или по дню выплаты, не найдено; начисленное и выплаченное к этому дню засчитывается в любом случае.")
                + (quarter.IsPayByProvisional ? T(" Provisional: the working calendar of that year has no decree yet.", " Предварительно: производственный календарь того года ещё не утверждён.") : ""), quiet: true);
        }
    }

    private string Says(QuarterTest quarter) => quarter.State switch
    {
        PayState.Reached when quarter.Year is { } year => T($"The law of the time tested the year: {Sum(year.Counted!)} in twelve months against {Sum(year.Bar.Minimum)}.", $"Закон тогда проверял год: {Sum(year.Counted!)} за двенадцать месяцев при минимуме {Sum(year.Bar.Minimum)}."),
        PayState.Reached when !quarter.IsOver => T("Reached already, whatever is paid until the end of the quarter.", "Минимум уже достигнут, что бы ни выплачивалось до конца квартала."),
        PayState.Reached => T("Reached on every reading of the law.", "Достигнут при любом прочтении закона."),
        PayState.Open => T("On course: the agreed pay reaches the minimum on every reading of the law.", "Всё в порядке: согласованной выплаты хватает при любом прочтении закона."),
        PayState.SureShortfall => quarter.IsOver ? T("Short on every reading of the law.", "Недоплата при любом прочтении закона.") : T("Will fall short on every reading of the law unless more is paid.", "Без доплаты минимум не будет достигнут при любом прочтении закона."),
        PayState.PossibleShortfall => quarter.IsOver ? T("Whether this is short hangs on what is open.", "Есть ли недоплата, зависит от открытых вопросов.") : T("Whether this will do hangs on what is open.", "Хватит ли этого, зависит от открытых вопросов."),
        PayState.NotTested => quarter.Year is { Counted: { } sum } year
            ? T($"The law of the time tested the year: {Sum(sum)} in the twelve months that end here, minimum {Sum(year.Bar.Minimum)}. Which twelve months it meant was not found.", $"Закон тогда проверял год: {Sum(sum)} за двенадцать месяцев по этот квартал, минимум {Sum(year.Bar.Minimum)}. Какие двенадцать месяцев имелись в виду, не найдено.")
            : T("The law of the time tested the year, and the ledger holds no full twelve months up to here.", "Закон тогда проверял год, а полных двенадцати месяцев в ведомости к этому кварталу нет."),
        PayState.NoMinimum => T("This category has no minimum.", "Для этой категории минимума нет."),
        PayState.Unknown => T("Needed: ", "Нужно: ") + Named(quarter.Missing) + ".",
        _ => throw new ArgumentOutOfRangeException(nameof(quarter)),
    };

    private string Told(PayReading reading)
    {
        var bars = reading.Bars.Length == 0 ? T("nothing is asked", "ничего не требуется") : string.Join(", ", reading.Bars.Select(b => Sum(b.Minimum)));
        var counted = reading.Counted is { } sum && reading.Bars.Length > 0 ? T($", counted {Sum(sum)}", $", засчитано {Sum(sum)}") : "";
        var end = reading switch
        {
            { IsDecided: false } => T("not decided", "не решено"),
            { IsShort: false } => T("enough", "достаточно"),
            { IsSurelyShort: true } => T($"{Sum(reading.Shortfall!)} short", $"не хватает {Sum(reading.Shortfall!)}"),
            _ => T($"{Sum(reading.Shortfall!)} short unless {Named(reading.Missing)} helps", $"не хватает {Sum(reading.Shortfall!)}, если не поможет: {Named(reading.Missing)}"),
        };
        return $"{bars}{counted}: {end}";
    }

    private string Month(MonthPay month, QuarterTest? quarter)
    {
        // Where one minimum for each month is sure, the month that fell short is named.
        var gap = quarter is { Deciding: [var only] } && only.Months.FirstOrDefault(m => m.Month == month.Month) is { } counts ? only.GapOf(counts) : null;
        var counted = month.Sum(Treatment.Counted);
        var sum = month.Expected is { } agreed ? T($"{Sum(agreed with { Per = PayPeriod.None })} expected", $"ожидается {Sum(agreed with { Per = PayPeriod.None })}")
            : !month.IsWrittenUp ? T("not in the ledger", "нет в ведомости")
            : counted.IsEmpty ? T("nothing counted", "ничего не засчитано") : string.Join(" + ", counted.Select(Sum));
        var absent = Absent(month);
        var lacking = gap is { Minor: > 0 } ? T($", {Sum(gap)} short", $", не хватает {Sum(gap)}") : "";
        return $"{MonthName(month.Month)}: {sum}{lacking}{(absent.Length > 0 ? $" ({absent})" : "")}";
    }

    private string Absent(MonthPay month)
    {
        var parts = new[]
        {
            month.UnpaidLeaveDays is > 0 and var unpaid ? T($"unpaid leave {Days(unpaid)}", $"без оплаты {Days(unpaid)}") : null,
            month.SickDays is > 0 and var sick ? T($"sick {Days(sick)}", $"болезнь {Days(sick)}") : null,
            month.OtherBreakDays is > 0 and var other ? T($"another break {Days(other)}", $"иной перерыв {Days(other)}") : null,
        };
        return string.Join(", ", parts.OfType<string>());
    }

    private string Days(long days) => T($"{days} {(days == 1 ? "day" : "days")}", $"{days} {Wording.Plural(days, "день", "дня", "дней")}");

    // Payments that do not count, or may not, are shown: the reader must be able to add up.
    private void Apart(QuarterTest quarter)
    {
        foreach (var (treatment, words) in new[] { (Treatment.InDoubt, T("In doubt: ", "Под вопросом: ")), (Treatment.LeftOut, T("Left out: ", "Не засчитано: ")) })
        {
            var kinds = quarter.Months.SelectMany(m => m.Kinds).Where(k => k.Treatment == treatment).GroupBy(k => k.Kind).ToList();
            if (kinds.Count > 0)
            {
                page.Detail(words + string.Join(", ", kinds.Select(g => $"{KindName(g.Key)} {string.Join(" + ", Ledger.Summed(g.Select(k => k.Sum)).Select(Sum))}")), quiet: true);
            }
        }
    }
}
