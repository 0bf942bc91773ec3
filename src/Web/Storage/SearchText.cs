using System.Text;

namespace Hqs.Web.Storage;

/// <summary>Folds names so that “Иванов”, “Ivanov” and “IVANOV” are found by each other: lower case, Latin letters, no marks.</summary>
public static class SearchText
{
    // Letter by letter, in the order of the alphabet from а to я.
    private static readonly string[] Latin =
        ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia"];

    /// <summary>The words of a text, each once.</summary>
    public static IEnumerable<string> Words(params IEnumerable<string?> texts) =>
        texts.OfType<string>().SelectMany(t => Folded(t).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => w.Length > CaseWord.Longest ? w[..CaseWord.Longest] : w).Distinct();

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c is >= 'а' and <= 'я')
            {
                folded.Append(Latin[c - 'а']);
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
