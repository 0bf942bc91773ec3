using Hqs.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>The Russian consular posts recorded, by country.</summary>
public sealed class PostsModel(RulebookNow rules, Today today, Reader reader) : RulebookPage(rules, today)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<IGrouping<string, ReferenceRow>> Groups { get; private set; } = [];

    public void OnGet() => Groups =
    [
        .. Rulebook.Tables.Posts.Values
            .Where(p => CountriesModel.Holds(p, Text) || CountriesModel.Holds(Rulebook.Tables.Countries[p["country"]!], Text))
            .GroupBy(p => p["country"]!)
            .OrderBy(g => Rulebook.Tables.Countries[g.Key].Name.In(reader.Language), StringComparer.Ordinal),
    ];
}
