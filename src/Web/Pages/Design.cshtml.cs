using System.Text.Encodings.Web;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Plans;
using Hqs.Casework.Salary;
using Hqs.Rules.Evaluation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>Every piece pages are made of, on one page, filled from an example case of the rulebook.</summary>
public sealed class DesignModel(RulebookNow rules, DeskOptions options, Today today, Reader reader, HtmlEncoder encoder) : PageModel
{
    // A case with findings of every status, a plan, and quarters in several states.
    private const string Example = "manager-turkey-short-quarter", PlanExample = "timeline-executive-family";

    public Assessment? Assessment { get; private set; }
    public PayTest? Pay { get; private set; }
    public IHtmlContent Timeline { get; private set; } = HtmlString.Empty;
    public IHtmlContent Chart { get; private set; } = HtmlString.Empty;
    public IHtmlContent Report { get; private set; } = HtmlString.Empty;

    public void OnGet()
    {
        if (Read(Example) is { } example)
        {
            Assessment = Assessment.Of(example, rules.Rulebook, today.Day);
            Pay = PayTest.Of(example, rules.Rulebook, today.Day);
            Chart = new HtmlString(PayDrawing.Write(Pay.Accounts[0], reader.Language) ?? "");
            Report = HtmlPage.Of(encoder, page => new PayReport(Pay, reader.Language, page).ToDo(Pay.Accounts[0]));
        }

        if (Read(PlanExample) is { } planned)
        {
            Timeline = new HtmlString(PlanDrawing.Write(Plan.Of(Assessment.Of(planned, rules.Rulebook, today.Day)), reader.Language, hasHead: false));
        }
    }

    /// <summary>One finding of each status, with its trace.</summary>
    public IEnumerable<Finding> Findings => Assessment!.Findings.Where(f => f.Rule is Hqs.Rules.Requires && f.Trace.Length > 0).GroupBy(f => f.Status).OrderBy(g => g.Key).Select(g => g.First());

    private Case? Read(string name)
    {
        var path = Path.Combine(options.CasesFolder, name, "case.yaml");
        return System.IO.File.Exists(path) ? CaseFile.Read(System.IO.File.ReadAllText(path), name, rules.Rulebook).Case : null;
    }
}
