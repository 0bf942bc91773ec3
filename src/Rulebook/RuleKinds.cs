using System.Collections.Immutable;
using Hqs.Rules.Evaluation;

namespace Hqs.Rules;

/// <summary>A paper somebody needs for some steps; met when the one held is in order, not applicable when none is needed.</summary>
public sealed class PaperRule : Requires
{
    /// <summary>Steps the paper is for.</summary>
    public required ImmutableArray<string> For { get; init; }
    public required Words Why { get; init; }
    public required Words Form { get; init; }
    public required string ProcuredBy { get; init; }
    public ImmutableArray<Words> GoesWrong { get; init; } = [];

    /// <summary>Place in the suggested order of a pack, and the name its file should bear.</summary>
    public int? PackOrder { get; init; }
    public string? FileName { get; init; }
}

/// <summary>A danger; met means it is not there.</summary>
public sealed class Risk : Requires
{
    public required string Danger { get; init; }

    /// <summary>Papers to renew after the repair.</summary>
    public ImmutableArray<string> Refresh { get; init; } = [];

    /// <summary>Recorded reasons of refusal that point here.</summary>
    public ImmutableArray<string> RefusalReasons { get; init; } = [];
}

/// <summary>A price: exact, a range (both ends included), or not known, with whom to ask.</summary>
public sealed record Price(Money? Lowest, Money? Highest, string? Ask)
{
    public bool IsKnown => Lowest is not null;
}

/// <summary>What something costs, over time. Met when the price is known; an unknown price stays unknown.</summary>
public sealed class Fee : AskedRule, IVersioned
{
    public required Fact? VersionBy { get; init; }
    public required ImmutableArray<Version<Price>> Versions { get; init; }
    public required string PaidBy { get; init; }

    IEnumerable<IVersion> IVersioned.AllVersions => Versions;
}

/// <summary>Whether a person may do something: yes, limited, no, or ask.</summary>
public sealed class Right : AskedRule, IVersioned
{
    public const string Yes = "yes";
    public const string Limited = "limited";
    public const string No = "no";
    public const string Ask = "ask";

    public required string Activity { get; init; }
    public required Fact? VersionBy { get; init; }
    public required ImmutableArray<Version<Classes>> Versions { get; init; }
    public required ImmutableDictionary<string, Template> Answers { get; init; }

    IEnumerable<IVersion> IVersioned.AllVersions => Versions;

    public override IEnumerable<Condition> Conditions() => base.Conditions().Concat(Versions.Contents().SelectMany(c => c.Cases).Select(c => c.When));
}

/// <summary>How long a step takes, and on what that estimate rests.</summary>
public sealed record Duration(Term Min, Term Typical, Term Max, Words Basis, Proof Proof);

/// <summary>A day people plan towards: the step that ends on it says so.</summary>
/// <param name="Title">What the day is called, as it reads inside a sentence.</param>
/// <param name="Serves">The decision whose plan ends on this day; null for a day on the way.</param>
/// <param name="WishedOn">The date fact in which people state when they want it.</param>
public sealed record Goal(Words Title, string? Serves, Fact? WishedOn);

/// <summary>A stage of the process; met when its date is past, unknown while it is open.</summary>
public sealed class Step : AskedRule
{
    public required int Number { get; init; }
    public required string Who { get; init; }
    public required Fact? DoneOn { get; init; }
    public required Words Yields { get; init; }
    public Duration? Duration { get; init; }

    /// <summary>Set where the step ends on a day people plan towards.</summary>
    public Goal? Goal { get; init; }

    /// <summary>The date fact in which people state the day they mean to take the step.</summary>
    public Fact? PlannedOn { get; init; }

    /// <summary>Papers for these occasions (<see cref="PaperRule.For"/>) are handed over in this step.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>Kinds of paper the step brings.</summary>
    public ImmutableArray<string> Brings { get; init; } = [];

    /// <summary>Filled once all rules are read.</summary>
    public ImmutableArray<Step> WaitsFor { get; internal set; } = [];
}

/// <summary>A question people ask, with its general answer and the rules that answer it for a case.</summary>
public sealed class AnswerRule : Rule
{
    /// <summary>Other wordings, by which it is found.</summary>
    public required ImmutableArray<string> AskedAsEn { get; init; }
    public required ImmutableArray<string> AskedAsRu { get; init; }
    public required Words Says { get; init; }
    public required Proof Proof { get; init; }

    /// <summary>Filled once all rules are read; the first whose finding applies answers for the case.</summary>
    public ImmutableArray<AskedRule> ForCase { get; internal set; } = [];
}
