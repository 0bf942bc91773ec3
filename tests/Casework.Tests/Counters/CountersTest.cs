using Hqs.Casework.Cases;
using Hqs.Casework.Counters;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Counters;

public sealed class CountersTest
{
    private static readonly LocalDate On = Repository.GoldenDay;

    [Fact]
    public void The_readings_the_code_tells_apart_are_in_the_rulebook()
    {
        foreach (var (question, alternative) in new[] { ("law.registration-first-day", "day_counts"), ("law.trip-count", "per_year"), ("law.two-year-clock", "from_residence_permit"), ("law.passport-for-extension", "same_remainder") })
        {
            Assert.Contains(alternative, ((Question)Repository.Rulebook.Rules[question]).Alternatives.Select(a => a.Id));
        }
    }

    // The register's own vector: ended on 20 November 2026, search to 12 January, exit by 11 February 2027.
    [Fact]
    public void After_the_end_of_a_contract_two_terms_chain()
    {
        var (search, exit) = (One("search", "employment: { ended: yes, ended_on: 2026-11-20 }"), One("exit", "employment: { ended: yes, ended_on: 2026-11-20 }"));

        Assert.Equal((new LocalDate(2027, 1, 12), 1, 29), (search.TurnsOn!.Value, search.Used!.Value, search.Left!.Value));
        Assert.Equal((new LocalDate(2027, 1, 13), new LocalDate(2027, 2, 11)), (exit.From!.Value, exit.TurnsOn!.Value));
        Assert.False(search.IsProvisional);
    }

    [Fact]
    public void A_term_that_reaches_a_year_without_a_decree_is_provisional() =>
        Assert.True(One("search", "employment: { ended: yes, ended_on: 2027-12-20 }", new(2027, 12, 21)).IsProvisional);

    [Fact]
    public void Without_the_day_of_the_end_the_terms_are_unknown()
    {
        var search = Of("search", "employment: { ended: yes }");

        Assert.Equal(CounterState.Unknown, search.State);
        Assert.Equal(["employment.ended_on"], search.Missing.Select(m => m.Id));
    }

    [Theory]
    [InlineData("2026-05-22", "2026-11-23", CounterState.Running, 0)]
    [InlineData("2026-05-21", "2026-11-22", CounterState.RunOut, -1)]
    [InlineData("2025-08-30", "2026-02-28", CounterState.RunOut, -268)]
    public void An_absence_may_last_six_months_from_the_day_after_the_exit(string exit, string last, CounterState state, long left)
    {
        var absence = Of("absence", $"permit: {{ held: yes }}\nevents: [ {{ on: 2025-01-01, what: entry }}, {{ on: {exit}, what: exit }} ]");

        Assert.Equal((state, left, last), (absence.State, absence.Readings[0].Left!.Value, Casework.Assessments.AssessmentJson.Date(absence.Readings[0].TurnsOn!.Value)));
    }

    [Fact]
    public void In_Russia_no_absence_runs() =>
        Assert.Equal(CounterState.NotRunning, Of("absence", "permit: { held: yes }\nevents: [ { on: 2025-01-01, what: entry } ]").State);

    [Fact]
    public void Free_days_are_told_under_both_readings_the_stricter_first()
    {
        var free = Of("registration-free", "principal: { citizenship: IN, in_russia: yes, registration: { registered: no } }\nevents: [ { on: 2026-09-01, what: entry } ]");

        Assert.Equal([("day_counts", new LocalDate(2026, 11, 29), 84L), ("next_day", new LocalDate(2026, 11, 30), 83L)], free.Readings.Select(r => (r.Supposes!.Alternative, r.TurnsOn!.Value, r.Used!.Value)));
        Assert.All(free.Readings, r => Assert.True(r.ThenOn > r.TurnsOn));
    }

    [Fact]
    public void Once_free_days_are_over_the_registration_is_asked_for()
    {
        var free = Of("registration-free", "principal: { citizenship: IN, in_russia: yes }\nevents: [ { on: 2026-01-01, what: entry } ]");

        Assert.Equal((CounterState.Unknown, "registration.registered"), (free.State, free.Missing.Single().Id));
    }

