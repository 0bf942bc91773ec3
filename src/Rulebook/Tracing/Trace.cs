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
/// <remarks>An assessment makes some thousands of these and shows a few, so each kind of step keeps no more than it says.</remarks>
public abstract class TraceNode(TraceRole role, Truth truth)
{
    public TraceRole Role => role;
    public Truth Truth => truth;
    public virtual ImmutableArray<TraceNode> Children => [];
    public virtual TracedValue? Left => null;
    public virtual Operator? Operator => null;
    public virtual TracedValue? Right => null;

    /// <summary>The version the step belongs to, with its proof.</summary>
    public virtual IVersion? Version => null;

    /// <summary>The question and the reading this branch supposes.</summary>
    public virtual Question? Question => null;
    public virtual string? Alternative => null;

    /// <summary>The finding a decision needed.</summary>
    public virtual Finding? Finding => null;

    /// <summary>What would have to be known to settle this step.</summary>
    public virtual ImmutableArray<Missing> Missing => [];

    /// <summary>The versions of parameters and classes this step and the steps under it read.</summary>
    public IEnumerable<Ground> Grounds() =>
        (Left?.Grounds() ?? []).Concat(Right?.Grounds() ?? []).Concat(Children.SelectMany(c => c.Grounds()))
            .Concat(Finding is { Status: not Status.NotApplicable } needed ? needed.Grounds : []);
}

/// <summary>Nothing was asked.</summary>
internal sealed class NothingStep() : TraceNode(TraceRole.Nothing, Truth.True);

/// <summary>Two values compared.</summary>
internal sealed class ComparisonStep(Comparison comparison, Truth truth, TracedValue left, TracedValue right, ImmutableArray<Missing> missing) : TraceNode(TraceRole.Comparison, truth)
{
    public override TracedValue Left => left;
    public override Operator? Operator => comparison.Operator;
    public override TracedValue Right => right;
    public override ImmutableArray<Missing> Missing => missing;
}

/// <summary>All, any or none of several.</summary>
internal sealed class GroupStep(TraceRole role, Truth truth, ImmutableArray<TraceNode> parts, ImmutableArray<Missing> missing) : TraceNode(role, truth)
{
    public override ImmutableArray<TraceNode> Children => parts;
    public override ImmutableArray<Missing> Missing => missing;
}

/// <summary>What a condition was tested for: whether the rule applies, what it requires, an exception from it.</summary>
internal sealed class PurposeStep(TraceRole role, TraceNode test) : TraceNode(role, test.Truth)
{
    public override ImmutableArray<TraceNode> Children => [test];
    public override ImmutableArray<Missing> Missing => test.Missing;
}

/// <summary>A class that was tried.</summary>
internal sealed class ClassStep(TraceNode when, Value chosen, Fact? defines, IVersion? version) : TraceNode(TraceRole.Class, when.Truth)
{
    public override ImmutableArray<TraceNode> Children => [when];
    public override TracedValue Right => new() { Value = chosen, Fact = defines };
    public override IVersion? Version => version;
    public override ImmutableArray<Missing> Missing => when.Missing;
}

/// <summary>A finding a decision or a standing duty needed.</summary>
internal sealed class NeedStep(Finding finding)
    : TraceNode(TraceRole.Need, finding.Status switch { Status.Met => Truth.True, Status.NotMet => Truth.False, _ => Truth.Unknown })
{
    public override Finding Finding => finding;
    public override ImmutableArray<Missing> Missing => finding.Missing;
}

/// <summary>A value a duty was counted from or with.</summary>
internal sealed class CountedStep(TracedValue read) : TraceNode(TraceRole.Counted, read.IsKnown ? Truth.True : Truth.Unknown)
{
    public override TracedValue Left => read;
    public override ImmutableArray<Missing> Missing => read.Missing;
}

/// <summary>How the rule ends under one reading of contested law, or under the law of one span of days.</summary>
internal sealed class SupposedStep(Question? question, string? alternative, Outcome outcome) : TraceNode(
    question is null ? TraceRole.Version : TraceRole.Alternative,
    outcome.Possible switch { Possible.Met or Possible.NotApplicable => Truth.True, Possible.NotMet => Truth.False, _ => Truth.Unknown })
{
    public override ImmutableArray<TraceNode> Children { get; } = outcome.Trace;
    public override Question? Question => question;
    public override string? Alternative => alternative;
    public override IVersion? Version { get; } = outcome.Version;
    public override ImmutableArray<Missing> Missing { get; } = outcome.Missing;
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
