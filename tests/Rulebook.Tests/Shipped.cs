using System.Text.RegularExpressions;
using Hqs.Rules.Time;

namespace Hqs.Rules.Tests;

/// <summary>Files of the repository the tests run in.</summary>
internal static partial class Shipped
{
    private static readonly string Root = FindRoot();

    /// <summary>The working calendar the desk ships, read through a small rulebook so that no other rule can get in the way.</summary>
    public static WorkingCalendar Calendar()
    {
        using var rulebook = new SmallRulebook().Write("calendars/national.yaml", CalendarText());
        return rulebook.Load().Calendar;
    }

    /// <summary>Every day the calendar file lists under a key, as written.</summary>
    public static HashSet<string> CalendarDays(string key) =>
        [.. CalendarText().Split('\n').Where(line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal)).SelectMany(line => DayPattern().Matches(line)).Select(m => m.Value)];

    private static string CalendarText() => File.ReadAllText(Path.Combine(Root, "rules", "calendars", "national.yaml"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hqs.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Hqs.slnx is not above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex DayPattern();
}
