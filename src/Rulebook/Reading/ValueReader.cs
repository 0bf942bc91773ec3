using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Hqs.Rules.Reading;

/// <summary>Turns the text of one scalar, or a list of them, into a value of a declared type.</summary>
public sealed partial class ValueReader(ReferenceTables tables)
{
    // Outside these years a date in a case or a rule is a slip of the finger, and date arithmetic stays in range.
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private static readonly LocalDate Latest = new(2199, 12, 31);

    public ReferenceTables Tables => tables;

    /// <summary>Reads a value; on failure adds a problem that says what is expected, and returns null.</summary>
    public Value? Read(Node node, FactType type, List<Problem> problems)
    {
        if (type.Kind == FactKind.Pay)
        {
            return ReadPay(node, problems);
        }

        if (type.IsList)
        {
            return ReadCodes(node, type, problems);
        }

        if (node is not ScalarNode scalar)
        {
            problems.Add(new(node.Place, new($"Expected {Expected(type).En}, found {node.KindName.En}.", $"Ожидалось: {Expected(type).Ru}; здесь {node.KindName.Ru}.")));
            return null;
        }

        var value = ReadText(scalar.Text, type);
        if (value is null)
        {
            problems.Add(Misread(scalar, type));
        }

        return value;
    }

    /// <summary>Reads one scalar's text, or returns null when it is not of that type.</summary>
    public Value? ReadText(string text, FactType type) => type.Kind switch
    {
        FactKind.YesNo or FactKind.Judgement => ReadYesNo(text),
        FactKind.Choice => type.Options.Any(o => o.Id == text) ? new Code(text) : null,
        FactKind.Country => tables.Country(text) is { } id ? new Code(id) : null,
        FactKind.Region => tables.Region(text) is { } id ? new Code(id) : null,
        FactKind.Post => tables.Post(text) is { } id ? new Code(id) : null,
        FactKind.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? new Whole(n) : null,
        FactKind.Date => ReadDate(text),
        FactKind.Money => ReadMoney(text, type.Per),
        FactKind.Text => text.Trim() is { Length: > 0 } t ? new Plain(t) : null,
        FactKind.Choices or FactKind.Countries or FactKind.Regions or FactKind.Pay or FactKind.Table => null,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static YesNo? ReadYesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "да" => new YesNo(true),
        "no" or "false" or "нет" => new YesNo(false),
        _ => null,
    };

    public static Day? ReadDate(string text)
    {
        var parsed = LocalDatePattern.Iso.Parse(text.Trim());
        return parsed.Success && parsed.Value >= Earliest && parsed.Value <= Latest ? new Day(parsed.Value) : null;
    }

