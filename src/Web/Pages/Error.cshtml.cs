using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>What a person reads when a page is not there or fails; nothing of the inside is told.</summary>
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    // After a failure the status stands in the answer, otherwise in the address.
    public void OnGet(int? code) => Code = code ?? Response.StatusCode;
}
