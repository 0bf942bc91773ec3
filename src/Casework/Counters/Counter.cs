using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Counters;

public enum CounterState
{
    Running,

    /// <summary>The limit is passed.</summary>
    RunOut,

    /// <summary>What was counted towards is reached.</summary>
    Reached,

    /// <summary>Nothing is counted at the moment: nobody is abroad, or the person is registered.</summary>
    NotRunning,
    Unknown,
}

/// <summary>A count under one reading of the law.</summary>
public sealed record CounterReading
{
    public SupposedLaw? Supposes { get; init; }

    /// <summary>First and last day the count looks at.</summary>
    public LocalDate? From { get; init; }
    public LocalDate? Until { get; init; }

    /// <summary>Days counted so far; working days where the limit is in working days.</summary>
    public long? Used { get; init; }

    /// <summary>What the law allows or asks for.</summary>
    public Term? Limit { get; init; }

    /// <summary>Days still left: counted like <see cref="Used"/>, negative once passed.</summary>
    public long? Left { get; init; }

    /// <summary>The last good day, or the day something flips or is reached; the counter says which.</summary>
    public LocalDate? TurnsOn { get; init; }

    /// <summary>A term that follows, such as the host's days after the free ones.</summary>
    public LocalDate? ThenOn { get; init; }

    /// <summary>A year without a decreed calendar is touched.</summary>
    public bool IsProvisional { get; init; }
    public bool IsReached { get; init; }
    public ImmutableArray<Ground> Grounds { get; init; } = [];
    public ImmutableArray<Missing> Missing { get; init; } = [];

    public bool IsKnown => Missing.IsEmpty;
}

/// <summary>One running count of one person: a value to show, sort, export or remind by.</summary>
/// <param name="Turns">What happens on the day a reading turns.</param>
/// <param name="Then">What the following term is, where there is one.</param>
/// <param name="Readings">The stricter reading first.</param>
public sealed record Counter(string Id, Words Title, string SubjectId, Words Subject, CounterState State, Words Turns, Words? Then, ImmutableArray<CounterReading> Readings, Words? Note)
{
    /// <summary>Days so near are worth a second look. A choice of display, not of law.</summary>
    public const int SoonDays = 30;

    public LocalDate? Next => State == CounterState.Running ? Readings.Where(r => r.TurnsOn is not null).Select(r => r.TurnsOn).Min() : null;

    public IEnumerable<Missing> Missing => Readings.SelectMany(r => r.Missing).DistinctBy(m => m.Id);
}
