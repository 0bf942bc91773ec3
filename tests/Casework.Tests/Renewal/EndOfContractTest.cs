namespace Hqs.Casework.Tests.Renewal;

public sealed class EndOfContractTest
{
    [Theory]
    // Thirty working days over the New Year holidays, then thirty days.
    [InlineData("2026-11-20", "2027-01-12", "2027-02-11")]
    [InlineData("2026-11-21", "2027-01-12", "2027-02-11")]
    [InlineData("2026-11-22", "2027-01-12", "2027-02-11")]
    [InlineData("2026-11-23", "2027-01-13", "2027-02-12")]
    public void The_search_ends_after_its_working_days_and_the_exit_term_follows_it(string ended, string search, string exit)
    {
        var tiny = new TinyCase($"employment: {{ ended: yes, ended_on: {ended} }}");

        Assert.Equal(search, tiny.Fact("renewal.search_ends_on"));
        Assert.Equal(exit, tiny.Fact("renewal.exit_by_on"));
    }

    [Fact]
    public void The_length_of_the_exit_term_is_that_of_the_day_the_contract_ended()
    {
        var old = new TinyCase("employment: { ended: yes, ended_on: 2024-01-06 }").Fact("renewal.exit_by_on");
        var fresh = new TinyCase("employment: { ended: yes, ended_on: 2024-01-07 }").Fact("renewal.exit_by_on");

        // Working days until the sixth, calendar days from the seventh: the later end has the earlier exit.
        Assert.True(string.CompareOrdinal(fresh, old) < 0, $"{fresh} should lie before {old}");
    }

    [Fact]
    public void Without_the_last_day_of_work_no_term_is_known()
    {
        var tiny = new TinyCase("employment: { ended: yes }");

        Assert.Equal("missing: employment.ended_on", tiny.Fact("renewal.search_ends_on"));
        Assert.Equal("missing: employment.ended_on", tiny.Fact("renewal.exit_by_on"));
    }
}
