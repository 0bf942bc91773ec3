using System.Text.RegularExpressions;

namespace Hqs.Casework.Tests;

/// <summary>Habits that a reviewer would otherwise have to remember.</summary>
public sealed partial class TidyTest
{
    private const int MostLines = 450;

    private static IEnumerable<string> Sources { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_amount_of_the_law_stands_in_the_code()
    {
        var found = Sources.SelectMany(f => File.ReadLines(f).Select((line, i) => (Name: Name(f), Line: i + 1, Text: line))).Where(l => LegalAmount().IsMatch(l.Text)).Select(l => $"{l.Name}:{l.Line}: {l.Text.Trim()}");

        None(found);
    }

    [Fact]
    public void No_source_file_is_longer_than_a_person_reads() =>
        None(Sources.Select(f => (Name: Name(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MostLines).Select(f => $"{f.Name} has {f.Lines} lines, more than {MostLines}: split it by aspect"));

    [Fact]
    public void Types_are_called_after_the_trade_and_not_after_a_pattern()
    {
        var found = Sources.SelectMany(f => TypeName().Matches(File.ReadAllText(f)).Select(m => (Name: Name(f), Type: m.Groups["name"].Value))).Where(t => BannedWord().IsMatch(t.Type)).Select(t => $"{t.Name}: {t.Type}");

        None(found);
    }

    [Fact]
    public void The_domain_knows_no_web_no_database_and_no_program()
    {
        var casework = typeof(ComputedFacts).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        var rulebook = typeof(Rules.Rulebook).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.Contains("Rulebook", casework);
        Assert.DoesNotContain(casework.Concat(rulebook), n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || n.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || n is "Web" or "hqs" or "System.Data.Common" or "System.Net.Http");
        Assert.DoesNotContain("Casework", rulebook);
    }

    [Fact]
    public void Every_folder_and_file_the_rules_README_names_exists()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Rules, "README.md"));
        var named = PathInBackticks().Matches(readme).Select(m => m.Groups["path"].Value).Where(p => !p.Contains('<', StringComparison.Ordinal)).Select(p => p.StartsWith("rules/", StringComparison.Ordinal) ? p["rules/".Length..] : p).Distinct().ToList();

        Assert.True(named.Count > 10, "The README names hardly any path any more; is the pattern of this test still right?");
        // A file named alone stands in the folder named before it.
        var folders = named.Where(n => n.EndsWith('/')).ToList();
        Assert.All(named, p => Assert.True(Exists(p) || folders.Any(f => Exists(f + p)), $"rules/README.md names {p}, which does not exist"));
    }

    private static void None(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join('\n', found));

    private static bool Exists(string path) => Path.Combine(Repository.Rules, path) is var full && (File.Exists(full) || Directory.Exists(full) || Directory.EnumerateFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full)).Any());

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file);

    // With any of the spaces, dots, commas and underscores people put between thousands; not inside a longer number.
    [GeneratedRegex(@"(?<![\d])((750|717|167)[\s_.,'’\u00A0\u202F]?000|(358|83|58)[\s_.,'’\u00A0\u202F]?500)(?!\d)")]
    private static partial Regex LegalAmount();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(struct\s+)?(?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilities|Processor|Dto)($|[A-Z])")]
    private static partial Regex BannedWord();

    [GeneratedRegex(@"`(?<path>(?:[a-z-]+/)+(?:[a-z<>*-]+\.(?:examples\.)?yaml)?|[a-z*-]+\.yaml)`")]
    private static partial Regex PathInBackticks();
}
