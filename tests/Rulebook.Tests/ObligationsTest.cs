using System.Collections.Immutable;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Duties: when they are owed, what the case says was done, and what nobody has said.</summary>
public class ObligationsTest
{
    private const string Duty = $$"""
        kind: obligation
        who: worker
        to: { en: the office, ru: контора }
        keep: { en: the slip, ru: талон }
        applies_when: trip.a = yes
        trigger: trip.filed_on
        trigger_paper: { en: the ticket, ru: билет }
        channels: [counter, portal]
        versions: [ { from: 2020-01-01, term: [3 days], {{Proven}} } ]
        says: { owed: { en: Report., ru: Сообщите. }, not_applicable: { en: No need., ru: Не нужно. } }
        """;

    [Theory]
    [InlineData("2026-03-01", "", DutyState.NotYet)]
    [InlineData("2026-03-02", "", DutyState.DueSoon)]
    [InlineData("2026-03-05", "", DutyState.DueSoon)]
    [InlineData("2026-03-06", "", DutyState.Unknown)]
    [InlineData("2026-03-06", "done: no", DutyState.Missed)]
    [InlineData("2026-03-05", "done: no", DutyState.DueSoon)]
    [InlineData("2026-04-01", "on: 2026-03-05", DutyState.DoneInTime)]
    [InlineData("2026-04-01", "on: 2026-03-06", DutyState.DoneLate)]
    [InlineData("2026-04-01", "done: yes", DutyState.Unknown)]
    public void A_duty_stands_as_its_last_day_and_the_record_say(string today, string record, DutyState state)
    {
        using var rulebook = Duties();

        var finding = Ask(rulebook, $"trip.a: yes, trip.filed_on: 2026-03-02, assessment.on: {today}", record);

        Assert.Equal(state, finding.Duty!.State);
        Assert.Equal("2026-03-05", finding.Duty.Count!.DueOn.ToString("uuuu-MM-dd", null));
        Assert.Equal(state switch { DutyState.DoneInTime => Status.Met, DutyState.DoneLate or DutyState.Missed => Status.NotMet, _ => Status.Unknown }, finding.Status);
    }

    [Fact]
    public void Without_its_trigger_a_duty_is_unknown_and_says_so()
    {
        using var rulebook = Duties();

        var finding = Ask(rulebook, "trip.a: yes, assessment.on: 2026-03-02", "");

        Assert.Equal((Status.Unknown, DutyState.Unknown), (finding.Status, finding.Duty!.State));
        Assert.Contains(finding.Missing, m => m.Id == "trip.filed_on");
        Assert.Null(finding.Duty.Count);
    }

    [Fact]
    public void A_duty_that_may_not_be_owed_is_unknown_even_when_its_day_is_near()
    {
        using var rulebook = Duties();

        var finding = Ask(rulebook, "trip.filed_on: 2026-03-02, assessment.on: 2026-03-03", "");

        Assert.Equal(DutyState.Unknown, finding.Duty!.State);
        Assert.Contains(finding.Missing, m => m.Id == "trip.a");
        Assert.Equal("2026-03-05", finding.Duty.Count!.DueOn.ToString("uuuu-MM-dd", null));
    }

    [Fact]
    public void A_duty_outside_its_scope_is_not_owed()
    {
        using var rulebook = Duties();

        var finding = Ask(rulebook, "trip.a: no, trip.filed_on: 2026-03-02, assessment.on: 2026-03-03", "");

        Assert.Equal((Status.NotApplicable, "No need."), (finding.Status, finding.Says.En));
        Assert.Null(finding.Duty);
    }

    [Fact]
    public void The_stricter_of_two_countings_leads_and_the_day_between_them_decides_nothing()
    {
        using var rulebook = Duties().Change("trips/report.yaml", "term: [3 days],", "term: [3 days], day_one: same_day, otherwise: { day_one: next_day, why: { en: argued, ru: спорно } },");

        var between = Ask(rulebook, "trip.a: yes, trip.filed_on: 2026-03-02, assessment.on: 2026-04-01", "on: 2026-03-05");
        Assert.Equal("2026-03-04", between.Duty!.Count!.DueOn.ToString("uuuu-MM-dd", null));
        Assert.Equal(("2026-03-05", "argued"), (between.Duty.Others.Single().Count.DueOn.ToString("uuuu-MM-dd", null), between.Duty.Others.Single().Why!.En));
        Assert.Equal(DutyState.Unknown, between.Duty.State);

        Assert.Equal(DutyState.DoneInTime, Ask(rulebook, "trip.a: yes, trip.filed_on: 2026-03-02, assessment.on: 2026-04-01", "on: 2026-03-04").Duty!.State);
        Assert.Equal(DutyState.DoneLate, Ask(rulebook, "trip.a: yes, trip.filed_on: 2026-03-02, assessment.on: 2026-04-01", "on: 2026-03-06").Duty!.State);
    }

    [Fact]
    public void A_standing_duty_is_kept_as_the_rule_behind_it_says()
    {
        using var rulebook = Duties()
            .Condition("trips.calm", "require: trip.b = yes", "says: { met: { en: Calm., ru: Спокойно. }, not_met: { en: No., ru: Нет. } }")
            .Change("trips/report.yaml", "trigger: trip.filed_on\ntrigger_paper: { en: the ticket, ru: билет }", "kept_by: trips.calm")
            .Change("trips/report.yaml", "term: [3 days], ", "");

        Assert.Equal(DutyState.Kept, Ask(rulebook, "trip.a: yes, trip.b: yes, assessment.on: 2026-03-02", "").Duty!.State);
        Assert.Equal(DutyState.Broken, Ask(rulebook, "trip.a: yes, trip.b: no, assessment.on: 2026-03-02", "").Duty!.State);
        var open = Ask(rulebook, "trip.a: yes, assessment.on: 2026-03-02", "");
        Assert.Equal(DutyState.Unknown, open.Duty!.State);
        Assert.Contains(open.Missing, m => m.Id == "trip.b");
    }

