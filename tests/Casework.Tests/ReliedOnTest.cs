using System.Text.RegularExpressions;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Tests;

/// <summary>A folder that is no rulebook for cases is told so when it is opened.</summary>
public sealed partial class ReliedOnTest
{
    [Fact]
    public void Every_fact_the_code_names_is_relied_on()
    {
        var named = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(f => NameInQuotes().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Where(Repository.Rulebook.Facts.ContainsKey)
            .ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(ReliedOn.FactNames).Order());
    }

    [Fact]
    public void The_shipped_rulebook_has_all_that_is_relied_on() => Assert.Empty(ReliedOn.Missing(Repository.Rulebook));

    [Fact]
    public void An_empty_folder_is_no_rulebook_and_what_it_lacks_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("hqs-empty-");
        try
        {
            var told = Assert.Throws<RulebookException>(() => ReliedOn.Load(folder.FullName)).Problems.Select(p => $"{p.Place.File} {p.Says.En}").ToList();

            Assert.Contains("rules/facts/subjects.yaml The subject “principal” is not declared, and cases need it.", told);
            Assert.Contains("rules/facts/employment.yaml The fact employment.starts_on is not declared, and cases need it.", told);
            Assert.Contains("rules/eligibility/hqs-possible.yaml The rule eligibility.hqs-possible is not there, and cases need it.", told);
        }
        finally
        {
            folder.Delete();
        }
    }

    [GeneratedRegex("\"([a-z_]+\\.[a-z_0-9]+)\"")]
    private static partial Regex NameInQuotes();
}
