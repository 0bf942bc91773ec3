using System.Collections.Immutable;
using Hqs.Rules.Evaluation;

namespace Hqs.Rules.Tracing;

/// <summary>The outcome of a condition while facts may be missing (Kleene's three values).</summary>
public enum Truth
{
    False,
    True,
    Unknown,
}

/// <summary>What a node of the trace stands for.</summary>
public enum TraceRole
{
    Applies,
    Require,
    Exception,
    All,
    Any,
    None,
    Comparison,
    Nothing,
    Alternative,
    Version,
    Class,
    Need,

    /// <summary>What a duty was counted from and with: its trigger, a term read from a parameter, the record of its doing.</summary>
    Counted,
}

/// <summary>
/// One step of how an answer came about, in the shape of the condition itself. Every renderer shows this same tree,
/// so an explanation cannot differ from the decision.
/// </summary>
public sealed class TraceNode
{
    public required TraceRole Role { get; init; }
    public required Truth Truth { get; init; }
    public ImmutableArray<TraceNode> Children { get; init; } = [];
    public TracedValue? Left { get; init; }
    public Operator? Operator { get; init; }
    public TracedValue? Right { get; init; }

    /// <summary>The version the step belongs to, with its proof.</summary>
    public IVersion? Version { get; init; }

    /// <summary>The question and the reading this branch supposes.</summary>
    public Question? Question { get; init; }
    public string? Alternative { get; init; }

    /// <summary>The finding a decision needed.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What would have to be known to settle this step.</summary>
    public ImmutableArray<Missing> Missing { get; init; } = [];

    /// <summary>The versions of parameters and classes this step and the steps under it read.</summary>
    public IEnumerable<Ground> Grounds() =>
        (Left?.Grounds() ?? []).Concat(Right?.Grounds() ?? []).Concat(Children.SelectMany(c => c.Grounds()))
            .Concat(Finding is { Status: not Status.NotApplicable } needed ? needed.Grounds : []);
}

/// <summary>A value as it was read: from whom, or how it was worked out.</summary>
public sealed class TracedValue
{
    public Fact? Fact { get; init; }
    public Parameter? Parameter { get; init; }
    public Subject? Subject { get; init; }
    public Value? Value { get; init; }

    /// <summary>The statement behind a stated fact.</summary>
    public Statement? Statement { get; init; }

    /// <summary>The date fact used instead, because nobody stated this one.</summary>
    public Fact? AssumedFrom { get; init; }

    /// <summary>For a parameter: the version, and the reading supposed where it is contested.</summary>
    public IVersion? Version { get; init; }
    public Proof? Proof { get; init; }
    public Shift? Shift { get; init; }

    /// <summary>What a computed fact or a shift was worked out from.</summary>
    public ImmutableArray<TracedValue> From { get; init; } = [];

    /// <summary>How a derived fact was classified.</summary>
    public ImmutableArray<TraceNode> Steps { get; init; } = [];
    public ImmutableArray<Missing> Missing { get; init; } = [];

    public bool IsKnown => Value is not null;

    public IEnumerable<Ground> Grounds() =>
        (Parameter is not null && Version is not null && Proof is not null ? [new Ground(Parameter, Version, Proof)] : Array.Empty<Ground>())
            .Concat(From.SelectMany(f => f.Grounds()));
}

/// <summary>What kind of thing is missing.</summary>
public enum MissingKind
{
    Fact,

    /// <summary>An open question of law.</summary>
    Question,

    /// <summary>The rulebook does not record the law of that day.</summary>
    Law,

    /// <summary>Somebody outside must be asked: a price, or advice on a right.</summary>
    Inquiry,
}

/// <summary>One thing that would have to be known: a fact of a subject, an open question, or law not recorded.</summary>
public sealed record Missing(MissingKind Kind, string Id, Subject? Subject)
{
    public bool Equals(Missing? other) => ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && ReferenceEquals(Subject, other.Subject) && Id == other.Id);

    public override int GetHashCode() => HashCode.Combine(Kind, Id, Subject?.Id);

    /// <summary>Two lists as one, each thing once, in order. Lists are short and mostly empty, so no set is built.</summary>
    public static ImmutableArray<Missing> Merge(ImmutableArray<Missing> first, ImmutableArray<Missing> second)
    {
        if (second.IsEmpty)
        {
            return first;
        }

        if (first.IsEmpty)
        {
            return second;
        }

        ImmutableArray<Missing>.Builder? merged = null;
        foreach (var missing in second)
        {
            if (!first.Contains(missing))
            {
                if (merged is null)
                {
                    merged = ImmutableArray.CreateBuilder<Missing>(first.Length + second.Length);
                    merged.AddRange(first);
                }

                merged.Add(missing);
            }
        }

        return merged?.ToImmutable() ?? first;
    }
}
