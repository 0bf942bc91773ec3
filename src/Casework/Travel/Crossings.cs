using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Travel;

/// <summary>One crossing of the Russian border.</summary>
public readonly record struct Crossing(LocalDate Day, bool IsExit);

/// <summary>A person's entries and exits, in order, from the events of the case.</summary>
public static class Crossings
{
    // An event that names nobody concerns the principal.
    public static List<Crossing> Of(Table events, string person) =>
    [
        .. events.Rows
            .Where(r => r.GetValueOrDefault("what") is Code { Id: "entry" or "exit" } && r.GetValueOrDefault("on") is Day)
            .Where(r => r.GetValueOrDefault("who") is Plain who ? who.Text == person : person == "principal")
            .Select(r => new Crossing(((Day)r["on"]).Date, ((Code)r["what"]).Id == "exit"))
            .OrderBy(c => c.Day),
    ];

    public static readonly ComputedFact PermitEntry = EntryAround("permit.entry_on", "permit.decided_on");
    public static readonly ComputedFact RenewalEntry = EntryAround("renewal.entry_on", "renewal.decided_on");

    /// <summary>The entry of the stay in which a decision fell, or the first entry after it when the worker was abroad.</summary>
    private static ComputedFact EntryAround(string factId, string decidedOn) => new(factId, ["case.events", decidedOn], facts =>
    {
        if (facts.Rows("case.events") is not { } events || facts.Date(decidedOn) is not { } decided)
        {
            return null;
        }

        var crossings = Of(events, "principal");
        var before = crossings.FindLastIndex(c => c.Day <= decided);
        if (before >= 0 && !crossings[before].IsExit)
        {
            return new Day(crossings[before].Day);
        }

        var after = crossings.FindIndex(c => c.Day > decided && !c.IsExit);
        return after >= 0 ? new Day(crossings[after].Day) : null;
    });
}
