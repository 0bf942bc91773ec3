using Hqs.Rules.Evaluation;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Where a fact is looked up, which statement settles it, and what is worked out when nobody stated it.</summary>
public class SubjectsTest
{
    [Fact]
    public void A_fact_is_looked_up_on_the_subject_then_outwards()
    {
        using var rulebook = Guests().Condition("guests.tested", "require: { all: [guest.ready = yes, trip.paid = yes] }", "subject: person");
        var asking = new Asking(rulebook.Load());
        var (worker, anita) = (asking.Add("principal", "principal", asking.Case), asking.Add("member", "member:anita", asking.Case));
        asking.Given("trip.paid: yes").Given("guest.ready: yes", anita);

        Assert.Equal(Status.Met, asking.About("guests.tested", anita).Status);
        Assert.Equal([("guest.ready", worker)], asking.About("guests.tested", worker).Missing.Select(m => (m.Id, m.Subject!)));
        Assert.Equal([worker, anita], asking.Evaluator.SubjectsOf("person"));
        Assert.Equal([anita], asking.Evaluator.SubjectsOf("member"));
    }

    [Fact]
    public void The_document_that_governs_settles_and_otherwise_the_latest_word()
    {
        using var small = Guests();
        var rulebook = small.Load();
        var (asking, fact) = (new Asking(rulebook), rulebook.Facts["guest.ready"]);
        var guest = asking.Add("member", "member:anita", asking.Case);
        Assert.Null(guest.Settled(fact));

        guest.State(fact, new Statement(new YesNo(true), "letter", DocumentKind: "letter"));
        Assert.Equal("letter", guest.Settled(fact)!.By);
        guest.State(fact, new Statement(new YesNo(false), "Anita"));
        guest.State(fact, new Statement(new YesNo(true), "Boris"));
        guest.State(fact, new Statement(new YesNo(false), "other letter", DocumentKind: "letter"));
        Assert.Equal("Boris", guest.Settled(fact)!.By);
        guest.State(fact, new Statement(new YesNo(false), "invoice", DocumentKind: "invoice"));
        guest.State(fact, new Statement(new YesNo(true), "Carla"));
        Assert.Equal("invoice", guest.Settled(fact)!.By);
        guest.State(fact, new Statement(new YesNo(true), "ticket", DocumentKind: "ticket"));
        Assert.Equal("ticket", guest.Settled(fact)!.By);
    }

    [Theory]
    [InlineData("trip.filed_on: 2024-01-01", Status.Met, null)]
    [InlineData("trip.starts_on: 2024-01-01", Status.Met, "trip.starts_on")]
    [InlineData("trip.filed_on: 2023-12-31, trip.starts_on: 2024-01-01", Status.NotMet, null)]
    public void A_date_nobody_stated_is_assumed_where_its_declaration_says_so(string given, Status then, string? from)
    {
        using var rulebook = Assumed();

        var finding = rulebook.Ask("trips.tested", given);

        Assert.Equal(then, finding.Status);
        Assert.Equal(from, finding.Trace[0].Children[0].Left!.AssumedFrom?.Id);
    }

    [Fact]
    public void Where_nothing_can_be_assumed_the_date_it_would_come_from_is_missing()
    {
        using var rulebook = Assumed();

        Assert.Equal(["trip.starts_on"], rulebook.Ask("trips.tested").Missing.Names());
    }

    [Theory]
    [InlineData("trip.seats: 3, trip.rows: 4", Status.Met, new string[0])]
    [InlineData("trip.seats: 3, trip.rows: 3", Status.NotMet, new string[0])]
    [InlineData("trip.seats: 3", Status.Unknown, new[] { "trip.rows" })]
    [InlineData("", Status.Unknown, new[] { "trip.seats", "trip.rows" })]
    public void A_computed_fact_is_worked_out_from_what_it_declares(string given, Status then, string[] missing)
    {
        var area = new ComputedFact("trip.area", ["trip.seats", "trip.rows"], facts =>
            (facts.Read("trip.seats"), facts.Read("trip.rows")) is (Whole seats, Whole rows) ? new Whole(seats.Number * rows.Number) : null);
        using var rulebook = Area();

        var finding = new Asking(rulebook.Load(), "", area).Given(given).About("trips.tested");

        Assert.Equal(then, finding.Status);
        Assert.Equal(missing, finding.Missing.Names());
    }

    [Fact]
    public void A_computed_fact_that_reads_what_it_does_not_declare_is_a_mistake_in_code()
    {
        var sly = new ComputedFact("trip.area", ["trip.seats"], facts => facts.Read("trip.rows"));
        using var rulebook = Area();

        Assert.Throws<InvalidOperationException>(() => new Asking(rulebook.Load(), "", sly).Given("trip.rows: 4").About("trips.tested"));
    }

    private static SmallRulebook Guests() => OfEveryKindOfFact().Write("facts/guest.yaml", """
        noun: guest
        subject: person
        title: { en: Guest, ru: Гость }
        facts:
          ready: { type: yes_no, governed_by: [ticket, invoice], label: { en: ready, ru: готов }, question: { en: Ready?, ru: Готов? }, who: worker }
        """);

    private static SmallRulebook Assumed() => OfEveryKindOfFact()
        .Change("facts/trip.yaml", "filed_on: { type: date", "filed_on: { type: date, assumed: trip.starts_on")
        .Condition("trips.tested", "require: trip.filed_on >= 2024-01-01");

    private static SmallRulebook Area() => OfEveryKindOfFact()
        .Change("facts/trip.yaml", "\n  note:", "\n  area: { type: number, computed: { reads: [trip.seats, trip.rows], source: [act-1:5] }, label: { en: area, ru: площадь }, question: { en: Area?, ru: Площадь? }, who: worker }\n  note:")
        .Condition("trips.tested", "require: trip.area >= 12");
}
