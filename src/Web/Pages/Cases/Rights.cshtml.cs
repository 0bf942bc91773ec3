using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>What each person may do here: yes, limited, ask, no.</summary>
public sealed class RightsModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    private static readonly string[] Answers = [Right.Yes, Right.Limited, Right.Ask, Right.No, "unknown"];

    public override string Tab => "rights";

    public void OnGet()
    {
    }

    public IEnumerable<IGrouping<string, Finding>> Of(Subject person) => Assessment.Findings
        .Where(f => f.Rule is Right && f.Subject == person && f.Status != Status.NotApplicable)
        .GroupBy(f => f.Answer ?? "unknown")
        .OrderBy(g => Array.IndexOf(Answers, g.Key));
}
