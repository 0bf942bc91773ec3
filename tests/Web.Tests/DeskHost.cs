using Hqs.Rules;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>A desk of its own on a free port, on an empty data folder, and a browser to look at it with. Shared by the tests of one class.</summary>
public sealed class DeskHost : IAsyncLifetime
{
    public const string Email = "olga@example.org";
    public const string Password = "correct horse battery";

    private readonly string data = Directory.CreateTempSubdirectory("hqs-desk-").FullName;
    private WebApplication app = null!;
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;
    public string Address { get; private set; } = "";
    public DeskOptions Options => app.Services.GetRequiredService<DeskOptions>();
    public Rulebook Rulebook => app.Services.GetRequiredService<RulebookNow>().Rulebook;

    /// <summary>What the running desk is made of, for what no page shows.</summary>
    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("HQS_ROOT", Root());
        app = Desk.Build(["--data", data, "--urls", "http://127.0.0.1:0"]);
        await Desk.Prepare(app);
        await app.StartAsync();
        Address = app.Urls.First();
        playwright = await Playwright.CreateAsync();
        // Debian's browser; nothing is fetched from outside, and the sandbox is not to be had for root in a container.
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Does something to the database behind the desk's back.</summary>
    public async Task InDatabase(Func<DeskDb, CancellationToken, Task> act)
    {
        using var scope = app.Services.CreateScope();
        await act(scope.ServiceProvider.GetRequiredService<DeskDb>(), TestContext.Current.CancellationToken);
    }

    /// <summary>A page of a fresh browser, in a language and a colour scheme.</summary>
    public async Task<IPage> Page(string language = "en", ColorScheme colours = ColorScheme.Light, bool script = true, int width = 1280)
    {
        var context = await Browser.NewContextAsync(new() { BaseURL = Address, Locale = language == "ru" ? "ru-RU" : "en-GB", ColorScheme = colours, JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        return await context.NewPageAsync();
    }

    /// <summary>A page of somebody who has signed in; the first one makes the owner and loads the demo company.</summary>
    public async Task<IPage> SignedIn(string language = "en", ColorScheme colours = ColorScheme.Light, bool script = true, int width = 1280)
    {
        var page = await Page(language, colours, script, width);
        await page.GotoAsync("/");
        if (page.Url.EndsWith("/start", StringComparison.Ordinal))
        {
            await Start(page, language);
        }
        else
        {
            await page.FillAsync("input[name=Email]", Email);
            await page.FillAsync("input[name=Password]", Password);
            await page.ClickAsync("main button.primary");
        }

        await page.Context.AddCookiesAsync([new() { Name = Reader.LanguageCookie, Value = language, Url = Address }]);
        await page.GotoAsync("/");
        return page;
    }

    public static async Task Start(IPage page, string language)
    {
        await page.FillAsync("input[name=Organisation]", "North Bridge Engineering");
        await page.FillAsync("input[name=Name]", "Olga Petrova");
        await page.FillAsync("input[name=Email]", Email);
        await page.FillAsync("input[name=Password]", Password);
        await page.SelectOptionAsync("select[name=Language]", language);
        await page.ClickAsync("main button.primary");
    }

    private static string Chromium() => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("The pages are tested in a real browser and none was found. Install Debian's package “chromium”; ./hqs test does so where it may.");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hqs.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Hqs.slnx is not above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }
}
