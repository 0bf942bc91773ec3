using Hqs.Rules.Tracing;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>What something costs: exact, between two ends, or not known with whom to ask. Prices that differ are never mixed up.</summary>
public class PricesTest
{
    private const string Two = $$"""
        kind: fee
        paid_by: worker
        version_by: trip.filed_on
        versions:
          - { from: 2020-01-01, until: 2023-12-31, amount: 100 RUB, {{Proven}} }
          - { from: 2024-01-01, amount: from 150 RUB to 200 RUB, {{Proven}} }
        says: { met: { en: a, ru: б } }
        """;

    [Theory]
    [InlineData("2023-12-31", "100 RUB", "100 RUB")]
    [InlineData("2024-01-01", "150 RUB", "200 RUB")]
    public void The_price_of_the_day_is_found(string filed, string lowest, string highest)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.ticket", Two);

        var finding = rulebook.Ask("trips.ticket", "trip.filed_on: " + filed);

        Assert.Equal((Status.Met, Written.Money(lowest), Written.Money(highest)), (finding.Status, finding.Price!.Lowest!, finding.Price.Highest!));
    }

    [Fact]
    public void Before_its_first_day_there_is_no_price()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.ticket", Two);

        var finding = rulebook.Ask("trips.ticket", "trip.filed_on: 2019-12-31");

        Assert.Equal((Status.NotApplicable, null), (finding.Status, finding.Price));
    }

    [Fact]
    public void Where_the_day_is_not_known_and_prices_differ_the_price_is_not_known()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.ticket", Two);

        var finding = rulebook.Ask("trips.ticket");

        Assert.Equal((Status.Unknown, null), (finding.Status, finding.Price));
        Assert.Equal(["trip.filed_on"], finding.Missing.Names());
    }

    [Theory]
    [InlineData("", Status.Unknown, null, new[] { "law.bill" })]
    [InlineData("law.bill: rejected", Status.Met, "100 RUB", new string[0])]
    [InlineData("law.bill: adopted", Status.Met, "200 RUB", new string[0])]
    public void A_contested_price_waits_for_its_question(string answers, Status then, string? price, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("law.bill", """
            kind: question
            why: { en: why, ru: почему }
            evidence: { en: what, ru: что }
            who: counsel
            alternatives: { rejected: { en: no, ru: нет }, adopted: { en: yes, ru: да } }
            """).Rule("trips.ticket", $$"""
            kind: fee
            paid_by: worker
            versions:
              - from: 2020-01-01
                standing: contested
                question: law.bill
                alternatives: { rejected: { amount: 100 RUB, {{Proven}} }, adopted: { amount: 200 RUB, {{Proven}} } }
            """);

        var finding = rulebook.Ask("trips.ticket", "", answers);

        Assert.Equal((then, price is null ? null : Written.Money(price)), (finding.Status, finding.Price?.Lowest));
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void A_price_nobody_knows_says_whom_to_ask()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.ticket", $"kind: fee\npaid_by: worker\nversions: [ {{ from: 2020-01-01, amount: unknown, ask: post, {Proven} }} ]");

        var finding = rulebook.Ask("trips.ticket");

        Assert.Equal((Status.Unknown, "post"), (finding.Status, finding.Price!.Ask));
        Assert.Equal((MissingKind.Inquiry, "trips.ticket"), (Assert.Single(finding.Missing).Kind, finding.Missing[0].Id));
    }

    [Theory]
    [InlineData("trip.a: yes", Status.Met, new string[0])]
    [InlineData("trip.a: no", Status.NotApplicable, new string[0])]
    [InlineData("", Status.Unknown, new[] { "trip.a" })]
    public void A_price_has_its_scope(string given, Status then, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.ticket", $"kind: fee\npaid_by: worker\napplies_when: trip.a = yes\nversions: [ {{ from: 2020-01-01, amount: 100 RUB, {Proven} }} ]");

        var finding = rulebook.Ask("trips.ticket", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Theory]
    [InlineData("amount: lots", "“amount” is “4200 RUB”, “from 50 USD to 300 USD” or “unknown”.")]
    [InlineData("amount: from 300 USD to 50 USD", "“amount” is “4200 RUB”")]
    [InlineData("amount: from 50 USD to 300 RUB", "“amount” is “4200 RUB”")]
    [InlineData("ask: post", "“amount” is “4200 RUB”")]
    [InlineData("amount: unknown", "An unknown price says whom to ask: ask: post.")]
    public void A_bad_price_names_its_line(string price, string hint)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.ticket", $"kind: fee\npaid_by: worker\nversions:\n  - {{ from: 2020-01-01, {price}, {Proven} }}");

        rulebook.ReadingProblems().HoldsOnly("rules/trips/ticket.yaml", 5, hint);
    }
}
