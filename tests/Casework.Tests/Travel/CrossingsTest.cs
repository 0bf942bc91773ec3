namespace Hqs.Casework.Tests.Travel;

public sealed class CrossingsTest
{
    [Theory]
    [InlineData("entry 2026-03-01", "2026-03-01")]
    [InlineData("entry 2026-01-10, exit 2026-02-01, entry 2026-03-01", "2026-03-01")]
    [InlineData("entry 2026-03-10", "2026-03-10")]
    [InlineData("entry 2026-01-10, exit 2026-02-01, entry 2026-04-02", "2026-04-02")]
    [InlineData("entry 2026-01-10, exit 2026-03-10", "missing: case.events")]
    [InlineData("exit 2026-02-01", "missing: case.events")]
    [InlineData("entry 2026-03-11, entry 2026-04-01", "2026-03-11")]
    public void The_entry_of_a_decision_is_that_of_the_stay_it_fell_in_or_the_next_one(string crossings, string entry)
    {
        var events = crossings.Split(", ").Select(c => c.Split(' ')).Select(c => $"{{ on: {c[1]}, what: {c[0]} }}").ToList();
        var all = $"events: [ {string.Join(", ", events)} ]\n";

        Assert.Equal(entry, new TinyCase(all + "permit: { decided_on: 2026-03-10 }").Fact("permit.entry_on"));
        Assert.Equal(entry, new TinyCase(all + "renewal: { decided_on: 2026-03-10 }").Fact("renewal.entry_on"));
    }

    [Fact]
    public void Without_the_day_of_the_decision_no_entry_can_be_named() =>
        Assert.Equal("missing: permit.decided_on", new TinyCase("events: [ { on: 2026-03-01, what: entry } ]").Fact("permit.entry_on"));

    [Fact]
    public void A_members_entry_is_not_the_workers() =>
        Assert.Equal("missing: case.events", new TinyCase("family: [ { id: anita } ]\nevents: [ { on: 2026-03-01, what: entry, who: anita } ]\npermit: { decided_on: 2026-03-10 }").Fact("permit.entry_on"));

    [Fact]
    public void An_event_that_names_the_principal_or_nobody_is_the_workers() =>
        Assert.Equal("2026-03-01", new TinyCase("events: [ { on: 2026-03-01, what: entry, who: principal } ]\npermit: { decided_on: 2026-03-10 }").Fact("permit.entry_on"));
}
