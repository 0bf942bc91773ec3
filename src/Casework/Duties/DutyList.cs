using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Duties;

/// <summary>Where a duty belongs in a list that begins with what hurts.</summary>
public enum DutyGroup
{
    /// <summary>Missed, done late, or broken.</summary>
    Failed,

    /// <summary>Open, by its last day.</summary>
    Due,

    /// <summary>Its last day is over and nobody said whether it was done.</summary>
    Unconfirmed,

    /// <summary>Its trigger is still to come.</summary>
    ToCome,

    /// <summary>A fact is missing before it can be dated, or told whether it is owed.</summary>
    Undated,

    /// <summary>Without a day of its own.</summary>
    Standing,
    Done,
}

/// <summary>One duty of the case: a finding, its rule, and how it stands.</summary>
public sealed record DutyLine(Finding Finding, Obligation Rule, Duty Duty, DutyGroup Group)
{
    /// <summary>Unique within a case and the same on every day: the rule and the subject.</summary>
    public string Id => $"{Rule.Id}@{Finding.Subject.Id}";
}

/// <summary>Every duty of a case as of the day of its assessment, the worst first, then by the last day.</summary>
public sealed record DutyList(Assessment Assessment, ImmutableArray<DutyLine> Lines, Exposure Exposure)
{
    public static DutyList Of(Assessment assessment)
    {
        ImmutableArray<DutyLine> lines =
        [
            .. assessment.Findings.Where(f => f.Duty is not null)
                .Select(f => new DutyLine(f, (Obligation)f.Rule, f.Duty!, GroupOf(f, assessment.On)))
                .OrderBy(l => l.Group)
                .ThenBy(l => l.Duty.Count?.DueOn ?? LocalDate.MaxIsoValue)
                .ThenBy(l => l.Rule.Id, StringComparer.Ordinal)
                .ThenBy(l => l.Finding.Subject.Id, StringComparer.Ordinal),
        ];
        return new(assessment, lines, Exposure.Of(lines));
    }

    private static DutyGroup GroupOf(Finding finding, LocalDate on) => finding.Duty!.State switch
    {
        DutyState.Missed or DutyState.DoneLate or DutyState.Broken => DutyGroup.Failed,
        DutyState.Open or DutyState.DueSoon => DutyGroup.Due,
        DutyState.NotYet => DutyGroup.ToCome,
        DutyState.DoneInTime => DutyGroup.Done,
        DutyState.Kept or DutyState.Standing => DutyGroup.Standing,
        _ when finding.Possible.HasFlag(Possible.NotApplicable) || finding.Missing.Any(m => m.Kind == MissingKind.Fact) || finding.Duty.Count is null => finding.Duty.Trigger is null && finding.Missing.IsEmpty ? DutyGroup.Standing : DutyGroup.Undated,
        _ => finding.Duty.Count.DueOn < on || finding.Duty.DoneOn is not null ? DutyGroup.Unconfirmed : DutyGroup.Due,
    };
}
