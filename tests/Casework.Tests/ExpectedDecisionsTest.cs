using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Checking;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Tests;

/// <summary>The answers people were promised, written by hand: unlike golden files they cannot be accepted by a switch.</summary>
public sealed class ExpectedDecisionsTest
{
    [Theory]
    [InlineData("executive-china-800k", "eligibility.hqs-possible", "principal", "met")]
    [InlineData("executive-china-260k", "eligibility.hqs-possible", "principal", "unknown")]
    [InlineData("engineer-india-uae", "eligibility.hqs-possible", "principal", "unknown")]
    [InlineData("professor-90k", "eligibility.hqs-possible", "principal", "unknown")]
    [InlineData("stateless-person", "eligibility.hqs-possible", "principal", "unknown")]
    [InlineData("name-and-salary-only", "eligibility.hqs-possible", "principal", "unknown")]
    [InlineData("belarus-citizen", "eligibility.hqs-possible", "principal", "not_applicable")]
    [InlineData("shop-assistant", "eligibility.hqs-possible", "principal", "not_met")]
    [InlineData("founder-no-contract", "eligibility.hqs-possible", "principal", "not_met")]
    [InlineData("employer-banned", "eligibility.hqs-possible", "principal", "not_met")]
    [InlineData("employer-banned", "employer.may-sponsor", "case", "not_met")]
    [InlineData("passport-too-short", "eligibility.hqs-possible", "principal", "not_met")]
    [InlineData("filing-third-country", "eligibility.hqs-possible", "principal", "not_met")]
    [InlineData("manager-turkey-short-quarter", "renewal.may-extend", "principal", "not_met")]
    [InlineData("manager-turkey-short-quarter", "renewal.pay-kept", "case", "not_met")]
    [InlineData("dismissed-2026-11-20", "renewal.may-stay-after-end", "principal", "met")]
    [InlineData("indefinite-residence", "paths.indefinite-residence", "principal", "met")]
    // The closed list of relatives (C4.1, C4.2) holds no partner and no parent of the spouse under either reading of it.
    [InlineData("unmarried-partner", "family.member-qualifies", "member:sol", "not_met")]
    [InlineData("parent-in-law", "family.member-qualifies", "member:nermin", "not_met")]
    [InlineData("parent-in-law", "family.member-qualifies", "member:defne", "met")]
    // C4.3 is from recollection, but nobody reads it otherwise: the answer is no, shown as not confirmed.
    [InlineData("same-sex-spouse", "family.member-qualifies", "member:denis", "not_met")]
    [InlineData("adopted-child", "family.member-qualifies", "member:ploy", "met")]
    [InlineData("engineer-india-uae", "family.member-qualifies", "member:kabir", "met")]
    public void The_case_is_decided_as_promised(string name, string decision, string subject, string status)
    {
        var finding = Assert.Single(Decisions(name), d => d.Rule.Id == decision && d.Subject.Id == subject);

        Assert.Equal(status, Examples.Name(finding.Status));
    }

    [Theory]
    [InlineData("executive-china-260k")]
    [InlineData("engineer-india-uae")]
    public void Pay_between_the_two_sums_waits_for_one_answer_of_law_and_nothing_else(string name)
    {
        var missing = Assert.Single(HqsPossible(name).Missing);

        Assert.Equal((MissingKind.Question, "law.threshold-2026"), (missing.Kind, missing.Id));
    }

    [Theory]
    [InlineData("not_adopted", Status.Met)]
    [InlineData("adopted", Status.NotMet)]
    public void The_answer_of_law_decides_it(string choice, Status status)
    {
        var @case = Repository.SampleCase("executive-china-260k");
        var answered = @case with { Answers = @case.Answers.Add("law.threshold-2026", new(choice, "A. Petrova", Repository.GoldenDay, "official publication")) };

        Assert.Equal(status, Assessment.Of(answered, Repository.Rulebook, Repository.GoldenDay).Decisions[0].Status);
    }

    [Fact]
    public void Retail_work_is_what_stands_in_the_way_of_the_shop_assistant() =>
        Assert.Contains("eligibility.activity-not-retail", Failed("shop-assistant"));

    [Fact]
    public void The_missing_contract_is_what_stands_in_the_way_of_the_founder() =>
        Assert.Contains("eligibility.contract", Failed("founder-no-contract"));

    [Fact]
    public void Only_the_ban_stands_in_the_way_of_the_banned_employer() =>
        Assert.Equal(["employer.may-sponsor"], Failed("employer-banned"));

    [Theory]
    [InlineData(Language.English, "12 January 2027", "11 February 2027")]
    [InlineData(Language.Russian, "12 января 2027", "11 февраля 2027")]
    public void The_dismissed_worker_is_told_both_last_days(Language language, string search, string exit)
    {
        var text = Text("dismissed-2026-11-20", language);

        Assert.Contains(search, text, StringComparison.Ordinal);
        Assert.Contains(exit, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_same_sex_spouse_is_refused_on_a_ground_shown_as_not_confirmed()
    {
        var assessment = Assessment.Of(Repository.SampleCase("same-sex-spouse"), Repository.Rulebook, Repository.GoldenDay);
        var finding = assessment.Findings.First(f => f.Rule.Id == "family.marriage-recognised" && f.Status == Status.NotMet);

        Assert.All(Citation.Of(finding, Repository.Rulebook, Repository.GoldenDay), c => Assert.False(c.IsConfirmed));
    }

    private static IEnumerable<Finding> Decisions(string name) => Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay).Decisions;

    private static Finding HqsPossible(string name) => Decisions(name).Single(d => d.Rule.Id == Assessment.MainDecision);

    private static IEnumerable<string> Failed(string name) => HqsPossible(name).Trace.Where(t => t.Finding is { Status: Status.NotMet }).Select(t => t.Finding!.Rule.Id);

    private static string Text(string name, Language language)
    {
        var assessment = Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay);
        var page = new TextPage(false);
        new AssessmentReport(assessment, WayToYes.Of(assessment), language, page).Write();

        // A date may be broken over two lines.
        return string.Join(' ', page.ToString().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
