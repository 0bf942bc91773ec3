using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>What the check refuses: sources that are not there and time that does not join up.</summary>
public class CheckOfSourcesAndTimeTest
{
    private const string File = "rules/trips/paid.yaml";
    private const string Second = "\n  - { from: 2024-01-01, require: trip.paid = yes, " + Proven + " }\nsays:";

    [Fact]
    public void A_version_without_a_source_is_refused()
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", "    source: [act-1:2]\n", "");

        rulebook.Check().Holds(File, 5, "A source is missing");
    }

    [Theory]
    [InlineData("[act-1:2, act-2:3]", "No source is called “act-2”; did you mean act-1?")]
    [InlineData("[act-1:2, treaty-of-somewhere]", "No source is called “treaty-of-somewhere”.")]
    public void A_source_nobody_declared_is_refused(string source, string hint)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", "[act-1:2]", source);

        rulebook.Check().HoldsOnly(File, 7, hint);
    }

    [Fact]
    public void An_exception_or_a_class_with_a_source_nobody_declared_is_refused()
    {
        using var rulebook = WithClasses()
            .Change("trips/paid.yaml", "confidence: P", "confidence: P\n    unless: [ { when: trip.paid = no, then: met, source: [act-x] } ]")
            .Change("trips/class.yaml", "when: trip.paid = yes", "when: trip.paid = yes, source: [act-y]");

        var problems = rulebook.Check();

        problems.Holds(File, 10, "No source is called “act-x”; did you mean act-1?");
        problems.Holds("rules/trips/class.yaml", 5, "No source is called “act-y”; did you mean act-1?");
    }

    [Fact]
    public void The_source_of_a_computed_fact_must_be_declared()
    {
        using var rulebook = new SmallRulebook().Change("facts/trip.yaml", "who: employer", "who: employer\n    computed: { reads: [trip.starts_on], source: [act-9] }");

        rulebook.Check(new Evaluation.ComputedFact("trip.paid", ["trip.starts_on"], _ => null)).HoldsOnly("rules/facts/trip.yaml", 15, "No source is called “act-9”");
    }

    [Fact]
    public void A_hole_in_time_is_refused()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "from: 2020-01-01", "from: 2020-01-01\n    until: 2023-12-30")
            .Change("trips/paid.yaml", "\nsays:", Second)
            .Change("trips/paid.examples.yaml", "examples:", TwoSides("2023-12-31", "2024-01-01").Replace("unknown, missing: [trip.paid] }\n", "not_applicable }\n", StringComparison.Ordinal));

        rulebook.Check().HoldsOnly(File, 12, "There is a hole from 2023-12-31 to 2023-12-31.");
    }

    [Theory]
    [InlineData("from: 2020-01-01")]
    [InlineData("from: 2020-01-01\n    until: 2024-01-01")]
    public void Versions_that_overlap_are_refused(string first)
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "from: 2020-01-01", first)
            .Change("trips/paid.yaml", "\nsays:", Second)
            .Change("trips/paid.examples.yaml", "examples:", TwoSides("2023-12-31", "2024-01-01"));

        rulebook.Check().HoldsOnly(File, first.Contains('\n', StringComparison.Ordinal) ? 12 : 11, "This version overlaps the one from 2020-01-01; close that one with until: 2023-12-31.");
    }

    [Fact]
    public void Versions_that_touch_are_taken()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "from: 2020-01-01", "from: 2020-01-01\n    until: 2023-12-31")
            .Change("trips/paid.yaml", "\nsays:", Second)
            .Change("trips/paid.examples.yaml", "examples:", TwoSides("2023-12-31", "2024-01-01"));

        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void An_announced_version_may_lie_within_the_one_in_force()
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", "\nsays:", Second.Replace("{ from", "{ standing: announced, from", StringComparison.Ordinal));

        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void A_version_does_not_end_before_it_begins()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "from: 2020-01-01", "from: 2020-01-01\n    until: 2019-12-31")
            .Change("trips/paid.yaml", "  not_met:", "  not_applicable: { en: Not yet., ru: Ещё нет. }\n  not_met:");

        rulebook.Check().Holds(File, 5, "“until” is before “from”.");
    }

    [Fact]
    public void Several_versions_need_the_date_that_picks_one()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "version_by: trip.starts_on\n", "")
            .Change("trips/paid.yaml", "from: 2020-01-01", "from: 2020-01-01\n    until: 2023-12-31")
            .Change("trips/paid.yaml", "\nsays:", Second);

        rulebook.Check().Holds(File, 1, "A rule with several versions names the date that picks one: version_by.");
    }

    [Fact]
    public void A_rule_has_a_version()
    {
        using var rulebook = new SmallRulebook().Write("trips/paid.yaml", "kind: condition\ntitle: { en: a, ru: б }\nversions: []\nsays: { met: { en: a, ru: б }, not_met: { en: a, ru: б } }").Write("trips/paid.examples.yaml", "examples: []");

        rulebook.Check().Holds(File, 1, "A rule has at least one version.");
    }

    private static SmallRulebook WithClasses() => new SmallRulebook()
        .Change("facts/trip.yaml", "  paid:", "  class: { type: choice, derived: yes, label: { en: class, ru: класс }, question: { en: Which?, ru: Какой? }, who: worker, options: { cheap: { en: cheap, ru: дешёвая }, usual: { en: usual, ru: обычная } } }\n  paid:")
        .Rule("trips.class", $"kind: classification\ndefines: trip.class\nversions:\n  - {{ from: 2020-01-01, cases: [ {{ is: cheap, when: trip.paid = yes }} ], otherwise: usual, {Proven} }}")
        .Write("trips/class.examples.yaml", "examples: [ { name: paid, given: { trip.paid: yes }, then: cheap } ]");

    internal static string TwoSides(string last, string first) =>
        $"examples:\n  - {{ name: last day, given: {{ trip.starts_on: {last} }}, then: unknown, missing: [trip.paid] }}\n  - {{ name: first day, given: {{ trip.starts_on: {first} }}, then: unknown, missing: [trip.paid] }}";
}
