using Hqs.Casework.Assessments;
using Hqs.Casework.Duties;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>
/// A page about one case: the case is found, assessed as of today, or the page is not there. A case whose file no longer reads has
/// only its file, where it is mended, and its history.
/// </summary>
public abstract class CasePage(CaseStore cases, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    protected const string FileTab = "file", HistoryTab = "history";

    public bool IsReadable { get; private set; }
    public CaseRecord Record { get; private set; } = null!;
    public Assessment Assessment { get; private set; } = null!;
    public DutyList Duties { get; private set; } = null!;

    /// <summary>The page answers a form that was sent, and shows what was typed into it.</summary>
    public bool IsAnswered => HttpMethods.IsPost(Request.Method);

    /// <summary>The worker, then the family.</summary>
    public IReadOnlyList<Subject> People => [.. Assessment.Findings.Select(f => f.Subject).Where(s => s.Kind is "principal" or "member").Distinct().OrderBy(s => s.Kind == "member")];

    /// <summary>The tab shown, as it stands in the address.</summary>
    public abstract string Tab { get; }

    protected CaseStore Cases => cases;
    protected Reader Reader => reader;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await cases.Get(reader.Organisation, Id, context.HttpContext.RequestAborted) is not { } record)
        {
            context.Result = NotFound();
            return;
        }

        if (!Show(record) && Tab is not (FileTab or HistoryTab))
        {
            context.Result = Redirect($"/cases/{Id}/{FileTab}");
            return;
        }

        await next();
    }

    /// <summary>Shows this edition of the case; false when its file does not read, and there is no assessment.</summary>
    protected bool Show(CaseRecord record)
    {
        Record = record;
        if (cases.Assess(record) is not { } assessment)
        {
            return false;
        }

        (IsReadable, Assessment, Duties) = (true, assessment, DutyList.Of(assessment));
        return true;
    }
}
