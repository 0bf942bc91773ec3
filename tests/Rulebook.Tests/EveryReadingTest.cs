using FsCheck;
using FsCheck.Fluent;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>
/// Rulebooks made at random, with versions, contested law, a contested parameter and a contested class: not knowing the day or the
/// answer leaves open exactly what every day and every answer together would leave open.
/// </summary>
public class EveryReadingTest
{
    private static readonly string[] Atoms = ["trip.a = yes", "trip.b = yes", "trip.c = yes", "trip.class = cheap", "trip.fee >= @trips.least", "trip.class = dear"];
    private static readonly string[] Days = ["2021-05-01", "2024-05-01", "2026-05-01"];
    private static readonly string[] Answers = ["law.bill: rejected", "law.bill: adopted"];
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(150).WithReplay(17, 19);

    [Fact]
    public void What_is_not_known_leaves_open_what_every_way_of_knowing_it_would() => FsCheck.Check.One(Settings, Prop.ForAll(Samples().ToArbitrary(), sample =>
    {
        using var small = Rulebook(sample.Conditions);
        var rulebook = small.Load();

        // Alone, the whole is the union of its parts; with several open it is so for each of them.
        var open = Possible(rulebook, sample.Given, "");
        return open == Union(Days.Select(day => Possible(rulebook, sample.Given + ", trip.filed_on: " + day, "")))
            && open == Union(Answers.Select(answer => Possible(rulebook, sample.Given, answer)))
            && open == Union(Days.SelectMany(day => Answers.Select(answer => Possible(rulebook, sample.Given + ", trip.filed_on: " + day, answer))));
    }));

    [Fact]
    public void The_order_of_asking_does_not_matter() => FsCheck.Check.One(Settings, Prop.ForAll(Samples().ToArbitrary(), sample =>
    {
        using var small = Rulebook(sample.Conditions);
        var rulebook = small.Load();
        string[] rules = ["trips.tested", "trips.other", "trips.ready"];
        var (forwards, backwards) = (new Asking(rulebook).Given(sample.Given), new Asking(rulebook).Given(sample.Given));
        var ahead = rules.ToDictionary(r => r, r => forwards.About(r));
        backwards.Class("trips.class");
        return rules.Reverse().All(r => backwards.About(r) is var found && found.Possible == ahead[r].Possible && found.Missing.Names().SequenceEqual(ahead[r].Missing.Names()));
    }));

    private static Possible Possible(Rulebook rulebook, string given, string answers) => new Asking(rulebook, answers).Given(given).About("trips.tested").Possible;

    private static Possible Union(IEnumerable<Possible> parts) => parts.Aggregate(Rules.Possible.None, (sum, part) => sum | part);

    private static Gen<Sample> Samples() =>
        from conditions in Conditions(2).ArrayOf(5)
        from states in Gen.Elements("yes", "no", "unknown").ArrayOf(3)
        from fee in Gen.Elements("50 RUB", "150 RUB", "250 RUB", "unknown")
        select new Sample(conditions, $"trip.a: {states[0]}, trip.b: {states[1]}, trip.c: {states[2]}, trip.fee: {fee}");

    private static Gen<string> Conditions(int depth)
    {
        var atom = Gen.Elements(Atoms).Select(a => $"\"{a}\"");
        return depth == 0 ? atom : Gen.OneOf(
            atom,
            from kind in Gen.Elements("all", "any", "none")
            from count in Gen.Choose(1, 3)
            from parts in Conditions(depth - 1).ArrayOf(count)
            select $"{{ {kind}: [{string.Join(", ", parts)}] }}");
    }

    private static SmallRulebook Rulebook(string[] conditions) => OfEveryKindOfFact()
        .Rule("law.bill", """
            kind: question
            why: { en: why, ru: почему }
            evidence: { en: what, ru: что }
            who: counsel
            alternatives: { rejected: { en: no, ru: нет }, adopted: { en: yes, ru: да } }
            """)
        .Rule("trips.least", $$"""
            kind: parameter
            type: money
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, value: 100 RUB, {{Proven}} }
              - { from: 2024-01-01, standing: contested, question: law.bill, alternatives: { rejected: { value: 100 RUB, {{Proven}} }, adopted: { value: 200 RUB, {{Proven}} } } }
            """)
        .Rule("trips.class", $$"""
            kind: classification
            defines: trip.class
            versions:
              - from: 2020-01-01
                standing: contested
                question: law.bill
                alternatives:
                  rejected: { cases: [ { is: cheap, when: trip.b = yes } ], otherwise: dear, {{Proven}} }
                  adopted: { cases: [ { is: usual, when: trip.c = yes } ], otherwise: cheap, {{Proven}} }
            """)
        .Rule("trips.tested", $$"""
            kind: condition
            version_by: trip.filed_on
            versions:
              - { from: 2020-01-01, until: 2023-12-31, require: {{conditions[0]}}, unless: [ { when: {{conditions[3]}}, then: not_applicable, source: [act-1:3] } ], {{Proven}} }
              - from: 2024-01-01
                until: 2025-12-31
                standing: contested
                question: law.bill
                alternatives: { rejected: { require: {{conditions[1]}}, {{Proven}} }, adopted: { require: {{conditions[2]}}, {{Proven}} } }
            """)
        .Condition("trips.other", $"require: {conditions[4]}")
        .Rule("trips.ready", "kind: decision\nneeds: [trips.tested, trips.other]");

    private sealed record Sample(string[] Conditions, string Given)
    {
        public override string ToString() => string.Join(" | ", Conditions) + " given " + Given;
    }
}
