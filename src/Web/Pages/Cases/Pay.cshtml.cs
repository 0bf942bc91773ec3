using System.Text.Encodings.Web;
using Hqs.Casework.Salary;
using Hqs.Rules;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Html;

namespace Hqs.Web.Pages;

/// <summary>Pay against the minimum, quarter by quarter and employer by employer.</summary>
public sealed class PayModel(CaseStore cases, Reader reader, HtmlEncoder encoder) : CasePage(cases, reader)
{
    public override string Tab => "pay";

    public PayTest Test { get; private set; } = null!;

    public void OnGet() => Test = PayTest.Of(Assessment.Case, Assessment.Rulebook, Assessment.On);

    /// <summary>One part of the pay report in the desk's pieces.</summary>
    public IHtmlContent Part(Action<PayReport> write) => HtmlPage.Of(encoder, page => write(new PayReport(Test, Reader.Language, page)));

    public IHtmlContent Drawing(PayAccount account) => PayDrawing.Write(account, Reader.Language, $"pay-{Test.Accounts.IndexOf(account)}") is { } svg ? new HtmlString(svg) : HtmlString.Empty;

    public string Named(IEnumerable<Hqs.Rules.Tracing.Missing> missing) => string.Join("; ", missing.Select(m => Wording.Name(m, Test.Rulebook).In(Reader.Language)).Distinct());

    public string Sums(IEnumerable<Money> sums) => string.Join(" + ", sums.Select(s => Wording.Of(s, Reader.Language)));
}
