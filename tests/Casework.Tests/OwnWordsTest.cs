using System.Text.RegularExpressions;

namespace Hqs.Casework.Tests;

/// <summary>The guide's facts carry over into the product, its sentences do not.</summary>
public sealed partial class OwnWordsTest
{
    private const int RunLength = 8;

    private static readonly string[] Folders = ["rules", "docs", "src"];
    private static readonly string[] Endings = [".yaml", ".md", ".cs", ".txt"];

    [Fact]
    public void No_run_of_eight_words_is_the_guides()
    {
        var guide = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "guide", "hqs-guide.txt"));
        if (!File.Exists(guide))
        {
            Console.WriteLine($"Own words: NOT CHECKED, there is no guide at {guide}");
            return;
        }

        var its = Words(File.ReadAllText(guide));
        var runs = Enumerable.Range(0, its.Length - RunLength + 1).Select(i => Run(its, i)).ToHashSet(StringComparer.Ordinal);
        var files = Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories))
            .Where(f => Endings.Contains(Path.GetExtension(f)) && !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var shared = files.SelectMany(f => Shared(Words(File.ReadAllText(f)), runs).Select(run => $"{Path.GetRelativePath(Repository.Root, f)}: “{run}”")).ToList();

        Console.WriteLine($"Own words: {files.Count} files against {its.Length} words of the guide");
        Assert.True(shared.Count == 0, string.Join('\n', shared.Take(40)));
    }

    [Fact]
    public void A_borrowed_run_would_be_found_whatever_its_case_and_its_marks()
    {
        var its = Words("One two, three: four — five (six) seven eight nine.");

        Assert.Single(Shared(Words("x ONE two three\nfour five six. Seven \"eight\" y"), [Run(its, 0)]));
        Assert.Empty(Shared(Words("one two three four five six seven nine"), [Run(its, 0)]));
    }

    private static IEnumerable<string> Shared(string[] words, HashSet<string> runs) =>
        Enumerable.Range(0, Math.Max(0, words.Length - RunLength + 1)).Select(i => Run(words, i)).Where(runs.Contains).Distinct();

    private static string Run(string[] words, int at) => string.Join(' ', words.AsSpan(at, RunLength)!);

    // An address is nobody's sentence.
    private static string[] Words(string text) => [.. Word().Matches(Address().Replace(text, " ")).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
