namespace Hqs.Rules.Tests;

/// <summary>Comparisons as they are written in rules: dates and terms, lists, parameters, other facts.</summary>
public class ComparisonsInRulesTest
{
    [Theory]
    [InlineData("trip.ends_on <= trip.starts_on + 30 days", "2026-03-01", "2026-03-31", "2026-04-01")]
    [InlineData("trip.ends_on <= trip.starts_on + 1 month", "2026-01-31", "2026-02-28", "2026-03-01")]
    [InlineData("trip.ends_on <= trip.starts_on + 1 year", "2024-02-29", "2025-02-28", "2025-03-01")]
    [InlineData("trip.ends_on <= trip.starts_on + 3 working_days", "2026-11-20", "2026-11-25", "2026-11-26")]
    [InlineData("trip.ends_on <= trip.starts_on - 2 months", "2026-04-30", "2026-02-28", "2026-03-01")]
    [InlineData("trip.ends_on <= trip.starts_on - 1 working_day", "2026-11-23", "2026-11-20", "2026-11-21")]
    [InlineData("trip.ends_on <= trip.starts_on + @trips.longest", "2026-03-01", "2026-03-15", "2026-03-16")]
    [InlineData("trip.ends_on < @trips.closing - 1 year", "2026-03-01", "2025-12-30", "2025-12-31")]
    [InlineData("trip.ends_on <= @trips.closing + @trips.longest", "2026-03-01", "2027-01-14", "2027-01-15")]
    [InlineData("trip.ends_on <= trip.starts_on", "2026-03-01", "2026-03-01", "2026-03-02")]
    [InlineData("trip.ends_on < 2026-03-01", "2026-03-01", "2026-02-28", "2026-03-01")]
    public void A_term_reaches_to_its_last_day_and_not_further(string require, string start, string lastDay, string tooLate)
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact();
        Parameter(rulebook, "trips.longest", "duration", "14 days");
        Parameter(rulebook, "trips.closing", "date", "2026-12-31");
        rulebook.Condition("trips.tested", "require: " + require);

        Assert.Equal(Status.Met, rulebook.Ask("trips.tested", $"trip.starts_on: {start}, trip.ends_on: {lastDay}").Status);
        Assert.Equal(Status.NotMet, rulebook.Ask("trips.tested", $"trip.starts_on: {start}, trip.ends_on: {tooLate}").Status);
    }

    [Fact]
    public void A_date_that_is_missing_stays_missing_when_a_term_is_added()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", "require: trip.ends_on <= trip.starts_on + 30 days");

        Assert.Equal(["trip.starts_on"], rulebook.Ask("trips.tested", "trip.ends_on: 2026-03-31").Missing.Names());
        Assert.Equal(["trip.ends_on", "trip.starts_on"], rulebook.Ask("trips.tested").Missing.Names());
    }

    [Theory]
    [InlineData("trip.to in [AM, BY]", "trip.to: AM", Status.Met)]
    [InlineData("trip.to in [AM, BY]", "trip.to: IN", Status.NotMet)]
    [InlineData("trip.to in [Armenia, Белоруссия]", "trip.to: BY", Status.Met)]
    [InlineData("trip.to in @trips.near", "trip.to: BY", Status.Met)]
    [InlineData("trip.to in @trips.near", "trip.to: IN", Status.NotMet)]
    [InlineData("trip.through in @trips.near", "trip.through: [AM, BY]", Status.Met)]
    [InlineData("trip.through in @trips.near", "trip.through: [AM, IN]", Status.NotMet)]
    [InlineData("trip.to in trip.through", "trip.to: AM, trip.through: [IN, AM]", Status.Met)]
    [InlineData("trip.to in trip.through", "trip.to: AM, trip.through: [IN]", Status.NotMet)]
    [InlineData("trip.by in [bus, train]", "trip.by: train", Status.Met)]
    [InlineData("trip.by in [bus, train]", "trip.by: plane", Status.NotMet)]
    [InlineData("trip.legs in [bus, train]", "trip.legs: [train, bus]", Status.Met)]
    [InlineData("trip.legs in [bus, train]", "trip.legs: [train, plane]", Status.NotMet)]
    [InlineData("trip.by != bus", "trip.by: train", Status.Met)]
    [InlineData("trip.by != bus", "trip.by: bus", Status.NotMet)]
    public void In_asks_whether_all_that_is_stated_is_listed(string require, string given, Status then)
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Write("trips/near.yaml", $$"""
            kind: parameter
            title: { en: near, ru: близкие }
            type: countries
            versions: [ { from: 2020-01-01, value: [AM, Belarus], {{SmallRulebook.Proven}} } ]
            """);
        rulebook.Condition("trips.tested", $"require: \"{require}\"");

        Assert.Equal(then, rulebook.Ask("trips.tested", given).Status);
    }

    [Theory]
    [InlineData("100 RUB per month", Status.Met)]
    [InlineData("99.99 RUB per month", Status.NotMet)]
    [InlineData("1000 USD per month", Status.Unknown)]
    public void An_amount_in_another_currency_is_asked_for_again(string price, Status then)
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact();
        Parameter(rulebook, "trips.least", "money", "100 RUB per month");
        rulebook.Condition("trips.tested", "require: trip.price >= @trips.least");

        var finding = rulebook.Ask("trips.tested", "trip.price: " + price);

        Assert.Equal(then, finding.Status);
        Assert.Equal(then == Status.Unknown ? ["trip.price"] : [], finding.Missing.Names());
    }

    [Theory]
    [InlineData("300 RUB per quarter", Status.Met)]
    [InlineData("299 RUB per quarter", Status.NotMet)]
    [InlineData("100 RUB per month", Status.Unknown)]
    [InlineData("[1 RUB per month, 300 RUB per quarter]", Status.Met)]
    [InlineData("[1000 RUB per month, 299 RUB per quarter]", Status.NotMet)]
    public void Pay_is_tested_by_the_figure_of_the_parameters_own_period(string pay, Status then)
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact();
        Parameter(rulebook, "trips.least", "money", "300 RUB per quarter");
        rulebook.Condition("trips.tested", "require: trip.pay >= @trips.least");

        var finding = rulebook.Ask("trips.tested", "trip.pay: " + pay);

        Assert.Equal(then, finding.Status);
        Assert.Equal(then == Status.Unknown ? ["trip.pay"] : [], finding.Missing.Names());
    }

    private static void Parameter(SmallRulebook rulebook, string id, string type, string value) =>
        rulebook.Rule(id, $"kind: parameter\ntype: {type}\nversions: [ {{ from: 2020-01-01, value: {value}, {SmallRulebook.Proven} }} ]");
}
