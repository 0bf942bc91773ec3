namespace Hqs.Web.Tests;

/// <summary>One field for cases, answers, rules and countries.</summary>
public sealed class FindTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Theory]
    [InlineData("вайдьянатх", "Cases", "Rohan Vaidyanath")]
    [InlineData("may my wife work", "Answers", "spouse")]
    [InlineData("OB-E12", "Rules", "The permit named the region before work began there")]
    [InlineData("salary.minimum-standard", "Rules", "Minimum pay of the standard category")]
    [InlineData("индия", "Countries", "India")]
    public async Task What_is_looked_for_is_found_from_any_page(string text, string under, string found)
    {
        var page = await desk.SignedIn();
        await page.FillAsync("header [type=search]", text);
        await page.Keyboard.PressAsync("Enter");

        Assert.Contains(found, await page.InnerTextAsync($"section:has(h2:text-is('{under}')) >> li, p >> nth=0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_finds_rules_and_no_case()
    {
        await desk.SignedIn();
        var page = await desk.Page();
        await page.GotoAsync("/find?q=india");

        Assert.Equal(0, await page.Locator("h2:text-is('Cases')").CountAsync());
        Assert.NotEqual(0, await page.Locator("h2:text-is('Countries')").CountAsync());
    }

    [Fact]
    public async Task Nothing_found_is_said_and_what_was_typed_stays_text()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/find?q=" + Uri.EscapeDataString("<b id=x>zzqqxx</b>"));

        Assert.StartsWith("Nothing is found", await page.InnerTextAsync("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal("<b id=x>zzqqxx</b>", await page.InputValueAsync("main [type=search]"));
        Assert.Equal(0, await page.Locator("#x").CountAsync());
    }
}
