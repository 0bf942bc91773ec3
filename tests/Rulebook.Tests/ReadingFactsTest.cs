
namespace Hqs.Rules.Tests;

/// <summary>Mistakes in facts, sources, tables and the shape of the folder. Each breaks the small rulebook in one way.</summary>
public class ReadingFactsTest
{
    [Theory]
    [InlineData("who: worker", "whom: worker", 9, "“whom” is not known here. Did you mean “who”?")]
    [InlineData("who: worker", "who: neighbour", 6, "“who” is one of: worker, employer, payroll, counsel, post, ministry.")]
    [InlineData("    who: worker\n", "", 6, "“who” is missing.")]
    [InlineData("type: date", "type: moment", 6, "“moment” is not a type of fact.")]
    [InlineData("type: date", "type: choice", 6, "A choice needs options.")]
    [InlineData("type: yes_no", "type: choice\n    options: { one: { en: one } }", 12, "“ru” is missing.")]
    [InlineData("label: { en: first day of the trip, ru: первый день поездки }", "label: { en: first day of the trip }", 7, "“ru” is missing.")]
    [InlineData("label: { en: first day of the trip, ru: первый день поездки }", "label: { ru: первый день поездки }", 7, "“en” is missing.")]
    [InlineData("label: { en: first day of the trip, ru: первый день поездки }", "label: { en: first day of the trip, ru: }", 7, "“ru” is missing.")]
    [InlineData("label: { en: first day of the trip, ru: первый день поездки }", "label: first day of the trip", 7, "A text has an English and a Russian form")]
    [InlineData("label: { en: first day of the trip, ru: первый день поездки }", "label: { en: first day of the trip, ru: первый день поездки, de: erster Tag }", 7, "“de” is not known here.")]
    [InlineData("who: worker", "who: worker\n    sensitive: very", 10, "“very” is not one of: no, personal, special.")]
    [InlineData("who: worker", "who: worker\n    computed: { reads: [trip.paid] }", 10, "A source is missing")]
    [InlineData("who: worker", "who: worker\n    change: { by: employer, en: do it }", 10, "“ru” is missing.")]
    [InlineData("noun: trip", "noun: tour", 1, "The noun “tour” belongs in facts/tour.yaml.")]
    [InlineData("title: { en: Trip, ru: Поездка }", "titel: { en: Trip, ru: Поездка }", 3, "“titel” is not known here. Did you mean “title”?")]
    [InlineData("\n    type: date\n", " soon\n", 5, "A fact is declared by a block of keys.")]
    public void A_mistake_in_a_fact_names_its_line(string from, string to, int line, string hint)
    {
        using var rulebook = new SmallRulebook();
        var text = Texts.TripFacts;
        // The first fact is the one that is broken; "soon" takes the place of its whole block.
        if (to == " soon\n")
        {
            text = string.Join('\n', text.Split('\n').Where((_, i) => i is < 6 or > 8));
        }

        var at = text.IndexOf(from, StringComparison.Ordinal);
        rulebook.Write("facts/trip.yaml", text[..at] + to + text[(at + from.Length)..]);

        rulebook.ReadingProblems().Holds("rules/facts/trip.yaml", line, hint);
    }

    [Theory]
    [InlineData("checked_on: 2026-03-18", "checked_on: 18.03.2026", 1, "“18.03.2026” is not a day written as 2026-11-23.")]
    [InlineData("checked_on: 2026-03-18\n", "", 1, "“checked_on” is missing.")]
    [InlineData("kind: law", "knd: law", 3, "“knd” is not known here. Did you mean “kind”?")]
    [InlineData(", ru: Закон 1", "", 3, "“ru” is missing.")]
    public void A_mistake_in_a_source_names_its_line(string from, string to, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Change("sources/acts.yaml", from, to);

        rulebook.ReadingProblems().HoldsOnly("rules/sources/acts.yaml", line, hint);
    }

