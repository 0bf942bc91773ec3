using Hqs.Casework.Assessments;
using Hqs.Casework.Plans;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Plans;

/// <summary>Three moves begun from nothing on a Monday, whose length people know from experience, and the plans of them word for word.</summary>
public sealed class TimelinesTest
{
    private static readonly LocalDate Begun = new(2026, 8, 31);

    [Theory]
    [InlineData("timeline-single-engineer", "arrival of the worker", 10, 12)]
    [InlineData("timeline-researcher-abroad", "arrival of the worker", 10, 12)]
    // The third is open at its end: household, school and cover follow from week thirteen on.
    [InlineData("timeline-executive-family", "arrival of the family", 11, 13)]
    public void The_move_takes_as_many_weeks_as_such_moves_take(string name, string milestone, int from, int until)
    {
        var plan = Of(name);
        var arrival = Assert.Single(plan.Milestones, m => m.Title.En == milestone);
        int Week(LocalDate day) => (int)Math.Ceiling(Period.DaysBetween(Begun, day) / 7.0);

        Assert.Equal(from, Week(arrival.Dates.LikelyFrom));
        Assert.Equal(until, Week(milestone == "arrival of the family" ? arrival.Dates.LikelyMiddle : arrival.Dates.LikelyUntil));
    }

    [Fact]
    public void What_nobody_measured_is_named_and_not_invented()
    {
        var plan = Of("timeline-researcher-abroad");

        Assert.Equal(["process.appointment"], plan.OfUnknownLength.Select(s => s.Rule.Id));
    }

    public static TheoryData<string, string> Goldens()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in Repository.CaseNames.Where(n => n.StartsWith("timeline-", StringComparison.Ordinal)))
        {
            data.Add(name, "plan.en.txt");
            data.Add(name, "plan.ru.txt");
            data.Add(name, "plan.json");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void The_plan_is_the_one_accepted(string name, string file)
    {
        var plan = Of(name);
        Golden.Holds($"rules/cases/{name}/{file}", file.EndsWith(".json", StringComparison.Ordinal) ? PlanJson.Write(plan) : Text(plan, file.Contains(".ru.", StringComparison.Ordinal) ? Language.Russian : Language.English));
    }

    private static string Text(Plan plan, Language language)
    {
        var page = new TextPage(false);
        new PlanReport(plan, language, page).Write();
        return page.ToString();
    }

    private static Plan Of(string name) => Plan.Of(Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Begun));
}
