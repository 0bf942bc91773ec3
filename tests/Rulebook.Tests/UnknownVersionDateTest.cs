using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Where the date that picks the version is not known, every span of law is tried, and only what all agree on is decided.</summary>
public class UnknownVersionDateTest
{
    private const string Two = $$"""
        kind: condition
        version_by: trip.filed_on
        versions:
          - { from: 2020-01-01, until: 2023-12-31, require: trip.a = yes, {{Proven}} }
          - { from: 2024-01-01, require: { all: [trip.a = yes, trip.b = yes] }, {{Proven}} }
        """;

    [Theory]
    [InlineData("trip.a: yes, trip.b: yes", Status.Met, new string[0])]
    [InlineData("trip.a: no, trip.b: yes", Status.NotMet, new string[0])]
    [InlineData("trip.a: no", Status.NotMet, new string[0])]
    [InlineData("trip.a: yes, trip.b: no", Status.Unknown, new[] { "trip.filed_on" })]
    [InlineData("trip.a: yes", Status.Unknown, new[] { "trip.filed_on", "trip.b" })]
    [InlineData("trip.b: yes", Status.Unknown, new[] { "trip.filed_on", "trip.a" })]
    [InlineData("", Status.Unknown, new[] { "trip.filed_on", "trip.a", "trip.b" })]
    public void The_rule_is_decided_when_every_version_agrees(string given, Status then, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", Two);

        var finding = rulebook.Ask("trips.tested", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void A_rule_that_was_abolished_may_not_apply_any_more()
    {
        using var rulebook = OfEveryKindOfFact()
            .Rule("trips.tested", $"kind: condition\nversion_by: trip.filed_on\nversions: [ {{ from: 2020-01-01, until: 2021-06-30, require: trip.a = yes, {Proven} }} ]");

        var finding = rulebook.Ask("trips.tested", "trip.a: yes");

        Assert.Equal(Possible.Met | Possible.NotApplicable, finding.Possible);
        Assert.Equal(["trip.filed_on"], finding.Missing.Names());
    }

    [Fact]
    public void Rules_picked_by_the_same_date_are_tried_on_the_same_day()
    {
        // In 2020–2023 the least fee is 100 and a must be yes; since 2024 it is 200 and b must be. No day mixes the two.
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", $$"""
            kind: condition
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, require: { any: [trip.fee >= @trips.fee, trip.a = yes] }, {{Proven}} }
              - { from: 2024-01-01, require: { any: [trip.fee < @trips.fee, trip.b = yes] }, {{Proven}} }
            """).Rule("trips.fee", $$"""
            kind: parameter
            type: money
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, value: 100 RUB, {{Proven}} }
              - { from: 2024-01-01, value: 200 RUB, {{Proven}} }
            """);

        Assert.Equal(Status.Met, rulebook.Ask("trips.tested", "trip.fee: 150 RUB, trip.a: no, trip.b: no").Status);
    }

    [Fact]
    public void What_lies_outside_the_scope_needs_no_date()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", Two + "\napplies_when: trip.c = yes");

        Assert.Equal(Status.NotApplicable, rulebook.Ask("trips.tested", "trip.c: no").Status);
        Assert.Empty(rulebook.Ask("trips.tested", "trip.c: no").Missing);
    }
}