    [Theory]
    [InlineData("same: [[wife, spouse], [spouse, partner]]", 1, "“spouse” already stands among the idle words or in another group.")]
    [InlineData("idle: { en: [the], ru: [и] }\nsame: [[the, this]]", 2, "“the” already stands among the idle words or in another group.")]
    [InlineData("same: [[wife]]", 1, "A group of words that mean the same lists two or more.")]
    [InlineData("idel: { en: [the], ru: [и] }", 1, "“idel” is not known here. Did you mean “idle”?")]
    public void A_mistake_in_the_words_of_the_search_names_its_line(string text, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Write("search-words.yaml", text);

        rulebook.ReadingProblems().HoldsOnly("rules/search-words.yaml", line, hint);
    }

    [Fact]
    public void A_source_is_declared_once_in_all_files()
    {
        using var rulebook = new SmallRulebook().Write("sources/pages.yaml", "checked_on: 2026-03-18\nsources:\n  act-1: { title: The same act on a page }");

        rulebook.ReadingProblems().HoldsOnly("rules/sources/pages.yaml", 3, "The source “act-1” is declared twice.");
    }

    [Fact]
    public void A_fact_is_declared_once_in_all_files()
    {
        using var rulebook = new SmallRulebook().Write("facts/trips.yaml", Texts.TripFacts);

        rulebook.ReadingProblems().Holds("rules/facts/trips.yaml", 1, "The noun “trip” belongs in facts/trip.yaml.");
        rulebook.ReadingProblems().Holds("rules/facts/trips.yaml", 5, "trip.starts_on is declared twice.");
    }

    [Theory]
    [InlineData("lable: { en: the case, ru: дело }", 2, "“lable” is not known here. Did you mean “label”?")]
    [InlineData("label: { en: the case }", 2, "“ru” is missing.")]
    public void A_mistake_in_a_subject_names_its_line(string label, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Change("facts/subjects.yaml", "label: { en: the case, ru: дело }", label);

        rulebook.ReadingProblems().Holds("rules/facts/subjects.yaml", line, hint);
    }

    [Theory]
    [InlineData("years:\n  2026: { off: [2026-01-01], worked: [2026-02-30] }", 2, "“2026-02-30” is not a day of 2026.")]
    [InlineData("years:\n  2026: { off: [2025-01-01] }", 2, "“2025-01-01” is not a day of 2026.")]
    [InlineData("years:\n  2026: { off: [2026-01-01], work: [2026-02-28] }", 2, "“work” is not known here. Did you mean “worked”?")]
    [InlineData("years:\n  next: { off: [2026-01-01] }", 2, "“next” is not a year.")]
    [InlineData("years:\n  2026: none", 2, "Expected a block of keys.")]
    [InlineData("year:\n  2026: { off: [2026-01-01] }", 1, "“year” is not known here. Did you mean “years”?")]
    public void A_mistake_in_the_calendar_is_not_read_as_a_day_of_work(string text, int line, string hint)
    {
        using var rulebook = new SmallRulebook().Write("calendars/national.yaml", text);

        rulebook.ReadingProblems().Holds("rules/calendars/national.yaml", line, hint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark")]
    [InlineData("- one\n- two")]
    public void A_file_is_a_block_of_keys(string text)
    {
        using var rulebook = new SmallRulebook().Write("trips/empty.yaml", text);

        rulebook.ReadingProblems().HoldsOnly("rules/trips/empty.yaml", 1, "The file is empty or not a block of keys.");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem_too()
    {
        var problems = Assert.Throws<Reading.RulebookException>(() => Rulebook.Load("/no/such/folder")).Problems;

        problems.HoldsOnly("/no/such/folder", 1, "There is no such folder of rules.");
        Assert.Equal(problems, Checking.RulebookCheck.Of("/no/such/folder", new Dictionary<string, Evaluation.ComputedFact>()));
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        using var rulebook = new SmallRulebook()
            .Change("sources/acts.yaml", "kind: law", "knd: law")
            .Change("trips/paid.yaml", "trip.paid = yes", "trip.payed = yes")
            .Change("facts/subjects.yaml", "label: { en: the case, ru: дело }", "label: { en: the case }");

        Assert.Equal(["rules/facts/subjects.yaml", "rules/sources/acts.yaml", "rules/trips/paid.yaml"], rulebook.ReadingProblems().Select(p => p.Place.File).Order(StringComparer.Ordinal));
    }
}
