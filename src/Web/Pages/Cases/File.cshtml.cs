using System.Text;
using Hqs.Rules;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>The case as the file it is: read, replaced, downloaded. Two people who change it at once both see both texts.</summary>
public sealed class FileModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    private const int LongestText = 1_000_000;

    public override string Tab => FileTab;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int Edition { get; set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];
    public CaseRecord? Other { get; private set; }
    public IReadOnlyList<(char Mark, string Line)> Difference { get; private set; } = [];

    public void OnGet()
    {
        (Text, Edition) = (Record.Text, Record.Edition);
        Problems = IsReadable ? [] : Cases.Trouble(Record);
    }

    public IActionResult OnGetDownload() => File(Encoding.UTF8.GetBytes(Record.Text), "application/yaml", "case.yaml");

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Text is not { Length: > 0 and <= LongestText })
        {
            Problems = [new(new("case.yaml", 1, 1), new("The file is empty or larger than a million characters.", "Файл пуст или больше миллиона знаков."))];
            return Page();
        }

        var saved = await Cases.Change(Record, Edition, Text.ReplaceLineEndings("\n"), Reader.Name, Reader.T("file replaced", "файл заменён"), stop);
        if (saved.Record is not null)
        {
            Draft.IsSaved(HttpContext);
            return Redirect($"/cases/{Id}");
        }

        (Other, Problems) = (saved.Other, saved.Problems);
        if (Other is not null)
        {
            Show(Other);
            Difference = Differences.Of(Other.Text.Split('\n'), Text.ReplaceLineEndings("\n").Split('\n'));
            Edition = Other.Edition;
        }

        return Page();
    }
}
