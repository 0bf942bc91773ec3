using Hqs.Casework.Answers;
using Hqs.Rules;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>One field for everything: cases by name, answers in one's own words, rules, countries. A few of each, and the way to all.</summary>
public sealed class FindModel(RulebookNow rules, Today today, Reader reader, CaseList list) : RulebookPage(rules, today)
{
    private const int LongestText = 200;
    private const int OfEach = 6;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];
    public IReadOnlyList<FoundAnswer> Answers { get; private set; } = [];
    public IReadOnlyList<Rule> Rules { get; private set; } = [];
    public IReadOnlyList<ReferenceRow> Countries { get; private set; } = [];

    public bool IsEmpty => Cases.Count + Answers.Count + Rules.Count + Countries.Count == 0;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = Text?.Trim();
        Text = Text is { Length: > LongestText } tooLong ? tooLong[..LongestText] : Text;
        if (string.IsNullOrEmpty(Text))
        {
            return;
        }

        if (reader.IsSignedIn)
        {
            Cases = [.. (await list.Find(reader.Organisation, new(Text), stop)).Rows.Take(OfEach)];
        }

        Answers = [.. Now.Search.Find(Text).Take(OfEach)];
        var words = RulesModel.WordsOf(Text);
        // What carries the words in its name comes before what only mentions them; an id before both.
        Rules = [.. Rulebook.Rules.Values.Where(r => r is not AnswerRule && words.All(w => RulesModel.Holds(r, w)))
            .OrderBy(r => r.Id == Text ? 0 : words.All(w => IsNamed(r, w)) ? 1 : 2).ThenBy(r => r.Id, StringComparer.Ordinal).Take(OfEach)];
        Countries = [.. Rulebook.Tables.Countries.Values.Where(c => Text.Length > 1 && c.Also.Append(c.Id).Append(c.Name.En).Append(c.Name.Ru).Any(n => n.StartsWith(Text, StringComparison.OrdinalIgnoreCase))).OrderBy(c => c.Name.In(reader.Language), StringComparer.Ordinal).Take(OfEach)];
    }

    private static bool IsNamed(Rule rule, string word) => rule.Title.En.Contains(word, StringComparison.OrdinalIgnoreCase) || rule.Title.Ru.Contains(word, StringComparison.OrdinalIgnoreCase);
}
