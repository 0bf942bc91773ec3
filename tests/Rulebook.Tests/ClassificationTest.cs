using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Sorting into classes: the first case that holds wins, and a case that is not decided yet holds up only what it could change.</summary>
public class ClassificationTest
{
    private const string Three = "cases: [ { is: cheap, when: trip.a = yes }, { is: dear, when: trip.b = yes }, { is: cheap, when: trip.c = yes } ], otherwise: usual";

    [Theory]
    [InlineData("trip.a: yes", "cheap", new string[0])]
    [InlineData("trip.a: no, trip.b: yes", "dear", new string[0])]
    [InlineData("trip.a: no, trip.b: no, trip.c: yes", "cheap", new string[0])]
    [InlineData("trip.a: no, trip.b: no, trip.c: no", "usual", new string[0])]
    [InlineData("trip.b: no, trip.c: yes", "cheap", new string[0])]
    [InlineData("trip.b: yes", null, new[] { "trip.a" })]
    [InlineData("trip.c: yes", null, new[] { "trip.a", "trip.b" })]
    [InlineData("trip.b: no, trip.c: no", null, new[] { "trip.a" })]
    [InlineData("trip.a: no, trip.b: no", null, new[] { "trip.c" })]
    [InlineData("", null, new[] { "trip.a", "trip.b", "trip.c" })]
    public void The_first_case_that_holds_wins_and_unknown_ones_wait(string given, string? expected, string[] missing)
    {
        using var rulebook = Classes(Three);

        var read = new Asking(rulebook.Load()).Given(given).Class("trips.class");

        Assert.Equal(expected, (read.Value as Code)?.Id);
        Assert.Equal(missing, read.Missing.Names());
    }

    [Fact]
    public void Without_otherwise_what_fits_no_case_has_no_class()
    {
        using var rulebook = Classes("cases: [ { is: cheap, when: trip.a = yes } ]");

        var none = new Asking(rulebook.Load()).Given("trip.a: no").Class("trips.class");
        var perhaps = new Asking(rulebook.Load()).Class("trips.class");

        Assert.Equal((null, Tracing.MissingKind.Law, "trips.class"), (none.Value, none.Missing[0].Kind, none.Missing[0].Id));
        Assert.Null(perhaps.Value);
        Assert.Equal(["trip.a"], perhaps.Missing.Names());
    }

    [Theory]
    [InlineData("trip.a: yes", Status.Met, new string[0])]
    [InlineData("trip.a: no, trip.b: yes", Status.NotMet, new string[0])]
    [InlineData("trip.a: no, trip.b: no", Status.Unknown, new[] { "trip.c" })]
    public void A_rule_reads_the_class_and_lacks_what_the_class_lacks(string given, Status then, string[] missing)
    {
        using var rulebook = Classes(Three).Condition("trips.tested", "require: trip.class = cheap");

        var finding = rulebook.Ask("trips.tested", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void A_class_that_expectedstated_expectednot_worked_out()
    {
        using var rulebook = Classes(Three).Condition("trips.tested", "require: trip.class = cheap");

        Assert.Equal(Status.Met, rulebook.Ask("trips.tested", "trip.class: cheap, trip.a: no, trip.b: yes").Status);
    }

    [Theory]
    [InlineData("trip.filed_on: 2023-12-31, trip.a: no", "usual", new string[0])]
    [InlineData("trip.filed_on: 2024-01-01, trip.a: no", "dear", new string[0])]
    [InlineData("trip.filed_on: 2019-12-31, trip.a: yes", null, new[] { "trips.class" })]
    [InlineData("trip.a: yes", "cheap", new string[0])]
    [InlineData("trip.a: no", null, new[] { "trip.filed_on" })]
    public void The_version_of_the_day_sorts(string given, string? expected, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.class", $$"""
            kind: classification
            defines: trip.class
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, cases: [ { is: cheap, when: trip.a = yes } ], otherwise: usual, {{Proven}} }
              - { from: 2024-01-01, cases: [ { is: cheap, when: trip.a = yes } ], otherwise: dear, {{Proven}} }
            """);

        var read = new Asking(rulebook.Load()).Given(given).Class("trips.class");

        Assert.Equal(expected, (read.Value as Code)?.Id);
        Assert.Equal(missing, read.Missing.Names());
    }

    [Theory]
    [InlineData("trip.a: yes", "", "cheap", new string[0])]
    [InlineData("trip.a: no", "", null, new[] { "law.bill" })]
    [InlineData("trip.a: no", "law.bill: rejected", "usual", new string[0])]
    [InlineData("trip.a: no", "law.bill: adopted", "dear", new string[0])]
    public void Contested_classes_are_decided_where_every_alternative_agrees(string given, string answers, string? expected, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("law.bill", """
            kind: question
            why: { en: why, ru: почему }
            evidence: { en: what, ru: что }
            who: counsel
            alternatives: { rejected: { en: no, ru: нет }, adopted: { en: yes, ru: да } }
            """).Rule("trips.class", $$"""
            kind: classification
            defines: trip.class
            versions:
              - from: 2020-01-01
                standing: contested
                question: law.bill
                alternatives:
                  rejected: { cases: [ { is: cheap, when: trip.a = yes } ], otherwise: usual, {{Proven}} }
                  adopted: { cases: [ { is: cheap, when: trip.a = yes } ], otherwise: dear, {{Proven}} }
            """);

        var read = new Asking(rulebook.Load(), answers).Given(given).Class("trips.class");

        Assert.Equal(expected, (read.Value as Code)?.Id);
        Assert.Equal(missing, read.Missing.Names());
    }

    private static SmallRulebook Classes(string content) => OfEveryKindOfFact()
        .Rule("trips.class", $"kind: classification\ndefines: trip.class\nversions: [ {{ from: 2020-01-01, {content}, {Proven} }} ]");
}
