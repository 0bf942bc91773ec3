using System.Globalization;
using System.Text;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Rules;

/// <summary>Values and sentences as people read them, in English and Russian, whatever the machine's culture.</summary>
public static class Wording
{
    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] MonthsRu = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly Words DoesNotApply = new("Does not apply here.", "Здесь не применяется.");
    private static readonly Words NotStated = new("not stated", "не указано");

    /// <summary>1 March 2027 / 1 марта 2027.</summary>
    public static string Of(LocalDate day, Language language) => string.Create(
        CultureInfo.InvariantCulture, $"{day.Day} {(language == Language.Russian ? MonthsRu : MonthsEn)[day.Month - 1]} {day.Year}{(language == Language.Russian ? " года" : "")}");

    /// <summary>120 000 RUB per quarter / 120 000 RUB за квартал. The space does not break.</summary>
    public static string Of(Money money, Language language)
    {
        var text = new StringBuilder();
        var digits = (Math.Abs(money.Minor) / Money.MinorPerUnit).ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && (digits.Length - i) % 3 == 0)
            {
                text.Append('\u00A0');
            }

            text.Append(digits[i]);
        }

        if (money.Minor < 0)
        {
            text.Insert(0, '−');
        }

        var cents = Math.Abs(money.Minor) % Money.MinorPerUnit;
        if (cents != 0)
        {
            text.Append(language == Language.Russian ? ',' : '.').Append(cents.ToString("00", CultureInfo.InvariantCulture));
        }

        text.Append('\u00A0').Append(language == Language.Russian && money.Currency == "RUB" ? "руб." : money.Currency);
        return text.Append(Of(money.Per, language)).ToString();
    }

    private static string Of(PayPeriod period, Language language) => (period, language) switch
    {
        (PayPeriod.Month, Language.Russian) => " в месяц",
        (PayPeriod.Quarter, Language.Russian) => " за квартал",
        (PayPeriod.Year, Language.Russian) => " за год",
        (PayPeriod.Month, _) => " per month",
        (PayPeriod.Quarter, _) => " per quarter",
        (PayPeriod.Year, _) => " per year",
        _ => "",
    };

    public static string Of(Term term, Language language)
    {
        if (language == Language.English)
        {
            var unit = term.Unit switch { TermUnit.Days => "day", TermUnit.WorkingDays => "working day", TermUnit.Months => "month", _ => "year" };
            return string.Create(CultureInfo.InvariantCulture, $"{term.Length} {unit}{(term.Length == 1 ? "" : "s")}");
        }

        var (one, few, many) = term.Unit switch
        {
            TermUnit.Days => ("день", "дня", "дней"),
            TermUnit.WorkingDays => ("рабочий день", "рабочих дня", "рабочих дней"),
            TermUnit.Months => ("месяц", "месяца", "месяцев"),
            _ => ("год", "года", "лет"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{term.Length} {Plural(term.Length, one, few, many)}");
    }

    /// <summary>The Russian form of a noun after a number.</summary>
    public static string Plural(long number, string one, string few, string many) => (number % 100, number % 10) switch
    {
        ( >= 11 and <= 14, _) => many,
        (_, 1) => one,
        (_, >= 2 and <= 4) => few,
        _ => many,
    };

    /// <summary>A value of a fact or parameter; codes are shown by their labels.</summary>
    public static string Of(Value value, FactType? type, ReferenceTables tables, Language language) => value switch
    {
        YesNo yes => (yes.Yes, language) switch { (true, Language.Russian) => "да", (false, Language.Russian) => "нет", (true, _) => "yes", _ => "no" },
        Code code => Label(code.Id, type, tables).In(language),
        Codes codes when codes.Ids.IsEmpty => language == Language.Russian ? "нет" : "none",
        Codes codes => string.Join(", ", codes.Ids.Select(id => Label(id, type, tables).In(language))),
        Whole whole => whole.Number.ToString(CultureInfo.InvariantCulture),
        Day day => Of(day.Date, language),
        Money money => Of(money, language),
        Pay { Figures.Length: 2 } paid when paid.Figures.FirstOrDefault(f => f.Per == PayPeriod.Quarter) is { } whole => language == Language.Russian
            ? $"{Of(whole, language)} (наименьший месяц {Of(paid.Figures.First(f => f != whole) with { Per = PayPeriod.None }, language)})"
            : $"{Of(whole, language)} (lowest month {Of(paid.Figures.First(f => f != whole) with { Per = PayPeriod.None }, language)})",
        Pay pay => string.Join(language == Language.Russian ? " или " : " or ", pay.Figures.Where(f => f.Per != PayPeriod.Year || pay.Figures.Length == 1).Select(f => Of(f, language))),
        Term term => Of(term, language),
        Plain plain => plain.Text,
        Table table => language == Language.Russian ? $"строк: {table.Rows.Length}" : $"{table.Rows.Length} rows",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static Words Label(string id, FactType? type, ReferenceTables tables)
    {
        if (type is not null && type.Options.FirstOrDefault(o => o.Id == id) is { } option)
        {
            return option.Label;
        }

        var row = type?.Kind switch
        {
            FactKind.Region or FactKind.Regions => tables.Regions.GetValueOrDefault(id),
            FactKind.Post => tables.Posts.GetValueOrDefault(id),
            _ => tables.Countries.GetValueOrDefault(id),
        };
        return row?.Name ?? Words.Same(id);
    }

    public static string Of(TracedValue reading, Rulebook rulebook, Language language) => reading.Value is { } value
        ? Of(value, reading.Fact?.Type, rulebook.Tables, language)
        : NotStated.In(language);

    // ---- what a rule says ---------------------------------------------------------------------------------------

    internal static Words Says(Rulebook rulebook, Finding finding, Func<TemplatePart, Subject, TracedValue> read)
    {
        var rule = finding.Rule;
        var template = finding.Chosen ?? finding.Status switch
        {
            Status.Met => rule.Says.Met,
            Status.NotMet => rule.Says.NotMet,
            Status.NotApplicable => rule.Says.NotApplicable,
            _ => rule.Says.Unknown,
        };
        if (template?.Constant is { } constant)
        {
            return constant;
        }

        Words? listed = null;
        if (template is not null)
        {
            return new(Fill(template.En, Language.English), Fill(template.Ru, Language.Russian));
        }

        return finding.Status switch
        {
            Status.Unknown => Undecided(rulebook, finding),
            Status.NotApplicable => DoesNotApply,
            _ => rule.Title,
        };

        string Fill(IEnumerable<TemplatePart> parts, Language language)
        {
            var text = new StringBuilder();
            foreach (var part in parts)
            {
                text.Append(part switch
                {
                    // “100 руб.” at the end of a sentence brings the full stop along.
                    TextPart { Text: ['.', .. var rest] } when text is [.., '.'] => rest,
                    TextPart plain => plain.Text,
                    MissingPart => (listed ??= Listed(rulebook, finding)).In(language),
                    _ => Shown(rulebook, read(part, finding.Subject), part, language),
                });
            }

            return text.ToString();
        }
    }

    private static string Shown(Rulebook rulebook, TracedValue reading, TemplatePart part, Language language)
    {
        if (reading.Value is { } value)
        {
            return Of(value, reading.Fact?.Type, rulebook.Tables, language);
        }

        return part is ParameterPart { Parameter: var parameter } && parameter.Versions.LastOrDefault(v => v.Standing != Standing.Announced) is { Content: { } last }
            ? Of(last, null, rulebook.Tables, language)
            : NotStated.In(language);
    }

    private static Words Undecided(Rulebook rulebook, Finding finding)
    {
        // A decision is undecided only while nothing known fails.
        var (en, ru) = finding.Rule is Decision ? ("Nothing known stands in the way. Still needed: ", "Известных препятствий нет. Ещё нужно: ") : ("Needed: ", "Нужно: ");
        var listed = Listed(rulebook, finding);
        return new($"{en}{listed.En}.", $"{ru}{listed.Ru}.");
    }

    // A sentence names a few; the full list stands in the finding.
    private static Words Listed(Rulebook rulebook, Finding finding)
    {
        const int MostNamed = 4;
        var names = Settling.Wanted(finding.Trace, finding.Missing).Select(m => Name(m, rulebook)).Distinct().ToList();
        var rest = names.Count - MostNamed;
        var named = rest > 1 ? names[..MostNamed] : names;
        var (en, ru) = (string.Join("; ", named.Select(n => n.En)), string.Join("; ", named.Select(n => n.Ru)));
        return rest <= 1 ? new(en, ru) : new($"{en}; and {rest} more", $"{ru}; и ещё {rest}");
    }

    /// <summary>What is missing, as it reads inside a sentence.</summary>
    public static Words Name(Missing missing, Rulebook rulebook) => missing.Kind switch
    {
        MissingKind.Fact => rulebook.Facts[missing.Id].Label,
        MissingKind.Question => Quoted(rulebook.Rules[missing.Id].Title),
        MissingKind.Inquiry => Quoted(rulebook.Rules[missing.Id].Title),
        MissingKind.Law => new($"the law of that day ({rulebook.Rules[missing.Id].Title.En})", $"право того дня ({rulebook.Rules[missing.Id].Title.Ru})"),
        _ => throw new ArgumentOutOfRangeException(nameof(missing)),
    };

    private static Words Quoted(Words words) => new($"“{words.En}”", $"«{words.Ru}»");
}
