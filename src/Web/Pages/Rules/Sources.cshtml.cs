using Hqs.Rules;
using Hqs.Rules.Explaining;

namespace Hqs.Web.Pages;

/// <summary>Every law, order, treaty, bill and page the rules rest on.</summary>
public sealed class SourcesModel(RulebookNow rules, Today today) : RulebookPage(rules, today)
{
    public IReadOnlyList<IGrouping<string, Source>> Groups { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Citing { get; private set; } = new Dictionary<string, int>();

    public void OnGet()
    {
        Citing = Rulebook.Rules.Values.SelectMany(r => RuleCard.Proofs(r).SelectMany(p => p.Sources).Select(s => s.SourceId).Distinct()).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        Groups = [.. Rulebook.Sources.Values.OrderByDescending(s => Citing.GetValueOrDefault(s.Id)).GroupBy(s => s.Kind).OrderBy(g => g.Key is "page" or "arithmetic").ThenByDescending(g => g.Sum(s => Citing.GetValueOrDefault(s.Id)))];
    }

    public static Words NameOf(string kind) => kind switch
    {
        "law" => new("Laws and codes", "Законы и кодексы"),
        "treaty" => new("Treaties", "Международные договоры"),
        "decree" => new("Decrees", "Указы и постановления"),
        "order" => new("Orders of ministries", "Приказы ведомств"),
        "bill" => new("Bills, not law", "Законопроекты, не закон"),
        "page" => new("Pages read", "Прочитанные страницы"),
        "arithmetic" => new("Arithmetic of the desk", "Арифметика системы"),
        _ => new(char.ToUpperInvariant(kind[0]) + kind[1..], kind),
    };
}
