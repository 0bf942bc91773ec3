using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Tests;

/// <summary>Over all sample cases: every change offered is proved, does no harm, and is the smallest of its kind.</summary>
public sealed class WayToYesProofTest
{
    public static TheoryData<string> EveryCase() => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void A_change_removes_what_it_repairs_and_brings_nothing_new(string name) => EachChange(name, (before, way, change) =>
    {
        var after = InTheWay(With(before, way, change.SubjectId, change.Fact, change.To));

        Assert.DoesNotContain(after, f => change.Repairs.Contains(f.Rule.Id));
        Assert.Subset(Names(InTheWay(way.Decision)), Names(after));
    });

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void One_step_less_would_not_be_enough(string name) => EachChange(name, (before, way, change) =>
    {
        if (OneStepLess(change) is { } less && !less.Equals(change.From))
        {
            var after = InTheWay(With(before, way, change.SubjectId, change.Fact, less));

            Assert.Contains(after, f => change.Repairs.Contains(f.Rule.Id));
        }
    });

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void The_changes_chosen_come_to_what_is_promised(string name)
    {
        var before = Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay);
        foreach (var way in WayToYes.Of(before))
        {
            var changed = way.Chosen.Aggregate(before.Case, (c, change) => c.With(change.SubjectId, change.Fact, change.To));
            var after = Assessment.Ask(changed, Repository.Rulebook, before.On, way.Decision.Rule, way.Decision.Subject.Id);

            Assert.Equal(way.Becomes, after.Status);
            if (way.WithoutRemedy.IsEmpty)
            {
                Assert.Empty(InTheWay(after));
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void Only_what_people_can_change_is_offered_and_never_a_day_gone_by(string name) => EachChange(name, (before, _, change) =>
    {
        Assert.True(change.Fact is { IsStated: true, Change: not null });
        Assert.False(change.To is Day day && day.Date < before.On, $"{change.Fact} to {change.To}");
    });

    private static void EachChange(string name, Action<Assessment, WayToYes, FactChange> prove)
    {
        var before = Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay);
        foreach (var way in WayToYes.Of(before))
        {
            Assert.All(way.Changes, change => prove(before, way, change));
        }
    }

    private static Finding With(Assessment before, WayToYes way, string subject, Fact fact, Value value) =>
        Assessment.Ask(before.Case.With(subject, fact, value), Repository.Rulebook, before.On, way.Decision.Rule, way.Decision.Subject.Id);

    // A rule surely not met, or one that an open question of law alone keeps from being decided.
    private static List<Finding> InTheWay(Finding decision) =>
    [
        .. decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!)
            .SelectMany(f => f.Rule is Decision ? InTheWay(f) : [f])
            .Where(f => f.Possible == Possible.NotMet || (f.Possible.HasFlag(Possible.NotMet) && f.Missing.Length > 0 && f.Missing.All(m => m.Kind == MissingKind.Question))),
    ];

    private static HashSet<string> Names(IEnumerable<Finding> findings) => [.. findings.Select(f => $"{f.Rule} of {f.Subject}")];

    private static Value? OneStepLess(FactChange change) => (change.From, change.To) switch
    {
        (Money from, Money to) => to with { Minor = to.Minor - (Math.Sign(to.Minor - from.Minor) * Money.MinorPerUnit) },
        (Whole from, Whole to) => new Whole(to.Number - Math.Sign(to.Number - from.Number)),
        (Day from, Day to) => new Day(to.Date.PlusDays(-Math.Sign(to.Date.CompareTo(from.Date)))),
        _ => null,
    };
}
