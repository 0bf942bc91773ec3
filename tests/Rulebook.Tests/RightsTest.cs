using Hqs.Rules.Tracing;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Whether somebody may do something: yes, limited, no, or ask; the first case that holds, and unknown while several are open.</summary>
public class RightsTest
{
    private const string Says = """
        says:
          yes: { en: You may., ru: Можно. }
          limited: { en: You may in part., ru: Можно отчасти. }
          no: { en: You may not., ru: Нельзя. }
          ask: { en: Ask first., ru: Спросите. }
          not_applicable: { en: Not your matter., ru: Вас не касается. }
        """;

    private static readonly string Right = $$"""
        kind: right
        subject: case
        activity: smoking
        applies_when: { none: [trip.e = yes] }
        versions: [ { from: 2020-01-01, cases: [ { is: "no", when: trip.a = yes }, { is: limited, when: trip.b = yes }, { is: ask, when: trip.c = yes } ], otherwise: "yes", {{Proven}} } ]
        {{Says}}
        """;

    [Theory]
    [InlineData("trip.a: yes", "no", Status.NotMet, "You may not.", new string[0])]
    [InlineData("trip.a: no, trip.b: yes", "limited", Status.Met, "You may in part.", new string[0])]
    [InlineData("trip.a: no, trip.b: no, trip.c: no", "yes", Status.Met, "You may.", new string[0])]
    [InlineData("trip.a: no, trip.b: no, trip.c: yes", "ask", Status.Unknown, "Ask first.", new[] { "trips.smoke" })]
    [InlineData("trip.b: yes", "unknown", Status.Unknown, null, new[] { "trip.a" })]
    [InlineData("trip.a: no, trip.c: no", "unknown", Status.Unknown, null, new[] { "trip.b" })]
    public void The_first_case_that_holds_answers(string given, string answer, Status then, string? says, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.smoke", Right);

        var finding = rulebook.Ask("trips.smoke", "trip.e: no, " + given);

        Assert.Equal((answer, then), (finding.Answer, finding.Status));
        Assert.Equal(missing, finding.Missing.Names());
        Assert.True(says is null || says == finding.Says.En, finding.Says.En);
    }

    [Fact]
    public void An_answer_that_is_to_ask_is_an_inquiry_and_not_a_missing_fact()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.smoke", Right);

        Assert.Equal(MissingKind.Inquiry, Assert.Single(rulebook.Ask("trips.smoke", "trip.e: no, trip.a: no, trip.b: no, trip.c: yes").Missing).Kind);
    }

    [Fact]
    public void Outside_its_scope_a_right_says_its_own_sentence()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.smoke", Right);

        var finding = rulebook.Ask("trips.smoke", "trip.e: yes");

        Assert.Equal((Status.NotApplicable, null, "Not your matter."), (finding.Status, finding.Answer, finding.Says.En));
    }

    [Theory]
    [InlineData("", "unknown", Status.Unknown, new[] { "law.bill" })]
    [InlineData("law.bill: rejected", "yes", Status.Met, new string[0])]
    [InlineData("law.bill: adopted", "limited", Status.Met, new string[0])]
    public void Readings_that_both_allow_but_differ_wait_for_the_question(string answers, string answer, Status then, string[] missing)
    {
        using var rulebook = OfEveryKindOfFact().Rule("law.bill", """
            kind: question
            why: { en: why, ru: почему }
            evidence: { en: what, ru: что }
            who: counsel
            alternatives: { rejected: { en: no, ru: нет }, adopted: { en: yes, ru: да } }
            """).Rule("trips.smoke", $$"""
            kind: right
            subject: case
            activity: smoking
            versions:
              - from: 2020-01-01
                standing: contested
                question: law.bill
                alternatives:
                  rejected: { cases: [ { is: "no", when: trip.a = yes } ], otherwise: "yes", {{Proven}} }
                  adopted: { cases: [ { is: "no", when: trip.a = yes } ], otherwise: limited, {{Proven}} }
            {{Says}}
            """);

        var finding = rulebook.Ask("trips.smoke", "trip.a: no", answers);

        Assert.Equal((answer, then), (finding.Answer, finding.Status));
        Assert.Equal(missing, finding.Missing.Names());
        Assert.Equal("no", rulebook.Ask("trips.smoke", "trip.a: yes", answers).Answer);
    }

    [Fact]
    public void Days_that_both_allow_but_differ_wait_for_the_day()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.smoke", $$"""
            kind: right
            subject: case
            activity: smoking
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, cases: [ { is: "no", when: trip.a = yes } ], otherwise: "yes", {{Proven}} }
              - { from: 2024-01-01, cases: [ { is: "no", when: trip.a = yes } ], otherwise: limited, {{Proven}} }
            {{Says}}
            """);

        var finding = rulebook.Ask("trips.smoke", "trip.a: no");

        Assert.Equal(("unknown", Status.Unknown), (finding.Answer, finding.Status));
        Assert.Equal(["trip.filed_on"], finding.Missing.Names());
        Assert.Equal("no", rulebook.Ask("trips.smoke", "trip.a: yes").Answer);
        Assert.Equal("limited", rulebook.Ask("trips.smoke", "trip.a: no, trip.filed_on: 2024-01-01").Answer);
    }

    [Fact]
    public void While_its_scope_is_open_a_right_does_not_answer()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.smoke", Right);

        var finding = rulebook.Ask("trips.smoke", "trip.a: yes");

        Assert.Equal(("unknown", Possible.NotMet | Possible.NotApplicable), (finding.Answer, finding.Possible));
        Assert.Equal(["trip.e"], finding.Missing.Names());
    }

    [Fact]
    public void A_right_without_sentences_is_refused_and_does_not_throw()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.smoke", Right.Replace(Says, "", StringComparison.Ordinal));

        rulebook.ReadingProblems().HoldsOnly("rules/trips/smoke.yaml", 1, "“says” is missing.");
    }
}
