namespace Hqs.Web.Tests;

/// <summary>Two people change the same case: the second sees the first one's change instead of writing over it.</summary>
public sealed class TwoEditorsTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task The_second_one_is_shown_both_texts_and_may_save_again()
    {
        var first = await desk.SignedIn();
        await first.GotoAsync("/cases?q=vaidyanath");
        var address = await first.Locator("table.list tbody a").First.GetAttributeAsync("href") + "/file";
        var second = await desk.SignedIn();
        await first.GotoAsync(address);
        await second.GotoAsync(address);

        var text = await first.InputValueAsync("textarea[name=Text]");
        await first.FillAsync("textarea[name=Text]", text.Replace("Lead process engineer", "Chief process engineer", StringComparison.Ordinal));
        await first.ClickAsync("main button.primary");
        Assert.DoesNotContain("/file", first.Url, StringComparison.Ordinal);

        await second.FillAsync("textarea[name=Text]", text.Replace("Severny Process Systems LLC", "Severny Systems LLC", StringComparison.Ordinal));
        await second.ClickAsync("main button.primary");
        Assert.Contains("Somebody else changed this case", await second.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains(await second.Locator(".merge .removed").AllInnerTextsAsync(), line => line.Contains("Chief process engineer", StringComparison.Ordinal));
        // Nothing typed is lost.
        Assert.Contains("Severny Systems LLC", await second.InputValueAsync("textarea[name=Text]"), StringComparison.Ordinal);

        await second.ClickAsync("main button.primary");
        await second.GotoAsync(address.Replace("/file", "/history", StringComparison.Ordinal));
        // Both saved the file in one go, under one name: the history tells it as one change, of editions 2 and 3.
        Assert.Contains("Editions 2 to 3", await second.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_places_and_stays_in_the_field()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases/new");
        await page.FillAsync("textarea[name=Text]", "hqs_case: 1\nprincipal: { citizenshp: IN }\n");
        await page.ClickAsync("text=Take it over");

        Assert.Contains("2:14", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("citizenship", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("citizenshp", await page.InputValueAsync("textarea[name=Text]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Ж")]
    [InlineData("🙂 محمد \u202Eabc")]
    public async Task A_strange_name_is_shown_as_it_is(string name)
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases/new");
        await page.FillAsync("input[name=Name]", name);
        await page.ClickAsync("main form >> nth=0 >> button.primary");
        await page.GotoAsync(page.Url[..page.Url.LastIndexOf("/interview", StringComparison.Ordinal)]);

        Assert.StartsWith(name.Normalize(), (await page.InnerTextAsync("h1")).Normalize(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("h1 script").CountAsync());
    }
}
