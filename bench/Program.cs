using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using Hqs.Bench;

// Everything is measured unless a filter says otherwise; asking which would stop a run nobody watches.
string[] wanted = args.Contains("--filter") || args.Contains("-f") || args.Contains("--list") ? args : [.. args, "--filter", "*"];
// Builds often share the machine; the fastest measurement is the one they disturbed least.
var config = DefaultConfig.Instance
    .AddColumn(StatisticColumn.Min)
    // As the commands run: without a collector of its own thread.
    .AddJob(Job.Default.WithGcConcurrent(false).AsDefault())
    .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "bench"));
BenchmarkSwitcher.FromAssembly(typeof(Repository).Assembly).Run(wanted, config);
