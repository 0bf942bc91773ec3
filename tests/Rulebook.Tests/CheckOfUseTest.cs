using Hqs.Rules.Evaluation;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>What the check refuses: things nobody uses, decisions that turn in a circle, facts that cannot be read or are computed otherwise than declared.</summary>
public class CheckOfUseTest
{
    private const string Idle = "{ type: yes_no, label: { en: idle, ru: лишний }, question: { en: Idle?, ru: Лишний? }, who: worker }";

    [Fact]
    public void A_fact_no_rule_reads_is_refused()
    {
        using var rulebook = new SmallRulebook().Change("facts/trip.yaml", "  paid:", $"  idle: {Idle}\n  paid:");

        rulebook.Check().HoldsOnly("rules/facts/trip.yaml", 10, "No rule reads trip.idle.");
        rulebook.Change("facts/trip.yaml", "who: worker }", "who: worker, shown: yes }");
        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void A_parameter_no_rule_reads_is_refused()
    {
        using var rulebook = new SmallRulebook().Rule("trips.limit", $"kind: parameter\ntype: date\nversions: [ {{ from: 2020-01-01, value: 2020-05-05, {Proven} }} ]");

        rulebook.Check().HoldsOnly("rules/trips/limit.yaml", 1, "No rule reads trips.limit.");
        rulebook.Change("trips/paid.yaml", "require: trip.paid = yes", "require: { all: [trip.paid = yes, trip.starts_on > @trips.limit] }");
        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void A_source_nothing_rests_on_is_refused()
    {
        using var rulebook = new SmallRulebook().Change("sources/acts.yaml", "  act-1:", "  act-0: { kind: law, title: { en: Act 0, ru: Закон 0 } }\n  act-1:");

        rulebook.Check().HoldsOnly("rules/sources/acts.yaml", 3, "No rule rests on act-0.");
        rulebook.Write("countries/countries.yaml", "source: [act-0]\ncountries: {}");
        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void A_derived_fact_needs_its_classification()
    {
        using var rulebook = new SmallRulebook().Change("facts/trip.yaml", "who: employer", "who: employer\n    derived: yes");

        rulebook.Check().HoldsOnly("rules/facts/trip.yaml", 10, "No classification defines trip.paid.");
    }

    [Fact]
    public void Only_a_date_is_assumed_and_only_from_a_date()
    {
        using var rulebook = new SmallRulebook().Change("facts/trip.yaml", "who: employer", "who: employer\n    assumed: trip.starts_on");

        rulebook.Check().HoldsOnly("rules/facts/trip.yaml", 10, "Only a date may be assumed, and only from another date.");
        rulebook.Change("facts/trip.yaml", "\n    assumed: trip.starts_on", "").Change("facts/trip.yaml", "who: worker", "who: worker\n    assumed: trip.paid");
        rulebook.Check().HoldsOnly("rules/facts/trip.yaml", 5, "Only a date may be assumed, and only from another date.");
    }

    [Fact]
    public void A_fact_of_a_subject_nobody_declared_is_refused()
    {
        using var rulebook = new SmallRulebook().Change("facts/trip.yaml", "subject: case", "subject: convoy");

        rulebook.Check().Holds("rules/facts/trip.yaml", 5, "There is no subject “convoy”.");
    }

    [Theory]
    [InlineData("require: trip.paid = yes", "require: { all: [trip.paid = yes, guest.asleep = yes] }", 1, "guest.asleep belongs to member and cannot be read from case.")]
    [InlineData("kind: condition", "kind: condition\nsubject: convoy", 1, "There is no subject “convoy”.")]
    [InlineData("version_by: trip.starts_on", "version_by: guest.came_on", 1, "guest.came_on belongs to member and cannot be read from case.")]
    [InlineData("en: It is paid for.", "en: \"It is {guest.asleep}.\"", 1, "“{guest.asleep}” cannot be read from case.")]
    public void A_rule_reads_only_its_subject_and_what_lies_outside_it(string from, string to, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", from, to).Write("facts/guest.yaml", $$"""
            noun: guest
            subject: member
            title: { en: Guest, ru: Гость }
            facts:
              asleep: {{Idle}}
              came_on: { type: date, label: { en: came, ru: приехал }, question: { en: When?, ru: Когда? }, who: worker }
            """);

        rulebook.Check().Holds("rules/trips/paid.yaml", line, hint);
    }

    [Fact]
    public void A_decision_does_not_need_itself()
    {
        using var rulebook = new SmallRulebook();
        Decision(rulebook, "trips.ready", "trips.paid, trips.fine");
        Decision(rulebook, "trips.fine", "trips.paid");
        Assert.Empty(rulebook.Check());

        rulebook.Change("trips/fine.yaml", "needs: [trips.paid]", "needs: [trips.ready]");

        rulebook.Check().Holds("rules/trips/ready.yaml", 1, "The decision needs itself.");
        rulebook.Check().Holds("rules/trips/fine.yaml", 1, "The decision needs itself.");
    }

    [Fact]
    public void A_decision_needs_a_rule_once()
    {
        using var rulebook = new SmallRulebook();
        Decision(rulebook, "trips.ready", "trips.paid, trips.paid");

        rulebook.Check().HoldsOnly("rules/trips/ready.yaml", 1, "trips.paid is needed twice.");
    }

    [Theory]
    [InlineData("[trip.starts_on]", "trip.starts_on", null)]
    [InlineData("[trip.starts_on]", "trip.paid", "trip.paid reads [trip.paid] in code and declares [trip.starts_on].")]
    [InlineData("[trip.starts_on]", null, "trip.paid is declared as computed, and no code computes it.")]
    [InlineData("[trip.start_on]", "trip.start_on", "trip.paid cannot read trip.start_on.")]
    [InlineData("[\"@trips.limit\"]", "@trips.limit", "trip.paid cannot read @trips.limit.")]
    public void A_computed_fact_is_declared_as_it_is_computed(string declared, string? reads, string? hint)
    {
        using var rulebook = new SmallRulebook().Change("facts/trip.yaml", "who: employer", $"who: employer\n    computed: {{ reads: {declared}, source: [act-1:5] }}");

        var problems = rulebook.Check(reads is null ? [] : [new ComputedFact("trip.paid", [reads], _ => null)]);

        if (hint is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            problems.HoldsOnly("rules/facts/trip.yaml", 10, hint);
        }
    }

    [Theory]
    [InlineData("trip.paid", "rules/facts/trip.yaml", 10, "trip.paid is computed in code; declare “computed”.")]
    [InlineData("trip.speed", "rules/facts", 1, "trip.speed is computed in code and not declared.")]
    public void What_code_computes_is_declared_as_computed(string fact, string file, int line, string hint)
    {
        using var rulebook = new SmallRulebook();

        rulebook.Check(new ComputedFact(fact, [], _ => null)).HoldsOnly(file, line, hint);
    }

    private static void Decision(SmallRulebook rulebook, string id, string needs)
    {
        rulebook.Rule(id, $"kind: decision\nneeds: [{needs}]\nsays: {{ met: {{ en: a, ru: б }}, not_met: {{ en: a, ru: б }} }}");
        rulebook.Write(id.Replace('.', '/') + ".examples.yaml", $$"""
            examples:
              - { name: all well, then: met }
              - { name: not well, given: { {{needs.Split(',')[0]}}: not_met }, then: not_met }
              - { name: not known, given: { {{needs.Split(',')[0]}}: unknown }, then: unknown }
            """);
    }
}
