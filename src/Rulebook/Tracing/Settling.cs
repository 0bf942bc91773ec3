using System.Collections.Immutable;

namespace Hqs.Rules.Tracing;

/// <summary>The shortest way from an undecided trace to a decided answer.</summary>
public static class Settling
{
    /// <summary>
    /// What to find out first: while it is open whether a rule applies at all, only that; then the smallest set of facts that would let
    /// it be met; and the questions of law on which the readings differ.
    /// </summary>
    public static ImmutableArray<Missing> Wanted(ImmutableArray<TraceNode> trace, ImmutableArray<Missing> missing)
    {
        if (trace.FirstOrDefault(t => t is { Role: TraceRole.Applies, Truth: Truth.Unknown }) is { } scope)
        {
            return Smallest(scope);
        }

        var undated = trace.Any(t => t.Role == TraceRole.Version) ? missing.Where(m => m.Kind == MissingKind.Fact).Take(1) : [];
        var facts = trace.SelectMany(t => Smallest(t)).Where(m => m.Kind == MissingKind.Fact);
        ImmutableArray<Missing> wanted = [.. undated.Concat(facts).Where(missing.Contains).Concat(missing.Where(m => m.Kind != MissingKind.Fact)).Distinct()];
        return wanted.IsEmpty ? missing : wanted;
    }

    /// <summary>The smallest set of missing things that would let an undecided step be decided for the better.</summary>
    public static ImmutableArray<Missing> Smallest(TraceNode node)
    {
        if (node.Truth != Truth.Unknown)
        {
            return [];
        }

        // Inside one reading of contested law the same order holds: first whether the rule applies.
        var open = node.Children.Where(c => c.Truth == Truth.Unknown).ToList();
        var scope = open.FirstOrDefault(c => c.Role == TraceRole.Applies);
        return node.Role switch
        {
            TraceRole.Any when open.Count > 0 => open.Select(Smallest).MinBy(s => s.Length),
            TraceRole.Comparison => node.Missing,
            _ when scope is not null => Smallest(scope),
            _ when open.Count > 0 => open.Aggregate(ImmutableArray<Missing>.Empty, (sum, o) => Missing.Merge(sum, Smallest(o))),
            _ => node.Missing,
        };
    }
}
