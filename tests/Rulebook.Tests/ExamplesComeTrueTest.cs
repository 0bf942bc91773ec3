namespace Hqs.Rules.Tests;

/// <summary>Examples that do not come true, and mistakes in how they are written.</summary>
public class ExamplesComeTrueTest
{
    private const string Beside = "rules/trips/paid.examples.yaml";

    [Theory]
    [InlineData("{ trip.paid: no }, then: not_met", "{ trip.paid: no }, then: met", 4, "“it is not”: it is not_met, not met.")]
    [InlineData("{ trip.paid: yes }, then: met", "{ trip.paid: yes }, then: unknown", 3, "“it is paid for”: it is met, not unknown.")]
    [InlineData("missing: [trip.paid]", "missing: [trip.starts_on]", 5, "“nobody said”: missing is [trip.paid], not [trip.starts_on].")]
    [InlineData("missing: [trip.paid]", "missing: []", 5, "“nobody said”: missing is [trip.paid], not [].")]
    [InlineData("missing: [trip.paid]", "missing: [trip.paid, trip.starts_on]", 5, "“nobody said”: missing is [trip.paid], not [trip.paid, trip.starts_on].")]
    [InlineData("then: not_met", "then: no", 4, "“it is not”: it is not_met, not no.")]
    public void An_example_that_does_not_come_true_is_refused(string from, string to, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.examples.yaml", from, to);

        rulebook.Check().Holds(Beside, line, hint);
    }

    [Fact]
    public void An_example_overrides_what_is_given_to_all()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.examples.yaml", "given: { trip.starts_on: 2024-05-01 }", "given: { trip.starts_on: 2024-05-01, trip.paid: yes }")
            .Change("trips/paid.examples.yaml", "nobody said, then", "nobody said, given: { trip.paid: unknown }, then");

        Assert.Empty(rulebook.Check());
    }

    [Theory]
    [InlineData("{ trip.paid: no }, then", "{ trip.payed: no }, then", 4, "“trip.payed” is not known here. Did you mean “trip.paid”?")]
    [InlineData("{ trip.paid: no }, then", "{ trip.paid: maybe }, then", 4, "“maybe” is not yes or no.")]
    [InlineData("then: not_met", "than: not_met", 4, "“than” is not known here. Did you mean “then”?")]
    [InlineData("then: not_met", "then: not_met, answers: { law.bill: adopted }", 4, "law.bill has no alternative “adopted”.")]
    [InlineData("given: { trip.starts_on: 2024-05-01 }", "givn: { trip.starts_on: 2024-05-01 }", 1, "“givn” is not known here. Did you mean “given”?")]
    public void A_mistake_in_an_example_names_its_line(string from, string to, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.examples.yaml", from, to);

        rulebook.Check().Holds(Beside, line, hint);
    }

    [Fact]
    public void Examples_of_no_rule_are_refused()
    {
        using var rulebook = new SmallRulebook().Write("trips/payd.examples.yaml", "examples: []");

        rulebook.Check().HoldsOnly("rules/trips/payd.examples.yaml", 1, "These examples belong to no rule: there is no trips.payd.");
    }

    [Theory]
    [InlineData("{ name: paid, given: { trip.paid: yes }, then: usual }", "“paid”: it is cheap, not usual.")]
    [InlineData("{ name: paid, then: cheap }", "“paid”: it is unknown (missing: trip.paid), not cheap.")]
    public void A_class_that_does_not_come_true_is_refused(string example, string hint)
    {
        using var rulebook = CheckOfExamplesTest.WithClasses(example);

        rulebook.Check().HoldsOnly("rules/trips/class.examples.yaml", 2, hint);
    }
}
