using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hqs.Rules.Reading;
using Hqs.Web.Demo;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web;

/// <summary>Puts the web desk together: configuration, storage, sign-in, pages.</summary>
public static class Desk
{
    private const int LargestForm = 10_000_000;
    private const int LargestSent = 100_000_000;

    public static async Task<int> Run(string[] args)
    {
        if (args is ["config", "check", ..])
        {
            return ConfigCheck.Run(args[2..]);
        }

        var given = args is ["serve", .. var rest] ? rest : args;
        if (given is ["--help" or "-h" or "-?", ..])
        {
            await Console.Out.WriteLineAsync(Usage);
            return 0;
        }

        if (Unusable(given) is { } unusable)
        {
            await Console.Error.WriteLineAsync($"hqs: {unusable}\n{Usage}");
            return UnusableInput;
        }

        try
        {
            await using var app = Build(given);
            await Prepare(app);
            await app.StartAsync();
            await Console.Out.WriteLineAsync($"HQS Desk is open at {string.Join(", ", app.Urls)} – Ctrl+C closes it. / Открыто; Ctrl+C закрывает.");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (RulebookException e)
        {
            foreach (var problem in e.Problems)
            {
                await Console.Error.WriteLineAsync($"{problem.Place}: {problem.Says.En}");
            }

            await Console.Error.WriteLineAsync("hqs: the rulebook cannot be used; the desk was not started.");
            return 3;
        }
        catch (InvalidDataException e)
        {
            await Console.Error.WriteLineAsync($"hqs: the configuration cannot be read: {e.Message}");
            return UnusableInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or FormatException or InvalidOperationException)
        {
            // An address in use, a folder that may not be written, a database that is none: said in a line, with what it was about.
            await Console.Error.WriteLineAsync($"hqs: the desk was not started: {e.Message}\nCheck --urls and --data, or run: ./hqs config check");
            return UnusableInput;
        }
    }

    private const int UnusableInput = 2;

    private static readonly Dictionary<string, string> Options = new() { ["--data"] = "Desk:DataFolder", ["--urls"] = "Desk:Urls", ["--rules"] = "Desk:RulesFolder" };

    private const string Usage =
        """
        ./hqs serve [--urls URL] [--data DIR] [--rules DIR]

          --urls   Where to listen, for example http://127.0.0.1:5080 (so when left out) or http://0.0.0.0:8080.
          --data   Where the database and its keys are kept; “data” when left out.
          --rules  Folder of the rulebook.

        ./hqs config check says whether the desk could start so, without starting it.
        """;

    // A switch nobody reads would be a wish that silently fails.
    private static string? Unusable(string[] given)
    {
        for (var i = 0; i < given.Length; i++)
        {
            var name = given[i].Split('=')[0];
            if (!Options.ContainsKey(name))
            {
                return $"“{given[i]}” is no option of serve.";
            }

            if (!given[i].Contains('=', StringComparison.Ordinal) && (++i == given.Length || given[i].StartsWith("--", StringComparison.Ordinal)))
            {
                return $"{name} wants a value.";
            }
        }

        return null;
    }

    public static WebApplication Build(string[] args)
    {
        var root = Environment.GetEnvironmentVariable("HQS_ROOT") ?? Directory.GetCurrentDirectory();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Desk).Assembly.GetName().Name });
        // The file lies in the data folder, so where that is comes from the environment or an option; both go before the file.
        var given = new ConfigurationBuilder().AddEnvironmentVariables("HQS_").AddCommandLine(args, Options).Build();
        builder.Configuration.AddJsonFile(Path.Combine(Path.GetFullPath(given["Desk:DataFolder"] ?? new DeskOptions().DataFolder, root), "desk.json"), optional: true);
        builder.Configuration.AddConfiguration(given);
        // Keys lie in the data folder, as open as the database beside them; pages with forms are not cached on purpose; and what stops the
        // start is said by Run, what stops a request by the request, once each.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Logging.AddFilter((_, level) => level >= LogLevel.Warning || builder.Environment.IsDevelopment());
        var options = builder.Configuration.GetSection("Desk").Get<DeskOptions>() ?? new();
        options.DataFolder = Path.GetFullPath(options.DataFolder, root);
        options.RulesFolder = Path.GetFullPath(options.RulesFolder, root);
        options.CasesFolder = options.CasesFolder.Length > 0 ? Path.GetFullPath(options.CasesFolder, root) : Path.Combine(options.RulesFolder, "cases");
        Directory.CreateDirectory(options.DataFolder);
        builder.WebHost.UseUrls(options.Urls);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Today>();
        services.AddSingleton(new RulebookNow(options.RulesFolder));
        services.AddScoped<CaseStore>();
        services.AddScoped<CaseList>();
        services.AddScoped<DueBoard>();
        services.AddSingleton<Freshness>();
        services.AddHostedService<Refresh>();
        services.AddScoped<Reader>();
        services.AddScoped<DemoCompany>();
        services.AddHttpContextAccessor();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddDbContext<DeskDb>(db => db.UseSqlite(Connection(options)));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataFolder, "keys"))).SetApplicationName("hqs-desk");
        services.AddIdentityCore<User>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.Password.RequiredLength = 10;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<DeskDb>().AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.Cookie.Name = "hqs-desk";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
        });
        services.AddAuthorization();
        services.AddHealthChecks().AddDbContextCheck<DeskDb>();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/");
            foreach (var open in new[] { "/Start", "/SignIn", "/Error", "/Routes", "/Language", "/Find" })
            {
                pages.Conventions.AllowAnonymousToPage(open);
            }

            pages.Conventions.AllowAnonymousToFolder("/Rules");
            pages.Conventions.AllowAnonymousToFolder("/Answers");
        }).AddMvcOptions(mvc => mvc.Filters.Add(new NoSuchForm()));

        // A million characters of a case file are up to nine million bytes in a form; the page itself says when a text is too long.
        services.Configure<FormOptions>(form => form.ValueLengthLimit = LargestForm);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = LargestForm);

        var app = builder.Build();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError });
        }

        app.UseStatusCodePagesWithReExecute("/error", "?code={0}");
        app.Use(ErrorsAreOnlyRead);
        app.Use(SecurityHeaders);
        app.Use(NotTooLarge);
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<FirstRun>();
        app.UseAuthorization();
        app.MapHealthChecks("/health/ready");
        app.MapGet("/health/live", () => "live");
        app.MapRazorPages();
        return app;
    }

    /// <summary>Brings the database to the present model while the rulebook is read. WAL lets pages be read while one is written.</summary>
    public static async Task Prepare(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        await app.Services.GetRequiredService<RulebookNow>().Read;
    }

    private static string Connection(DeskOptions options) => new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.DataFolder, "desk.db"), ForeignKeys = true, Pooling = true }.ToString();

    // The page of an error answers forms too, and must not stumble over the very form that was wrong.
    private static Task ErrorsAreOnlyRead(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            (context.Request.Method, context.Request.ContentLength) = (HttpMethods.Get, 0);
            context.Request.Form = FormCollection.Empty;
        }

        return next(context);
    }

    // A browser shows the answer only after it was let send everything; what is larger still is cut off.
    private static async Task NotTooLarge(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength is not > LargestForm)
        {
            await next(context);
            return;
        }

        if (context.Request.ContentLength <= LargestSent && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestSent;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers["X-Content-Type-Options"] = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["X-Frame-Options"] = "DENY";
        headers["Content-Security-Policy"] = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
        return next(context);
    }
}
