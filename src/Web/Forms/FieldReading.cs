using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Web.Forms;

/// <summary>Reads what was typed into the fields of a form, with the same reader that reads case files.</summary>
public sealed partial class FieldReading(ReferenceTables tables)
{
    private const int LongestText = 2000;
    private const int LongestName = 300;
    private static readonly Place Nowhere = new("", 1, 1);
    private readonly ValueReader values = new(tables);

    /// <summary>The field with what was typed, the value it makes, or what is wrong.</summary>
    public Field Read(Field field, Func<string, IReadOnlyList<string?>> typed)
    {
        if (field.Type.Kind == FactKind.Table)
        {
            return ReadTable(field, typed);
        }

        field = field with
        {
            Typed = [.. typed(field.Name).Select(t => t?.Trim() ?? "").Where(t => t.Length > 0 && t != NoneOfThese)],
            IsNone = typed(field.Name).Contains(NoneOfThese),
            Currency = typed(field.Name + ".currency").FirstOrDefault(c => !string.IsNullOrWhiteSpace(c))?.Trim().ToUpperInvariant() ?? field.Currency,
            By = typed(field.Name + ".by").FirstOrDefault()?.Trim() ?? "",
            Because = typed(field.Name + ".because").FirstOrDefault()?.Trim() ?? "",
            Value = null,
            Error = null,
        };
        return field.Typed.IsEmpty && !field.IsNone ? field
            : Unwritable(field) is { } wrong ? field with { Error = wrong }
            : field.Type.IsList ? ReadList(field)
            : ReadOne(field);
    }

    /// <summary>The mark of “none of these” in a list.</summary>
    public const string NoneOfThese = "-none-";

    private Field ReadOne(Field field)
    {
        var problems = new List<Problem>();
        var text = field.Type.Kind switch
        {
            FactKind.Money => $"{field.First} {field.Currency}",
            FactKind.Number => Spaces().Replace(field.First, ""),
            FactKind.Date => DayOf(field.First),
            _ => field.First,
        };
        if (field.Type.Kind == FactKind.Money && !Amount().IsMatch(field.First))
        {
            return field with { Error = new("Write an amount in figures, such as 260000 or 260 000.50, and choose the currency.", "Напишите сумму цифрами, например 260000 или 260 000,50, и выберите валюту.") };
        }

        if (field.Type.Kind == FactKind.Date && ValueReader.ReadDate(text) is null)
        {
            return field with { Error = new("This is not a day between 1900 and 2199. Write it as 2026-11-23 or 23.11.2026.", "Это не день между 1900 и 2199 годами. Напишите 2026-11-23 или 23.11.2026.") };
        }

        if (field.Type.Kind == FactKind.Text && field.People.Any() && field.People.All(p => p.Id != field.First))
        {
            return field with { Error = new("Choose a person of this case.", "Выберите лицо этого дела.") };
        }

        if (field.Type.Kind == FactKind.Judgement && (field.By.Length == 0 || field.Because.Length == 0))
        {
            return field with { Error = new("This is a judgement: write who decided and why.", "Это оценка: укажите, кто решил и почему.") };
        }

        var value = values.Read(new ScalarNode(text, true, Nowhere), field.Type, problems);
        return field with { Value = value, Error = value is null ? problems[0].Says : null };
    }

    private Field ReadList(Field field)
    {
        if (field.IsNone && !field.Typed.IsEmpty)
        {
            return field with { Error = new("Either choose from the list or say that there is none.", "Либо выберите из списка, либо отметьте, что таких нет.") };
        }

        var problems = new List<Problem>();
        var value = values.Read(new ListNode([.. field.Typed.Distinct().Select(t => new ScalarNode(t, true, Nowhere))], Nowhere), field.Type, problems);
        return field with { Value = value, Error = value is null ? problems[0].Says : null };
    }

    private Field ReadTable(Field field, Func<string, IReadOnlyList<string?>> typed)
    {
        var row = field.NewRow.Select(c => Read(c, typed)).ToImmutableArray();
        var dropped = typed(field.Name + ".drop").Select(d => int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : -1).ToImmutableArray();
        field = field with { NewRow = row, Dropped = dropped };
        if (row.Any(c => c.Error is not null))
        {
            return field with { Error = new("The new row is not complete; see its fields.", "Новая строка не готова; посмотрите её поля.") };
        }

        var rows = (field.Rows?.Rows ?? []).Where((_, i) => !dropped.Contains(i)).ToImmutableArray();
        var added = row.Where(c => c.Value is not null).ToImmutableSortedDictionary(c => c.Name[(field.Name.Length + 1)..], c => c.Value!, StringComparer.Ordinal);
        // Without its first column, a day, a row says nothing.
        if (!added.IsEmpty && row[0].Value is null)
        {
            return field with
            {
                NewRow = row.SetItem(0, row[0] with { Error = new("A row needs this.", "Без этого строка ни о чём не говорит.") }),
                Error = new("The new row is not complete; see its fields.", "Новая строка не готова; посмотрите её поля."),
            };
        }

        var whole = added.IsEmpty ? rows : rows.Add(added);
        return field with { Value = whole.IsEmpty ? null : new Table(whole) };
    }

    private static Words? Unwritable(Field field)
    {
        var longest = field.Fact?.Key.Contains("name", StringComparison.Ordinal) == true ? LongestName : LongestText;
        foreach (var text in field.Typed.Append(field.By).Append(field.Because))
        {
            if (text.Length > longest)
            {
                return new($"At most {longest} characters; this has {text.Length}.", $"Не более {longest} знаков; здесь {text.Length}.");
            }

            // The case file is text of printable characters; direction marks that turn what follows around are not names.
            if (text.Any(c => char.IsControl(c) || c is '\u202D' or '\u202E' or '\uFFFE' or '\uFFFF') || HasLoneSurrogate(text))
            {
                return new("There is a character here that cannot be printed; write it without.", "Здесь есть непечатаемый знак; напишите без него.");
            }
        }

        return null;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    // A day as it is written in Russia is as good as the one a browser sends.
    private static string DayOf(string text) => RussianDay().Match(text) is { Success: true } day ? $"{day.Groups[3].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[1].Value.PadLeft(2, '0')}" : text;

    [GeneratedRegex(@"^([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})$")]
    private static partial Regex RussianDay();

    [GeneratedRegex(@"[ \u00A0\u202F]")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^-?[0-9][0-9 \u00A0\u202F]*([.,][0-9]{1,2})?$")]
    private static partial Regex Amount();
}
