using Hqs.Casework.Fees;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>What it costs, person by person; unknown prices with whom to ask.</summary>
public sealed class CostsModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => "costs";

    public CostList Costs { get; private set; } = null!;

    public void OnGet() => Costs = CostList.Of(Assessment);
}
