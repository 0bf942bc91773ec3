using Hqs.Web.Demo;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Pages;

/// <summary>The first page of a new desk: organisation, owner, language, and the demo company.</summary>
public sealed class StartModel(DeskDb db, UserManager<User> users, SignInManager<User> signIn, DemoCompany demo, Today today, Reader reader) : PageModel
{
    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public bool WithDemo { get; set; } = true;

    public List<string> Errors { get; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await db.Users.AnyAsync(stop) ? Redirect("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await db.Users.AnyAsync(stop))
        {
            return Redirect("/");
        }

        if (string.IsNullOrWhiteSpace(Organisation) || string.IsNullOrWhiteSpace(Name) || Organisation.Length > Storage.Organisation.LongestName || Name.Length > Storage.Organisation.LongestName)
        {
            Errors.Add(reader.T("Write the name of the organisation and your own, up to 200 characters each.", "Укажите название организации и своё имя, до 200 знаков каждое."));
            return Page();
        }

        var organisation = new Organisation { Id = Guid.CreateVersion7(), Name = Organisation.Trim(), CreatedUtc = today.Utc };
        var user = new User { Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, UserName = Email, Email = Email, Name = Name.Trim(), Language = Language == "ru" ? "ru" : "en" };
        var made = await users.CreateAsync(user, Password ?? "");
        if (!made.Succeeded)
        {
            Errors.AddRange(made.Errors.Select(e => e.Code switch
            {
                "PasswordTooShort" => reader.T("The password needs at least 10 characters.", "Пароль должен быть не короче 10 знаков."),
                _ => reader.T("This e-mail address cannot be used.", "Этот адрес электронной почты не подходит."),
            }).Distinct());
            return Page();
        }

        db.Organisations.Add(organisation);
        await db.SaveChangesAsync(stop);
        if (WithDemo)
        {
            await demo.Load(organisation.Id, stop);
        }

        Response.Cookies.Append(Reader.LanguageCookie, user.Language, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true });
        await Reader.SignIn(signIn, user, stay: true);
        return Redirect("/");
    }
}
