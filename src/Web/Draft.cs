namespace Hqs.Web;

/// <summary>What the browser keeps of a form until the desk has it (<c>drafts.js</c>). Only here it is told so, so that nothing typed is lost on the way.</summary>
public static class Draft
{
    public const string Field = "draft";
    public const string Cookie = "hqs-saved";
    private const int LongestId = 40;

    /// <summary>Tells the browser that the draft sent with this form is saved.</summary>
    public static void IsSaved(HttpContext context)
    {
        var id = context.Request.Form[Field].ToString();
        if (id.Length is > 0 and <= LongestId && id.All(char.IsAsciiLetterOrDigit))
        {
            context.Response.Cookies.Append(Cookie, id, new() { SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(1) });
        }
    }
}
