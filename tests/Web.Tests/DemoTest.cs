using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Web.Tests;

/// <summary>The demo company: about forty people, none of whom the desk stumbles over, who together show everything a case can come to.</summary>
public sealed class DemoTest
{
    // The day the invented lives were written for; on another one some of what they show is over.
    private static readonly LocalDate Written = new(2026, 11, 23);

    private static readonly string Rules = Path.Combine(AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)], "rules");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Path.Combine(Rules, "cases"), "case.yaml", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Path.Combine(Rules, "demo"), "*.yaml"));

    [Fact]
    public void Every_demo_case_reads_and_together_they_show_every_status_of_decisions_and_duties()
    {
        var rulebook = Rulebook.Load(Rules);
        var readings = Files().Select(f => (File: f, Reading: CaseFile.Read(File.ReadAllText(f), Path.GetFileName(f), rulebook))).ToList();
        Assert.Empty(readings.SelectMany(r => r.Reading.Problems).Select(p => $"{p.Place}: {p.Says.En}"));
        Assert.InRange(readings.Count, 38, 60);

        var assessments = readings.Select(r => Assessment.Of(r.Reading.Case!, rulebook, Written)).ToList();
        Assert.Equal(Enum.GetValues<Status>(), assessments.Select(a => a.Lead.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<Status>(), assessments.SelectMany(a => a.Decisions).Select(d => d.Status).Distinct().Order());
        var duties = assessments.SelectMany(a => DutyList.Of(a).Lines).ToList();
        Assert.Equal(Enum.GetValues<DutyState>(), duties.Select(d => d.Duty.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<DutyGroup>(), duties.Select(d => d.Group).Distinct().Order());
        // More than one thing may lead: hiring, extending, the end of a contract.
        Assert.True(assessments.Select(a => a.Lead.Rule.Id).Distinct().Count() >= 3);
    }

    [Fact]
    public void Every_person_made_for_the_demo_has_a_name_in_both_scripts_and_no_two_share_one()
    {
        var rulebook = Rulebook.Load(Rules);
        var people = Directory.EnumerateFiles(Path.Combine(Rules, "demo"))
            .SelectMany(f => CaseFile.Read(File.ReadAllText(f), f, rulebook).Case!.Subjects.Where(s => s.Kind == "principal"))
            .Select(s => (Latin: Said(s, "person.name"), Russian: Said(s, "person.name_russian"))).ToList();

        Assert.DoesNotContain(people, p => string.IsNullOrEmpty(p.Latin) || string.IsNullOrEmpty(p.Russian));
        Assert.Equal(people.Count, people.Select(p => p.Latin).Distinct().Count());
        Assert.All(people, p => Assert.Contains(p.Russian!, c => c is >= 'А' and <= 'я'));
    }

    [Fact]
    public void The_rulebook_is_the_same_with_and_without_the_demo()
    {
        var copy = Directory.CreateTempSubdirectory("hqs-rules-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Rules, "*", SearchOption.AllDirectories).Where(f => !f.StartsWith(Path.Combine(Rules, "demo"), StringComparison.Ordinal)))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Rules, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            Assert.Equal(Rulebook.Load(copy).Version, Rulebook.Load(Rules).Version);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string? Said(CaseSubject subject, string fact) => (subject.Facts.LastOrDefault(f => f.Fact.Id == fact)?.Statement.Value as Plain)?.Text;
}
