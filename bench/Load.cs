using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Hqs.Rules;

namespace Hqs.Bench;

/// <summary>The whole rules folder, as a server pays for it when the rulebook is read again.</summary>
[MemoryDiagnoser]
public class Load
{
    [Benchmark]
    public Rulebook WholeRulebook() => Rulebook.Load(Repository.Rules);
}

/// <summary>
/// The first load of a new process, as the command line pays for it: the code itself is still being compiled. Every launch
/// gives one figure, so the spread is that of the machine.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class FirstLoad
{
    [Benchmark]
    public Rulebook WholeRulebook() => Rulebook.Load(Repository.Rules);
}
