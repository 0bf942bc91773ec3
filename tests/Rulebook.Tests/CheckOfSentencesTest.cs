namespace Hqs.Rules.Tests;

/// <summary>What the check refuses: answers without a sentence, and lapsed law whose question cannot say that it ended.</summary>
public class CheckOfSentencesTest
{
    private const string File = "rules/trips/paid.yaml";

    [Theory]
    [InlineData("  met: { en: It is paid for., ru: Она оплачена. }\n")]
    [InlineData("  not_met: { en: It is not paid for., ru: Она не оплачена. }")]
    public void A_sentence_for_met_and_not_met_is_demanded(string sentence)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", sentence, "");

        rulebook.Check().HoldsOnly(File, 1, "“says” needs a sentence for met and not_met");
    }

    [Theory]
    [InlineData("rows: [X1]", "rows: [X1]\n    applies_when: trip.paid = yes")]
    [InlineData("rows: [X1]", "rows: [X1]\n    unless: [ { when: trip.paid = no, then: not_applicable, source: [act-1:3] } ]")]
    [InlineData("kind: condition", "kind: condition\napplies_when: trip.starts_on > 2000-01-01")]
    [InlineData("from: 2020-01-01", "from: 2020-01-01\n    until: 2025-12-31")]
    public void A_sentence_for_not_applicable_is_demanded_where_the_rule_can_be_that(string from, string to)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", from, to);

        rulebook.Check().Holds(File, 1, "and for not_applicable where the rule can be that");
        rulebook.Change("trips/paid.yaml", "  not_met:", "  not_applicable: { en: Not here., ru: Не здесь. }\n  not_met:");
        Assert.DoesNotContain(rulebook.Check(), p => p.Says.En.Contains("“says”", StringComparison.Ordinal));
    }

    [Fact]
    public void Lapsed_law_may_no_longer_apply()
    {
        using var rulebook = new SmallRulebook()
            .Change("trips/paid.yaml", "confidence: P", "confidence: P\n    standing: lapsed_on_paper\n    question: law.lapse")
            .Change("trips/paid.examples.yaml", "examples:\n", "examples:\n  - { name: the question, given: { trip.paid: yes }, then: unknown, missing: [law.lapse] }\n  - { name: it ended, answers: { law.lapse: no_longer_applies }, then: not_applicable }\n")
            .Change("trips/paid.examples.yaml", "{ trip.paid: yes }, then: met", "{ trip.paid: yes }, answers: { law.lapse: still_binding }, then: met")
            .Change("trips/paid.examples.yaml", "{ trip.paid: no }, then: not_met", "{ trip.paid: no }, answers: { law.lapse: still_binding }, then: not_met")
            .Change("trips/paid.examples.yaml", "nobody said, then", "nobody said, answers: { law.lapse: still_binding }, then")
            .Rule("law.lapse", "kind: question\nwhy: { en: a, ru: б }\nevidence: { en: a, ru: б }\nwho: counsel\nalternatives: { still_binding: { en: a, ru: б }, no_longer_applies: { en: a, ru: б } }");
        Assert.Empty(rulebook.Check());

        rulebook.Change("law/lapse.yaml", "no_longer_applies", "gone");

        rulebook.Check().Holds(File, 5, "law.lapse must have the alternative no_longer_applies.");
    }
}
