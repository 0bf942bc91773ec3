using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Law nobody has confirmed: decided only where every reading agrees, unless somebody has answered the question.</summary>
public class ContestedLawTest
{
    private const string Contested = $$"""
        kind: condition
        version_by: trip.filed_on
        versions:
          - { from: 2020-01-01, until: 2023-12-31, require: trip.a = yes, {{Proven}} }
          - from: 2024-01-01
            standing: contested
            question: law.bill
            alternatives:
              rejected: { require: trip.a = yes, {{Proven}} }
              adopted: { require: { all: [trip.a = yes, trip.b = yes] }, {{Proven}} }
        """;

    [Theory]
    [InlineData("trip.a: yes, trip.b: yes", Status.Met, new string[0])]
    [InlineData("trip.a: no", Status.NotMet, new string[0])]
    [InlineData("trip.a: yes, trip.b: no", Status.Unknown, new[] { "law.bill" })]
    [InlineData("trip.a: yes", Status.Unknown, new[] { "law.bill", "trip.b" })]
    [InlineData("trip.b: yes", Status.Unknown, new[] { "trip.a" })]
    public void Contested_law_decides_only_where_every_alternative_agrees(string given, Status then, string[] missing)
    {
        using var rulebook = With(Contested);

        var finding = rulebook.Ask("trips.tested", "trip.filed_on: 2024-01-01, " + given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
        Assert.Equal(["law.bill"], finding.Questions.Select(q => q.Id));
    }

    [Theory]
    [InlineData("law.bill: rejected", Status.Met)]
    [InlineData("law.bill: adopted", Status.NotMet)]
    public void An_answer_settles_the_question(string answers, Status then)
    {
        using var rulebook = With(Contested);

        var finding = rulebook.Ask("trips.tested", "trip.filed_on: 2024-01-01, trip.a: yes, trip.b: no", answers);

        Assert.Equal(then, finding.Status);
        Assert.Empty(finding.Missing);
    }

    [Fact]
    public void The_day_before_the_law_became_contested_is_not_in_doubt()
    {
        using var rulebook = With(Contested);

        var finding = rulebook.Ask("trips.tested", "trip.filed_on: 2023-12-31, trip.a: yes, trip.b: no");

        Assert.Equal(Status.Met, finding.Status);
        Assert.Empty(finding.Questions);
    }

    [Fact]
    public void One_question_is_read_one_way_at_a_time()
    {
        // Two contested parameters on one question: both are of the bill or neither is.
        using var rulebook = With($"kind: condition\nversions: [ {{ from: 2020-01-01, require: {{ any: [trip.fee >= @trips.least, trip.fee < @trips.most] }}, {Proven} }} ]");
        foreach (var name in new[] { "least", "most" })
        {
            rulebook.Rule("trips." + name, $$"""
                kind: parameter
                type: money
                versions:
                  - from: 2020-01-01
                    standing: contested
                    question: law.bill
                    alternatives: { rejected: { value: 100 RUB, {{Proven}} }, adopted: { value: 200 RUB, {{Proven}} } }
                """);
        }

        var finding = rulebook.Ask("trips.tested", "trip.fee: 150 RUB");

        Assert.Equal(Status.Met, finding.Status);
        Assert.Equal(4, finding.Grounds.Count(g => g.Rule is Parameter));
    }

    [Theory]
    [InlineData("2024-01-01", "trip.b: yes", "", Status.Unknown, Possible.Met | Possible.NotApplicable, new[] { "law.lapse" })]
    [InlineData("2024-01-01", "trip.b: no", "", Status.Unknown, Possible.NotMet | Possible.NotApplicable, new[] { "law.lapse" })]
    [InlineData("2024-01-01", "trip.b: no", "law.lapse: still_binding", Status.NotMet, Possible.NotMet, new string[0])]
    [InlineData("2024-01-01", "trip.b: no", "law.lapse: no_longer_applies", Status.NotApplicable, Possible.NotApplicable, new string[0])]
    [InlineData("2023-12-31", "trip.b: no", "", Status.NotMet, Possible.NotMet, new string[0])]
    public void Law_lapsed_on_paper_may_have_ended(string filed, string given, string answers, Status then, Possible possible, string[] missing)
    {
        using var rulebook = With($$"""
            kind: condition
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, require: trip.b = yes, {{Proven}} }
              - { from: 2024-01-01, standing: lapsed_on_paper, question: law.lapse, require: trip.b = yes, {{Proven}} }
            """);

        var finding = rulebook.Ask("trips.tested", $"trip.filed_on: {filed}, {given}", answers);

        Assert.Equal(then, finding.Status);
        Assert.Equal(possible, finding.Possible);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void An_unknown_date_tries_the_contested_version_too()
    {
        using var rulebook = With(Contested);

        Assert.Equal(["trip.filed_on"], rulebook.Ask("trips.tested", "trip.a: yes, trip.b: no").Missing.Names());
        Assert.Equal(Status.Met, rulebook.Ask("trips.tested", "trip.a: yes, trip.b: yes").Status);
        Assert.Equal(Status.Met, rulebook.Ask("trips.tested", "trip.a: yes, trip.b: no", "law.bill: rejected").Status);
    }

    private static SmallRulebook With(string rule) => OfEveryKindOfFact()
        .Rule("law.bill", Question("rejected", "adopted"))
        .Rule("law.lapse", Question("still_binding", "no_longer_applies"))
        .Rule("trips.tested", rule);

    private static string Question(string one, string other) => $$"""
        kind: question
        why: { en: why, ru: почему }
        evidence: { en: what, ru: что }
        who: counsel
        alternatives: { {{one}}: { en: one, ru: одно }, {{other}}: { en: other, ru: другое } }
        """;
}
