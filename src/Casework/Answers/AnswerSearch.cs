using Hqs.Rules;

namespace Hqs.Casework.Answers;

/// <summary>An answer found, with how well it fits (1 is a question asked in its own words).</summary>
public sealed record FoundAnswer(AnswerRule Answer, double Fit);

/// <summary>
/// Finds the answer to a question asked in other words, in English or Russian. Two measures are added. The first is what text search
/// engines use (BM25F): which share of the question's words the answer holds, a rare word weighing more than a common one, a word of the
/// title more than one of the text. The second is how like the question its nearest single wording is, so that many wordings do not help
/// an answer of which none fits. The words are cut to stems and joined with those of the same meaning before (<see cref="SearchTerms"/>).
/// </summary>
public sealed class AnswerSearch
{
    private const double WeakestFit = 0.2;

    // A word met again adds ever less, a word of a long field counts less. Every answer says things in two languages, so a word is met about
    // twice as often as the customary 1.2 of the first supposes.
    private const double Saturation = 4, LengthShare = 0.5;
    private const double TitleWeight = 3, WordingWeight = 2, TextWeight = 0.5;

    private const double ShareOfLikeness = 0.3;

    private sealed record Entry(AnswerRule Answer, Dictionary<string, double> Weights, IReadOnlyList<HashSet<string>> Wordings);

    private readonly SearchTerms terms;
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, double> rarity = new(StringComparer.Ordinal);
    private readonly double rarest;

    public AnswerSearch(Rulebook rulebook)
    {
        terms = new(rulebook.SearchWords);
        var answers = rulebook.Rules.Values.OfType<AnswerRule>().OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        (double Weight, List<List<List<string>>> Texts)[] fields =
        [
            (TitleWeight, Learned(answers, a => [a.Title.En, a.Title.Ru])),
            (WordingWeight, Learned(answers, a => [.. a.AskedAsEn, .. a.AskedAsRu])),
            (TextWeight, Learned(answers, a => [a.Says.En, a.Says.Ru])),
        ];
        for (var i = 0; i < answers.Count; i++)
        {
            var weights = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (weight, texts) in fields)
            {
                var length = texts[i].Sum(t => t.Count) / texts.Average(of => of.Sum(t => t.Count));
                foreach (var term in texts[i].SelectMany(t => t))
                {
                    weights[term] = weights.GetValueOrDefault(term) + (weight / (1 - LengthShare + (LengthShare * length)));
                }
            }

            entries.Add(new(answers[i], weights, [.. fields[0].Texts[i].Concat(fields[1].Texts[i]).Select(t => t.ToHashSet())]));
        }

        foreach (var term in entries.SelectMany(e => e.Weights.Keys).Distinct())
        {
            // How rare a word is among questions: in the texts of the answers nearly every one speaks of work or a permit.
            var holding = Math.Max(1, entries.Count(e => e.Wordings.Any(w => w.Contains(term))));
            rarity[term] = Math.Log(1 + ((entries.Count - holding + 0.5) / (holding + 0.5)));
        }

        rarest = Math.Log(1 + ((entries.Count + 0.5) / 0.5));
    }

    /// <summary>The answers that fit, best first; none when nothing is near enough.</summary>
    public IReadOnlyList<FoundAnswer> Find(string question)
    {
        var asked = terms.Ask(question).ToHashSet();
        var exact = SearchTerms.Plain(question);
        return
        [
            .. entries
                .Select(e => new FoundAnswer(e.Answer, SearchTerms.Plain(e.Answer.Title.En) == exact || SearchTerms.Plain(e.Answer.Title.Ru) == exact ? 1 : Fit(asked, e)))
                .Where(f => f.Fit >= WeakestFit)
                .OrderByDescending(f => f.Fit)
                .ThenBy(f => f.Answer.Id, StringComparer.Ordinal),
        ];
    }

    private List<List<List<string>>> Learned(List<AnswerRule> answers, Func<AnswerRule, string[]> texts) => [.. answers.Select(a => texts(a).Select(terms.Learn).ToList())];

    private double Fit(HashSet<string> asked, Entry entry)
    {
        if (asked.Count == 0)
        {
            return 0;
        }

        var held = asked.Sum(t => entry.Weights.GetValueOrDefault(t) is var weight and > 0 ? Rarity(t) * weight / (Saturation + weight) : 0) / asked.Sum(Rarity);
        return ((1 - ShareOfLikeness) * held) + (ShareOfLikeness * entry.Wordings.Max(w => Likeness(asked, w)));
    }

    // The cosine of the angle between two texts whose words weigh by rarity: 1 when the same words, 0 when none is shared.
    private double Likeness(HashSet<string> asked, HashSet<string> wording) => wording.Count == 0 ? 0 :
        asked.Where(wording.Contains).Sum(Squared) / Math.Sqrt(asked.Sum(Squared) * wording.Sum(Squared));

    private double Rarity(string term) => rarity.GetValueOrDefault(term, rarest);

    private double Squared(string term) => Rarity(term) * Rarity(term);
}
