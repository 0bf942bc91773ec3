using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>The examples the check demands.</summary>
public class CheckOfExamplesTest
{
    private const string Rule = "rules/trips/paid.yaml";

    [Theory]
    [InlineData("  - { name: it is paid for, given: { trip.paid: yes }, then: met }\n", "No example ends met.")]
    [InlineData("  - { name: it is not, given: { trip.paid: no }, then: not_met }\n", "No example ends not_met.")]
    [InlineData("  - { name: nobody said, then: unknown, missing: [trip.paid] }", "No example ends unknown.")]
    public void An_example_of_every_answer_is_demanded(string example, string hint)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.examples.yaml", example, "");

        rulebook.Check().HoldsOnly(Rule, 1, hint);
    }

    [Fact]
    public void A_rule_without_any_examples_is_refused()
    {
        using var rulebook = new SmallRulebook().Write("trips/paid.examples.yaml", "examples: []");

        Assert.Equal(["No example ends met.", "No example ends not_met.", "No example ends unknown."], rulebook.Check().Select(p => p.Says.En));
    }

    [Fact]
    public void Where_the_law_asks_for_nothing_one_example_is_enough()
    {
        using var rulebook = new SmallRulebook()
            .Rule("trips.free", $"kind: condition\nversions: [ {{ from: 2020-01-01, require: nothing, {Proven} }} ]\nsays: {{ met: {{ en: a, ru: б }} }}")
            .Write("trips/free.examples.yaml", "examples: [ { name: nothing is asked, then: met } ]");

        Assert.Empty(rulebook.Check());
        rulebook.Write("trips/free.examples.yaml", "examples: []").Check().HoldsOnly("rules/trips/free.yaml", 1, "No example ends met.");
    }

    [Fact]
    public void A_classification_has_an_example()
    {
        using var rulebook = WithClasses("{ name: paid, given: { trip.paid: yes }, then: cheap }");
        Assert.Empty(rulebook.Check());

        rulebook.Write("trips/class.examples.yaml", "examples: []").Check().HoldsOnly("rules/trips/class.yaml", 1, "There is no example.");
    }

    [Theory]
    [InlineData("2023-12-31", "2024-01-01", new string[0])]
    [InlineData("2023-12-31", "2024-01-02", new[] { "2024-01-01" })]
    [InlineData("2023-12-30", "2024-01-01", new[] { "2023-12-31" })]
    [InlineData("2023-12-30", "2024-01-02", new[] { "2023-12-31", "2024-01-01" })]
    public void An_example_on_either_side_of_a_change_is_demanded(string last, string first, string[] missing)
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "from: 2020-01-01", "from: 2020-01-01\n    until: 2023-12-31")
            .Change("trips/paid.yaml", "\nsays:", $"\n  - {{ from: 2024-01-01, require: trip.paid = yes, {Proven} }}\nsays:")
            .Change("trips/paid.examples.yaml", "examples:", CheckOfSourcesAndTimeTest.TwoSides(last, first));

        Assert.Equal([.. missing.Select(day => $"No example is dated {day} (trip.starts_on), on one side of a change.")], rulebook.Check().Select(p => p.Says.En));
        Assert.All(rulebook.Check(), p => Assert.Equal((Rule, 1), (p.Place.File, p.Place.Line)));
    }

    [Fact]
    public void An_example_on_either_side_of_the_end_is_demanded()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "from: 2020-01-01", "from: 2020-01-01\n    until: 2025-12-31")
            .Change("trips/paid.yaml", "  not_met:", "  not_applicable: { en: It has ended., ru: Отменено. }\n  not_met:");
        Assert.Equal(["No example ends not_applicable.", "No example is dated 2025-12-31 (trip.starts_on), on one side of a change.", "No example is dated 2026-01-01 (trip.starts_on), on one side of a change."], rulebook.Check().Select(p => p.Says.En).Order(StringComparer.Ordinal));

        rulebook.Change("trips/paid.examples.yaml", "examples:", """
            examples:
              - { name: last day, given: { trip.starts_on: 2025-12-31, trip.paid: yes }, then: met }
              - { name: the day after, given: { trip.starts_on: 2026-01-01, trip.paid: yes }, then: not_applicable }
            """);
        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void An_example_of_not_applicable_is_demanded_where_the_rule_can_be_that()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "kind: condition", "kind: condition\napplies_when: trip.starts_on > 2000-01-01")
            .Change("trips/paid.yaml", "  not_met:", "  not_applicable: { en: Too old., ru: Слишком старая. }\n  not_met:");
        rulebook.Check().HoldsOnly(Rule, 1, "No example ends not_applicable.");

        rulebook.Change("trips/paid.examples.yaml", "examples:", "examples:\n  - { name: old, given: { trip.starts_on: 2000-01-01 }, then: not_applicable }");
        Assert.Empty(rulebook.Check());
    }

    [Theory]
    [InlineData("{ name: open, given: { trip.paid: yes }, then: unknown, missing: [law.bill] }", "No example is left unknown by law.bill.")]
    [InlineData("{ name: paid, given: { trip.paid: yes }, answers: { law.bill: rejected }, then: met }", "No example answers law.bill with rejected.")]
    [InlineData("{ name: paid too, given: { trip.paid: yes }, answers: { law.bill: adopted }, then: not_met }", "No example answers law.bill with adopted.")]
    public void Contested_law_has_an_example_left_open_and_one_for_every_answer(string example, string hint)
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "    require: trip.paid = yes\n    source: [act-1:2]\n    rows: [X1]\n    confidence: P\n    checked_on: 2026-03-18", $$"""
                standing: contested
                question: law.bill
                alternatives: { rejected: { require: trip.paid = yes, {{Proven}} }, adopted: { require: trip.paid = no, {{Proven}} } }
            """)
            .Rule("law.bill", "kind: question\nwhy: { en: a, ru: б }\nevidence: { en: a, ru: б }\nwho: counsel\nalternatives: { rejected: { en: a, ru: б }, adopted: { en: a, ru: б } }")
            .Write("trips/paid.examples.yaml", """
            given: { trip.starts_on: 2024-05-01 }
            examples:
              - { name: nobody said, then: unknown, missing: [trip.paid] }
              - { name: open, given: { trip.paid: yes }, then: unknown, missing: [law.bill] }
              - { name: paid, given: { trip.paid: yes }, answers: { law.bill: rejected }, then: met }
              - { name: paid too, given: { trip.paid: yes }, answers: { law.bill: adopted }, then: not_met }
              - { name: not paid, given: { trip.paid: no }, then: unknown }
            """);
        Assert.Empty(rulebook.Check());

        Assert.Contains(rulebook.Change("trips/paid.examples.yaml", "  - " + example + "\n", "").Check(), p => p.Says.En == hint && p.Place == new Place(Rule, 5, 5));
    }

    internal static SmallRulebook WithClasses(string example) => new SmallRulebook()
        .Change("facts/trip.yaml", "  paid:", "  class: { type: choice, derived: yes, label: { en: class, ru: класс }, question: { en: Which?, ru: Какой? }, who: worker, options: { cheap: { en: cheap, ru: дешёвая }, usual: { en: usual, ru: обычная } } }\n  paid:")
        .Change("trips/paid.yaml", "require: trip.paid = yes", "require: { all: [trip.paid = yes, { any: [trip.class = cheap, trip.class != cheap] }] }")
        .Change("trips/paid.examples.yaml", "given: { trip.starts_on", "given: { trip.class: usual, trip.starts_on")
        .Rule("trips.class", $"kind: classification\ndefines: trip.class\nversions:\n  - {{ from: 2020-01-01, cases: [ {{ is: cheap, when: trip.paid = yes }} ], otherwise: usual, {Proven} }}")
        .Write("trips/class.examples.yaml", "examples:\n  - " + example);
}
