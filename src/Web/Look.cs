using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Web;

/// <summary>Class names of the style sheet; the word always stands beside the colour.</summary>
public static class Look
{
    public static string Of(Status status) => status switch
    {
        Status.Met => "yes",
        Status.NotMet => "no",
        Status.Unknown => "open",
        _ => "none",
    };

    public static string Of(DutyState state) => state switch
    {
        DutyState.Missed or DutyState.DoneLate or DutyState.Broken => "no",
        DutyState.DoneInTime or DutyState.Kept => "yes",
        DutyState.DueSoon or DutyState.Unknown => "open",
        _ => "none",
    };

    /// <summary>The status from its written form.</summary>
    public static Status Written(string written) => written switch { "met" => Status.Met, "not_met" => Status.NotMet, "not_applicable" => Status.NotApplicable, _ => Status.Unknown };
}

/// <summary>A finding to show, with the assessment it belongs to.</summary>
public sealed record FindingView(Finding Finding, Assessment Assessment);
