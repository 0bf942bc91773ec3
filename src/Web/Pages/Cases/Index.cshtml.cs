using Hqs.Rules.Checking;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Pages;

/// <summary>The list of cases, one page at a time; what it is narrowed to stands in the address and may be kept under a name.</summary>
public sealed class CasesModel(CaseList cases, DeskDb db, Freshness freshness, Reader reader) : PageModel
{
    private const int LongestText = 200;
    private const int MostSaved = 30;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Verdict { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Waits { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    public IReadOnlyList<SavedFilter> Saved { get; private set; } = [];
    public int Count { get; private set; }
    public bool IsCounted { get; private set; } = true;
    public Freshness Freshness => freshness;

    /// <summary>The last page, where the cases were all counted.</summary>
    public int? Pages => IsCounted ? Math.Max(1, (Count + CaseList.PageSize - 1) / CaseList.PageSize) : null;

    public bool HasNext => Rows.Count == CaseList.PageSize && P != Pages;

    /// <summary>Set while something narrows the list.</summary>
    public bool IsNarrowed => Query(1).Length > 0;

    public static IReadOnlyList<string> Verdicts { get; } = [Examples.Name(Hqs.Rules.Status.Met), Examples.Name(Hqs.Rules.Status.Unknown), Examples.Name(Hqs.Rules.Status.NotMet), CaseStore.Unreadable];

    public async Task OnGetAsync(CancellationToken stop)
    {
        P = Math.Clamp(P, 1, 1_000_000);
        Q = string.IsNullOrWhiteSpace(Q) ? null : Q.Length > LongestText ? Q[..LongestText] : Q;
        Verdict = Verdicts.Contains(Verdict) ? Verdict : null;
        Waits = Waiting.All.Contains(Waits) ? Waits : null;
        Sort = Sort is "name" or "due" ? Sort : null;
        var page = await cases.Find(reader.Organisation, new(Q, Verdict, Failed, Waits, Sort, P), stop);
        (Rows, Count, IsCounted) = (page.Rows, page.Count, page.IsCounted);
        var user = reader.User;
        Saved = await db.SavedFilters.AsNoTracking().Where(f => f.UserId == user).OrderBy(f => f.Name).ToListAsync(stop);
    }

    public async Task<IActionResult> OnPostSaveFilterAsync(string? name, string? query, CancellationToken stop)
    {
        name = name?.Trim() ?? "";
        // Only what follows the question mark of this page is kept: never an address elsewhere.
        query = (query ?? "").TrimStart('?');
        if (name.Length is 0 or > SavedFilter.LongestName || query.Length is 0 or > SavedFilter.LongestQuery)
        {
            TempData["notice"] = reader.T("Give the filter a name of up to 60 characters, and narrow the list first.", "Дайте фильтру название до 60 знаков; сначала сузьте список.");
            return Redirect("/cases?" + query);
        }

        var user = reader.User;
        if (await db.SavedFilters.SingleOrDefaultAsync(f => f.UserId == user && f.Name == name, stop) is { } known)
        {
            known.Query = query;
        }
        else if (await db.SavedFilters.CountAsync(f => f.UserId == user, stop) < MostSaved)
        {
            db.SavedFilters.Add(new() { Id = Guid.CreateVersion7(), UserId = user, Name = name, Query = query });
        }
        else
        {
            TempData["notice"] = reader.T("There are 30 saved filters already; remove one first.", "Сохранено уже 30 фильтров; сначала удалите один.");
        }

        await db.SaveChangesAsync(stop);
        return Redirect("/cases?" + query);
    }

    public async Task<IActionResult> OnPostRemoveFilterAsync(Guid id, string? query, CancellationToken stop)
    {
        var user = reader.User;
        await db.SavedFilters.Where(f => f.Id == id && f.UserId == user).ExecuteDeleteAsync(stop);
        return Redirect("/cases?" + (query ?? "").TrimStart('?'));
    }

    /// <summary>What the list is narrowed to, as the address writes it; empty for the whole list in its usual order.</summary>
    public string Query(int page)
    {
        var parts = new (string Key, string? Value)[] { ("q", Q), ("verdict", Verdict), ("failed", Failed ? "true" : null), ("waits", Waits), ("sort", Sort), ("p", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null) };
        return string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
    }
}
