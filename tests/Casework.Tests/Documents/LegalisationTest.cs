using System.Globalization;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Tests.Documents;

/// <summary>Every state of the world, two papers, three days: what a small case is told of the legalisation, against the research itself.</summary>
public sealed class LegalisationTest
{
    // Before the Baltic treaties ended; after that, with Bangladesh and Rwanda in; after Algeria and Vietnam came in.
    private static readonly LocalDate[] Days = [new(2024, 1, 15), new(2025, 7, 1), new(2026, 11, 23)];

    private static readonly string[] Marks = ["none", "apostille", "consular"];

    public static TheoryData<string> EveryState() => new(StateRow.All.Select(s => s.Code));

    [Fact]
    public void The_table_and_the_rulebook_know_the_same_states() =>
        Assert.Equal(Repository.Rulebook.Tables.Countries.Keys.Order(StringComparer.Ordinal), StateRow.All.Select(s => s.Code).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Papers_of_every_state_need_what_the_research_says(string code)
    {
        var state = StateRow.All.Single(s => s.Code == code);
        var wrong =
            from day in Days
            let told = Told(code, day)
            from paper in told
            let expected = state.Answer(paper.Key, day)
            where paper.Value != expected
            select $"{state.Name}, {paper.Key}, {day:uuuu-MM-dd}: the desk says “{paper.Value}”, the research “{expected}”";

        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("LT", "2025-01-21", "nothing", "2025-01-22", "apostille")]
    [InlineData("EE", "2025-03-18", "treaty or apostille", "2025-03-19", "apostille")]
    [InlineData("LV", "2024-07-31", "treaty or apostille", "2024-08-01", "apostille")]
    [InlineData("RW", "2024-06-04", "consular", "2024-06-05", "apostille")]
    [InlineData("BD", "2025-03-29", "consular", "2025-03-30", "apostille")]
    [InlineData("CA", "2024-01-10", "consular", "2024-01-11", "apostille")]
    public void The_answer_changes_on_the_very_day(string state, string before, string then, string after, string now)
    {
        Assert.Equal(then, Told(state, Date(before))["marriage_certificate"]);
        Assert.Equal(now, Told(state, Date(after))["marriage_certificate"]);
    }

    // Both have a treaty, which covers civil papers; whether it covers a diploma nobody here knows.
    [Theory]
    [InlineData("DZ", "2026-07-08", "2026-07-09")]
    [InlineData("VN", "2026-09-10", "2026-09-11")]
    public void Algeria_and_Vietnam_take_the_apostille_from_their_day_only(string state, string before, string after)
    {
        Assert.Equal("treaty or consular", Told(state, Date(before))["diploma"]);
        Assert.Equal("treaty or apostille", Told(state, Date(after))["diploma"]);
    }

    [Fact]
    public void A_consular_chain_finished_before_the_apostille_came_is_still_good() =>
        Assert.Equal(Status.Met, Paper(Assess("DZ", "diploma", "legalised: consular, legalised_on: 2026-05-12"), "member:m1", "diploma").Status);

    [Theory]
    [InlineData("yes", Status.Met)]
    [InlineData("no", Status.NotMet)]
    public void Whoever_reads_the_treaty_settles_it(string covers, Status status)
    {
        var open = Paper(Assess("IN", "marriage_certificate", "legalised: none"), "member:m1", "marriage-certificate");
        var settled = Paper(Assess("IN", "marriage_certificate", $"legalised: none, treaty_covers: {covers}"), "member:m1", "marriage-certificate");

        Assert.Equal((Status.Unknown, "document.treaty_covers"), (open.Status, Assert.Single(open.Missing).Id));
        Assert.Equal(status, settled.Status);
    }

    [Fact]
    public void The_worker_s_own_diploma_is_judged_alike()
    {
        Assert.Equal(Status.NotMet, Own("FR", "none").Status);
        Assert.Equal(Status.Met, Own("FR", "apostille").Status);
        Assert.Equal(Status.Met, Own("KZ", "none").Status);
        Assert.Equal(Status.Unknown, Own("CN", "none").Status);

        static Finding Own(string state, string mark) => Paper(
            new TinyCase($"principal: {{ purpose: employment, regulated_profession: yes }}\nfiling: {{ petition_on: 2026-12-01 }}\ndocuments:\n  - {{ kind: diploma, of: principal, issued_in: {state}, legalised: {mark}, translation: notarised, names_match: yes }}\n").Assess(),
            "principal",
            "diploma");
    }

    /// <summary>
    /// The answer as a user finds it: three relatives show the same paper with no mark, an apostille and the consular stamps, and
    /// which of the three the desk takes tells what it asks for.
    /// </summary>
    private static Dictionary<string, string> Told(string state, LocalDate day)
    {
        var people = string.Concat(Marks.Select((_, i) => $"  - {{ id: m{i}, relation: spouse, citizenship: IN, comes_along: yes, works_in_russia: yes, work_starts_on: {day:uuuu-MM-dd} }}\n"));
        var papers = string.Concat(
            from paper in new[] { "marriage_certificate", "diploma" }
            from one in Marks.Select((mark, i) => $"  - {{ kind: {paper}, of: m{i}, issued_in: {state}, legalised: {mark}, legalised_on: {day:uuuu-MM-dd}, translation: notarised, names_match: yes }}\n")
            select one);
        var assessment = new TinyCase($"family:\n{people}filing: {{ petition_on: {day:uuuu-MM-dd}, consular_on: {day:uuuu-MM-dd} }}\ndocuments:\n{papers}", day).Assess();
        return new()
        {
            ["marriage_certificate"] = Sum(assessment, "marriage-certificate"),
            ["diploma"] = Sum(assessment, "diploma-member"),
        };
    }

    private static string Sum(Assessment assessment, string rule)
    {
        var taken = Marks.Select((_, i) => Paper(assessment, $"member:m{i}", rule)).ToList();
        Assert.All(taken.Where(t => t.Status == Status.Unknown), t => Assert.Equal("document.treaty_covers", Assert.Single(t.Missing).Id));
        return taken.Select(t => t.Status).ToArray() switch
        {
            [Status.Met, Status.Met, Status.Met] => "nothing",
            [Status.NotMet, Status.Met, Status.NotMet] => "apostille",
            [Status.NotMet, Status.NotMet, Status.Met] => "consular",
            [Status.Unknown, Status.Met, Status.Unknown] => "treaty or apostille",
            [Status.Unknown, Status.Unknown, Status.Met] => "treaty or consular",
            var other => string.Join(", ", other),
        };
    }

    private static Assessment Assess(string state, string paper, string marks) => new TinyCase(
        "family:\n  - { id: m1, relation: spouse, citizenship: IN, comes_along: yes, works_in_russia: yes, work_starts_on: 2026-12-01 }\n"
        + $"filing: {{ petition_on: 2026-12-01, consular_on: 2026-12-20 }}\ndocuments:\n  - {{ kind: {paper}, of: m1, issued_in: {state}, translation: notarised, names_match: yes, {marks} }}\n").Assess();

    private static Finding Paper(Assessment assessment, string person, string rule) =>
        Assert.Single(assessment.Findings, f => f.Rule.Id.StartsWith("documents." + rule, StringComparison.Ordinal) && f.Subject.Outer?.Id == person && f.Status != Status.NotApplicable);

    private static LocalDate Date(string text) => LocalDate.FromDateTime(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
