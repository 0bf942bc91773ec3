namespace Hqs.Web.Tests;

/// <summary>A way to look at the list of cases, kept under a name, found again and removed.</summary>
public sealed class SavedFilterTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task A_filter_is_kept_under_a_name_opens_the_same_cases_and_can_be_removed()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases");
        Assert.Equal(0, await page.Locator(".save-filter").CountAsync());
        await page.GotoAsync("/cases?verdict=not_met&sort=name");
        var names = await page.Locator("table.list tbody tr td:first-child a").AllInnerTextsAsync();
        Assert.NotEmpty(names);
        await page.ClickAsync(".save-filter summary");
        await page.FillAsync(".save-filter input[name=name]", "Отказы <b>&</b> by name");
        await page.ClickAsync(".save-filter button");

        await page.GotoAsync("/cases");
        await page.ClickAsync("nav.saved a");
        Assert.EndsWith("/cases?verdict=not_met&sort=name", page.Url, StringComparison.Ordinal);
        Assert.Equal(names, await page.Locator("table.list tbody tr td:first-child a").AllInnerTextsAsync());
        Assert.Equal("Отказы <b>&</b> by name", await page.InnerTextAsync("nav.saved a[aria-current]"));

        await page.ClickAsync("nav.saved button.remove");
        Assert.Equal(0, await page.Locator("nav.saved").CountAsync());
        Assert.EndsWith("/cases?verdict=not_met&sort=name", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_found_in_both_scripts_and_pages_follow_each_other_without_a_gap()
    {
        var page = await desk.SignedIn();
        foreach (var text in new[] { "vaidyanath", "Вайдьянатх", "VAIDY" })
        {
            await page.GotoAsync("/cases?q=" + Uri.EscapeDataString(text));
            Assert.Equal(1, await page.Locator("table.list tbody tr").CountAsync());
        }

        await page.GotoAsync("/cases?q=vaidyanath%20nobody");
        Assert.Equal(0, await page.Locator("table.list tbody tr").CountAsync());

        await page.GotoAsync("/cases?sort=name");
        var names = await page.Locator("table.list tbody tr td:first-child a").AllInnerTextsAsync();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(await page.InnerTextAsync("h1 .count"), names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

        // Whom cases wait for narrows the list, and everybody together is the whole.
        var sum = 0;
        foreach (var who in Storage.Waiting.All)
        {
            await page.GotoAsync("/cases?waits=" + who);
            sum += await page.Locator("table.list tbody tr").CountAsync();
        }

        Assert.Equal(names.Count, sum);
    }
}
