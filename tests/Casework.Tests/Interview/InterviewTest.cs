using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Interviews;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Tests.Interviews;

/// <summary>What is asked next, screen by screen, and what people add to a case on the way.</summary>
public sealed class InterviewTest
{
    private static readonly LocalDate On = new(2026, 11, 23);
    private static readonly Rulebook Rulebook = Repository.Rulebook;
    private static readonly Case Empty = CaseFile.Read("hqs_case: 1\n", "case.yaml", Rulebook).Case!;

    [Fact]
    public void An_empty_case_is_brought_to_an_answer_by_answering_what_is_asked()
    {
        var @case = Empty;
        var screens = 0;
        for (var interview = Ask(@case); !interview.Screens.IsEmpty && interview.Left > 0; interview = Ask(@case))
        {
            var screen = interview.Screens[0];
            Assert.All(screen.Asked.Where(a => a.Next is not null), a => Assert.Empty(@case.Stated(screen.SubjectId, a.Fact)));
            @case = screen.Asked.Where(a => a.Next is not null).Aggregate(@case, (c, a) => c.With(screen.SubjectId, a.Fact, Any(a.Fact)));
            Assert.True(++screens < 40);
        }

        Assert.NotEqual(Status.Unknown, Assessment.Of(@case, Rulebook, On).Lead.Status);
    }

    [Fact]
    public void The_way_out_of_a_question_stands_beside_it()
    {
        var screen = Ask(Empty).Screens.First(s => s.Asked.Any(a => a.Fact.Id == "person.citizenship"));

        var ids = screen.Asked.Select(a => a.Fact.Id).ToList();
        Assert.Equal(ids.IndexOf("person.citizenship") + 1, ids.IndexOf("person.without_citizenship"));
    }

    [Fact]
    public void Every_fact_people_state_stands_under_one_topic()
    {
        var topics = Ask(Empty).Topics().SelectMany(t => t.Facts).ToList();

        Assert.Equal(topics.Count, topics.Distinct().Count());
        Assert.Empty(Rulebook.Facts.Values.Where(f => f.IsStated && f.Id != Evaluator.DutyList && f.Subject is "case" or "principal" or "person").Except(topics));
    }

    [Fact]
    public void A_member_and_a_paper_are_added_and_taken_away_with_what_names_them()
    {
        var (wed, spouse) = Empty.WithMember("spouse");
        var (held, paper) = wed.WithDocument("passport", spouse, Rulebook);
        var entered = Read(held.With(spouse, Rulebook.Facts["person.name"], new Plain("Meera")).WithRow(
            Rulebook.Facts["case.events"],
            System.Collections.Immutable.ImmutableSortedDictionary<string, Value>.Empty.Add("on", new Day(On)).Add("what", new Code("entry")).Add("who", new Plain("spouse"))));

        Assert.Equal(("spouse", "member:spouse"), (entered.Find(spouse)!.Name, entered.Find(paper)!.Of));

        var gone = Read(entered.Without(spouse));

        Assert.Equal(["case", "principal"], gone.Subjects.Select(s => s.Id));
        Assert.Empty(gone.Subjects.SelectMany(s => s.Facts));
    }

    [Fact]
    public void A_paper_asked_for_is_the_one_listed_since()
    {
        var (listed, id) = Empty.WithDocument("passport", Case.PrincipalId, Rulebook);

        Assert.Null(Interview.Subject(Empty, "document:principal/passport"));
        Assert.Equal(id, Interview.Subject(listed, "document:principal/passport")!.Id);
        Assert.Equal(("visa", "member:anita"), Interview.Wanted("document:anita/visa"));
    }

    private static Interview Ask(Case @case) => Interview.Of(Assessment.Of(@case, Rulebook, On));

    // What is written reads back as it was.
    private static Case Read(Case @case) => CaseFile.Read(CaseWriter.Yaml(@case), "case.yaml", Rulebook) is { Case: { } read } ? read : throw new InvalidDataException();

    private static Value Any(Fact fact) => fact.Type.Kind switch
    {
        FactKind.YesNo or FactKind.Judgement => new YesNo(false),
        FactKind.Choice => new Code(fact.Type.Options[0].Id),
        FactKind.Country => new Code("IN"),
        FactKind.Region => new Code("RU-MOW"),
        FactKind.Post => new Code("in-new-delhi"),
        FactKind.Number => new Whole(0),
        FactKind.Date => new Day(On.PlusMonths(3)),
        FactKind.Money => Money.Of(800000, "RUB", fact.Type.Per),
        FactKind.Choices or FactKind.Countries or FactKind.Regions => new Codes([]),
        _ => new Plain("x"),
    };
}
