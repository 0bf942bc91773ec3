using Hqs.Rules.Tracing;

namespace Hqs.Rules.Tests;

/// <summary>What would have to be known to decide: exactly that, in reading order, and nothing that no longer matters.</summary>
public class MissingFactsTest
{
    private const string Nested = "require: { all: [trip.a = yes, { any: [trip.b = yes, { all: [trip.c = yes, trip.d = yes] }] }, { none: [trip.e = yes, { all: [trip.a = yes, trip.by = bus] }] }] }";

    [Theory]
    [InlineData("", Status.Unknown, new[] { "trip.a", "trip.b", "trip.c", "trip.d", "trip.e", "trip.by" })]
    [InlineData("trip.a: yes", Status.Unknown, new[] { "trip.b", "trip.c", "trip.d", "trip.e", "trip.by" })]
    [InlineData("trip.a: yes, trip.b: yes", Status.Unknown, new[] { "trip.e", "trip.by" })]
    [InlineData("trip.a: yes, trip.b: no", Status.Unknown, new[] { "trip.c", "trip.d", "trip.e", "trip.by" })]
    [InlineData("trip.a: yes, trip.c: no", Status.Unknown, new[] { "trip.b", "trip.e", "trip.by" })]
    [InlineData("trip.a: yes, trip.d: yes, trip.e: no", Status.Unknown, new[] { "trip.b", "trip.c", "trip.by" })]
    [InlineData("trip.a: yes, trip.b: yes, trip.e: no", Status.Unknown, new[] { "trip.by" })]
    [InlineData("trip.a: yes, trip.b: yes, trip.e: no, trip.by: bus", Status.NotMet, new string[0])]
    [InlineData("trip.a: yes, trip.b: yes, trip.e: no, trip.by: train", Status.Met, new string[0])]
    [InlineData("trip.a: no", Status.NotMet, new string[0])]
    [InlineData("trip.e: yes", Status.NotMet, new string[0])]
    [InlineData("trip.b: no, trip.c: no", Status.NotMet, new string[0])]
    public void The_missing_of_nested_groups_is_exact(string given, Status then, string[] missing)
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", Nested);

        var finding = rulebook.Ask("trips.tested", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void A_fact_named_twice_is_missing_once()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", "require: { all: [trip.seats > 1, trip.seats < 9] }");

        var missing = Assert.Single(rulebook.Ask("trips.tested").Missing);

        Assert.Equal((MissingKind.Fact, "trip.seats", "case"), (missing.Kind, missing.Id, missing.Subject!.Id));
    }

    [Fact]
    public void The_scope_is_asked_for_before_the_requirement_and_the_exceptions_last()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition(
            "trips.tested",
            "require: trip.b = yes, applies_when: trip.c = yes, unless: [ { when: trip.d = yes, then: met, source: [act-1:3] }, { when: trip.e = yes, then: met, source: [act-1:3] } ]",
            "applies_when: trip.a = yes");

        Assert.Equal(["trip.a", "trip.c", "trip.b", "trip.d", "trip.e"], rulebook.Ask("trips.tested").Missing.Names());
    }

    [Fact]
    public void The_trace_shows_every_part_with_what_it_lacks()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", "require: { all: [trip.a = yes, { any: [trip.b = yes, trip.c = yes] }] }");

        var all = Assert.Single(Assert.Single(rulebook.Ask("trips.tested", "trip.a: yes, trip.b: no").Trace).Children);
        var any = all.Children[1];

        Assert.Equal((TraceRole.All, Truth.Unknown), (all.Role, all.Truth));
        Assert.Equal((TraceRole.Comparison, Truth.True), (all.Children[0].Role, all.Children[0].Truth));
        Assert.Equal((TraceRole.Any, Truth.Unknown), (any.Role, any.Truth));
        Assert.Equal([Truth.False, Truth.Unknown], any.Children.Select(c => c.Truth));
        Assert.Equal(["trip.c"], any.Children[1].Missing.Names());
        Assert.Equal(new YesNo(false), any.Children[0].Left!.Value);
    }

    [Fact]
    public void A_sentence_names_what_is_missing_in_both_languages()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", "require: { all: [trip.a = yes, trip.b = yes] }");

        var says = rulebook.Ask("trips.tested", "trip.c: yes").Says;

        Assert.EndsWith(": a of the trip; b of the trip.", says.En, StringComparison.Ordinal);
        Assert.EndsWith(": поездка a; поездка b.", says.Ru, StringComparison.Ordinal);
    }
}
