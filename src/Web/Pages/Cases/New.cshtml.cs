using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>A new case from a name, or from a whole file.</summary>
public sealed class NewCaseModel(CaseStore cases, RulebookNow rules, Today today, Reader reader) : PageModel
{
    private const int LongestName = 300;
    private const int LongestText = 1_000_000;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? NameRussian { get; set; }

    [BindProperty]
    public string? Employer { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var empty = new Case([new("case", Case.CaseId, "case", []), new("principal", Case.PrincipalId, "principal", [], Case.CaseId)], ImmutableSortedDictionary<string, Answer>.Empty);
        var begun = new[] { (Case.PrincipalId, "person.name", Name), (Case.PrincipalId, "person.name_russian", NameRussian), (Case.CaseId, "employer.name", Employer) }
            .Where(f => !string.IsNullOrWhiteSpace(f.Item3))
            .Aggregate(empty, (c, f) => c.With(f.Item1, rules.Rulebook.Facts[f.Item2], new Statement(new Plain(Trimmed(f.Item3!)), reader.Name, today.Day)));
        return await Added(CaseWriter.Yaml(begun), "/interview", stop);
    }

    public Task<IActionResult> OnPostPasteAsync(CancellationToken stop)
    {
        if (Text is { Length: > 0 and <= LongestText })
        {
            return Added(Text.ReplaceLineEndings("\n"), "", stop);
        }

        Problems = [new(new("case.yaml", 1, 1), new("Paste a file of at most a million characters.", "Вставьте файл до миллиона знаков."))];
        return Task.FromResult<IActionResult>(Page());
    }

    private async Task<IActionResult> Added(string text, string then, CancellationToken stop)
    {
        var saved = await cases.Add(reader.Organisation, text, reader.Name, reader.T("begun", "начато"), isDemo: false, stop);
        Problems = saved.Problems;
        if (saved.Record is not { } record)
        {
            return Page();
        }

        Draft.IsSaved(HttpContext);
        return Redirect($"/cases/{record.Id}{then}");
    }

    private static string Trimmed(string name) => name.Trim() is var trimmed && trimmed.Length > LongestName ? trimmed[..LongestName] : trimmed;
}
