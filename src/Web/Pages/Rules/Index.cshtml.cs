using Hqs.Rules;
using Hqs.Rules.Explaining;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>The rulebook to leaf through: by noun, kind, guide section or source, narrowed by words.</summary>
public sealed class RulesModel(RulebookNow rules, Today today, Reader reader) : RulebookPage(rules, today)
{
    /// <summary>noun, kind, guide or open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>The one group shown; without it and without words, a directory of groups.</summary>
    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<(string Id, string Title, IReadOnlyList<Rule> Rules)> Groups { get; private set; } = [];
    public int Count { get; private set; }

    public void OnGet()
    {
        var words = WordsOf(Text);
        var rows = Rulebook.Rules.Values.Where(r => words.All(w => Holds(r, w))).Where(r => By != "open" || IsOpen(r)).OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        Groups = By switch
        {
            "kind" => [.. rows.GroupBy(r => r.Kind).OrderBy(g => KindOf(g.Key).In(reader.Language), StringComparer.Ordinal).Select(g => (g.Key, KindOf(g.Key).In(reader.Language), (IReadOnlyList<Rule>)[.. g]))],
            "guide" => [.. Rulebook.GuideSections.OrderBy(s => int.TryParse(s.Key, out var n) ? n : int.MaxValue).Select(s => (s.Key, $"{s.Key}. {s.Value.In(reader.Language)}", (IReadOnlyList<Rule>)[.. rows.Where(r => r.Guide.Any(g => SectionOf(g) == s.Key))])).Where(g => g.Item3.Count > 0)],
            _ => [.. rows.GroupBy(r => r.Id.Split('.')[0]).Select(g => (g.Key, Noun(g.Key), (IReadOnlyList<Rule>)[.. g]))],
        };
        Groups = In is null ? Groups : [.. Groups.Where(g => g.Id == In)];
        Count = In is null ? rows.Count : Groups.Sum(g => g.Rules.Count);
    }

    public bool IsDirectory => In is null && string.IsNullOrWhiteSpace(Text) && By != "open";

    /// <summary>Law that is not settled on the day: questions, and rules with a contested or lapsed version.</summary>
    public bool IsOpen(Rule rule) => rule is Question || (rule as IVersioned)?.AllVersions.Any(v => v.Standing is Standing.Contested or Standing.LapsedOnPaper && v.From <= On && !(v.Until < On)) == true;

    /// <summary>Whether a rule was abolished, or not yet made, on the day.</summary>
    public bool IsAsleep(Rule rule) => rule is IVersioned versioned && versioned.AllVersions.Any() && versioned.AllVersions.Where(v => v.Standing != Standing.Announced).All(v => v.From > On || v.Until < On);

    private string Noun(string id) => NounOf(id).In(reader.Language);

    /// <summary>What people call a folder of the rulebook.</summary>
    public static Words NounOf(string id) => new(id, id switch
    {
        "answers" => "ответы",
        "documents" => "документы",
        "eligibility" => "соответствие",
        "employer" => "работодатель",
        "family" => "семья",
        "fees" => "расходы",
        "law" => "нерешённое право",
        "notices" => "уведомления",
        "paths" => "пути",
        "penalties" => "штрафы",
        "permit" => "разрешение",
        "process" => "порядок",
        "registration" => "учёт",
        "renewal" => "продление",
        "rights" => "права",
        "risks" => "риски",
        "salary" => "выплата",
        "tax" => "налоги",
        "travel" => "поездки",
        "verify" => "проверить",
        "visa" => "виза",
        "changes" => "изменения",
        _ => id,
    });

    /// <summary>The words of a search, as many as make sense.</summary>
    public static string[] WordsOf(string? text) => [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(12)];

    /// <summary>Whether a rule carries a word: in its id, its texts, or what it rests on.</summary>
    public static bool Holds(Rule rule, string word)
    {
        bool Has(Words? text) => text is not null && (text.En.Contains(word, StringComparison.OrdinalIgnoreCase) || text.Ru.Contains(word, StringComparison.OrdinalIgnoreCase));
        return rule.Id.Contains(word, StringComparison.OrdinalIgnoreCase) || Has(rule.Title) || Has(rule.Notes) || Has((rule as Question)?.Why) || Has((rule as AnswerRule)?.Says) || Has((rule as Requires)?.Repair)
            || RuleCard.Proofs(rule).Any(p => p.Rows.Contains(word, StringComparer.OrdinalIgnoreCase) || p.Sources.Any(s => s.ToString().Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
