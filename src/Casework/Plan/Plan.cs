using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>
/// The way from the day of an assessment to the day people plan towards: forwards from today, backwards from the wished date, and how
/// likely that date is. A pure function of (assessment, wished date). Renderers read it and decide nothing.
/// All days are inclusive: a finish is the day on which the thing is done, a latest day is the last that is still in time.
/// </summary>
public sealed class Plan
{
    /// <summary>The lateness that the question “what slips” is asked for, in calendar days.</summary>
    public const int LateDays = 14;

    public required Assessment Assessment { get; init; }
    public LocalDate On => Assessment.On;

    /// <summary>The day the plan ends on; null when nothing of the kind is ahead.</summary>
    public required PlanGoal? Goal { get; init; }

    /// <summary>Other days on the way that people ask for: the arrival, the arrival of each member of the family.</summary>
    public required ImmutableArray<PlanGoal> Milestones { get; init; }

    /// <summary>The date the goal is wished for: as asked, otherwise as the case states it, otherwise null.</summary>
    public required LocalDate? StartBy { get; init; }

    /// <summary>Whether <see cref="StartBy"/> is the date the case states.</summary>
    public required bool StartByIsOfCase { get; init; }

    /// <summary>What nobody has said and the dates rest on: with it known otherwise, the steps counted would lie behind.</summary>
    public required ImmutableArray<Missing> Supposed { get; init; }

    /// <summary>Every step of the case that is done, open or may come, in the order of the plan: by start, then by the rulebook's number.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>Papers that are good for a limited time before a day of the plan.</summary>
    public required ImmutableArray<PaperWindow> Windows { get; init; }

    /// <summary>What must be together for a step, and what comes of it when it is not.</summary>
    public required ImmutableArray<PaperSet> PaperSets { get; init; }

    /// <summary>Steps a day of the plan waits for whose length nobody knows; the dates leave them out.</summary>
    public IEnumerable<PlanStep> OfUnknownLength => Steps.Where(s => s is { State: StepState.Open, Towards: not null, Takes: null });

    public static Plan Of(Assessment assessment, LocalDate? startBy = null) => new Planning(assessment, startBy).Plan();
}

/// <summary>A day people plan towards.</summary>
/// <param name="Steps">The step that ends on it; for the family, the step of each member, and the day is the last one's.</param>
/// <param name="Title">What the day is called, as it reads inside a sentence.</param>
/// <param name="Dates">When it comes.</param>
/// <param name="EndBy">The last day for it that keeps the wished date, at typical lengths: of the goal the wished date itself.</param>
/// <param name="Chance">Share of the simulated runs that had come to it by <see cref="Plan.StartBy"/>, that day included; null without a wished date.</param>
public sealed record PlanGoal(ImmutableArray<PlanStep> Steps, Words Title, StepDates Dates, LocalDate? EndBy, double? Chance);

public enum StepState
{
    Done,
    Open,

    /// <summary>Nobody recorded it, and a step that waits for it is done.</summary>
    Passed,

    /// <summary>Whether the case has it at all is not known yet; it is left out of the dates.</summary>
    Perhaps,
}

/// <summary>When an open step happens. Start and finish are days inclusive; a step may finish on the day it starts.</summary>
/// <param name="EarliestStart">Start when everything before takes its least time.</param>
/// <param name="EarliestFinish">Finish when everything takes its least time.</param>
/// <param name="Start">Start when everything before takes its typical time; before today for what already runs.</param>
/// <param name="Finish">Finish when everything takes its typical time.</param>
/// <param name="LatestFinish">Finish when everything takes its most.</param>
/// <param name="LikelyFrom">One run in ten of the simulation had finished by this day.</param>
/// <param name="LikelyMiddle">Half of the runs had finished by this day.</param>
/// <param name="LikelyUntil">Nine runs in ten had finished by this day.</param>
public sealed record StepDates(
    LocalDate EarliestStart, LocalDate EarliestFinish, LocalDate Start, LocalDate Finish, LocalDate LatestFinish,
    LocalDate LikelyFrom, LocalDate LikelyMiddle, LocalDate LikelyUntil);

/// <summary>A step of this case in the plan.</summary>
public sealed record PlanStep
{
    public required Finding Finding { get; init; }
    public Step Rule => (Step)Finding.Rule;
    public Subject Subject => Finding.Subject;
    public required StepState State { get; init; }

    /// <summary>The day a done step was done.</summary>
    public LocalDate? DoneOn { get; init; }

