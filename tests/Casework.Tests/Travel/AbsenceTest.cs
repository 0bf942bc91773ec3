namespace Hqs.Casework.Tests.Travel;

public sealed class AbsenceTest
{
    [Fact]
    public void An_absence_runs_from_the_day_after_the_exit_to_the_day_before_the_entry() =>
        Assert.Equal("2026-03-02 to 2026-03-09", Longest("exit 2026-03-01", "entry 2026-03-10"));

    [Fact]
    public void The_longest_of_several_counts() =>
        Assert.Equal("2026-05-02 to 2026-08-30", Longest("exit 2026-03-01", "entry 2026-03-10", "exit 2026-05-01", "entry 2026-08-31", "exit 2026-10-01"));

    [Fact]
    public void The_order_in_the_file_does_not_matter() =>
        Assert.Equal("2026-03-02 to 2026-03-09", Longest("entry 2026-03-10", "exit 2026-03-01"));

    [Fact]
    public void An_absence_that_goes_on_runs_to_the_day_of_the_assessment() =>
        Assert.Equal("2026-11-02 to 2026-11-23", Longest("entry 2026-01-01", "exit 2026-11-01"));

    [Fact]
    public void A_leap_day_is_a_day_abroad() =>
        Assert.Equal("2024-02-29 to 2024-02-29", Longest("exit 2024-02-28", "entry 2024-03-01"));

    [Fact]
    public void Leaving_and_coming_back_the_next_day_is_no_absence() =>
        // No day lies between; the day of the first crossing stands for “never away”.
        Assert.Equal("2026-03-01 to 2026-03-01", Longest("exit 2026-03-01", "entry 2026-03-02"));

    [Fact]
    public void An_exit_without_a_recorded_entry_before_it_counts_all_the_same() =>
        Assert.Equal("2026-06-02 to 2026-11-23", Longest("exit 2026-06-01"));

    [Fact]
    public void A_crossing_still_to_come_is_not_looked_at() =>
        Assert.Equal("2026-11-02 to 2026-11-23", Longest("exit 2026-11-01", "entry 2026-12-24"));

    [Fact]
    public void Nobody_knows_the_absences_of_a_person_without_crossings() =>
        Assert.Equal("missing: case.events to missing: case.events", Longest());

    [Fact]
    public void Crossings_of_another_person_are_not_the_workers()
    {
        var tiny = new TinyCase("family: [ { id: anita } ]\nevents: [ { on: 2026-03-01, what: exit, who: anita }, { on: 2026-03-11, what: entry, who: anita } ]");

        Assert.Equal("missing: case.events", tiny.Fact("person.longest_absence_from", "principal"));
        Assert.Equal("2026-03-02", tiny.Fact("person.longest_absence_from", "member:anita"));
        Assert.Equal("2026-03-10", tiny.Fact("person.longest_absence_until", "member:anita"));
    }

    private static string Longest(params string[] crossings)
    {
        var events = crossings.Select(c => c.Split(' ')).Select(c => $"{{ on: {c[1]}, what: {c[0]} }}");
        var tiny = new TinyCase($"events: [ {string.Join(", ", events)} ]");
        return $"{tiny.Fact("person.longest_absence_from", "principal")} to {tiny.Fact("person.longest_absence_until", "principal")}";
    }
}
