using Hqs.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hqs.Web.Pages;

/// <summary>Sign-in by e-mail and password; five wrong tries close the account for a while.</summary>
public sealed class SignInModel(UserManager<User> users, SignInManager<User> signIn, Reader reader) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Error { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var user = await users.FindByEmailAsync(Email ?? "");
        var result = user is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.CheckPasswordSignInAsync(user, Password ?? "", lockoutOnFailure: true);
        if (user is null || !result.Succeeded)
        {
            Error = result.IsLockedOut
                ? reader.T("Too many wrong tries; wait five minutes.", "Слишком много неверных попыток; подождите пять минут.")
                : reader.T("E-mail or password is wrong.", "Неверная почта или пароль.");
            return Page();
        }

        await Reader.SignIn(signIn, user, stay: true);
        return Url.IsLocalUrl(ReturnUrl) ? Redirect(ReturnUrl) : Redirect("/");
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }
}
