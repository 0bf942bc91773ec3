using System.Globalization;
using System.Security.Claims;
using Hqs.Rules;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Hqs.Web;

/// <summary>Who reads the page, and in which language: as chosen by the user, else by a cookie, else as the browser asks.</summary>
public sealed class Reader(IHttpContextAccessor http)
{
    public const string LanguageCookie = "hqs-language";
    public const string LanguageClaim = "hqs:language";
    public const string OrganisationClaim = "hqs:organisation";

    private HttpContext Context => http.HttpContext!;

    public Language Language => (Context.Request.Cookies[LanguageCookie] ?? Context.User.FindFirstValue(LanguageClaim) ?? Asked()) == "ru" ? Language.Russian : Language.English;

    public string Code => Language == Language.Russian ? "ru" : "en";

    public bool IsSignedIn => Context.User.Identity?.IsAuthenticated == true;

    /// <summary>Tells the drafts of one reader from those of another on the same device; empty for a stranger.</summary>
    public string Id => Context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    // The sign-in name (an e-mail) comes first, what people call the user after it.
    public string Name => Context.User.FindAll(ClaimTypes.Name).LastOrDefault()?.Value ?? "";

    public Guid Organisation => Guid.Parse(Context.User.FindFirstValue(OrganisationClaim)!, CultureInfo.InvariantCulture);

    public Guid User => Guid.Parse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public string T(string en, string ru) => Language == Language.Russian ? ru : en;

    public string T(Words words) => words.In(Language);

    public string Day(LocalDate day) => Wording.Of(day, Language);

    private string Asked() => Context.Request.Headers.AcceptLanguage.ToString().TrimStart().StartsWith("ru", StringComparison.OrdinalIgnoreCase) ? "ru" : "en";

    /// <summary>Signs a user in with what pages need to know.</summary>
    public static Task SignIn(SignInManager<User> signIn, User user, bool stay) => signIn.SignInWithClaimsAsync(user, stay,
    [
        new Claim(LanguageClaim, user.Language),
        new Claim(OrganisationClaim, user.OrganisationId.ToString()),
        new Claim(ClaimTypes.Name, user.Name),
    ]);
}
