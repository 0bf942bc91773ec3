using Hqs.Casework.Calendars;
using Hqs.Casework.Cases;
using Hqs.Casework.Duties;
using Hqs.Casework.Tests.Calendars;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Tests.Duties;

/// <summary>Duties of whole cases: what is owed, for whom, counted how, and what a miss costs.</summary>
public class DutyListTest
{
    private const string Dismissed = """
        employment: { starts_on: 2025-04-01, ended: yes, ended_on: 2026-11-20, regions: [Moscow] }
        """;

    [Fact]
    public void A_dismissal_on_20_November_2026_is_notified_by_the_25th()
    {
        var line = Line(new TinyCase(Dismissed), "notices.contract-ended");

        Assert.Equal(new LocalDate(2026, 11, 25), line.Duty.Count!.DueOn);
        Assert.Equal((DutyGroup.Due, DutyState.DueSoon), (line.Group, line.Duty.State));
        Assert.Equal(
            ["Sat 21 November 2026 – Sun 22 November 2026: not counted, weekend", "Mon 23 November 2026 – Wed 25 November 2026: days 1 to 3"],
            CountText.Lines(line.Duty.Count, Repository.Rulebook.Calendar).Select(l => l.En));
    }

    [Fact]
    public void A_day_off_names_its_decree()
    {
        var line = Line(new TinyCase(Dismissed.Replace("2026-11-20", "2026-10-30"), new LocalDate(2026, 11, 1)), "notices.contract-ended");

        Assert.Equal(new LocalDate(2026, 11, 5), line.Duty.Count!.DueOn);
        Assert.Contains(CountText.Lines(line.Duty.Count, Repository.Rulebook.Calendar), l => l.En == "Wed 4 November 2026: not counted, day off (Labour Code, art. 112; Government resolution No. 1466 of 24 September 2025)");
        Assert.Contains(CountText.Lines(line.Duty.Count, Repository.Rulebook.Calendar), l => l.Ru == "ср 4 ноября 2026 года: не считается, нерабочий день (ст. 112 ТК РФ; постановление Правительства от 24 сентября 2025 года № 1466)");
    }

    [Fact]
    public void A_working_Saturday_is_counted_and_named()
    {
        var count = Rules.Time.Counting.After(Repository.Rulebook.Calendar, new LocalDate(2027, 2, 18), [new Term(3, TermUnit.WorkingDays)], new(false, false));

        Assert.Equal(
            ["Fri 19 February 2027 – Sat 20 February 2027: days 1 to 2 (Sat 20 February 2027 is a working day by decree)", "Sun 21 February 2027: not counted, weekend"],
            CountText.Lines(count, Repository.Rulebook.Calendar).Take(2).Select(l => l.En));
    }

    [Fact]
    public void An_office_is_closed_on_a_day_off_and_the_portal_is_not()
    {
        // Thirty days that end on 1 January 2027: the last day to come to an office is 30 December.
        var duty = new Duty
        {
            State = DutyState.Open,
            Count = Rules.Time.Counting.After(Repository.Rulebook.Calendar, new LocalDate(2026, 12, 2), [new Term(30, TermUnit.Days)], new(false, false)),
        };

        Assert.Equal(
            [new LocalDate(2026, 12, 30), new LocalDate(2026, 12, 30), new LocalDate(2027, 1, 1)],
            Obligation.Channels.Select(c => duty.LastSafeDay(c, Repository.Rulebook.Calendar)!.Value));
    }

    [Fact]
    public void Fines_add_up_for_what_failed_and_for_what_nobody_confirmed()
    {
        var late = Of(new TinyCase(Dismissed + "\nduties: [ { duty: notices.contract-ended, on: 2026-11-27, proof: receipt 7 } ]", new LocalDate(2026, 12, 1)));
        var company = late.Exposure.Sums.Single(s => s.Payer == "company");
        var only = late.Exposure.Duties.Where(d => d.Fines.Any(f => f.Payer == "company")).ToList();

        Assert.Contains(only, d => d is { Line.Rule.Id: "notices.contract-ended", IsSure: true });
        Assert.Equal(only.Where(d => d.IsSure).Sum(d => d.Fines.Where(f => f.Payer == "company").Sum(f => f.Lowest.Minor)), company.SureLowest.Minor);
        Assert.Equal(only.Where(d => d.IsSure).Sum(d => d.Fines.Where(f => f.Payer == "company").Sum(f => f.Highest.Minor)), company.SureHighest.Minor);
        Assert.Equal(only.Sum(d => d.Fines.Where(f => f.Payer == "company").Sum(f => f.Highest.Minor)), company.Highest.Minor);
        Assert.True(company.SureLowest.Minor >= 400_000_00);

        // Done in time, it costs nothing.
        var inTime = Of(new TinyCase(Dismissed + "\nduties: [ { duty: notices.contract-ended, on: 2026-11-25 } ]", new LocalDate(2026, 12, 1)));
        Assert.DoesNotContain(inTime.Exposure.Duties, d => d.Line.Rule.Id == "notices.contract-ended");
    }

