using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests;

/// <summary>What would make it yes, to the rouble and to the day.</summary>
public sealed class WayToYesTest
{
    [Theory]
    [InlineData("not_adopted", "249999 RUB", "250000 RUB per month")]
    [InlineData("not_adopted", "1 RUB", "250000 RUB per month")]
    [InlineData("adopted", "260000 RUB", "717000 RUB per month")]
    [InlineData("adopted", "716999 RUB", "717000 RUB per month")]
    [InlineData(null, "260000 RUB", "717000 RUB per month")]
    public void Pay_is_raised_to_the_exact_rouble(string? answer, string now, string raised)
    {
        var way = Way(Answered(Stated(Repository.SampleCase("executive-china-260k"), "employment.gross_pay_per_month", now), answer));

        Assert.Equal(raised, CaseText.Of(Assert.Single(way.Chosen).To));
        Assert.Equal(Status.Met, way.Becomes);
    }

    [Fact]
    public void A_passport_is_renewed_to_the_exact_day()
    {
        var way = Way(Repository.SampleCase("passport-too-short"));

        // Eighteen months after the end of the visa on 31 January 2030, the longest reading of the posts' rule.
        Assert.Equal(new Day(new LocalDate(2031, 7, 31)), Assert.Single(way.Chosen).To);
        Assert.Equal(Status.Met, way.Becomes);
    }

    [Fact]
    public void Under_a_ban_another_entity_petitions_or_this_one_waits_until_the_day_after_it()
    {
        var way = Way(Repository.SampleCase("employer-banned"));

        Assert.Equal(new YesNo(false), Assert.Single(way.Changes, c => c.Fact.Id == "employer.hqs_ban").To);
        Assert.Equal(new Day(new LocalDate(2027, 6, 11)), Assert.Single(way.Changes, c => c.Fact.Id == "filing.petition_on").To);
    }

    [Fact]
    public void A_post_at_home_takes_whom_a_third_country_does_not()
    {
        var way = Way(Repository.SampleCase("filing-third-country"));

        Assert.All(way.Changes.Where(c => c.Fact.Id == "filing.post"), c => Assert.Equal("IN", Repository.Rulebook.Tables.Posts[((Code)c.To).Id]["country"]));
        Assert.Contains(way.Chosen, c => c.Fact.Id == "filing.post");
    }

    [Fact]
    public void A_shop_assistant_needs_other_work_and_not_other_papers() =>
        Assert.Equal(["employment.activity"], Way(Repository.SampleCase("shop-assistant")).Chosen.Select(c => c.Fact.Id));

    [Fact]
    public void No_change_helps_a_parent_in_law()
    {
        var assessment = Assessment.Of(Repository.SampleCase("parent-in-law"), Repository.Rulebook, Repository.GoldenDay);
        var way = Assert.Single(WayToYes.Of(assessment), w => w.Decision.Subject.Id == "member:nermin");

        Assert.Empty(way.Chosen);
        Assert.Equal(["family.relation-listed"], way.WithoutRemedy.Select(f => f.Rule.Id));
    }

    [Fact]
    public void A_met_decision_needs_no_way() =>
        Assert.DoesNotContain(WayToYes.Of(Assessment.Of(Repository.SampleCase("executive-china-800k"), Repository.Rulebook, Repository.GoldenDay)), w => w.Decision.Rule.Id == Assessment.MainDecision);

    [Fact]
    public void Both_languages_name_the_change_and_its_value()
    {
        var says = Assert.Single(Way(Repository.SampleCase("passport-too-short")).Chosen).Says;

        Assert.Contains("31 July 2031", says.En, StringComparison.Ordinal);
        Assert.Contains("31 июля 2031", says.Ru, StringComparison.Ordinal);
        Assert.DoesNotContain("{", says.En + says.Ru, StringComparison.Ordinal);
    }

    private static Case Stated(Case @case, string fact, string amount)
    {
        var declared = Repository.Rulebook.Facts[fact];
        return @case.With(Case.CaseId, declared, Rules.Reading.ValueReader.ReadMoney(amount, declared.Type.Per)!);
    }

    private static Case Answered(Case @case, string? choice) =>
        choice is null ? @case : @case with { Answers = @case.Answers.Add("law.threshold-2026", new Answer(choice, "A. Petrova", null, null)) };

    private static WayToYes Way(Case @case) =>
        Assert.Single(WayToYes.Of(Assessment.Of(@case, Repository.Rulebook, Repository.GoldenDay)), w => w.Decision.Rule.Id == Assessment.MainDecision);
}
