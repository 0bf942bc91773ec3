using Hqs.Casework.Assessments;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>The six checklists of a case, to tick off on screen or paper.</summary>
public sealed class ChecklistModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public const string All = "all";

    public override string Tab => "checklist";

    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    public IReadOnlyList<Checklist> Lists { get; private set; } = [];

    /// <summary>What a person must verify in every such case before filing.</summary>
    public IReadOnlyList<OpenQuestion> ToVerify { get; private set; } = [];

    public IActionResult OnGet()
    {
        For ??= Checklist.Occasions[0];
        if (For != All && !Checklist.Occasions.Contains(For))
        {
            return NotFound();
        }

        Lists = [.. Checklist.Occasions.Where(o => For is All || For == o).Select(o => Checklist.Of(Assessment, o))];
        ToVerify = [.. Assessment.Questions.Where(q => !q.Question.IsContestedLaw)];
        return Page();
    }
}