    [Fact]
    public void Every_entry_has_an_arrival_notice_of_its_own()
    {
        var lines = Of(new TinyCase("""
            principal: { in_russia: yes }
            events:
              - { on: 2026-01-10, what: entry }
              - { on: 2026-02-01, what: exit }
              - { on: 2026-03-01, what: entry }
              - { on: 2026-07-01, what: exit }
              - { on: 2026-08-23, what: entry }
            duties:
              - { duty: registration.notice-after-entry, of: principal/2026-03-01, on: 2026-06-01 }
            """)).Lines.Where(l => l.Rule.Id == "registration.notice-after-entry").ToDictionary(l => l.Finding.Subject.Id, l => l.Duty.State);

        // The first stay ended within the free days.
        Assert.Equal(["entry:principal/2026-03-01", "entry:principal/2026-08-23"], lines.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((DutyState.DoneInTime, DutyState.DueSoon), (lines["entry:principal/2026-03-01"], lines["entry:principal/2026-08-23"]));
    }

    [Theory]
    [InlineData("{ duty: notices.contract-end, on: 2026-11-25 }", "contract-ended")]
    [InlineData("{ duty: notices.contract-ended, of: nobody, on: 2026-11-25 }", "is no person of this case")]
    [InlineData("{ duty: notices.contract-ended, on: soon }", "soon")]
    [InlineData("{ duty: notices.contract-ended, how: pigeon }", "pigeon")]
    public void A_wrong_row_of_the_list_of_duties_is_a_clear_mistake(string row, string says)
    {
        var reading = CaseFile.Read($"hqs_case: 1\nduties:\n  - {row}\n", "tiny.yaml", Repository.Rulebook);

        Assert.Null(reading.Case);
        Assert.Contains(says, Assert.Single(reading.Problems).Says.En, StringComparison.Ordinal);
        Assert.Equal(3, reading.Problems[0].Place.Line);
    }

    [Fact]
    public void The_calendar_of_a_role_holds_its_open_duties()
    {
        var duties = Of(new TinyCase(Dismissed));
        var employer = StrictReader.Read(CalendarFile.Write(DutyCalendar.Of(duties.Only("employer", null), Language.Russian)));

        Assert.Contains(employer.Events, e => e.Day == new LocalDate(2026, 11, 25) && e.Summary == "Уведомление о прекращении договора");
        Assert.Equal(duties.Lines.Count(l => l.Rule.Who == "employer" && l.Duty.Count is not null && l.Group is DutyGroup.Due or DutyGroup.ToCome or DutyGroup.Unconfirmed), employer.Events.Count);
        Assert.DoesNotContain(StrictReader.Read(CalendarFile.Write(DutyCalendar.Of(duties.Only("host", null), Language.Russian))).Events, e => e.Summary == "Уведомление о прекращении договора");
    }

    [Fact]
    public void A_list_of_one_person_holds_what_is_about_that_person()
    {
        var all = Of(new TinyCase("""
            principal: { in_russia: yes }
            family: [ { id: meera, relation: spouse, in_russia: yes } ]
            events:
              - { on: 2026-08-23, what: entry }
              - { on: 2026-09-01, what: entry, who: meera }
            employment: { starts_on: 2026-09-01 }
            """));

        var hers = all.Only(null, "meera");
        Assert.NotEmpty(hers.Lines);
        Assert.All(hers.Lines, l => Assert.Contains("meera", l.Finding.Subject.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(all.Only(null, "principal").Lines, l => l.Finding.Subject.Id.Contains("meera", StringComparison.Ordinal));
        Assert.Equal(all.Lines.Length, hers.Lines.Length + all.Only(null, "principal").Lines.Length);
    }

    /// <summary>Duties that were abolished are told by “rules explain”, and nobody is asked for them any more.</summary>
    [Fact]
    public void An_abolished_duty_is_never_asked_for()
    {
        var abolished = Repository.Rulebook.Asked.OfType<Obligation>().Where(o => o.Versions[^1].Until is { } end && end < Repository.GoldenDay).ToList();

        Assert.Superset(
            new HashSet<string> { "notices.tax-number", "notices.tax-office-hiring", "notices.employment-service", "notices.unpaid-leave", "renewal.yearly-medical" },
            abolished.Select(o => o.Id).ToHashSet());
        foreach (var assessment in Repository.CaseNames.Select(name => Hqs.Casework.Assessments.Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay)))
        {
            Assert.DoesNotContain(assessment.Findings, f => f.Duty is not null && f.Rule is Obligation rule && abolished.Contains(rule) && rule.VersionBy!.Id == "assessment.on");
        }

        Assert.All(abolished.Where(o => o.VersionBy!.Id == "assessment.on"), o => Assert.Contains(o.Versions[^1].Until!.Value.PlusDays(1).Year.ToString(System.Globalization.CultureInfo.InvariantCulture), new Hqs.Rules.Explaining.Explanation(Repository.Rulebook, Language.English).Of(o.Id), StringComparison.Ordinal));
    }

    private static DutyList Of(TinyCase tiny) => DutyList.Of(tiny.Assess());

    private static DutyLine Line(TinyCase tiny, string rule) => Of(tiny).Lines.Single(l => l.Rule.Id == rule);
}
