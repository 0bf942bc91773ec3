using Hqs.Rules.Evaluation;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>A decision of several rules: all that apply must be met, and only what can still stand in the way is asked for.</summary>
public class DecisionTest
{
    // Rule one: scope a, requirement b. Rule two: scope c, requirement d. A scope that is no leaves the rule out.
    private const string AllMet = "trip.a: yes, trip.b: yes, trip.c: yes, trip.d: yes";

    [Theory]
    [InlineData(AllMet, Status.Met, new string[0])]
    [InlineData("trip.a: yes, trip.b: no, trip.c: yes, trip.d: yes", Status.NotMet, new string[0])]
    [InlineData("trip.a: yes, trip.b: no", Status.NotMet, new string[0])]
    [InlineData("trip.a: no, trip.c: yes, trip.d: yes", Status.Met, new string[0])]
    [InlineData("trip.a: no, trip.c: yes, trip.d: no", Status.NotMet, new string[0])]
    [InlineData("trip.a: no, trip.c: no", Status.NotApplicable, new string[0])]
    [InlineData("trip.a: yes, trip.b: yes, trip.c: yes", Status.Unknown, new[] { "trip.d" })]
    [InlineData("trip.a: yes, trip.c: yes", Status.Unknown, new[] { "trip.b", "trip.d" })]
    [InlineData("trip.a: yes, trip.b: yes, trip.d: no", Status.Unknown, new[] { "trip.c" })]
    [InlineData("trip.a: yes, trip.b: yes, trip.d: yes", Status.Met, new string[0])]
    [InlineData("trip.a: yes, trip.d: yes", Status.Unknown, new[] { "trip.b" })]
    [InlineData("trip.a: no, trip.d: yes", Status.Unknown, new[] { "trip.c" })]
    [InlineData("trip.b: yes, trip.d: yes", Status.Unknown, new[] { "trip.a", "trip.c" })]
    [InlineData("trip.b: no, trip.d: yes", Status.Unknown, new[] { "trip.a" })]
    [InlineData("", Status.Unknown, new[] { "trip.a", "trip.b", "trip.c", "trip.d" })]
    public void A_decision_combines_what_it_needs(string given, Status then, string[] missing)
    {
        using var rulebook = Decision();

        var finding = rulebook.Ask("trips.ready", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    // Every pair of answers still possible; the expected set is what every pair of single answers comes to.
    [Fact]
    public void Two_findings_combine_to_every_answer_their_answers_can_combine_to()
    {
        using var small = Decision();
        var rulebook = small.Load();
        var sets = Enumerable.Range(1, 7).Select(i => (Possible)i).ToArray();
        foreach (var (left, right) in sets.SelectMany(l => sets.Select(r => (l, r))))
        {
            var expected = Possible.None;
            foreach (var (l, r) in Single(left).SelectMany(l => Single(right).Select(r => (l, r))))
            {
                expected |= l == Possible.NotMet || r == Possible.NotMet ? Possible.NotMet
                    : l == Possible.Met || r == Possible.Met ? Possible.Met
                    : Possible.NotApplicable;
            }

            var asking = new Asking(rulebook);
            asking.Evaluator.Assume((AskedRule)rulebook.Rules["trips.one"], left);
            asking.Evaluator.Assume((AskedRule)rulebook.Rules["trips.two"], right);
            Assert.Equal(expected, Evaluator.Combine([asking.About("trips.one"), asking.About("trips.two")]));
            Assert.Equal(expected, asking.About("trips.ready").Possible);
        }
    }

    [Fact]
    public void Nothing_needed_means_it_does_not_apply() => Assert.Equal(Possible.NotApplicable, Evaluator.Combine([]));

    [Theory]
    [InlineData("trip.e: no", Status.NotApplicable, new string[0])]
    [InlineData("trip.e: yes, " + AllMet, Status.Met, new string[0])]
    [InlineData(AllMet, Status.Unknown, new[] { "trip.e" })]
    [InlineData("trip.a: yes, trip.b: no", Status.Unknown, new[] { "trip.e" })]
    [InlineData("trip.a: no, trip.c: no", Status.NotApplicable, new string[0])]
    [InlineData("trip.a: yes, trip.b: yes, trip.c: yes", Status.Unknown, new[] { "trip.e", "trip.d" })]
    public void A_decision_has_a_scope_of_its_own(string given, Status then, string[] missing)
    {
        using var rulebook = Decision("applies_when: trip.e = yes");

        var finding = rulebook.Ask("trips.ready", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void A_decision_may_need_a_decision_and_shows_what_each_came_to()
    {
        using var rulebook = Decision().Rule("trips.go", "kind: decision\nneeds: [trips.ready, trips.three]").Condition("trips.three", "require: trip.e = yes");

        var finding = rulebook.Ask("trips.go", AllMet + ", trip.e: no");

        Assert.Equal(Status.NotMet, finding.Status);
        Assert.Equal([("trips.ready", Status.Met), ("trips.three", Status.NotMet)], finding.Trace.Select(t => (t.Finding!.Rule.Id, t.Finding.Status)));
    }

    [Fact]
    public void What_does_not_apply_is_shown_and_left_out_of_the_grounds()
    {
        using var rulebook = Decision();

        var finding = rulebook.Ask("trips.ready", "trip.a: no, trip.c: yes, trip.d: yes");

        Assert.Equal(["trips.one", "trips.two"], finding.Trace.Select(t => t.Finding!.Rule.Id));
        Assert.Equal(["trips.two"], finding.Grounds.Select(g => g.Rule.Id));
    }

    [Theory]
    [InlineData("yes", "yes", Status.Met)]
    [InlineData("yes", "no", Status.NotMet)]
    [InlineData("yes", "unknown", Status.Unknown)]
    [InlineData("unknown", "no", Status.NotMet)]
    public void A_rule_about_an_inner_subject_must_hold_for_each_of_them(string first, string second, Status then)
    {
        using var rulebook = OfEveryKindOfFact().Write("facts/guest.yaml", """
            noun: guest
            subject: member
            title: { en: Guest, ru: Гость }
            facts:
              ready: { type: yes_no, label: { en: ready, ru: готов }, question: { en: Ready?, ru: Готов? }, who: worker }
            """).Condition("guests.ready", "require: guest.ready = yes", "subject: member").Rule("trips.ready", "kind: decision\nneeds: [guests.ready]");
        var asking = new Asking(rulebook.Load());
        var (anita, boris) = (asking.Add("member", "member:anita", asking.Case), asking.Add("member", "member:boris", asking.Case));
        asking.Given("guest.ready: " + first, anita).Given("guest.ready: " + second, boris);

        var finding = asking.About("trips.ready");

        Assert.Equal(then, finding.Status);
        Assert.Equal([anita, boris], finding.Trace.Select(t => t.Finding!.Subject));
        Assert.Equal(then == Status.Unknown ? [boris] : [], finding.Missing.Select(m => m.Subject));
    }

    private static SmallRulebook Decision(string head = "") => OfEveryKindOfFact()
        .Condition("trips.one", "require: trip.b = yes", "applies_when: trip.a = yes")
        .Condition("trips.two", "require: trip.d = yes", "applies_when: trip.c = yes")
        .Rule("trips.ready", "kind: decision\nneeds: [trips.one, trips.two]\n" + head);

    private static IEnumerable<Possible> Single(Possible possible) => new[] { Possible.Met, Possible.NotMet, Possible.NotApplicable }.Where(p => possible.HasFlag(p));
}
