using System.CommandLine;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli.Tests;

/// <summary>What one run of the program came to.</summary>
public sealed record Ran(int Code, string Out, string Error);

/// <summary>The program with its streams caught, its clock stopped and no terminal.</summary>
public static class Desk
{
    public static string Root { get; } = FindRoot();

    public static string Rules => Path.Combine(Root, "rules");

    public static Ran Run(params string[] arguments) => Run(here => here, arguments);

    public static Ran Run(Func<Surroundings, Surroundings> otherwise, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var here = otherwise(new Surroundings(output, error, OutIsTerminal: false, HasColours: false, ErrorIsTerminal: false, new LocalDate(2026, 11, 23), Rules, Language.English));
        var code = CommandLine.Build(here).Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return new(code, output.ToString(), error.ToString());
    }

    public static string SampleCase(string name) => Path.Combine(Rules, "cases", name, "case.yaml");

    // The tests run from artifacts/bin; the solution file marks the root above it.
    private static string FindRoot()
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
