using System.Text.RegularExpressions;

namespace Hqs.Casework.Tests;

/// <summary>
/// A text compared with the one accepted, kept in the repository, so that a change shows as a difference a lawyer can read.
/// With HQS_ACCEPT=1 the file is written instead of compared; never in continuous integration.
/// </summary>
public static partial class Golden
{
    private const string HowToAccept = "When the new text is right: HQS_ACCEPT=1 ./hqs test, then read the difference in version control.";

    public static void Holds(string path, string text)
    {
        var golden = Path.Combine(Repository.Root, path);
        var now = Lasting(text);
        if (Environment.GetEnvironmentVariable("HQS_ACCEPT") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "HQS_ACCEPT=1 writes golden files and must not be set in continuous integration.");
            File.WriteAllText(golden, now);
            return;
        }

        Assert.True(File.Exists(golden), $"{path} is missing. {HowToAccept}");
        var accepted = Lasting(File.ReadAllText(golden));
        if (accepted != now)
        {
            Assert.Fail($"{path} {FirstDifference(accepted, now)}\n{HowToAccept}");
        }
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
