using BenchmarkDotNet.Attributes;
using Hqs.Casework.Assessments;
using Hqs.Casework.Plans;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Bench;

/// <summary>A plan of a family of three: the whole of it, and the ten thousand runs of forty works alone.</summary>
[MemoryDiagnoser]
public class PlanRuns
{
    private Assessment family = null!;
    private Network network = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var rulebook = Rulebook.Load(Repository.Rules);
        family = Assessment.Of(Repository.ReadCase("family-of-three.yaml", rulebook), rulebook, Repository.Today);
        // Forty works, each waiting for up to three before it, lengths as the rulebook has them.
        var takes = new Takes(new(1, TermUnit.WorkingDays), new(10, TermUnit.WorkingDays), new(30, TermUnit.Days));
        network = new([.. Enumerable.Range(0, 40).Select(i => new Work($"work {i}", [.. Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i))], takes))], rulebook.Calendar, Repository.Today);
    }

    [Benchmark]
    public Odds TenThousandRunsOfFortyWorks() => Odds.Of(network, 39);

    [Benchmark]
    public Plan PlanOfTheFamily() => Plan.Of(family, new LocalDate(2027, 3, 1));
}
