namespace Hqs.Casework.Tests.Employment;

public sealed class RegionsTest
{
    [Theory]
    [InlineData("regions: [Moscow]", "1")]
    [InlineData("regions: RU-MOW", "1")]
    [InlineData("regions: [Moscow, RU-MOW, Tatarstan]", "2")]
    [InlineData("regions: none", "0")]
    [InlineData("regions: ~", "missing: employment.regions")]
    public void A_region_counts_once_under_whatever_name(string employment, string count) =>
        Assert.Equal(count, new TinyCase($"employment: {{ {employment} }}").Fact("employment.regions_count"));
}
