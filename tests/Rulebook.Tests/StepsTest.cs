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

    private static SmallRulebook Steps() => OfEveryKindOfFact().Rule("trips.apply", Step).Write("facts/assessment.yaml", """
        noun: assessment
        subject: case
        title: { en: Assessment, ru: Оценка }
        facts:
          on: { type: date, label: { en: day of the assessment, ru: день оценки }, question: { en: When?, ru: Когда? }, who: worker }
        """);
}
