using Hqs.Casework.Assessments;
using Hqs.Casework.Counters;
using Hqs.Casework.Salary;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>Pay and counters of two cases, word for word. Accepted like the golden assessments, with HQS_ACCEPT=1.</summary>
public sealed class GoldenPayTest
{
    public static TheoryData<string, string> EveryGoldenFile() => new(
        from name in new[] { "manager-turkey-short-quarter", "two-employers-mixed-pay" }
        from file in new[] { "pay.en.txt", "pay.ru.txt", "counters.en.txt", "counters.ru.txt" }
        select (name, file));

    [Theory]
    [MemberData(nameof(EveryGoldenFile))]
    public void The_text_is_the_one_accepted(string name, string file)
    {
        var golden = Path.Combine(Repository.CaseFolder(name), file);
        var now = Text(name, file);
        if (Environment.GetEnvironmentVariable("HQS_ACCEPT") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "HQS_ACCEPT=1 writes golden files and must not be set in continuous integration.");
            File.WriteAllText(golden, now);
            return;
        }

        Assert.True(File.Exists(golden), $"rules/cases/{name}/{file} is missing.");
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), now);
    }

    private static string Text(string name, string file)
    {
        var (read, page, language) = (Repository.SampleCase(name), new TextPage(false), file.Contains(".ru.", StringComparison.Ordinal) ? Language.Russian : Language.English);
        if (file.StartsWith("pay", StringComparison.Ordinal))
        {
            new PayReport(PayTest.Of(read, Repository.Rulebook, Repository.GoldenDay), language, page).Write();
        }
        else
        {
            new CounterReport(Casework.Counters.Counters.Of(read, Repository.Rulebook, Repository.GoldenDay), language, page).Write();
        }

        // The fingerprint changes with every rule; what is said mostly does not.
        return page.ToString().Replace(Repository.Rulebook.Version, "VERSION", StringComparison.Ordinal);
    }
}
