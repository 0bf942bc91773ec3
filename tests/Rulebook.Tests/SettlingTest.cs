using Hqs.Rules.Tracing;

namespace Hqs.Rules.Tests;

/// <summary>Of all that is missing, what to find out first.</summary>
public class SettlingTest
{
    [Theory]
    [InlineData("require: { any: [ { all: [trip.a = yes, trip.b = yes] }, trip.c = yes ] }", "", new[] { "trip.c" })]
    [InlineData("require: { any: [ { all: [trip.a = yes, trip.b = yes] }, { all: [trip.c = yes, trip.d = yes] } ] }", "trip.d: yes", new[] { "trip.c" })]
    [InlineData("require: { all: [trip.a = yes, trip.b = yes] }", "", new[] { "trip.a", "trip.b" })]
    [InlineData("require: { all: [trip.a = yes, { any: [trip.b = yes, trip.c = yes] }] }", "", new[] { "trip.a", "trip.b" })]
    [InlineData("applies_when: trip.e = yes, require: trip.a = yes", "", new[] { "trip.e" })]
    [InlineData("applies_when: trip.e = yes, require: trip.a = yes", "trip.e: yes", new[] { "trip.a" })]
    [InlineData("require: trip.a = yes", "trip.a: yes", new string[0])]
    public void The_shortest_way_to_a_decision_is_asked_for_first(string content, string given, string[] wanted)
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", content);

        var finding = rulebook.Ask("trips.tested", given);

        Assert.Equal(wanted, Settling.Wanted(finding.Trace, finding.Missing).Names());
        Assert.Subset(finding.Missing.ToHashSet(), Settling.Wanted(finding.Trace, finding.Missing).ToHashSet());
    }
}
