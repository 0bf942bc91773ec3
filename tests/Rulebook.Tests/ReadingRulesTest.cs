using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Mistakes in the keys of a rule and in what they name. Each breaks the small rulebook in one way.</summary>
public class ReadingRulesTest
{
    private const string File = "rules/trips/paid.yaml";

    [Theory]
    [InlineData("version_by:", "versions_by:", 3, "“versions_by” is not known here. Did you mean “version_by”?")]
    [InlineData("confidence: P", "confidence: P\n    colour: red", 10, "“colour” is not known here. Known: ")]
    [InlineData("says:", "sayz:", 11, "“sayz” is not known here. Did you mean “says”?")]
    [InlineData("  not_met:", "  not_mett:", 13, "“not_mett” is not known here. Did you mean “not_met”?")]
    [InlineData("version_by: trip.starts_on", "version_by: trip.start_on", 3, "No fact is called “trip.start_on”; did you mean trip.starts_on?")]
    [InlineData("version_by: trip.starts_on", "version_by: trip.paid", 1, "“version_by” names a date.")]
    [InlineData("kind: condition", "kind: wish", 1, "“kind” is one of: parameter, condition, decision, route, classification, question")]
    [InlineData("title: { en: The trip is paid for, ru: Поездка оплачена }\n", "", 1, "“title” is missing.")]
    [InlineData(", ru: Поездка оплачена", "", 2, "“ru” is missing.")]
    [InlineData("en: It is paid for., ", "", 12, "“en” is missing.")]
    [InlineData("from: 2020-01-01", "from: 2020-13-01", 5, "“2020-13-01” is not a day written as 2026-11-23.")]
    [InlineData("from: 2020-01-01", "until: 2020-01-01", 5, "“from” is missing.")]
    [InlineData("    require: trip.paid = yes\n", "", 5, "“require” is missing.")]
    [InlineData("    source: [act-1:2]\n", "", 5, "A source is missing: source: [act:article, page].")]
    [InlineData("source: [act-1:2]", "source: []", 5, "A source is missing: source: [act:article, page].")]
    [InlineData("confidence: P", "confidence: A", 9, "“A” is not one of: P, 2S, 1S, R, H, M, L, U.")]
    [InlineData("    confidence: P\n", "", 5, "“confidence” is missing.")]
    [InlineData("    checked_on: 2026-03-18\n", "", 5, "“checked_on” is missing.")]
    [InlineData("rows: [X1]", "rows: X1", 8, "“rows” takes a list.")]
    [InlineData("confidence: P", "confidence: P\n    standing: disputed", 10, "“disputed” is not one of: in_force, announced, contested, lapsed_on_paper.")]
    [InlineData("confidence: P", "confidence: P\n    standing: lapsed_on_paper", 5, "Contested or lapsed law names its open question.")]
    [InlineData("confidence: P", "confidence: P\n    question: law.bill", 10, "No question is called “law.bill”.")]
    [InlineData("confidence: P", "confidence: P\n    unless: [ { when: trip.paid = yes, then: maybe, source: [act-1:2] } ]", 10, "“maybe” is not one of: not_applicable, met, not_met.")]
    [InlineData("confidence: P", "confidence: P\n    unless: [ { when: trip.paid = yes, then: met } ]", 10, "A source is missing: source: [act:article, page].")]
    [InlineData("confidence: P", "confidence: P\n    unless: [ { then: met, source: [act-1:2] } ]", 10, "“when” is missing.")]
    [InlineData("confidence: P", "confidence: P\n    unless: { when: trip.paid = yes, then: met, source: [act-1:2] }", 10, "“unless” takes a list.")]
    [InlineData("en: It is paid for.", "en: \"It is {trip.payed}.\"", 12, "“{trip.payed}” names no fact and no parameter.")]
    [InlineData("en: It is paid for.", "en: \"It is {@trips.fee}.\"", 12, "“{@trips.fee}” names no fact and no parameter.")]
    public void A_mistake_in_a_rule_names_its_line(string from, string to, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Change("trips/paid.yaml", from, to);

        rulebook.ReadingProblems().Holds(File, line, hint);
    }

    [Fact]
    public void A_decision_names_rules_that_exist()
    {
        using var rulebook = new SmallRulebook().Rule("trips.ready", "kind: decision\nneeds:\n  - trips.paid\n  - trips.payd\n  - hotels.booked");

        var problems = rulebook.ReadingProblems();

        problems.Holds("rules/trips/ready.yaml", 5, "No rule is called “trips.payd”; did you mean trips.paid?");
        problems.Holds("rules/trips/ready.yaml", 6, "No rule is called “hotels.booked”.");
    }

