namespace Hqs.Rules.Tests;

/// <summary>The ground the other tests stand on.</summary>
public class SmallRulebookTest
{
    [Fact]
    public void The_small_rulebook_passes_the_check_as_it_stands()
    {
        using var rulebook = new SmallRulebook();

        Assert.Empty(rulebook.Check());
    }

    [Fact]
    public void The_one_with_a_fact_of_every_kind_can_be_read()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact();

        Assert.Equal([.. Enum.GetValues<FactKind>().Except([FactKind.Judgement, FactKind.Region, FactKind.Regions, FactKind.Post, FactKind.Table])], rulebook.Load().Facts.Values.Select(f => f.Type.Kind).Distinct().Order());
    }

    [Fact]
    public void Its_version_names_its_content()
    {
        using SmallRulebook one = new(), same = new(), other = new();
        other.Change("trips/paid.yaml", "confidence: P", "confidence: H");

        Assert.Equal(one.Load().Version, same.Load().Version);
        Assert.NotEqual(one.Load().Version, other.Load().Version);
    }
}
