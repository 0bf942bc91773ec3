using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>Every page, in both languages and both themes: it opens, a machine finds nothing against WCAG 2.2 AA, and nothing is wider than a small phone.</summary>
public sealed class EveryPageTest(DeskHost desk) : IClassFixture<DeskHost>
{
    // {case} stands for a case of the demo company with a family and much to show.
    private static readonly string[] Pages =
    [
        "/", "/cases", "/cases?q=nobody-is-called-so", "/cases/new", "/cases/{case}",
        "/cases/{case}/people", "/cases/{case}/documents", "/cases/{case}/plan?start-by=2027-03-01", "/cases/{case}/duties", "/cases/{case}/pay", "/cases/{case}/counters",
        "/cases/{case}/costs", "/cases/{case}/rights", "/cases/{case}/risks", "/cases/{case}/travel", "/cases/{case}/paths", "/cases/{case}/checklist?for=arrival",
        "/cases/{case}/interview", "/cases/{case}/interview/check", "/cases/{case}/edit?noun=person&of=principal", "/cases/{case}/file", "/cases/{case}/history",
        "/routes", "/rules", "/rules/salary.minimum-standard", "/rules/law.threshold-2026", "/rules/sources", "/rules/countries", "/rules/posts", "/rules/countries/IN", "/rules/source/fz-115", "/answers", "/answers?q=wife", "/find?q=india", "/design", "/no-such-page",
    ];

    public static IEnumerable<TheoryDataRow<string, ColorScheme>> Both() =>
        from language in new[] { "en", "ru" }
        from colours in new[] { ColorScheme.Light, ColorScheme.Dark }
        select new TheoryDataRow<string, ColorScheme>(language, colours);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Axe_finds_nothing(string language, ColorScheme colours)
    {
        var page = await desk.SignedIn(language, colours);
        var found = new List<string>();
        foreach (var path in await Addresses(page))
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach((d, i) => d.open = i < 6)");
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
            found.AddRange(result.Violations.Select(v => $"{path}: {v.Id}: {v.Help} — {v.Nodes[0].Html}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Every_page_fits_a_zoom_of_400_percent_and_speaks_to_its_reader()
    {
        // 1280 pixels at 400 % are 320.
        var page = await desk.SignedIn("ru", width: 320);
        foreach (var path in await Addresses(page))
        {
            await page.GotoAsync(path);
            var wide = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.scroll, pre, .sr')).map(e => e.outerHTML.slice(0, 160))");
            Assert.True(wide.Length == 0, $"{path} is wider than a small phone: {string.Join(" | ", wide.Take(3))}");
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Equal("ru", await page.GetAttributeAsync("html", "lang"));
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.NotEqual("", await page.TitleAsync());
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_every_finding_opens_by_it()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync((await Addresses(page))[4]);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        // The first ones may stand open already; the first closed one opens.
        await page.Locator("details.finding:not([open]) > summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.parentElement.open"));
    }

    private static async Task<List<string>> Addresses(IPage page)
    {
        await page.GotoAsync("/cases?q=vaidyanath");
        var one = Regex.Match((await page.Locator("table.list tbody a").First.GetAttributeAsync("href"))!, "[0-9a-f-]{36}").Value;
        return [.. Pages.Select(p => p.Replace("{case}", one, StringComparison.Ordinal))];
    }
}
