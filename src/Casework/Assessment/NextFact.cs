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
    /// Goes through the unknown needs of each decision, takes for each the smallest set of facts that would let it be met, and
    /// orders what is left by how much waits for it, the main decision counting most.
    /// </summary>
    public static ImmutableArray<NextFact> Of(IReadOnlyList<Finding> decisions, Rulebook rulebook)
    {
        var found = new Dictionary<Missing, (HashSet<string> Serves, HashSet<Finding> Waiting, int Weight, int Order)>();
        foreach (var decision in decisions.Where(d => d.Status == Status.Unknown))
        {
            var weight = decision.Rule.Id == Assessment.MainDecision ? 100 : 1;
            foreach (var (finding, wanted) in Blocking(decision))
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

        return [.. found.OrderByDescending(f => f.Value.Weight).ThenBy(f => f.Value.Order).Select(f => new NextFact(f.Key, [.. f.Value.Serves.Order(StringComparer.Ordinal)], f.Value.Waiting.Count))];
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

    // The undecided leaves under a decision: its own scope, and the needs that may still block it.
    private static IEnumerable<(Finding Finding, IReadOnlyList<Missing> Wanted)> Blocking(Finding decision)
    {
        foreach (var node in decision.Trace)
        {
            if (node.Role != TraceRole.Need)
            {
                if (node.Truth == Truth.Unknown)
                {
                    yield return (decision, ToSettle(node));
                }

                continue;
            }

            var need = node.Finding!;
            if (need.Status != Status.Unknown || need.Possible.CannotBlock())
            {
                continue;
            }

            if (need.Rule is Decision)
            {
                foreach (var inner in Blocking(need))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (need, Wanted(need));
            }
        }
    }

    private static IReadOnlyList<Missing> Wanted(Finding finding)
    {
        // Contested law: what the alternatives wait for, and the question itself where they differ.
        var questions = finding.Missing.Where(m => m.Kind != MissingKind.Fact);
        var facts = finding.Trace.SelectMany(ToSettle).Where(m => m.Kind == MissingKind.Fact);
        var undated = finding.Missing.Where(m => finding.Trace.Any(t => t.Role == TraceRole.Version) && m.Kind == MissingKind.Fact).Take(1);
        var wanted = undated.Concat(facts).Concat(questions).Distinct().ToList();
        return wanted.Count > 0 ? wanted : finding.Missing;
    }

    /// <summary>The smallest set of missing things that would let an undecided step be decided for the better.</summary>
    private static IReadOnlyList<Missing> ToSettle(TraceNode node)
    {
        if (node.Truth != Truth.Unknown)
        {
            return [];
        }

        var open = node.Children.Where(c => c.Truth == Truth.Unknown).ToList();
        return node.Role switch
        {
            TraceRole.Any when open.Count > 0 => open.Select(ToSettle).MinBy(s => s.Count)!,
            TraceRole.Comparison => node.Missing,
            _ when open.Count > 0 => [.. open.SelectMany(ToSettle).Distinct()],
            _ => node.Missing,
        };
    }
}