    /// <summary>Reads <c>120000 RUB per quarter</c>. The period may be left out where the declaration gives it, and must agree otherwise.</summary>
    public static Money? ReadMoney(string text, PayPeriod declared)
    {
        var match = MoneyPattern().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var digits = SpacePattern().Replace(match.Groups["units"].Value, "");
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units) || units is > 1_000_000_000_000 or < -1_000_000_000_000)
        {
            return null;
        }

        var cents = match.Groups["cents"].Success ? int.Parse(match.Groups["cents"].Value.PadRight(2, '0'), CultureInfo.InvariantCulture) : 0;
        var per = match.Groups["per"].Value switch
        {
            "month" => PayPeriod.Month,
            "quarter" => PayPeriod.Quarter,
            "year" => PayPeriod.Year,
            _ => PayPeriod.None,
        };
        if (per != PayPeriod.None && declared != PayPeriod.None && per != declared)
        {
            return null;
        }

        var minor = (units * Money.MinorPerUnit) + (digits.StartsWith('-') ? -cents : cents);
        return new Money(minor, match.Groups["currency"].Value.ToUpperInvariant(), per == PayPeriod.None ? declared : per);
    }

    public static Term? ReadTerm(string text)
    {
        var match = TermPattern().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value switch
        {
            "working_day" => TermUnit.WorkingDays,
            "month" => TermUnit.Months,
            "year" => TermUnit.Years,
            _ => TermUnit.Days,
        };
        return new Term(int.Parse(match.Groups["length"].Value, CultureInfo.InvariantCulture), unit);
    }

    private Codes? ReadCodes(Node node, FactType type, List<Problem> problems)
    {
        var single = type with { Kind = type.Kind switch { FactKind.Countries => FactKind.Country, FactKind.Regions => FactKind.Region, _ => FactKind.Choice } };
        if (node is ScalarNode { Text: "none" or "нет" or "no" })
        {
            return new Codes([]);
        }

        var items = node is ListNode list ? list.Items : [node];
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (item is ScalarNode { IsEmpty: true } || Read(item, single, problems) is not Code code)
            {
                return null;
            }

            ids.Add(code.Id);
        }

        return new Codes(ids.ToImmutable());
    }

    private static Pay? ReadPay(Node node, List<Problem> problems)
    {
        var figures = ImmutableArray.CreateBuilder<Money>();
        foreach (var item in node is ListNode list ? list.Items : [node])
        {
            if (item is ScalarNode scalar && ReadMoney(scalar.Text, PayPeriod.None) is { } money)
            {
                figures.Add(money);
            }
            else
            {
                problems.Add(new(item.Place, new("Expected an amount such as “120000 RUB per quarter”.", "Ожидалась сумма, например «120000 RUB per quarter».")));
                return null;
            }
        }

        return new Pay(figures.ToImmutable());
    }

    private Problem Misread(ScalarNode scalar, FactType type)
    {
        var near = type.Kind switch
        {
            FactKind.Choice => Nearest.To(scalar.Text, type.Options.Select(o => o.Id)),
            FactKind.Country => Nearest.To(scalar.Text, tables.CountryNames),
            FactKind.Region => Nearest.To(scalar.Text, tables.RegionNames),
            FactKind.Post => Nearest.To(scalar.Text, tables.PostNames),
            _ => null,
        };
        var expected = Expected(type);
        var shown = Shorten(scalar.Text);
        return near is null
            ? new(scalar.Place, new($"“{shown}” is not {expected.En}.", $"«{shown}» не подходит; ожидалось: {expected.Ru}."))
            : new(scalar.Place, new($"“{shown}” is not known here. Did you mean “{near}”?", $"«{shown}» здесь неизвестно. Может быть, «{near}»?"));
    }

    /// <summary>What a value of the type looks like, as it reads after “expected”.</summary>
    public static Words Expected(FactType type) => type.Kind switch
    {
        FactKind.YesNo or FactKind.Judgement => new("yes or no", "yes или no (да или нет)"),
        FactKind.Choice or FactKind.Choices => OneOf(type.Options),
        FactKind.Country or FactKind.Countries => new("a country (two-letter code or name)", "страна (двухбуквенный код или название)"),
        FactKind.Region or FactKind.Regions => new("a region of Russia (code or name)", "регион России (код или название)"),
        FactKind.Post => new("a Russian consular post", "российское консульское учреждение"),
        FactKind.Number => new("a whole number", "целое число"),
        FactKind.Date => new("a day written as 2026-11-23", "день в виде 2026-11-23"),
        FactKind.Money => type.Per == PayPeriod.None
            ? new("an amount such as “4200 RUB”", "сумма, например «4200 RUB»")
            : new($"an amount such as “260000 RUB” (per {Per(type.Per)})", $"сумма, например «260000 RUB» (per {Per(type.Per)})"),
        FactKind.Pay => new("an amount with its period", "сумма с периодом"),
        FactKind.Text => new("some text", "текст"),
        FactKind.Table => new("a list of rows", "список строк"),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Per(PayPeriod period) => period switch
    {
        PayPeriod.Month => "month",
        PayPeriod.Quarter => "quarter",
        PayPeriod.Year => "year",
        PayPeriod.None => "payment",
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    private static Words OneOf(ImmutableArray<Option> options)
    {
        var ids = string.Join(", ", options.Select(o => o.Id));
        return new($"one of: {ids}", $"одно из: {ids}");
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "…";

    [GeneratedRegex(@"^(?<units>-?[0-9][0-9 \u00A0\u202F]*)(?:[.,](?<cents>[0-9]{1,2}))?\s*(?<currency>[A-Za-z]{3})(?:\s+per\s+(?<per>month|quarter|year))?$")]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"[ \u00A0\u202F]")]
    private static partial Regex SpacePattern();

    [GeneratedRegex(@"^(?<length>[0-9]{1,4})\s+(?<unit>day|working_day|month|year)s?$")]
    private static partial Regex TermPattern();
}
