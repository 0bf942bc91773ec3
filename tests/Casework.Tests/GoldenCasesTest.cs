using System.Text.RegularExpressions;
using Hqs.Casework.Assessments;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>
/// What the desk says of every sample case, word for word, so that a change shows as a difference a lawyer can read.
/// With HQS_ACCEPT=1 the files are written instead of compared; never in continuous integration.
/// </summary>
public sealed partial class GoldenCasesTest
{
    private const string HowToAccept = "When the new text is right: HQS_ACCEPT=1 ./hqs test, then read the difference in version control.";

    public static IEnumerable<TheoryDataRow<string, string>> EveryGoldenFile() =>
        from name in Repository.CaseNames
        from file in new[] { "assessment.en.txt", "assessment.ru.txt", "assessment.json" }
        select new TheoryDataRow<string, string>(name, file) { TestDisplayName = $"{name}: {file}" };

    [Fact]
    public void There_are_sample_cases() => Assert.NotEmpty(Repository.CaseNames);

    [Theory]
    [MemberData(nameof(EveryGoldenFile))]
    public void The_answer_is_the_one_accepted(string name, string file)
    {
        var golden = Path.Combine(Repository.CaseFolder(name), file);
        var now = Lasting(Answer(name, file));
        if (Environment.GetEnvironmentVariable("HQS_ACCEPT") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "HQS_ACCEPT=1 writes golden files and must not be set in continuous integration.");
            File.WriteAllText(golden, now);
            return;
        }

        Assert.True(File.Exists(golden), $"rules/cases/{name}/{file} is missing. {HowToAccept}");
        var accepted = Lasting(File.ReadAllText(golden));
        if (accepted != now)
        {
            Assert.Fail($"rules/cases/{name}/{file} {FirstDifference(accepted, now)}\n{HowToAccept}");
        }
    }

    private static string Answer(string name, string file)
    {
        var assessment = Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay);
        var ways = WayToYes.Of(assessment);
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            return AssessmentJson.Write(assessment, ways);
        }

        var page = new TextPage(false);
        new AssessmentReport(assessment, ways, file.Contains(".ru.", StringComparison.Ordinal) ? Language.Russian : Language.English, page).Write();
        return page.ToString();
    }

    // The fingerprint and the count of rules change with every rule; the answers mostly do not.
    private static string Lasting(string text) => RuleCount().Replace(Fingerprint().Replace(text.ReplaceLineEndings("\n"), "VERSION"), "0");

    private static string FirstDifference(string accepted, string now)
    {
        var (old, fresh) = (accepted.Split('\n'), now.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(old.Length, fresh.Length)).First(i => old.ElementAtOrDefault(i) != fresh.ElementAtOrDefault(i));
        return $"differs first in line {at + 1}:\n  accepted: {old.ElementAtOrDefault(at) ?? "(no such line)"}\n  now:      {fresh.ElementAtOrDefault(at) ?? "(no such line)"}";
    }

    [GeneratedRegex("(?<=rulebook |свод правил |\"version\": \")[0-9a-f]{12}")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("(?<=\"rules\": )\\d+")]
    private static partial Regex RuleCount();
}
