using Hqs.Rules;
using Hqs.Rules.Explaining;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>One source: where to read it, and every rule that rests on it, by article.</summary>
public sealed class SourceModel(RulebookNow rules, Today today) : RulebookPage(rules, today)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Source Source { get; private set; } = null!;
    public IReadOnlyList<(SourceCitation Cited, IReadOnlyList<Rule> Rules)> Articles { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!Rulebook.Sources.TryGetValue(Id, out var source))
        {
            return NotFound();
        }

        Source = source;
        Articles = [.. Rulebook.Rules.Values.SelectMany(r => RuleCard.Proofs(r).SelectMany(p => p.Sources).Where(c => c.SourceId == Id).Select(c => (Cited: c, Rule: r)))
            .GroupBy(p => p.Cited.Article ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.First().Cited, (IReadOnlyList<Rule>)[.. g.Select(p => p.Rule).Distinct().OrderBy(r => r.Id, StringComparer.Ordinal)]))];
        return Page();
    }
}
