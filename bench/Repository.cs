using Hqs.Casework.Cases;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Bench;

/// <summary>The repository this benchmark was built in: its rulebook, and the invented cases beside the benchmark.</summary>
internal static class Repository
{
    /// <summary>Assessments are dated, so that a table measured next year is of the same law.</summary>
    public static readonly LocalDate Today = new(2026, 11, 23);

    // BenchmarkDotNet runs each benchmark from a folder it builds itself, some levels below the repository.
    public static readonly string Root = Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No Hqs.slnx above {AppContext.BaseDirectory}: run the benchmark inside the repository.");

    public static string Rules => Path.Combine(Root, "rules");

    public static string CaseText(string name) => File.ReadAllText(Path.Combine(Root, "bench", "cases", name));

    /// <summary>A case that does not read would be measured as the fastest of all, so it stops the run.</summary>
    public static Case ReadCase(string name, Rulebook rulebook)
    {
        var reading = CaseFile.Read(CaseText(name), name, rulebook);
        return reading.Case ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Problems.Select(p => $"{p.Place}: {p.Says.En}")));
    }

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Hqs.slnx")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
