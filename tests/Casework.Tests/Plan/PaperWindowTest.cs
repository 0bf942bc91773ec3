using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Plans;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Plans;

/// <summary>Papers that run out: not before a day, read from the rulebook and counted from the plan.</summary>
public sealed class PaperWindowTest
{
    private static readonly Plan Plan = Of(Repository.SampleCase("engineer-india-uae"));

    [Fact]
    public void The_certificate_is_not_to_be_got_earlier_than_its_life_before_the_papers_are_handed_in()
    {
        var window = Window(Plan, "hiv_certificate");
        var life = ((Parameter)Repository.Rulebook.Rules["documents.hiv-certificate-life"]).Versions[^1].Content;
        var submission = Plan.Steps.Single(s => s.Rule.Id == "process.submission");

        Assert.Equal(life, window.Life);
        Assert.Equal("documents.hiv-certificate-life", window.Lives!.Id);
        Assert.Equal((submission, submission.Dates!.Finish), (window.ForStep, window.Until));
        Assert.Equal("process.hiv-test", window.BroughtBy!.Rule.Id);
        Assert.Equal(Repository.Rulebook.Calendar.Subtract(window.Until, window.Life), window.From);
        Assert.Equal(Repository.Rulebook.Calendar.Subtract(window.LateDay, window.Life), window.FromIfLate);
        Assert.Equal(LocalDate.Max(submission.Dates.LikelyUntil, submission.EndBy!.Value), window.LateDay);
        Assert.True(window.MayBeGotNow(Plan.On));
    }

    [Fact]
    public void A_wish_far_off_makes_today_too_early_to_be_safe()
    {
        var plan = Plan.Of(Plan.Assessment, new LocalDate(2027, 9, 1));

        var window = Window(plan, "hiv_certificate");

        Assert.False(window.MayBeGotNow(plan.On));
        Assert.True(window.FromIfLate > plan.On);
    }

    [Theory]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-11-20", false)]
    public void A_certificate_held_is_told_when_it_will_be_too_old(string testedOn, bool isTooOld)
    {
        var text = File.ReadAllText(Path.Combine(Repository.CaseFolder("engineer-india-uae"), "case.yaml"))
            .Replace("documents:\n", $"documents:\n  - {{ kind: hiv_certificate, of: principal, tested_on: {testedOn} }}\n", StringComparison.Ordinal);

        var window = Window(Of(Repository.Usable(CaseFile.Read(text, "held.yaml", Repository.Rulebook))), "hiv_certificate");

        Assert.Equal(isTooOld, window.HeldIsTooOld);
        Assert.Equal(LocalDate.FromDateOnly(DateOnly.Parse(testedOn, System.Globalization.CultureInfo.InvariantCulture)), window.HeldFrom);
    }

    [Fact]
    public void What_comes_after_the_day_it_is_counted_to_has_no_window() =>
        Assert.DoesNotContain(Plan.Windows, w => w.Paper.Rule is PaperRule { Tag: "medical_papers" });

    [Fact]
    public void A_paper_is_asked_for_once_at_the_first_step_that_hands_it_over_and_not_where_a_step_brings_it()
    {
        var asked = Plan.PaperSets.SelectMany(s => s.ToGet).ToList();

        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.DoesNotContain(asked, f => f.Rule is PaperRule { Tag: "hiv_certificate" } && f.Subject.Outer!.Kind == "principal");
        Assert.Contains(Plan.PaperSets, s => s.Step.Rule.Id == "process.petition" && s.ToGet.Any(f => f.Rule is PaperRule { Tag: "undertaking" }) && s.MovesBy > 0);
    }

    private static PaperWindow Window(Plan plan, string paper) => Assert.Single(plan.Windows, w => w.Paper.Rule is PaperRule rule && rule.Tag == paper && w.Paper.Subject.Outer!.Kind == "principal");

    private static Plan Of(Case @case) => Plan.Of(Assessment.Of(@case, Repository.Rulebook, Repository.GoldenDay));
}
