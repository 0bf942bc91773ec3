using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Plans;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Plans;

/// <summary>Plans of whole cases: what they lead to, what stands behind and beside, and when papers are to be got.</summary>
public sealed class PlanTest
{
    private static readonly Plan Engineer = Of("engineer-india-uae");

    [Fact]
    public void The_wished_date_is_the_one_asked_for_otherwise_that_of_the_case()
    {
        Assert.Equal((new LocalDate(2027, 3, 1), true), (Engineer.StartBy!.Value, Engineer.StartByIsOfCase));

        var asked = Plan.Of(Engineer.Assessment, new LocalDate(2027, 4, 1));

        Assert.Equal((new LocalDate(2027, 4, 1), false), (asked.StartBy!.Value, asked.StartByIsOfCase));
        Assert.Equal(Engineer.Goal!.Dates, asked.Goal!.Dates);
    }

    [Fact]
    public void A_later_wish_is_likelier_and_moves_only_the_latest_days()
    {
        var plans = Enumerable.Range(0, 30).Select(week => Plan.Of(Engineer.Assessment, new LocalDate(2026, 12, 1).PlusWeeks(week))).ToList();

        var chances = plans.Select(p => p.Goal!.Chance!.Value).ToList();
        Assert.Equal(chances.Order(), chances);
        Assert.Equal((0, 1), (chances[0], chances[^1]));
        Assert.All(plans, p => Assert.Equal(Engineer.Steps.Select(s => s.Dates), p.Steps.Select(s => s.Dates)));
        Assert.All(plans.Zip(plans.Skip(1)), pair => Assert.True(Open(pair.First).Zip(Open(pair.Second)).All(s => s.First.BeginBy <= s.Second.BeginBy || s.First.BeginBy is null)));
    }

    [Fact]
    public void The_same_assessment_gives_the_same_bytes() =>
        Assert.Equal(PlanJson.Write(Engineer), PlanJson.Write(Of("engineer-india-uae")));

    [Fact]
    public void The_quickest_comes_before_the_usual_and_the_slowest_after_it() =>
        Assert.All(Open(Engineer), s => Assert.True(s.Dates!.EarliestFinish <= s.Dates.Finish && s.Dates.Finish <= s.Dates.LatestFinish && s.Dates.LikelyFrom <= s.Dates.LikelyMiddle && s.Dates.LikelyMiddle <= s.Dates.LikelyUntil && s.Dates.EarliestFinish <= s.Dates.LikelyFrom));

    [Fact]
    public void Whatever_holds_the_goal_moves_it_when_late_and_what_has_two_weeks_of_slack_does_not()
    {
        Assert.All(Open(Engineer).Where(s => s.IsCritical), s => Assert.True(s.MovesBy > 0, s.Rule.Id));
        Assert.All(Open(Engineer).Where(s => s.SlackDays >= Plan.LateDays), s => Assert.Equal(0, s.MovesBy));
        Assert.All(Open(Engineer).Where(s => s.SlackDays < Plan.LateDays), s => Assert.True(s.MovesBy > 0, s.Rule.Id));
    }

    [Fact]
    public void The_familys_steps_are_counted_towards_the_arrival_of_the_last_of_them()
    {
        var arrival = Assert.Single(Engineer.Milestones, m => m.Title.En == "arrival of the family");

        Assert.Equal(["member:anika", "member:kabir", "member:meera"], arrival.Steps.Select(s => s.Subject.Id).Order());
        Assert.All(arrival.Steps, s => Assert.True(s.Dates!.LikelyUntil <= arrival.Dates.LikelyUntil));
        Assert.All(Open(Engineer).Where(s => s.Rule.Id is "process.family-papers" or "process.family-visa-issue"), s => Assert.Equal((arrival.Title, false), (s.Towards, s.ServesGoal)));
        Assert.All(Open(Engineer).Where(s => s.Rule.Id == "process.school" || s.Rule.Id == "process.tax-number"), s => Assert.Null(s.Towards));
    }

    [Fact]
    public void A_step_waits_for_its_own_person()
    {
        var visa = Open(Engineer).Single(s => s.Rule.Id == "process.family-visa-issue" && s.Subject.Id == "member:anika");

        Assert.Equal(["process.family-submission member:anika"], visa.WaitsFor.Select(w => $"{w.Rule.Id} {w.Subject.Id}"));
    }

    [Fact]
    public void A_done_step_counts_from_its_day_and_what_it_waited_for_is_passed()
    {
        Assert.Equal((StepState.Done, new LocalDate(2026, 11, 18)), (State("process.contract"), Engineer.Steps.Single(s => s.Rule.Id == "process.contract").DoneOn!.Value));
        Assert.Equal(StepState.Passed, State("process.confirm-route"));
    }

    [Fact]
    public void A_day_stated_for_a_step_is_kept()
    {
        var petition = Engineer.Steps.Single(s => s.Rule.Id == "process.petition");

        Assert.Equal((new LocalDate(2026, 12, 7), new LocalDate(2026, 12, 7)), (petition.PlannedOn!.Value, petition.Dates!.Finish));
    }

