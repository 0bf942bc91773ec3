using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Which version of the law answers, by the date the rule names.</summary>
public class VersionsTest
{
    private const string Two = $$"""
        kind: condition
        version_by: trip.filed_on
        versions:
          - { from: 2020-01-01, until: 2023-12-31, require: trip.a = yes, {{Proven}} }
          - { from: 2024-01-01, require: trip.b = yes, {{Proven}} }
        """;

    [Theory]
    [InlineData("2020-01-01", Status.Met)]
    [InlineData("2023-12-31", Status.Met)]
    [InlineData("2024-01-01", Status.NotMet)]
    [InlineData("2199-12-31", Status.NotMet)]
    public void The_date_picks_the_version_on_both_sides_of_a_change(string filed, Status then)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", Two);

        var finding = rulebook.Ask("trips.tested", $"trip.filed_on: {filed}, trip.a: yes, trip.b: no");

        Assert.Equal(then, finding.Status);
        Assert.Equal(Written.Day(then == Status.Met ? "2020-01-01" : "2024-01-01"), finding.Version!.From);
        Assert.Equal([finding.Version], finding.Grounds.Select(g => g.Version));
    }

    [Theory]
    [InlineData("2023-12-31", "100 RUB", Status.Met)]
    [InlineData("2024-01-01", "100 RUB", Status.NotMet)]
    [InlineData("2024-01-01", "200 RUB", Status.Met)]
    public void A_parameter_is_read_in_its_own_version(string filed, string fee, Status then)
    {
        using var rulebook = OfEveryKindOfFact().Condition("trips.tested", "require: trip.fee >= @trips.fee").Rule("trips.fee", $$"""
            kind: parameter
            type: money
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, value: 100 RUB, {{Proven}} }
              - { from: 2024-01-01, value: 200 RUB, {{Proven}} }
            """);

        Assert.Equal(then, rulebook.Ask("trips.tested", $"trip.filed_on: {filed}, trip.fee: {fee}").Status);
    }

    [Fact]
    public void A_parameter_of_a_day_without_law_is_missing_law()
    {
        using var rulebook = OfEveryKindOfFact().Condition("trips.tested", "require: trip.fee >= @trips.fee")
            .Rule("trips.fee", $"kind: parameter\ntype: money\nversion_by: trip.filed_on\nversions: [ {{ from: 2020-01-01, value: 100 RUB, {Proven} }} ]");

        var finding = rulebook.Ask("trips.tested", "trip.filed_on: 2019-12-31, trip.fee: 100 RUB");

        Assert.Equal(Status.Unknown, finding.Status);
        Assert.Equal(Tracing.MissingKind.Law, Assert.Single(finding.Missing).Kind);
        Assert.Equal("trips.fee", finding.Missing[0].Id);
    }

    [Theory]
    [InlineData("2019-12-31", Status.NotApplicable)]
    [InlineData("2020-01-01", Status.Met)]
    [InlineData("2021-06-30", Status.Met)]
    [InlineData("2021-07-01", Status.NotApplicable)]
    public void Before_its_first_day_and_after_its_end_a_rule_does_not_apply(string filed, Status then)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", $"kind: condition\nversion_by: trip.filed_on\nversions: [ {{ from: 2020-01-01, until: 2021-06-30, require: trip.a = yes, {Proven} }} ]");

        Assert.Equal(then, rulebook.Ask("trips.tested", $"trip.filed_on: {filed}, trip.a: yes").Status);
    }

    [Theory]
    [InlineData("2024-01-01", Status.Met)]
    [InlineData("2030-01-01", Status.Met)]
    public void An_announced_version_never_decides(string filed, Status then)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", $$"""
            kind: condition
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, require: trip.a = yes, {{Proven}} }
              - { from: 2025-01-01, standing: announced, require: trip.b = yes, {{Proven}} }
            """);

        Assert.Equal(then, rulebook.Ask("trips.tested", $"trip.filed_on: {filed}, trip.a: yes, trip.b: no").Status);
        Assert.Equal(then, rulebook.Ask("trips.tested", "trip.a: yes, trip.b: no").Status);
    }

    [Fact]
    public void A_rule_with_only_announced_law_does_not_apply_yet()
    {
        using var rulebook = OfEveryKindOfFact()
            .Rule("trips.tested", $"kind: condition\nversion_by: trip.filed_on\nversions: [ {{ from: 2020-01-01, standing: announced, require: trip.a = yes, {Proven} }} ]");

        Assert.Equal(Status.NotApplicable, rulebook.Ask("trips.tested", "trip.filed_on: 2024-01-01, trip.a: yes").Status);
    }

    [Fact]
    public void Without_a_version_date_the_rule_is_read_as_it_stands()
    {
        using var rulebook = OfEveryKindOfFact().Condition("trips.tested", "require: trip.a = yes");

        Assert.Equal(Status.Met, rulebook.Ask("trips.tested", "trip.a: yes, trip.filed_on: 1999-01-01").Status);
    }
}
