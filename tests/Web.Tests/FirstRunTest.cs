namespace Hqs.Web.Tests;

/// <summary>From an empty folder to a desk with the demo company, and back to an empty one.</summary>
public sealed class FirstRunTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task The_first_page_makes_the_owner_and_the_demo_company_comes_and_goes_with_one_click()
    {
        // An empty folder of its own: the other tests of this class may have made their owner before.
        await using var empty = new DeskHost();
        await empty.InitializeAsync();
        var page = await empty.Page();
        await page.GotoAsync("/cases");
        Assert.EndsWith("/start", page.Url, StringComparison.Ordinal);

        await DeskHost.Start(page, "en");
        Assert.Equal("Today", await page.InnerTextAsync("h1"));
        await page.GotoAsync("/cases");
        Assert.NotEqual(0, await page.Locator("table.list tbody tr").CountAsync());

        await page.GotoAsync("/");
        await page.ClickAsync("text=Remove the demo company");
        await page.GotoAsync("/cases");
        Assert.Equal(0, await page.Locator("table.list tbody tr").CountAsync());

        await page.GotoAsync("/");
        await page.ClickAsync("text=Load the demo company");
        await page.GotoAsync("/cases?q=вайдьянатх");
        Assert.Equal(1, await page.Locator("table.list tbody tr").CountAsync());

        // A second first run is not to be had.
        await page.GotoAsync("/start");
        Assert.EndsWith(":" + new Uri(empty.Address).Port + "/", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_sees_the_rulebook_and_no_case()
    {
        var owner = await desk.SignedIn();
        await owner.GotoAsync("/cases");
        var address = await owner.Locator("table.list tbody a").First.GetAttributeAsync("href");

        var stranger = await desk.Page();
        await stranger.GotoAsync(address!);
        Assert.Contains("/sign-in", stranger.Url, StringComparison.Ordinal);
        var response = await stranger.GotoAsync("/health/ready");
        Assert.Equal(200, response!.Status);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_lets_nobody_in()
    {
        await desk.SignedIn();
        var page = await desk.Page();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[name=Email]", DeskHost.Email);
        await page.FillAsync("input[name=Password]", "not this one at all");
        await page.ClickAsync("main button.primary");

        Assert.Equal("E-mail or password is wrong.", await page.InnerTextAsync("[role=alert]"));
    }
}