    [Fact]
    public void What_may_still_come_is_left_out_and_asked_for()
    {
        var told = Engineer.Assessment.Case;
        var untold = told with { Subjects = [.. told.Subjects.Select(s => s with { Facts = s.Facts.RemoveAll(f => f.Fact.Id is "journey.papers_formality" or "journey.papers_from" or "journey.papers_legalised_on") })] };
        var plan = Of(untold);
        var apostille = plan.Steps.Single(s => s.Rule.Id == "process.family-apostille-india" && s.Subject.Id == "member:meera");
        var known = Of(untold
            .With("member:meera", Repository.Rulebook.Facts["journey.papers_formality"], new Code("apostille"))
            .With("member:meera", Repository.Rulebook.Facts["journey.papers_from"], new Code("IN")));

        Assert.Equal((StepState.Perhaps, null), (apostille.State, apostille.Dates));
        Assert.Equal("arrival of the family", apostille.Towards!.En);
        // What the plan says would come of it comes of it.
        Assert.Equal(apostille.MovesBy, Period.DaysBetween(Arrival(plan).Finish, Arrival(known).Finish));

        static StepDates Arrival(Plan plan) => plan.Milestones.Single(m => m.Title.En == "arrival of the family").Dates;
    }

    [Fact]
    public void Without_a_visa_what_waited_for_it_waits_for_what_lies_before()
    {
        var plan = Of("it-uzbekistan");

        Assert.DoesNotContain(plan.Steps, s => s.Rule.Id is "process.visa-issue" or "process.submission");
        Assert.Contains(plan.Steps.Single(s => s.Rule.Id == "process.travel").WaitsFor, w => w.Rule.Id == "process.gather-papers");
    }

    [Fact]
    public void The_last_day_the_law_leaves_comes_before_the_last_day_of_the_wish()
    {
        var plan = Of("manager-turkey-short-quarter");
        var filing = plan.Steps.Single(s => s.Rule.Id == "process.extension-filing");
        var term = (Term)((Parameter)Repository.Rulebook.Rules["renewal.latest-filing"]).Versions[^1].Content!;

        Assert.Equal((Repository.Rulebook.Calendar.Subtract(plan.StartBy!.Value, term), "renewal.filed-in-time"), (filing.DueBy!.Value, filing.DueRule!.Id));
        Assert.Equal(filing.DueBy, filing.EndBy);
        Assert.True(plan.Steps.Single(s => s.Rule.Id == "process.extension-papers").EndBy <= filing.DueBy);
    }

    [Theory]
    [InlineData("dismissed-2026-11-20", null)]
    [InlineData("manager-turkey-short-quarter", "process.extension-collection")]
    [InlineData("executive-china-800k", "process.onboarding")]
    [InlineData("belarus-citizen", "process.onboarding")]
    public void The_plan_ends_where_the_question_of_the_case_ends(string name, string? step) => Assert.Equal(step, Of(name).Goal?.Steps[0].Rule.Id);

    [Fact]
    public void Where_even_that_the_way_lies_ahead_is_not_known_the_plan_says_what_it_supposes()
    {
        var plan = Of("name-and-salary-only");

        Assert.Equal(["permit.held"], plan.Supposed.Select(m => m.Id));
        Assert.Equal(StepState.Open, plan.Steps.Single(s => s.Rule.Id == "process.petition").State);
        Assert.Empty(Engineer.Supposed);
    }

    [Fact]
    public void Days_are_not_a_yes()
    {
        var page = new TextPage(false);
        new PlanReport(Of("employer-banned"), Language.English, page).Write();

        Assert.Contains("This counts days only.", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_plan_is_mixed_in()
    {
        Assert.DoesNotContain(Of("manager-turkey-short-quarter").Steps, s => s.Rule.Id == "process.onboarding");
        Assert.DoesNotContain(Engineer.Steps, s => s.Rule.Id == "process.extension-filing");
    }

    [Fact]
    public void An_authority_that_takes_longer_than_ever_is_told()
    {
        var plan = Plan.Of(Assessment.Of(Repository.SampleCase("executive-china-800k"), Repository.Rulebook, Repository.GoldenDay));

        // Filed on 14 September, the twenty working days at most for the invitation are long over on 23 November.
        var invitation = plan.Steps.Single(s => s.Rule.Id == "process.invitation");
        Assert.Equal((true, plan.On), (invitation.IsOverdue, invitation.Dates!.Finish));
    }

    [Fact]
    public void Every_sample_case_has_a_plan_in_every_form()
    {
        foreach (var name in Repository.CaseNames)
        {
            var plan = Of(name);
            Assert.Contains("\"steps\"", PlanJson.Write(plan), StringComparison.Ordinal);
            foreach (var language in Enum.GetValues<Language>())
            {
                var page = new TextPage(false);
                new PlanReport(plan, language, page).Write();
                Assert.NotEmpty(page.ToString());
                var drawn = System.Xml.Linq.XDocument.Parse(PlanDrawing.Write(plan, language));
                Assert.Equal("title", drawn.Root!.Elements().First().Name.LocalName);
                Assert.DoesNotContain(drawn.Descendants(), e => e.Name.LocalName is "script" or "image" or "foreignObject");
            }
        }
    }

    internal static IEnumerable<PlanStep> Open(Plan plan) => plan.Steps.Where(s => s.State == StepState.Open);

    private static StepState State(string rule) => Engineer.Steps.Single(s => s.Rule.Id == rule).State;

    private static Plan Of(string name) => Of(Repository.SampleCase(name));

    private static Plan Of(Case @case) => Plan.Of(Assessment.Of(@case, Repository.Rulebook, Repository.GoldenDay));
}