    [Theory]
    [InlineData("kind: decision")]
    [InlineData("kind: decision\nneeds: []")]
    [InlineData("kind: decision\nneeds: trips.paid")]
    public void A_decision_that_needs_nothing_is_none(string text)
    {
        using var rulebook = new SmallRulebook().Rule("trips.ready", text);

        rulebook.ReadingProblems().HoldsOnly("rules/trips/ready.yaml", 1, "A decision names the rules it needs.");
    }

    [Theory]
    [InlineData("money", "30 days")]
    [InlineData("duration", "100 RUB")]
    [InlineData("number", "one")]
    [InlineData("date", "2024-02-30")]
    [InlineData("countries", "AM")]
    [InlineData("colour", "red")]
    public void A_parameter_has_a_value_of_its_type(string type, string value)
    {
        using var rulebook = new SmallRulebook().Rule("trips.limit", $"kind: parameter\ntype: {type}\nversions:\n  - {{ from: 2020-01-01, value: {value}, {Proven} }}");

        rulebook.ReadingProblems().HoldsOnly("rules/trips/limit.yaml", 5, $"Expected a value of type {type}");
    }

    [Theory]
    [InlineData("alternatives: { rejected: { require: trip.a = yes, PROOF }, adoptd: { require: trip.b = yes, PROOF } }", "law.bill knows no alternative “adoptd”.")]
    [InlineData("alternatives: { rejected: { require: trip.a = yes, PROOF } }", "Every alternative of law.bill must stand here once.")]
    [InlineData("alternatives: { rejected: { require: trip.a = yes, PROOF }, adopted: { PROOF } }", "“require” is missing.")]
    [InlineData("alternatives: { rejected: { require: trip.a = yes, PROOF }, adopted: { require: trip.b = yes } }", "A source is missing")]
    [InlineData("require: trip.a = yes", "“alternatives” is missing.")]
    public void Contested_law_holds_every_alternative_of_its_question(string content, string hint)
    {
        using var rulebook = OfEveryKindOfFact().Rule("law.bill", """
            kind: question
            why: { en: why, ru: почему }
            evidence: { en: what, ru: что }
            who: counsel
            alternatives: { rejected: { en: no, ru: нет }, adopted: { en: yes, ru: да } }
            """).Rule("trips.tested", $"kind: condition\nversions:\n  - {{ from: 2020-01-01, standing: contested, question: law.bill, {content.Replace("PROOF", Proven, StringComparison.Ordinal)} }}");

        rulebook.ReadingProblems().Holds("rules/trips/tested.yaml", 4, hint);
    }

    [Theory]
    [InlineData("defines: trip.clas", "cases: [ { is: cheap, when: trip.a = yes } ]", 3, "No fact is called “trip.clas”; did you mean trip.class?")]
    [InlineData("defines: trip.by", "cases: [ { is: bus, when: trip.a = yes } ]", 1, "trip.by is not declared with “derived: yes”.")]
    [InlineData("defines: trip.class", "cases: []", 5, "A classification has cases.")]
    [InlineData("defines: trip.class", "cases: [ { is: royal, when: trip.a = yes } ]", 5, "“royal” is not one of: cheap, usual, dear.")]
    [InlineData("defines: trip.class", "cases: [ { is: chaep, when: trip.a = yes } ]", 5, "“chaep” is not known here. Did you mean “cheap”?")]
    [InlineData("defines: trip.class", "cases: [ { is: cheap, when: trip.a = yes } ], otherwise: royal", 5, "“royal” is not one of: cheap, usual, dear.")]
    [InlineData("defines: trip.class", "cases: [ { is: cheap } ]", 5, "“when” is missing.")]
    public void A_classification_sorts_into_the_classes_of_its_fact(string defines, string content, int line, string hint)
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.class", $"kind: classification\n{defines}\nversions:\n  - {{ from: 2020-01-01, {content}, {Proven} }}");

        rulebook.ReadingProblems().Holds("rules/trips/class.yaml", line, hint);
    }

    [Fact]
    public void One_fact_is_defined_by_one_classification()
    {
        const string text = $$"""
            kind: classification
            defines: trip.class
            versions: [ { from: 2020-01-01, cases: [ { is: cheap, when: trip.a = yes } ], {{Proven}} } ]
            """;
        using var rulebook = OfEveryKindOfFact().Rule("trips.class", text).Rule("trips.sort", text);

        rulebook.ReadingProblems().HoldsOnly("rules/trips/sort.yaml", 1, "trip.class is already defined by trips.class.");
    }
}
