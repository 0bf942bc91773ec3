using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Stages of a process: done once their day is past, open before.</summary>
public class StepsTest
{
    private const string Step = $$"""
        kind: step
        number: 1
        who: worker
        applies_when: trip.a = yes
        done_on: trip.filed_on
        yields: { en: a ticket, ru: билет }
        duration: { min: 1 day, typical: 3 working_days, max: 1 month, basis: { en: said so, ru: сказали }, {{Proven}} }
        says: { open: { en: Do it., ru: Сделайте. }, done: { en: Done., ru: Готово. }, not_applicable: { en: No need., ru: Не нужно. } }
        """;

    [Theory]
    [InlineData("trip.filed_on: 2026-03-01", Status.Met, "Done.")]
    [InlineData("trip.filed_on: 2026-03-02", Status.Met, "Done.")]
    [InlineData("trip.filed_on: 2026-03-03", Status.Unknown, "Do it.")]
    [InlineData("", Status.Unknown, "Do it.")]
    public void A_step_is_done_once_its_day_has_come(string given, Status then, string says)
    {
        using var rulebook = Steps();

        var finding = rulebook.Ask("trips.apply", "trip.a: yes, assessment.on: 2026-03-02, " + given);

        Assert.Equal((then, says), (finding.Status, finding.Says.En));
        Assert.Equal(then == Status.Unknown, finding.Missing.Length == 1);
    }

    [Fact]
    public void A_step_outside_its_scope_is_no_step()
    {
        using var rulebook = Steps();

        Assert.Equal((Status.NotApplicable, "No need."), (rulebook.Ask("trips.apply", "trip.a: no").Status, rulebook.Ask("trips.apply", "trip.a: no").Says.En));
    }

    [Fact]
    public void A_step_waits_for_steps_that_exist()
    {
        using var rulebook = Steps().Rule("trips.go", Step + "\nwaits_for: [trips.apply, trips.aply, trips.paid]");

        var problems = rulebook.ReadingProblems();

        problems.Holds("rules/trips/go.yaml", 10, "No rule is called “trips.aply”; did you mean trips.apply?");
        problems.Holds("rules/trips/go.yaml", 10, "No rule is called “trips.paid”");
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void A_duration_has_three_terms()
    {
        using var rulebook = Steps().Change("trips/apply.yaml", "typical: 3 working_days", "typical: soon");

        rulebook.ReadingProblems().HoldsOnly("rules/trips/apply.yaml", 8, "A duration has min, typical and max, such as “14 working_days”.");
    }

    [Fact]
    public void What_a_plan_needs_of_a_step_is_read()
    {
        using var rulebook = Steps().Rule("trips.go", Step + "\nwaits_for: [trips.apply]\nplanned_on: trip.filed_on\nuses: [border]\nbrings: [visa]\ngoal: { title: { en: departure, ru: отъезд }, serves: trips.may-go, wished_on: trip.starts_on }");

        var step = (Step)rulebook.Load().Rules["trips.go"];

        Assert.Equal(("trip.filed_on", "departure", "trips.may-go", "trip.starts_on"), (step.PlannedOn!.Id, step.Goal!.Title.En, step.Goal.Serves, step.Goal.WishedOn!.Id));
        Assert.Equal(["border"], step.Uses);
        Assert.Equal(["visa"], step.Brings);
    }

    [Fact]
    public void Steps_that_wait_in_a_circle_and_names_that_lead_nowhere_are_refused()
    {
        using var rulebook = Steps()
            .Rule("trips.go", Step + "\nwaits_for: [trips.come]\nuses: [picnic]\nbrings: [cake]\nplanned_on: trip.a\ngoal: { title: { en: departure, ru: отъезд }, serves: trips.apply }")
            .Rule("trips.come", Step + "\nwaits_for: [trips.go]");

        var problems = rulebook.Check();

        problems.Holds("rules/trips/go.yaml", 1, "trips.go waits for itself, over the steps it waits for.");
        problems.Holds("rules/trips/come.yaml", 1, "trips.come waits for itself, over the steps it waits for.");
        problems.Holds("rules/trips/go.yaml", 1, "The goal serves trips.apply, which is no decision.");
        problems.Holds("rules/trips/go.yaml", 1, "trip.a is no date.");
        problems.Holds("rules/trips/go.yaml", 1, "No paper is for “picnic”.");
        problems.Holds("rules/trips/go.yaml", 1, "No rule asks for the paper “cake”.");
    }

    private static SmallRulebook Steps() => OfEveryKindOfFact().Rule("trips.apply", Step).Write("facts/assessment.yaml", """
        noun: assessment
        subject: case
        title: { en: Assessment, ru: Оценка }
        facts:
          on: { type: date, label: { en: day of the assessment, ru: день оценки }, question: { en: When?, ru: Когда? }, who: worker }
        """);
}
