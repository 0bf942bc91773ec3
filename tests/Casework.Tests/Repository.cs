using Hqs.Casework.Cases;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests;

/// <summary>The repository the tests run in, its rulebook (read once) and its sample cases.</summary>
public static class Repository
{
    /// <summary>The day the golden assessments are made for.</summary>
    public static readonly LocalDate GoldenDay = new(2026, 11, 23);

    private static readonly Lazy<Rulebook> Read = new(() => Rulebook.Load(Rules));

    public static string Root { get; } = Find();

    public static string Rules => Path.Combine(Root, "rules");

    public static Rulebook Rulebook => Read.Value;

    /// <summary>The names of the folders under <c>rules/cases</c> that hold a case.</summary>
    public static IReadOnlyList<string> CaseNames { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "rules", "cases")).Where(d => File.Exists(Path.Combine(d, "case.yaml"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    public static string CaseFolder(string name) => Path.Combine(Rules, "cases", name);

    public static Case SampleCase(string name)
    {
        var file = Path.Combine(CaseFolder(name), "case.yaml");
        Assert.True(File.Exists(file), $"There is no case {name}: rules/cases/{name}/case.yaml is missing.");
        return Usable(CaseFile.Read(File.ReadAllText(file), $"rules/cases/{name}/case.yaml", Rulebook));
    }

    /// <summary>The case that was read; every mistake in it is told when there is none.</summary>
    public static Case Usable(CaseReading reading)
    {
        Assert.True(reading.Case is not null, Told(reading));
        return reading.Case;
    }

    public static string Told(CaseReading reading) => string.Join('\n', reading.Problems.Select(p => $"{p.Place}: {p.Says.En}"));

    // The tests run from artifacts/bin; the solution file marks the root above it.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hqs.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Hqs.slnx above {AppContext.BaseDirectory}.");
    }
}
