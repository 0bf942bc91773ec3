using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Assessments;

/// <summary>A fact, or an open question, worth finding out next.</summary>
/// <param name="Missing">What is missing, and of whom.</param>
/// <param name="Serves">Decisions that come closer with it.</param>
/// <param name="Settles">How many findings wait for it.</param>
public sealed record NextFact(Missing Missing, ImmutableArray<string> Serves, int Settles)
{
    /// <summary>
    /// Goes through the undecided needs of the decisions this case is about, takes for each the smallest set of facts that would let it be
    /// met, and orders what is left by how much waits for it, the leading decision counting most.
    /// </summary>
    public static ImmutableArray<NextFact> Of(IReadOnlyList<Finding> decisions, Finding lead, Rulebook rulebook)
    {
        var found = new Dictionary<Missing, (HashSet<string> Serves, HashSet<Finding> Waiting, int Weight, int Order)>();
        foreach (var decision in decisions.Where(d => d.Status is Status.Unknown or Status.NotMet && Assessment.IsEngaged(d, lead, decisions)))
        {
            // What is not met already wants mending before it wants facts.
            var weight = decision == lead ? 100 : decision.Status == Status.Unknown ? 1 : 0;
            foreach (var (finding, wanted) in Blocking(decision).Where(b => weight > 0))
            {
                foreach (var missing in wanted)
                {
                    var entry = found.GetValueOrDefault(missing, ([], [], 0, found.Count));
                    entry.Serves.Add(decision.Rule.Id);
                    entry.Weight += entry.Waiting.Add(finding) || weight > 1 ? weight : 0;
                    found[missing] = entry;
                }
            }
        }

        return
        [
            .. found
                .Where(f => rulebook.Facts.GetValueOrDefault(f.Key.Id)?.InsteadOf is not { } other || !found.ContainsKey(f.Key with { Id = other }))
                .OrderByDescending(f => f.Value.Weight)
                .ThenBy(f => f.Value.Order)
                .Select(f => new NextFact(f.Key, [.. f.Value.Serves.Order(StringComparer.Ordinal)], f.Value.Waiting.Count)),
        ];
    }

    /// <summary>What to ask, of a fact or an open question.</summary>
    public static Words Question(Missing missing, Rulebook rulebook) => missing.Kind switch
    {
        MissingKind.Fact => rulebook.Facts[missing.Id].Question,
        MissingKind.Question => rulebook.Rules[missing.Id].Title,
        MissingKind.Inquiry => rulebook.Rules[missing.Id].Title,
        _ => Wording.Name(missing, rulebook),
    };

    /// <summary>Who can tell.</summary>
    public static string Who(Missing missing, Rulebook rulebook) => missing.Kind switch
    {
        MissingKind.Fact => rulebook.Facts[missing.Id].Who,
        MissingKind.Question => ((Question)rulebook.Rules[missing.Id]).Who,
        MissingKind.Inquiry when rulebook.Rules[missing.Id] is Fee fee => fee.Versions.Contents().Select(p => p.Ask).OfType<string>().LastOrDefault() ?? fee.PaidBy,
        _ => "counsel",
    };

    // The undecided leaves under a decision: its own scope first, then the needs that may still block it.
    private static IEnumerable<(Finding Finding, IReadOnlyList<Missing> Wanted)> Blocking(Finding decision)
    {
        if (decision.Trace.FirstOrDefault(t => t.Role != TraceRole.Need && t.Truth == Truth.Unknown) is { } scope)
        {
            yield return (decision, Settling.Smallest(scope));
        }

        foreach (var need in decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!).Where(f => f.Status == Status.Unknown && !f.Possible.CannotBlock()))
        {
            if (need.Rule is Decision)
            {
                foreach (var inner in Blocking(need))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (need, Settling.Wanted(need.Trace, need.Missing));
            }
        }
    }
}
