using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>The condition language is closed: what it does not know is an error with its line and what was probably meant.</summary>
public class ReadingConditionsTest
{
    [Theory]
    [InlineData("trip.payed = yes", "No fact is called “trip.payed”; did you mean trip.paid?")]
    [InlineData("bicycle.colour = red", "No fact is called “bicycle.colour”.")]
    [InlineData("trip.ends_on >= trip.start_on", "No fact is called “trip.start_on”; did you mean trip.starts_on?")]
    [InlineData("trip.ends_on >= trip.start_on + 30 days", "No fact is called “trip.start_on”; did you mean trip.starts_on?")]
    [InlineData("trip.fee >= @trips.fea", "No parameter is called “trips.fea”; did you mean @trips.fee?")]
    [InlineData("trip.ends_on >= trip.starts_on + @trips.longst", "No parameter is called “trips.longst”; did you mean @trips.longest?")]
    [InlineData("trip.fee >= @trips.paid", "No parameter is called “trips.paid”")]
    [InlineData("trip.paid", "“trip.paid” is not a comparison; write “fact = value”.")]
    [InlineData("yes = trip.paid", "“yes = trip.paid” is not a comparison; write “fact = value”.")]
    [InlineData("trip.paid is yes", "“trip.paid is yes” is not a comparison; write “fact = value”.")]
    [InlineData("trip.paid =", "“trip.paid =” is not a comparison; write “fact = value”.")]
    [InlineData("trip.paid == yes", "“= yes” does not fit trip.paid, which is yes or no.")]
    [InlineData("trip.paid > yes", "trip.paid has no order; use =, != or in.")]
    [InlineData("trip.to < AM", "trip.to has no order; use =, != or in.")]
    [InlineData("trip.paid = perhaps", "“perhaps” does not fit trip.paid, which is yes or no.")]
    [InlineData("trip.starts_on >= 2024-02-30", "“2024-02-30” does not fit trip.starts_on, which is a day written as 2026-11-23.")]
    [InlineData("trip.seats = many", "“many” does not fit trip.seats, which is a whole number.")]
    [InlineData("trip.price >= 100 RUB per quarter", "“100 RUB per quarter” does not fit trip.price, which is an amount such as “260000 RUB” (per month).")]
    [InlineData("trip.fee >= lots", "“lots” does not fit trip.fee, which is an amount such as “4200 RUB”.")]
    [InlineData("trip.to = Atlantis", "“Atlantis” does not fit trip.to, which is a country (two-letter code or name).")]
    [InlineData("trip.by = horse", "“horse” does not fit trip.by, which is one of: bus, train, plane.")]
    [InlineData("trip.by in [bus, horse]", "“horse” is not an option of trip.by.")]
    [InlineData("trip.starts_on in [2024-01-01]", "“2024-01-01” is not an option of trip.starts_on.")]
    [InlineData("trip.by in bus", "“in” is followed by [a list], a @parameter or a fact that is a list.")]
    [InlineData("trip.fee >= @trips.longest", "trip.fee cannot be compared with trips.longest, a parameter of type duration.")]
    [InlineData("trip.starts_on >= @trips.fee", "trip.starts_on cannot be compared with trips.fee, a parameter of type money.")]
    [InlineData("trip.fee >= @trips.fee + 30 days", "trip.fee cannot be compared with trips.fee, a parameter of type money.")]
    [InlineData("trip.to = @trips.near", "trip.to cannot be compared with trips.near, a parameter of type countries.")]
    [InlineData("trip.by in @trips.near", "trip.by cannot be compared with trips.near, a parameter of type countries.")]
    [InlineData("trip.fee >= trip.seats", "trip.fee and trip.seats are of different types.")]
    [InlineData("trip.fee >= trip.price", "trip.fee and trip.price are of different types.")]
    [InlineData("trip.by in trip.through", "trip.by and trip.through are of different types.")]
    [InlineData("trip.to in trip.to", "trip.to and trip.to are of different types.")]
    [InlineData("trip.ends_on <= trip.starts_on + soon", "“soon” is not a duration such as “30 days”.")]
    [InlineData("trip.ends_on <= trip.starts_on + 30", "“30” is not a duration such as “30 days”.")]
    [InlineData("trip.ends_on <= trip.starts_on + @trips.fee", "trips.fee is no duration, so it cannot be added to a date.")]
    [InlineData("trip.seats >= trip.rows + 30 days", "trip.rows is no date, so no duration can be added to it.")]
    public void A_bad_comparison_says_what_is_wrong(string comparison, string hint)
    {
        using var rulebook = Broken($"\"{comparison}\"");

        rulebook.ReadingProblems().HoldsOnly("rules/trips/tested.yaml", 5, hint);
    }

    [Theory]
    [InlineData("{ all: [] }", "“all”, “any” and “none” hold a list of conditions.")]
    [InlineData("{ any: trip.a = yes }", "“all”, “any” and “none” hold a list of conditions.")]
    [InlineData("{ some: [trip.a = yes] }", "Expected a comparison, or one of all, any, none.")]
    [InlineData("{ all: [trip.a = yes], any: [trip.b = yes] }", "Expected a comparison, or one of all, any, none.")]
    [InlineData("[trip.a = yes, trip.b = yes]", "Expected a comparison, or one of all, any, none.")]
    [InlineData("{ all: [trip.a = yes, { not: [trip.b = yes] }] }", "Expected a comparison, or one of all, any, none.")]
    public void A_group_is_all_any_or_none_of_a_list(string condition, string hint)
    {
        using var rulebook = Broken(condition);

        rulebook.ReadingProblems().HoldsOnly("rules/trips/tested.yaml", 5, hint);
    }

    [Fact]
    public void Every_mistake_in_a_condition_is_told_at_its_own_line()
    {
        using var rulebook = Broken("\n      all:\n        - trip.payed = yes\n        - any:\n            - trip.b = yes\n            - trip.c = maybe");

        var problems = rulebook.ReadingProblems();

        problems.Holds("rules/trips/tested.yaml", 7, "No fact is called “trip.payed”");
        problems.Holds("rules/trips/tested.yaml", 10, "“maybe” does not fit trip.c");
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void A_mistake_anywhere_a_condition_can_stand_is_told()
    {
        using var rulebook = OfEveryKindOfFact().Rule("trips.tested", $$"""
            kind: condition
            applies_when: trip.one = yes
            versions:
              - { from: 2020-01-01, applies_when: trip.two = yes, require: nothing, unless: [ { when: trip.three = yes, then: met, source: [act-1:2] } ], {{Proven}} }
            """);

        Assert.Equal(["“trip.one”", "“trip.three”", "“trip.two”"], rulebook.ReadingProblems().Select(p => p.Says.En.Split(' ')[4].TrimEnd('.', ';')).Order(StringComparer.Ordinal));
    }

    private static SmallRulebook Broken(string require) => OfEveryKindOfFact()
        .Rule("trips.fee", $"kind: parameter\ntype: money\nversions: [ {{ from: 2020-01-01, value: 100 RUB, {Proven} }} ]")
        .Rule("trips.longest", $"kind: parameter\ntype: duration\nversions: [ {{ from: 2020-01-01, value: 30 days, {Proven} }} ]")
        .Rule("trips.near", $"kind: parameter\ntype: countries\nversions: [ {{ from: 2020-01-01, value: [AM], {Proven} }} ]")
        .Rule("trips.tested", $"kind: condition\nversions:\n  - from: 2020-01-01\n    require: {require}\n    source: [act-1:2]\n    confidence: P\n    checked_on: 2026-03-18");
}
