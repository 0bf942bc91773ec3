using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Answers;

/// <summary>
/// Turns a text into terms to search by: idle words fall out, a word is cut to its stem, and words or phrases that mean the same become
/// one term. A word that no text and no table holds is read as the known word it most resembles, for slips of the finger.
/// </summary>
internal sealed class SearchTerms
{
    private readonly HashSet<string> idle;
    private readonly Dictionary<string, string> same = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly int longestPhrase;

    public SearchTerms(SearchWords words)
    {
        idle = [.. words.Idle.SelectMany(Split)];
        foreach (var group in words.Same)
        {
            foreach (var phrase in group)
            {
                var stems = Split(phrase).Select(Stemmer.Stem).ToList();
                same.TryAdd(string.Join(' ', stems), group[0]);
                known.UnionWith(stems);
                longestPhrase = Math.Max(longestPhrase, stems.Count);
            }
        }

        known.UnionWith(idle.Select(Stemmer.Stem));
    }

    /// <summary>The terms of a text that is searched; its words count as known from now on.</summary>
    public List<string> Learn(string text)
    {
        var words = Split(text).ToList();
        known.UnionWith(words.Select(Stemmer.Stem));
        return Terms([.. words.Select(w => (Stemmer.Stem(w), idle.Contains(w)))]);
    }

    /// <summary>The terms of a question.</summary>
    public List<string> Ask(string question) => Terms([.. Split(question).Select(w => idle.Contains(w) ? (Stemmer.Stem(w), true) : (Corrected(Stemmer.Stem(w)), false))]);

    /// <summary>The text as bare words in lower case.</summary>
    public static string Plain(string text) => string.Join(' ', Split(text));

    private List<string> Terms(List<(string Stem, bool IsIdle)> words)
    {
        var stems = words.Select(w => w.Stem).ToList();
        var terms = new List<string>();
        for (var at = 0; at < stems.Count;)
        {
            var length = Math.Min(longestPhrase, stems.Count - at);
            while (length > 0 && !same.ContainsKey(string.Join(' ', stems.GetRange(at, length))))
            {
                length--;
            }

            if (length > 0)
            {
                terms.Add(same[string.Join(' ', stems.GetRange(at, length))]);
            }
            else if (!words[at].IsIdle)
            {
                terms.Add(stems[at]);
            }

            at += Math.Max(length, 1);
        }

        return terms;
    }

    // One slip in a short word, two in a long one; short words are too much alike. Two stems that begin with the same five letters and
    // differ only in a short end are forms of one word that the stemmer does not know.
    private string Corrected(string stem)
    {
        if (stem.Length < 4 || char.IsDigit(stem[0]) || known.Contains(stem))
        {
            return stem;
        }

        var slips = stem.Length < 8 ? 1 : 2;
        return known.Where(k => k.Length >= 4 && Math.Abs(k.Length - stem.Length) <= 4)
            .Select(k => (Word: k, Distance: k.StartsWith(stem[..Math.Min(5, stem.Length)], StringComparison.Ordinal) && stem.Length >= 5 ? 1 : Nearest.Distance(stem, k)))
            .Where(c => c.Distance <= slips)
            .OrderBy(c => c.Distance).ThenBy(c => Math.Abs(c.Word.Length - stem.Length)).ThenBy(c => c.Word, StringComparer.Ordinal)
            .Select(c => c.Word).FirstOrDefault() ?? stem;
    }

    private static IEnumerable<string> Split(string text) =>
        new string([.. text.ToLowerInvariant().Replace('ё', 'е').Where(c => c is not ('\'' or '’')).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
