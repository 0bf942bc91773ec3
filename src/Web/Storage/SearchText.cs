using System.Text;

namespace Hqs.Web.Storage;

/// <summary>Folds names so that “Иванов”, “Ivanov” and “IVANOV” are found by each other: lower case, Latin letters, no marks.</summary>
public static class SearchText
{
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['й'] = "i",
        ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f",
        ['х'] = "kh", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "y", ['ь'] = "", ['э'] = "e", ['ю'] = "iu", ['я'] = "ia",
    };

    /// <summary>The words of a text, each once.</summary>
    public static IEnumerable<string> Words(params IEnumerable<string?> texts) =>
        texts.OfType<string>().SelectMany(t => Folded(t).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => w.Length > CaseWord.Longest ? w[..CaseWord.Longest] : w).Distinct();

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (Latin.TryGetValue(c, out var latin))
            {
                folded.Append(latin);
            }
            else if (char.IsLetterOrDigit(c))
            {
                folded.Append(c);
            }
            else if (char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }
}
