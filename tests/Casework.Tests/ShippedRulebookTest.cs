using Hqs.Rules.Checking;

namespace Hqs.Casework.Tests;

/// <summary>The rulebook in <c>rules/</c> as it ships: nothing wrong in it, and every example beside a rule comes true.</summary>
public sealed class ShippedRulebookTest
{
    private static readonly IReadOnlyList<RuleExample> Examples = Rules.Checking.Examples.Read(Repository.Rulebook).Examples;

    /// <summary>Every example by its rule and name, so that each is a test of its own and a new one needs no C#.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> EveryExample() =>
        Examples.Select(e => new TheoryDataRow<string, string>(e.Rule.Id, e.Name) { TestDisplayName = $"{e.Rule.Id}: {e.Name}" });

    [Fact]
    public void The_rulebook_has_no_mistake()
    {
        var problems = RulebookCheck.Of(Repository.Rules, ComputedFacts.All);

        Console.WriteLine($"Rulebook {Repository.Rulebook.Version}: {Repository.Rulebook.Rules.Count} rules, {Examples.Count} examples");
        Assert.True(problems.Count == 0, string.Join('\n', problems.Select(p => $"{p.Place}: {p.Says.En}")));
    }

    [Fact]
    public void No_two_examples_of_a_rule_bear_one_name()
    {
        var twice = Examples.GroupBy(e => (e.Rule.Id, e.Name)).Where(g => g.Count() > 1).Select(g => $"{g.Key.Id}: {g.Key.Name}");

        Assert.Empty(twice);
    }

    [Theory]
    [MemberData(nameof(EveryExample))]
    public void The_rule_answers_as_its_example_says(string rule, string name)
    {
        var example = Examples.First(e => e.Rule.Id == rule && e.Name == name);

        Assert.Null(Rules.Checking.Examples.Run(Repository.Rulebook, example));
    }
}
