using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web;

/// <summary>Until the desk has an owner, every page leads to the one that makes one.</summary>
public sealed class FirstRun(RequestDelegate next)
{
    private bool hasOwner;

    public async Task InvokeAsync(HttpContext context, DeskDb db)
    {
        var path = context.Request.Path;
        if (!hasOwner && !path.StartsWithSegments("/start") && !path.StartsWithSegments("/health") && !path.StartsWithSegments("/error") && !path.StartsWithSegments("/language") && !Path.HasExtension(path))
        {
            hasOwner = await db.Users.AnyAsync(context.RequestAborted);
            if (!hasOwner)
            {
                context.Response.Redirect("/start");
                return;
            }
        }

        await next(context);
    }
}
