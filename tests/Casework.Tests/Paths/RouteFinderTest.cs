using Hqs.Casework.Paths;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Paths;

/// <summary>Routes for a few facts that name nobody.</summary>
public sealed class RouteFinderTest
{
    private static readonly LocalDate On = new(2026, 11, 23);

    [Fact]
    public void Without_a_purpose_no_route_is_named() => Assert.Empty(Find().Routes);

    [Fact]
    public void What_fits_comes_first_and_what_would_settle_more_is_asked()
    {
        var found = Find(("principal.purpose", new Code("employment")), ("person.citizenship", new Code("IN")), ("employment.contract_kind", new Code("labour")), ("employer.kind", new Code("commercial")));

        Assert.Equal(("paths.hqs", Status.Met), (found.Routes[0].Rule.Id, found.Routes[0].Status));
        Assert.NotEmpty(found.Wanted);
        Assert.All(found.Wanted, f => Assert.True(RouteFinder.IsImpersonal(f)));
    }

    [Fact]
    public void Nothing_that_names_a_person_may_stand_in_an_address()
    {
        var facts = Repository.Rulebook.Facts;

        Assert.False(RouteFinder.IsImpersonal(facts["person.name"]));
        Assert.False(RouteFinder.IsImpersonal(facts["person.born_on"]));
        Assert.True(RouteFinder.IsImpersonal(facts["person.citizenship"]));
        Assert.All(RouteFinder.Opening(Repository.Rulebook), f => Assert.True(RouteFinder.IsImpersonal(f)));
    }

    private static RouteFinder Find(params (string Fact, Value Value)[] known) => RouteFinder.Of(known.ToDictionary(k => Repository.Rulebook.Facts[k.Fact], k => k.Value), Repository.Rulebook, On);
}
