using Hqs.Rules;

namespace Hqs.Casework.Answers;

/// <summary>An answer found, with how well it fits (1 is a question asked in its own words).</summary>
public sealed record FoundAnswer(AnswerRule Answer, double Fit);

/// <summary>
/// Finds the answer to a question asked in other words, in English or Russian. Each known wording is compared with the question by the
/// words they share, rare words weighing more; small differences of form and spelling are bridged by letter triples. A few dozen short
/// texts need no search engine, and the same question always finds the same answer.
/// </summary>
public sealed class AnswerSearch
{
    private const double WeakestFit = 0.2;

    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "i", "my", "me", "we", "our", "you", "is", "are", "am", "be", "do", "does", "did", "can", "could", "may", "must", "should", "will", "would",
        "to", "of", "in", "on", "for", "at", "with", "and", "or", "if", "it", "this", "that", "there", "have", "has", "get", "russia", "hqs", "visa", "s", "t",
        "я", "мой", "моя", "мои", "мне", "мы", "наш", "вы", "ли", "и", "или", "в", "во", "на", "с", "со", "по", "для", "к", "о", "об", "от", "из", "у", "не", "это",
        "есть", "быть", "может", "могу", "можно", "нужно", "нужен", "нужна", "надо", "как", "что", "если", "россии", "россию", "россия", "вкс", "визы", "виза", "визу",
    };

    private readonly List<(AnswerRule Answer, Dictionary<string, int> Words, bool IsWording)> texts = [];
    private readonly Dictionary<string, double> rarity = new(StringComparer.Ordinal);

    public AnswerSearch(IEnumerable<AnswerRule> answers)
    {
        var all = answers.ToList();
        foreach (var answer in all)
        {
            foreach (var wording in answer.AskedAsEn.Concat(answer.AskedAsRu).Append(answer.Title.En).Append(answer.Title.Ru))
            {
                texts.Add((answer, Words(wording), true));
            }

            texts.Add((answer, Words(answer.Says.En), false));
            texts.Add((answer, Words(answer.Says.Ru), false));
        }

        foreach (var stem in texts.SelectMany(t => t.Words.Keys).Distinct())
        {
            var answersWithIt = texts.Where(t => t.Words.ContainsKey(stem)).Select(t => t.Answer).Distinct().Count();
            rarity[stem] = Math.Log(1 + ((double)all.Count / answersWithIt));
        }
    }

    /// <summary>The answers that fit, best first; none when nothing is near enough.</summary>
    public IReadOnlyList<FoundAnswer> Find(string question)
    {
        var asked = Words(question);
        var exact = Plain(question);
        return
        [
            .. texts
                .Select(t => (t.Answer, Fit: Fit(asked, t.Words) * (t.IsWording ? 1.0 : 0.5)))
                .Concat(texts.Select(t => t.Answer).Distinct().Where(a => Plain(a.Title.En) == exact || Plain(a.Title.Ru) == exact).Select(a => (Answer: a, Fit: 1.0)))
                .GroupBy(f => f.Answer)
                .Select(g => new FoundAnswer(g.Key, g.Max(f => f.Fit)))
                .Where(f => f.Fit >= WeakestFit)
                .OrderByDescending(f => f.Fit)
                .ThenBy(f => f.Answer.Id, StringComparer.Ordinal),
        ];
    }

    // How much of the question the text holds and how little else, weighed by rarity.
    private double Fit(Dictionary<string, int> asked, Dictionary<string, int> text)
    {
        double shared = 0, all = 0;
        foreach (var word in asked.Keys)
        {
            var weight = rarity.GetValueOrDefault(word, Math.Log(2));
            all += weight;
            shared += text.ContainsKey(word) ? weight : 0.8 * weight * text.Keys.Select(other => Similar(word, other)).DefaultIfEmpty(0).Max();
        }

        if (all == 0 || text.Count == 0)
        {
            return 0;
        }

        var own = text.Keys.Sum(w => rarity.GetValueOrDefault(w, Math.Log(2)));
        return shared / Math.Sqrt(all * Math.Max(own, all * 0.6));
    }

    private static double Similar(string a, string b)
    {
        if (a.Length < 4 || b.Length < 4)
        {
            return 0;
        }

        var (x, y) = (Triples(a), Triples(b));
        var common = x.Count(y.Contains);
        var likeness = 2.0 * common / (x.Count + y.Count);
        return likeness >= 0.5 ? likeness : 0;
    }

    private static HashSet<string> Triples(string word)
    {
        var padded = "^" + word;
        return [.. Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3))];
    }

    private static Dictionary<string, int> Words(string text) =>
        Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Idle.Contains(w)).Select(Stem).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());

    private static string Plain(string text) =>
        new([.. text.ToLowerInvariant().Replace('ё', 'е').Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);

    // Endings carry no meaning here: a plural s, ing and ed in English, everything after the fifth letter in Russian.
    private static string Stem(string word)
    {
        if (word.Length > 5 && word[0] is >= 'а' and <= 'я')
        {
            return word[..5];
        }

        foreach (var ending in new[] { "ing", "ed", "es", "s" })
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
