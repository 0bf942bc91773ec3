using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>Remembers the language and goes back to the same page.</summary>
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? to, string? back)
    {
        Response.Cookies.Append(Reader.LanguageCookie, to == "ru" ? "ru" : "en", new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true });
        return Url.IsLocalUrl(back) ? Redirect(back) : Redirect("/");
    }
}
