using System.Collections.Concurrent;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests;

/// <summary>On no day does the law leave a hole: every sample case has an answer around every day on which any rule changed.</summary>
public sealed class TimeCoverageTest
{
    private static readonly IReadOnlyList<LocalDate> Days =
    [
        .. Repository.Rulebook.Rules.Values.OfType<IVersioned>()
            .SelectMany(r => r.AllVersions)
            .SelectMany(v => v.Until is { } until ? new[] { v.From, until } : [v.From])
            .SelectMany(d => new[] { d.PlusDays(-1), d, d.PlusDays(1) })
            .Distinct().Order(),
    ];

    public static TheoryData<string> EveryCase() => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void The_case_is_answered_around_every_change_of_law(string name)
    {
        var @case = Repository.SampleCase(name);
        var faults = new ConcurrentBag<string>();
        Parallel.ForEach(Days, new() { MaxDegreeOfParallelism = 2 }, day =>
        {
            var assessment = Assessment.Of(@case, Repository.Rulebook, day);
            foreach (var finding in assessment.Decisions.Concat(assessment.Findings))
            {
                if (Fault(finding) is { } fault)
                {
                    faults.Add($"{day:uuuu-MM-dd}: {finding.Rule} of {finding.Subject} {fault}");
                }
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal).Take(10)));
    }

    [Fact]
    public void There_are_days_to_try()
    {
        Console.WriteLine($"Time: {Repository.CaseNames.Count} cases on {Days.Count} days");
        Assert.True(Days.Count > 100);
    }

    private static string? Fault(Rules.Evaluation.Finding finding) => finding switch
    {
        { Possible: Possible.None } => "has no status at all",
        { Status: Status.Unknown, Missing.IsEmpty: true } => "is unknown and misses nothing",
        { Status: not Status.Unknown, Missing.IsEmpty: false } => $"is {finding.Status} and still misses {finding.Missing[0].Id}",
        { Status: Status.Met or Status.NotMet, Rule: Requires } when !finding.Grounds.Any(g => g.Proof.Sources.Length > 0) => $"is {finding.Status} without a source",
        { Says.En: "" } or { Says.Ru: "" } => "says nothing",
        _ => null,
    };
}