    /// <summary>Null when nobody knows how long it takes.</summary>
    public Rules.Duration? Takes => Rule.Duration;

    /// <summary>For an open step.</summary>
    public StepDates? Dates { get; init; }

    /// <summary>Whether <see cref="Plan.Goal"/> waits for it.</summary>
    public bool ServesGoal { get; init; }

    /// <summary>
    /// The day it leads to, by its title: the goal, otherwise the first milestone that waits for it, such as the arrival of the family.
    /// The figures below are counted towards that day. Null where no such day waits for it.
    /// </summary>
    public Words? Towards { get; init; }

    /// <summary>Whether, at typical lengths, it holds that day where it is.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Share of the simulated runs in which that day waited for it last, 0 to 1.</summary>
    public double Held { get; init; }

    /// <summary>Calendar days it may end later than typical and that day stays where it is.</summary>
    public int? SlackDays { get; init; }

    /// <summary>The last day to begin, and to end, for that day to come on <see cref="Plan.StartBy"/> at the latest, at typical lengths.</summary>
    public LocalDate? BeginBy { get; init; }
    public LocalDate? EndBy { get; init; }

    /// <summary>The last day the law leaves for it, where a rule compares its day with one the case states; <see cref="EndBy"/> is never later.</summary>
    public LocalDate? DueBy { get; init; }

    /// <summary>The rule that says so.</summary>
    public AskedRule? DueRule { get; init; }

    /// <summary>Calendar days that day moves when the step ends <see cref="Plan.LateDays"/> late; for a step that may come, when it comes.</summary>
    public int? MovesBy { get; init; }

    /// <summary>An authority has had it for longer than the longest time known.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The day people mean to take it, where they stated one that is still to come.</summary>
    public LocalDate? PlannedOn { get; init; }

    /// <summary>Open steps it waits for, and what lies behind steps that are not needed.</summary>
    public ImmutableArray<PlanStep> WaitsFor { get; init; } = [];
}

/// <summary>A paper that is good for a limited time before a day of the plan: when to get it, and not earlier.</summary>
/// <param name="Paper">The finding about the paper, of one person.</param>
/// <param name="ForStep">The step on whose day it must still be good.</param>
/// <param name="BroughtBy">The step that brings it, if the rulebook knows one.</param>
/// <param name="Life">How long it is good.</param>
/// <param name="Lives">The parameter that says so, if one does.</param>
/// <param name="From">Not before this day, to be good on the typical day of the step.</param>
/// <param name="FromIfLate">Not before this day, to be good even when the step comes as late as <paramref name="LateDay"/>.</param>
/// <param name="LateDay">The day nine runs in ten had taken the step, or the last day that keeps the wished date, whichever is later.</param>
/// <param name="Until">The typical day of the step.</param>
/// <param name="HeldFrom">The day the paper already held counts from.</param>
/// <param name="HeldGoodUntil">The last day the paper held is good for.</param>
public sealed record PaperWindow(
    Finding Paper, PlanStep ForStep, PlanStep? BroughtBy, Term Life, Parameter? Lives,
    LocalDate From, LocalDate FromIfLate, LocalDate LateDay, LocalDate Until, LocalDate? HeldFrom, LocalDate? HeldGoodUntil)
{
    /// <summary>The step that brings it would, at its typical day, bring it too early for a late one.</summary>
    public bool ComesTooEarly => BroughtBy?.Dates is { } dates && dates.Finish < From;

    /// <summary>It is not too early to get it on the day of the plan, however late the step comes.</summary>
    public bool MayBeGotNow(LocalDate on) => FromIfLate <= on;

    /// <summary>The one held is too old on the typical day.</summary>
    public bool HeldIsTooOld => HeldGoodUntil < Until;
}

/// <summary>The papers a step hands over.</summary>
/// <param name="NeededOn">The typical first day of the step.</param>
/// <param name="EndBy">The last day to have them for the wished date, at typical lengths.</param>
/// <param name="ToGet">Papers that are needed and not in order yet, without those an earlier step hands over or another step brings.</param>
/// <param name="Ready">How many are in order.</param>
/// <param name="MovesBy">Calendar days the day the step leads to moves when one of them comes <see cref="Plan.LateDays"/> late.</param>
public sealed record PaperSet(PlanStep Step, LocalDate NeededOn, LocalDate? EndBy, ImmutableArray<Finding> ToGet, int Ready, int? MovesBy);
