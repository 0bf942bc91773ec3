using System.Collections.Immutable;
using Hqs.Casework.Paths;
using Hqs.Rules;
using Hqs.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Hqs.Web.Pages;

/// <summary>Which route fits, from a few facts that name nobody. Everything stands in the address, so that it can be passed on; nothing is kept.</summary>
public sealed class RoutesModel(RulebookNow rules, Today today) : PageModel
{
    private const int MostFacts = 60;

    public IReadOnlyList<Field> Fields { get; private set; } = [];
    public RouteFinder Found { get; private set; } = null!;
    public IEnumerable<Field> Wrong => Fields.Where(f => f.Error is not null);

    public IActionResult OnGet()
    {
        var rulebook = rules.Rulebook;
        var reading = new FieldReading(rulebook.Tables);
        Field Read(Fact fact) => reading.Read(Field.Of(fact, [], [], rulebook), name => Request.Query[name]);
        var given = Request.Query.Keys.Take(MostFacts).Select(k => rulebook.Facts.GetValueOrDefault(k)).OfType<Fact>().Where(RouteFinder.IsImpersonal).ToList();
        var fields = RouteFinder.Opening(rulebook).Concat(given).Distinct().Select(Read).ToList();
        if (Request.Query.ContainsKey("ask") && fields.All(f => f.Error is null))
        {
            return Redirect(Address(fields));
        }

        Found = RouteFinder.Of(fields.Where(f => f.Value is not null).ToDictionary(f => f.Fact!, f => f.Value!), rulebook, today.Day);
        Fields = [.. fields.Where(f => !f.IsEmpty || RouteFinder.Opening(rulebook).Contains(f.Fact)), .. Found.Wanted.Where(w => fields.All(f => f.Fact != w || f.IsEmpty)).Where(w => !RouteFinder.Opening(rulebook).Contains(w)).Select(Read)];
        return Page();
    }

    /// <summary>The address with what is known and nothing else, for people to pass on.</summary>
    public string Shared => $"{Request.Scheme}://{Request.Host}{Address(Fields)}";

    private static string Address(IEnumerable<Field> fields) => QueryHelpers.AddQueryString("/routes", fields.Where(f => f.Value is not null).SelectMany(f =>
        (f.IsNone ? ImmutableArray.Create(FieldReading.NoneOfThese) : f.Typed).Select(t => KeyValuePair.Create(f.Name, (string?)t))
            .Concat(f.Type.Kind == FactKind.Money ? [KeyValuePair.Create(f.Name + ".currency", (string?)f.Currency)] : [])));
}