    [Theory]
    [InlineData("2026-11-01", 23, "")]
    [InlineData("2026-09-01", 84, "2026-11-29")]
    [InlineData("2026-08-26", 90, "2026-11-23")]
    [InlineData("2026-08-25", 91, "2026-11-22")]
    public void Visa_free_days_run_out_within_the_calendar_year(string entry, long used, string last)
    {
        var days = One("visa-free", $"principal: {{ citizenship: RS, travel: {{ basis: visa_free }} }}\nevents: [ {{ on: 2025-06-01, what: entry }}, {{ on: 2025-12-31, what: exit }}, {{ on: {entry}, what: entry }} ]");

        Assert.Equal((used, 90 - used), (days.Used!.Value, days.Left!.Value));
        Assert.Equal(last, days.TurnsOn is { } day && days.Left >= 0 ? Casework.Assessments.AssessmentJson.Date(day) : days.Left < 0 ? "2026-11-22" : "");
    }

    [Fact]
    public void Trips_are_over_on_one_reading_and_fine_on_the_other()
    {
        var trips = Of("business-trips", "permit: { held: yes, trips_outside_region: yes, longest_trip_days: 12, trip_days_year: 31 }");

        Assert.Equal(CounterState.RunOut, trips.State);
        Assert.Equal([("per_year", -1L), ("per_trip", 18L)], trips.Readings.Select(r => (r.Supposes!.Alternative, r.Left!.Value)));
    }

    [Fact]
    public void The_two_years_have_two_clocks_and_an_answer_leaves_one()
    {
        const string Case = "permit: { held: yes }\nresidence: { hqs_work_since_on: 2024-02-29, hqs_permit_issued: yes, hqs_permit_issued_on: 2025-06-15 }\n";

        Assert.Equal([new LocalDate(2027, 6, 15), new LocalDate(2026, 2, 28)], Of("indefinite-permit", Case).Readings.OrderByDescending(r => r.TurnsOn).Select(r => r.TurnsOn!.Value));
        Assert.Equal(CounterState.Running, Of("indefinite-permit", Case).State);
        Assert.Equal(CounterState.Reached, Of("indefinite-permit", Case + "answers: { law.two-year-clock: from_permit }").State);
    }

    [Theory]
    [InlineData("2026-11-23", CounterState.Running, 0)]
    [InlineData("2026-11-22", CounterState.RunOut, -1)]
    public void A_paper_is_good_on_its_last_day(string until, CounterState state, long left)
    {
        var passport = Of("passport", $"principal: {{ passport_valid_until: {until} }}");

        Assert.Equal((state, left), (passport.State, passport.Readings[0].Left!.Value));
    }

    [Fact]
    public void Family_members_have_counters_of_their_own() =>
        Assert.Contains(Count("family: [ { id: anita, relation: spouse, passport_valid_until: 2030-01-01 } ]", On).All, c => c is { Id: "passport", SubjectId: "member:anita", State: CounterState.Running });

    [Fact]
    public void Every_limit_stands_on_a_source()
    {
        foreach (var name in Repository.CaseNames)
        {
            Assert.All(Casework.Counters.Counters.Of(Repository.SampleCase(name), Repository.Rulebook, On).All.SelectMany(c => c.Readings).Where(r => r.Limit is not null), r => Assert.NotEmpty(r.Grounds));
        }
    }

    private static Casework.Counters.Counters Count(string text, LocalDate on) => Casework.Counters.Counters.Of(Repository.Usable(CaseFile.Read("hqs_case: 1\n" + text, "tiny.yaml", Repository.Rulebook)), Repository.Rulebook, on);

    private static Counter Of(string id, string text, LocalDate? on = null) => Count(text, on ?? On).All.Single(c => c.Id == id && c.SubjectId == "principal");

    private static CounterReading One(string id, string text, LocalDate? on = null) => Assert.Single(Of(id, text, on).Readings);
}
