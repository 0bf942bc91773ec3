using System.Text.RegularExpressions;
using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>A stored case that no longer reads, as after a fact of the rulebook got another name, takes no page down and can be mended.</summary>
public sealed class UnreadableCaseTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Theory]
    [InlineData("en", "cannot be read any more", "2:14")]
    [InlineData("ru", "больше не чита", "2:14")]
    public async Task It_stays_on_the_list_says_where_and_is_mended(string language, string said, string place)
    {
        var page = await desk.SignedIn(language);
        var id = await Begun(page, "Broken " + language);
        await Break(id, "hqs_case: 1\nprincipal: { citizenshp: IN, name: Broken One }\n");

        foreach (var (path, where) in new[] { ("/cases?q=broken", "main"), ("/", ".verdict.no"), ($"/cases/{id}/file", ".verdict.no") })
        {
            var response = await page.GotoAsync(path);
            Assert.Equal(200, response!.Status);
            await Assertions.Expect(page.Locator(where).First).ToContainTextAsync(said, new() { IgnoreCase = true });
        }

        Assert.Contains(place, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/");
        Assert.Contains(place, await page.InnerTextAsync(".verdict.no"), StringComparison.Ordinal);
        await page.GotoAsync("/cases?verdict=unreadable");
        Assert.Equal(1, await page.Locator("table.list tbody tr").CountAsync());

        // Every tab leads to where it is mended; the history stays.
        foreach (var tab in new[] { "", "/people", "/plan", "/interview", "/interview/check", "/edit", "/checklist" })
        {
            await page.GotoAsync($"/cases/{id}{tab}");
            Assert.EndsWith("/file", page.Url, StringComparison.Ordinal);
        }

        Assert.Equal(200, (await page.GotoAsync($"/cases/{id}/history"))!.Status);
        Assert.Equal(200, (await page.GotoAsync($"/answers/first-days?case={id}"))!.Status);
        await page.GotoAsync($"/cases/{id}/file");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]"));
        Assert.Contains("citizenshp", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.FillAsync("textarea[name=Text]", "hqs_case: 1\nprincipal: { citizenship: IN, name: Mended One }\n");
        await page.ClickAsync("main button.primary");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Mended One");
        await page.GotoAsync("/");
        Assert.Equal(0, await page.Locator(".verdict.no").CountAsync());
    }

    private static async Task<Guid> Begun(IPage page, string name)
    {
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Name]", name);
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/interview");
        return Guid.Parse(Regex.Match(page.Url, "[0-9a-f-]{36}").Value);
    }

    // As if another rulebook had written it, past the reader that refuses such a file; then everything is worked out with this one.
    private async Task Break(Guid id, string text)
    {
        await desk.InDatabase(async (db, stop) =>
            await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(r => r.Text, text).SetProperty(r => r.Rulebook, "an older one"), stop));
        await desk.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Refresh>().Single().Run(TestContext.Current.CancellationToken);
    }
}
