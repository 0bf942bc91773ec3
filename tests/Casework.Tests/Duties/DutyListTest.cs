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
        Assert.Contains(CountText.Lines(line.Duty.Count, Repository.Rulebook.Calendar), l => l.Ru == "ср 4 ноября 2026: не считается, нерабочий день (ст. 112 ТК РФ; постановление Правительства от 24 сентября 2025 № 1466)");
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
        var employer = StrictReader.Read(CalendarFile.Write(DutyCalendar.Of(duties, Language.Russian, "employer")));

        Assert.Contains(employer.Events, e => e.Day == new LocalDate(2026, 11, 25) && e.Summary == "Уведомление о прекращении договора");
        Assert.Equal(duties.Lines.Count(l => l.Rule.Who == "employer" && l.Duty.Count is not null && l.Group is DutyGroup.Due or DutyGroup.ToCome or DutyGroup.Unconfirmed), employer.Events.Count);
        Assert.DoesNotContain(StrictReader.Read(CalendarFile.Write(DutyCalendar.Of(duties, Language.Russian, "host"))).Events, e => e.Summary == "Уведомление о прекращении договора");
    }

    private static DutyList Of(TinyCase tiny) => DutyList.Of(tiny.Assess());

    private static DutyLine Line(TinyCase tiny, string rule) => Of(tiny).Lines.Single(l => l.Rule.Id == rule);
}
