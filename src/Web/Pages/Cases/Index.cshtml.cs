using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>The list of cases, one page at a time; what it is narrowed to stands in the address.</summary>
public sealed class CasesModel(CaseStore cases, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Verdict { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<CaseRecord> Rows { get; private set; } = [];
    public int Count { get; private set; }
    public int Pages => Math.Max(1, (Count + CaseStore.PageSize - 1) / CaseStore.PageSize);

    public async Task OnGetAsync(CancellationToken stop)
    {
        P = Math.Clamp(P, 1, 1_000_000);
        (Rows, Count) = await cases.Find(reader.Organisation, new(Q is { Length: > 200 } ? Q[..200] : Q, string.IsNullOrEmpty(Verdict) ? null : Verdict, Failed, Sort, P), stop);
    }
}