    [Fact]
    public void A_duty_abolished_before_its_trigger_is_not_owed()
    {
        using var rulebook = Duties().Change("trips/report.yaml", "from: 2020-01-01,", "from: 2020-01-01, until: 2024-12-31,");

        Assert.Equal(Status.NotApplicable, Ask(rulebook, "trip.a: yes, trip.filed_on: 2026-03-02, assessment.on: 2026-03-03", "").Status);
        Assert.Equal(DutyState.Unknown, Ask(rulebook, "trip.a: yes, trip.filed_on: 2024-03-02, assessment.on: 2026-03-03", "").Duty!.State);
    }

    [Fact]
    public void A_fine_depends_on_what_is_known_of_the_case()
    {
        using var rulebook = Duties()
            .Rule("trips.fine", $$"""
                kind: penalty
                versions: [ { from: 2020-01-01, fines: [ { payer: company, when: "trip.b = yes", amount: from 400 RUB to 1000 RUB }, { payer: company, amount: from 400 RUB to 800 RUB }, { payer: official, amount: 5 RUB } ], {{Proven}} } ]
                """)
            .Change("trips/report.yaml", "channels:", "penalties: [trips.fine]\nchannels:");

        string Fines(string given) => string.Join(", ", Ask(rulebook, "trip.a: yes, trip.filed_on: 2026-03-02, assessment.on: 2026-03-03" + given, "").Duty!.Fines.Select(f => $"{f.Payer} {f.Lowest.Minor / 100}-{f.Highest.Minor / 100}"));

        Assert.Equal("company 400-1000, official 5-5", Fines(", trip.b: yes"));
        Assert.Equal("company 400-800, official 5-5", Fines(", trip.b: no"));
        // Not known: both may be charged.
        Assert.Equal("company 400-1000, company 400-800, official 5-5", Fines(""));
    }

    [Fact]
    public void A_form_is_the_one_of_the_day_of_filing()
    {
        using var rulebook = Duties()
            .Rule("trips.form", $$"""
                kind: form
                versions:
                  - { from: 2020-01-01, until: 2026-03-02, name: { en: old, ru: старая }, {{Proven}} }
                  - { from: 2026-03-03, name: { en: new, ru: новая }, {{Proven}} }
                """)
            .Change("trips/report.yaml", "channels:", "form: trips.form\nchannels:");

        string Form(string given, string record = "") => ((Version<FormEdition>)Ask(rulebook, "trip.a: yes, trip.filed_on: 2026-03-01, " + given, record).Duty!.Forms.Single().Version).Content!.Name.En;

        Assert.Equal("old", Form("assessment.on: 2026-03-02"));
        Assert.Equal("new", Form("assessment.on: 2026-03-03"));
        Assert.Equal("old", Form("assessment.on: 2026-04-01", "on: 2026-03-02"));
    }

    [Fact]
    public void What_a_duty_lacks_is_reported_with_its_place()
    {
        using var rulebook = Duties()
            .Change("trips/report.yaml", "who: worker", "who: nobody")
            .Change("trips/report.yaml", "channels: [counter, portal]", "channels: [pigeon]\nform: trips.form\npenalties: [trips.fine]")
            .Change("trips/report.yaml", "term: [3 days]", "term: [soon]");

        var problems = rulebook.ReadingProblems();

        problems.Holds("rules/trips/report.yaml", 3, "“who” is one of: employer, worker, family, host.");
        problems.Holds("rules/trips/report.yaml", 9, "A channel is one of: counter, post, portal.");
        problems.Holds("rules/trips/report.yaml", 10, "No rule is called “trips.form”");
        problems.Holds("rules/trips/report.yaml", 11, "No rule is called “trips.fine”");
        problems.Holds("rules/trips/report.yaml", 12, "“soon” is not a term");
    }

    // The list of duties a case keeps, as the fact it is.
    private static SmallRulebook Duties() => SmallRulebook.OfEveryKindOfFact()
        .Write("facts/assessment.yaml", """
            noun: assessment
            subject: case
            title: { en: Assessment, ru: Оценка }
            facts:
              on: { type: date, label: { en: day of the assessment, ru: день оценки }, question: { en: When?, ru: Когда? }, who: worker }
            """)
        .Write("facts/case.yaml", """
            noun: case
            subject: case
            title: { en: case, ru: дело }
            facts:
              duties:
                shown: yes
                type: table
                label: { en: duties done, ru: исполненное }
                question: { en: "Which?", ru: "Какие?" }
                who: worker
                columns:
                  duty: { type: text, label: { en: duty, ru: обязанность } }
                  of: { type: text, label: { en: of, ru: чья } }
                  on: { type: date, label: { en: day, ru: день } }
                  done: { type: yes_no, label: { en: done, ru: исполнено } }
            """)
        .Rule("trips.report", Duty);

    private static Finding Ask(SmallRulebook small, string given, string record)
    {
        var rulebook = small.Load();
        var asking = new Asking(rulebook).Given(given);
        if (record.Length > 0)
        {
            var (key, value) = (record.Split(": ")[0], record.Split(": ")[1]);
            var row = ImmutableSortedDictionary<string, Value>.Empty
                .Add("duty", new Plain("trips.report"))
                .Add(key, key == "on" ? ValueReader.ReadDate(value)! : new YesNo(value == "yes"));
            asking.Case.State(rulebook.Facts[Evaluator.DutyList], new Statement(new Table([row]), "clerk"));
        }

        return asking.About("trips.report");
    }
}
