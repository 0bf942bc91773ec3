using System.Collections.Immutable;
using Hqs.Rules.Tracing;

namespace Hqs.Rules.Evaluation;

/// <summary>A rule applied to a subject.</summary>
public sealed class Finding
{
    public required AskedRule Rule { get; init; }
    public required Subject Subject { get; init; }

    /// <summary>The answers still possible; more than one makes the status unknown.</summary>
    public required Possible Possible { get; init; }
    public Status Status => Possible.ToStatus();

    /// <summary>What would have to be known to decide; empty when decided.</summary>
    public required ImmutableArray<Missing> Missing { get; init; }
    public required ImmutableArray<TraceNode> Trace { get; init; }

    /// <summary>What the answer rests on: the versions of the rule and of the parameters it read, each alternative's where law is contested.</summary>
    public ImmutableArray<Ground> Grounds => grounds ??= [.. OwnGrounds.Concat(Trace.SelectMany(t => t.Grounds())).Distinct()];

    /// <summary>The rule's own versions, without what its trace read.</summary>
    internal ImmutableArray<Ground> OwnGrounds { get; init; } = [];

    // Worked out when somebody asks: most findings of most assessments are never shown with their sources.
    private ImmutableArray<Ground>? grounds;

    /// <summary>The version used, or null when several or none came into question.</summary>
    public IVersion? Version { get; init; }

    /// <summary>Open questions the answer touched, decided or not.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>The sentence of the rule for this answer, in both languages.</summary>
    public Words Says => says ??= Tells(this);

    /// <summary>Writes that sentence. Most findings of an assessment are counted and not read, so it is written for its first reader.</summary>
    internal Func<Finding, Words> Tells { private get; init; } = static finding => finding.Rule.Title;

    /// <summary>The sentence of the class or answer chosen, in place of the one its status has.</summary>
    internal Template? Chosen { get; init; }

    private Words? says;

    /// <summary>For a right: yes, limited, no or ask.</summary>
    public string? Answer { get; init; }

    /// <summary>For a fee that applies.</summary>
    public Price? Price { get; init; }

    /// <summary>For an obligation that applies, or may.</summary>
    public Duty? Duty { get; init; }
}

/// <summary>One version of a rule or parameter that an answer rests on, with its proof.</summary>
public sealed record Ground(Rule Rule, IVersion Version, Proof Proof);
