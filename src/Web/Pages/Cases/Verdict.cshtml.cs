using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>The answer and why, with what to do next beside it.</summary>
public sealed class VerdictModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => "";

    public IReadOnlyList<WayToYes> Ways { get; private set; } = [];

    public void OnGet()
    {
        var shown = Assessment.Shown().ToHashSet();
        Ways = [.. WayToYes.Of(Assessment).Where(w => shown.Contains(w.Decision))];
    }

    /// <summary>What a decision needed and what applies here, the failing first.</summary>
    public IEnumerable<Finding> Needs(Finding decision) => decision.Trace
        .Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!)
        .SelectMany(f => f.Rule is Decision ? Needs(f) : [f])
        .Where(f => f.Status != Status.NotApplicable)
        .OrderBy(f => f.Status switch { Status.NotMet => 0, Status.Unknown => 1, _ => 2 });
}
