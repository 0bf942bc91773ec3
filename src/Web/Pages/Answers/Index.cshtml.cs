using Hqs.Casework.Answers;
using Hqs.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>Questions people ask, found in their own words or listed by section of the guide.</summary>
public sealed class AnswersModel(RulebookNow rules, Today today) : RulebookPage(rules, today)
{
    private const int LongestQuestion = 500;
    private const int MostFound = 12;

    // Every answer stands in the guide's list of questions; that says nothing of its subject.
    private const string QuestionsSection = "35";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "case")]
    public Guid? CaseId { get; set; }

    public IReadOnlyList<FoundAnswer> Found { get; private set; } = [];
    public IReadOnlyList<(string Section, Words Title, IReadOnlyList<AnswerRule> Answers)> Sections { get; private set; } = [];

    public string CaseQuery => CaseId is { } id ? $"?case={id}" : "";

    public void OnGet()
    {
        if (!string.IsNullOrWhiteSpace(Text))
        {
            Found = [.. Now.Search.Find(Text.Length > LongestQuestion ? Text[..LongestQuestion] : Text).Take(MostFound)];
            return;
        }

        // Under the section that is most its own: the one fewest answers share.
        var answers = Rulebook.Rules.Values.OfType<AnswerRule>().OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        var shared = answers.SelectMany(a => a.Guide.Select(SectionOf).Distinct()).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        Sections = [.. answers.GroupBy(a => a.Guide.Select(SectionOf).Where(s => s != QuestionsSection).OrderBy(s => shared[s]).FirstOrDefault() ?? QuestionsSection)
            .OrderBy(g => int.TryParse(g.Key, out var n) ? n : int.MaxValue).Select(g => (g.Key, SectionTitle(g.Key), (IReadOnlyList<AnswerRule>)[.. g]))];
    }

    public static string Name(Rule answer) => answer.Id[(answer.Id.LastIndexOf('.') + 1)..];

    /// <summary>The first sentence or two, for a list.</summary>
    public static string Beginning(string text) => text.Length <= 200 ? text : text[..text.LastIndexOf(' ', 200)] + " …";
}
