using System.Collections.Immutable;
using Hqs.Rules.Time;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Rules.Evaluation;

/// <summary>Where a duty stands on the day of the assessment.</summary>
public enum DutyState
{
    /// <summary>Its trigger is still to come.</summary>
    NotYet,
    Open,

    /// <summary>Open, and its last day is within <see cref="Duty.SoonDays"/>.</summary>
    DueSoon,
    DoneInTime,
    DoneLate,

    /// <summary>Its last day is over and somebody stated that it was not done.</summary>
    Missed,

    /// <summary>A standing duty that is kept, or broken, as the rule behind it says.</summary>
    Kept,
    Broken,

    /// <summary>A standing duty no rule can tell the state of.</summary>
    Standing,

    /// <summary>Its trigger is not known, or nobody said whether it was done.</summary>
    Unknown,
}

/// <summary>One occurrence of an obligation: for a case, a person, a quarter, an entry.</summary>
public sealed record Duty
{
    /// <summary>Days before the last one in which a duty counts as due soon; a habit of the desk, not of the law.</summary>
    public const int SoonDays = 14;

    public required DutyState State { get; init; }

    /// <summary>The day the term runs from, with who stated it; null for a standing duty.</summary>
    public TracedValue? Trigger { get; init; }

    /// <summary>The counting that leads: the stricter one, where there are several.</summary>
    public Count? Count { get; init; }

    /// <summary>Other days somebody defends, later than the leading one, with the reason where the rule gives one.</summary>
    public ImmutableArray<OtherCount> Others { get; init; } = [];
    public LocalDate? DoneOn { get; init; }

    /// <summary>How it was done, and the proof kept, as the case states it.</summary>
    public string? DoneBy { get; init; }
    public string? Proof { get; init; }

    /// <summary>Editions of the form for a filing on the day it was done, or today: several while the law is contested.</summary>
    public ImmutableArray<Ground> Forms { get; init; } = [];

    /// <summary>What a miss costs each payer, lowest and highest; several ranges of one payer while it is not known which applies.</summary>
    public ImmutableArray<FineAtRisk> Fines { get; init; } = [];

    /// <summary>The last day to act by a channel of <see cref="Obligation.Channels"/>: an office is closed on days off, a portal is not.</summary>
    public LocalDate? LastSafeDay(string channel, WorkingCalendar calendar) => Count is not { } count ? null
        : channel == "portal" ? count.DueOn
        : calendar.OnOrBefore(count.DueOn) is var day && day > count.Event ? day : null;
}

/// <summary>A later day by another counting.</summary>
public sealed record OtherCount(Count Count, Words? Why);

/// <summary>The fine of one payer for one offence, both ends included.</summary>
public sealed record FineAtRisk(string Payer, Money Lowest, Money Highest, Words? Also, Ground Ground);
