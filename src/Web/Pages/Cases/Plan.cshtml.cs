using System.Text.Encodings.Web;
using Hqs.Casework.Plans;
using Hqs.Rules.Reading;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Hqs.Web.Pages;

/// <summary>The way to the day people plan towards; the wished date stands in the address.</summary>
public sealed class PlanModel(CaseStore cases, Reader reader, HtmlEncoder encoder) : CasePage(cases, reader)
{
    public override string Tab => "plan";

    [BindProperty(SupportsGet = true, Name = "start-by")]
    public string? StartBy { get; set; }

    /// <summary>Something was written that is no day.</summary>
    public bool IsNoDay { get; private set; }

    public Plan Plan { get; private set; } = null!;
    public IHtmlContent Answer { get; private set; } = HtmlString.Empty;
    public IHtmlContent Around { get; private set; } = HtmlString.Empty;
    public IHtmlContent Drawing { get; private set; } = HtmlString.Empty;

    public void OnGet()
    {
        LocalDate? wish = string.IsNullOrWhiteSpace(StartBy) ? null : ValueReader.ReadDate(StartBy)?.Date;
        IsNoDay = wish is null && !string.IsNullOrWhiteSpace(StartBy);
        Plan = Plan.Of(Assessment, wish);
        Answer = HtmlPage.Of(encoder, page =>
        {
            var report = new PlanReport(Plan, Reader.Language, page) { NamesOptions = false };
            report.TheGoal();
            report.Now();
        });
        Around = HtmlPage.Of(encoder, page => new PlanReport(Plan, Reader.Language, page) { NamesOptions = false }.AroundTheWay());
        Drawing = Open.Any() ? new HtmlString(PlanDrawing.Write(Plan, Reader.Language, hasHead: false)) : HtmlString.Empty;
    }

    public IEnumerable<PlanStep> Open => Plan.Steps.Where(s => s.State == StepState.Open);

    /// <summary>The way to each day of the plan, the goal first; members of the family whose step falls on the same days are one row.</summary>
    public IEnumerable<IGrouping<string, List<PlanStep>>> Ways => Open.Where(s => s.Towards is not null).OrderBy(s => !s.ServesGoal)
        .GroupBy(s => (s.Rule, s.Dates!.Start, s.Dates.Finish, s.EndBy, s.SlackDays, s.MovesBy, s.IsCritical))
        .Select(g => g.ToList())
        .GroupBy(g => g[0].Towards!.In(Reader.Language));
}
