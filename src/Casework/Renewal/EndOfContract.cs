using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Renewal;

/// <summary>The two windows that follow the end of a contract: to find a new employer, then to leave.</summary>
public static class EndOfContract
{
    public static readonly ComputedFact SearchEndsOn = new("renewal.search_ends_on", ["employment.ended_on", "@renewal.search-window"], facts =>
        facts.Date("employment.ended_on") is { } ended && facts.Parameter("renewal.search-window") is Term window
            ? new Day(facts.Rulebook.Calendar.Add(ended, window))
            : null);

    // The exit term chains onto the last day of the search; its length follows the law of the day the contract ended.
    public static readonly ComputedFact ExitByOn = new("renewal.exit_by_on", ["renewal.search_ends_on", "employment.ended_on", "@renewal.exit-window"], facts =>
        facts.Date("renewal.search_ends_on") is { } searched && facts.Date("employment.ended_on") is not null && facts.Parameter("renewal.exit-window") is Term window
            ? new Day(facts.Rulebook.Calendar.Add(searched, window))
            : null);
}
