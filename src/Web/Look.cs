using Hqs.Casework.Assessments;
using Hqs.Casework.Documents;
using Hqs.Casework.Salary;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Html;

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

    public static string Of(Severity severity) => severity switch
    {
        Severity.Heavy => "no",
        Severity.Serious => "open",
        _ => "none",
    };

    /// <summary>The sign that stands before the word of a weight.</summary>
    public static string SignOf(Severity severity) => severity switch { Severity.Heavy => "▲", Severity.Serious => "◆", Severity.Light => "●", _ => "○" };

    /// <summary>How bad a miss is, in a word.</summary>
    public static Words Word(Severity severity) => severity switch
    {
        Severity.Heavy => new("heavy", "тяжёлые"),
        Severity.Serious => new("serious", "серьёзные"),
        Severity.Light => new("light", "небольшие"),
        _ => new("no fine known", "не известны"),
    };

    public static string Of(PaperGroup group) => group switch
    {
        PaperGroup.ToMend => "no",
        PaperGroup.InOrder => "yes",
        PaperGroup.Perhaps => "none",
        _ => "open",
    };

    public static string Of(PayState state) => Of(PayReport.StatusOf(state));

    /// <summary>An answer of a right, as the rulebook writes it.</summary>
    public static string OfAnswer(string answer) => answer switch { Right.Yes => "yes", Right.No => "no", Right.Limited or Right.Ask => "open", _ => "none" };

    /// <summary>The sign that stands before the word of an answer.</summary>
    public static string SignOfAnswer(string answer) => answer switch { Right.Yes => "✓", Right.No => "✗", Right.Limited => "◑", Right.Ask => "?", _ => "◐" };

    /// <summary>Whom a finding is about, where that is not plain: a member of the family, a quarter, the owner of a paper.</summary>
    public static Words? Whose(Subject subject) => subject switch
    {
        { Kind: "member" or "quarter" or "entry" } => subject.Label,
        { Kind: "document", Outer: { } owner } => owner.Label,
        _ => null,
    };

    /// <summary>The status from its written form.</summary>
    public static Status Written(string written) => written switch { "met" => Status.Met, "not_met" => Status.NotMet, "not_applicable" => Status.NotApplicable, _ => Status.Unknown };
}

/// <summary>A finding to show, with the assessment it belongs to.</summary>
public sealed record FindingView(Finding Finding, Assessment Assessment);

/// <summary>What one rule found, the same way, about one or several: shown as one line.</summary>
/// <param name="Same">Findings of one rule with one status.</param>
/// <param name="Assessment">The assessment they belong to.</param>
/// <param name="IsOpen">Whether it stands open from the start.</param>
/// <param name="Word">The word of the sign, where it is not that of the status.</param>
public sealed record FindingsView(IReadOnlyList<Finding> Same, Assessment Assessment, bool IsOpen = false, Words? Word = null)
{
    /// <summary>Findings by rule and status, in the order of the first of each; ten people make one line and not ten.</summary>
    public static IEnumerable<FindingsView> Of(IEnumerable<Finding> findings, Assessment assessment, Words? word = null) =>
        findings.GroupBy(f => (f.Rule, f.Status)).Select(same => new FindingsView([.. same], assessment, false, word));

    /// <summary>Whom they are about, where that is not plain.</summary>
    public IEnumerable<Words> Whose => Same.Select(f => Look.Whose(f.Subject)).OfType<Words>().Distinct();

    /// <summary>The first act they rest on.</summary>
    public Citation? Act => Citation.Of(Same[0], Assessment.Rulebook, Assessment.On).FirstOrDefault(c => c.IsAct);
}

/// <summary>A decision to show with what it needed.</summary>
public sealed record DecisionView(Finding Decision, Assessment Assessment)
{
    /// <summary>What the decision needed and what applies here, the failing first.</summary>
    public IEnumerable<Finding> Needs => NeedsOf(Decision).Where(f => f.Status != Status.NotApplicable).OrderBy(f => f.Status switch { Status.NotMet => 0, Status.Unknown => 1, _ => 2 });

    private static IEnumerable<Finding> NeedsOf(Finding decision) => decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!).SelectMany(f => f.Rule is Decision ? NeedsOf(f) : [f]);
}

/// <summary>The chart of one employer's quarters with its table.</summary>
public sealed record PayChart(PayAccount Account, IHtmlContent Drawing);
