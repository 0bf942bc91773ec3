using Hqs.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>Everything recorded of one country, with its Russian posts.</summary>
public sealed class CountryModel(RulebookNow rules, Today today) : RulebookPage(rules, today)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ReferenceRow Row { get; private set; } = null!;
    public IReadOnlyList<ReferenceRow> Posts { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (Rulebook.Tables.Country(Id) is not { } id)
        {
            return NotFound();
        }

        (Row, Posts) = (Rulebook.Tables.Countries[id], [.. Rulebook.Tables.Posts.Values.Where(p => p["country"] == id)]);
        return Page();
    }
}
