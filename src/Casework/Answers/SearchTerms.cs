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
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal); // whole words, each with its stem
    private readonly int longestPhrase;

    public SearchTerms(SearchWords words)
    {
        idle = [.. words.Idle.SelectMany(Split)];
        foreach (var group in words.Same)
        {
            foreach (var phrase in group)
            {
                var stems = Know(Split(phrase));
                same.TryAdd(string.Join(' ', stems), group[0]);
                longestPhrase = Math.Max(longestPhrase, stems.Count);
            }
        }

        Know(idle);
    }

    /// <summary>The terms of a text that is searched; its words count as known from now on.</summary>
    public List<string> Learn(string text)
    {
        var words = Split(text).ToList();
        return Terms([.. Know(words).Zip(words, (stem, word) => (stem, idle.Contains(word)))]);
    }

    /// <summary>The terms of a question.</summary>
    public List<string> Ask(string question) => Terms([.. Split(question).Select(Corrected).Select(w => (known.GetValueOrDefault(w) ?? Stemmer.Stem(w), idle.Contains(w)))]);

    /// <summary>The text as bare words in lower case.</summary>
    public static string Plain(string text) => string.Join(' ', Split(text));

    private List<string> Know(IEnumerable<string> words) => [.. words.Select(w => known[w] = Stemmer.Stem(w))];

    private List<string> Terms(List<(string Stem, bool IsIdle)> words)
    {
        var stems = words.Select(w => w.Stem).ToList();
        var terms = new List<string>();
        for (var at = 0; at < stems.Count;)
        {
            var length = Math.Min(longestPhrase, stems.Count - at);
            while (length > 0 && ((length == 1 && words[at].IsIdle) || !same.ContainsKey(string.Join(' ', stems.GetRange(at, length)))))
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

    // One slip, or two in a long word; short words are too much alike. Two stems that begin with the same five letters are taken for forms
    // of one word that the stemmer does not know.
    private string Corrected(string word)
    {
        var stem = Stemmer.Stem(word);
        if (stem.Length < 5 || char.IsDigit(stem[0]) || known.ContainsKey(word) || known.ContainsValue(stem))
        {
            return word;
        }

        var slips = stem.Length < 9 ? 1 : 2;
        return known.Where(k => k.Value.Length >= 4 && Math.Abs(k.Value.Length - stem.Length) <= 4)
            .Select(k => (Word: k.Key, IsForm: k.Value.StartsWith(stem[..5], StringComparison.Ordinal), InStem: Nearest.Distance(stem, k.Value), InWord: Nearest.Distance(word, k.Key)))
            .Where(c => c.IsForm || (c.InStem <= slips && c.InWord <= slips + 1))
            .OrderBy(c => c.InStem + c.InWord).ThenBy(c => c.Word, StringComparer.Ordinal)
            .Select(c => c.Word).FirstOrDefault() ?? word;
    }

    private static IEnumerable<string> Split(string text) =>
        new string([.. text.ToLowerInvariant().Replace('ё', 'е').Where(c => c is not ('\'' or '’')).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
