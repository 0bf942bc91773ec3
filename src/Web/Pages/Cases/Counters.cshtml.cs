using System.Text.Encodings.Web;
using Hqs.Casework.Counters;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Html;

namespace Hqs.Web.Pages;

/// <summary>Days that run: in Russia, abroad, without registration, left on papers.</summary>
public sealed class CountersModel(CaseStore cases, Reader reader, HtmlEncoder encoder) : CasePage(cases, reader)
{
    public override string Tab => "counters";

    public Counters Counters { get; private set; } = null!;
    public IHtmlContent Told { get; private set; } = HtmlString.Empty;

    public void OnGet()
    {
        Counters = Counters.Of(Assessment.Case, Assessment.Rulebook, Assessment.On);
        Told = HtmlPage.Of(encoder, page => new CounterReport(Counters, Reader.Language, page).Write());
    }

    /// <summary>Counts with a day ahead, the nearest first.</summary>
    public IEnumerable<Counter> Coming => Counters.All.Where(c => c.Next is not null).OrderBy(c => c.Next);
}
