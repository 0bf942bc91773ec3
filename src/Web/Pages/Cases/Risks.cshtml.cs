using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>What commonly makes such a case refused or fined: there with its repair, not to be told yet, looked for and not found.</summary>
public sealed class RisksModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    private const string ApplyAgain = "risks.may-apply-again";

    public override string Tab => "risks";

    public ILookup<Status, Finding> Found { get; private set; } = null!;

    /// <summary>Whether the case may be filed again, after a refusal.</summary>
    public Finding? Recovery { get; private set; }

    public void OnGet()
    {
        Found = Assessment.Findings.Where(f => f.Rule is Risk).ToLookup(f => f.Status);
        Recovery = Assessment.Decisions.FirstOrDefault(d => d.Rule.Id == ApplyAgain && Assessment.IsEngaged(d));
    }
}
