using Hqs.Casework.Assessments;
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
}
