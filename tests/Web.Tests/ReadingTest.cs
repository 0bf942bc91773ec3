using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>Pages for every reader: without script, by keyboard alone, on a page zoomed to 400 %, on paper.</summary>
public sealed class ReadingTest(DeskHost desk) : IClassFixture<DeskHost>
{
    private static readonly string[] Read =
    [
        "/", "/cases", "/cases/{case}", "/cases/{case}/people", "/cases/{case}/documents", "/cases/{case}/plan?start-by=2027-03-01", "/cases/{case}/duties", "/cases/{case}/pay", "/cases/{case}/counters", "/cases/{case}/costs",
        "/cases/{case}/rights", "/cases/{case}/risks", "/cases/{case}/travel", "/cases/{case}/paths", "/cases/{case}/checklist?for=all", "/cases/{case}/interview/check", "/cases/{case}/file", "/cases/{case}/history",
        "/rules", "/rules/salary.minimum-standard", "/rules/sources", "/rules/countries", "/rules/countries/IN", "/answers", "/answers?q=wife", "/answers/first-days", "/routes",
    ];

    [Fact]
    public async Task Without_script_every_page_says_the_same_and_opens_its_findings()
    {
        var with = await desk.SignedIn();
        var without = await desk.SignedIn(script: false);
        var one = await DemoCase(with);
        foreach (var path in Read.Select(p => p.Replace("{case}", one, StringComparison.Ordinal)))
        {
            await with.GotoAsync(path);
            await without.GotoAsync(path);
            // The same words, whichever of them script rearranges; lists to choose from become fields, so forms are left out.
            const string Words = "[...document.querySelectorAll('main h1, main h2, main h3, main p, main li, main td, main th, main summary')].filter(e => !e.closest('form, [data-state], [data-restored]')).map(e => e.textContent.replace(/\\s+/g, ' ').trim()).join('\\n')";
            Assert.Equal(await with.EvaluateAsync<string>(Words), await without.EvaluateAsync<string>(Words));
            if (await without.Locator("main details:not([open]) > summary").CountAsync() > 0)
            {
                var closed = without.Locator("main details:not([open])").First;
                var handle = await closed.ElementHandleAsync();
                await closed.Locator("> summary").ClickAsync();
                Assert.True(await handle.EvaluateAsync<bool>("d => d.open"), path);
            }
        }

        // Its forms work: searching, and leafing to another tab.
        await without.GotoAsync("/cases");
        await without.FillAsync("main [name=q]", "вайдьянатх");
        await without.ClickAsync("main button.primary");
        await Assertions.Expect(without.Locator("table.list tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task By_keyboard_alone_from_signing_in_to_a_saved_form()
    {
        await desk.SignedIn();
        var page = await desk.Page();
        var keys = page.Keyboard;
        await page.GotoAsync("/cases?q=vaidyanath");

        await TabTo(page, "e => e.name === 'Email'");
        await keys.TypeAsync(DeskHost.Email);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(DeskHost.Password);
        await Press(page, "Enter", "**/cases?q=vaidyanath");

        // The first stop is the way past the menu; from there the list is near.
        await keys.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await Seen(page);
        await keys.PressAsync("Enter");
        await TabTo(page, "e => e.matches('main table a')", isPastSkip: true);
        Assert.False(await page.EvaluateAsync<bool>("document.activeElement.closest('.top') !== null"));
        await Press(page, "Enter", new Regex("/cases/[0-9a-f-]{36}$"));

        foreach (var tab in new[] { "people", "duties", "pay" })
        {
            await TabTo(page, $"e => e.matches('.tabs a[href$=\"/{tab}\"]')");
            await Press(page, "Enter", new Regex($"/{tab}$"));
            Assert.Equal("page", await page.GetAttributeAsync($".tabs a[href$='/{tab}']", "aria-current"));
        }

        // A finding opens to its trace, and closes, where the focus stays.
        await TabTo(page, "e => e.matches('.tabs a[href$=\"/rights\"]')");
        await Press(page, "Enter", new Regex("/rights$"));
        await TabTo(page, "e => e.matches('details.finding:has(.trace) > summary')");
        await keys.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.parentElement.open"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.parentElement.querySelector('.trace li').checkVisibility()"));
        await keys.PressAsync("Space");
        Assert.False(await page.EvaluateAsync<bool>("document.activeElement.parentElement.open"));

        // A form: a choice with the arrows, a word typed, saved with Enter.
        await page.GotoAsync(Regex.Replace(page.Url, "/rights$", "/edit?noun=employment"));
        await TabTo(page, "e => e.type === 'radio' && e.name === 'employment.open_ended'");
        await keys.PressAsync("ArrowLeft");
        var chosen = await page.EvaluateAsync<string>("document.activeElement.name + '=' + document.activeElement.value + ':' + document.activeElement.checked");
        Assert.Matches("^employment.open_ended=(yes|no|):true$", chosen);
        await Seen(page);
        await TabTo(page, "e => e.name === 'employment.position'", isBack: true);
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("Typed by keyboard");
        await Press(page, "Enter", "**done=saved");
        Assert.Equal("status", await page.GetAttributeAsync("p.done", "role"));
        await page.GoBackAsync();
        await page.ReloadAsync();
        Assert.Equal("Typed by keyboard", await page.InputValueAsync("[name='employment.position']"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/cases/{case}/interview")]
    [InlineData("/cases/{case}/file")]
    [InlineData("/cases/{case}/plan")]
    public async Task The_focus_is_never_trapped_and_never_hidden(string path)
    {
        var page = await desk.SignedIn();
        await page.GotoAsync(path.Length == 0 ? "/" : path.Replace("{case}", await DemoCase(page), StringComparison.Ordinal));
        // As many steps as there are stops bring it round, unless something holds it; a field for a day has four: day, month, year, calendar.
        var stops = await page.EvaluateAsync<int>("[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility() && !e.disabled).reduce((sum, e) => sum + (e.type === 'date' ? 4 : 1), 0)");
        var seen = new HashSet<string>();
        for (var i = 0; i < stops + 2; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement === document.body"))
            {
                Assert.NotEmpty(seen);
                return;
            }

            await Seen(page);
            seen.Add(await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
            if (i > 0 && await page.EvaluateAsync<bool>("document.activeElement.matches('.skip')"))
            {
                return;
            }
        }

        Assert.Fail($"After {stops + 2} stops the focus has not come round; {seen.Count} places were seen, the last one {seen.LastOrDefault()}");
    }

    [Fact]
    public async Task A_name_of_300_letters_scrolls_no_page_sideways()
    {
        var page = await desk.SignedIn(width: 320);
        var wide = new List<string>();
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Name]", new string('W', 300));
        await page.FillAsync("[name=NameRussian]", new string('Щ', 300));
        await page.FillAsync("[name=Employer]", new string('M', 300));
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/interview");
        var named = Regex.Match(page.Url, "[0-9a-f-]{36}").Value;
        foreach (var path in Read.Where(p => p.StartsWith("/c", StringComparison.Ordinal) || p == "/").Append("/cases/{case}/interview").Append("/cases/{case}/edit").Append("/answers/first-days?case={case}"))
        {
            await page.GotoAsync(path.Replace("{case}", named, StringComparison.Ordinal));
            wide.AddRange(await TooWide(page, path));
        }

        Assert.True(wide.Count == 0, string.Join("\n", wide));
    }

    [Theory]
    [InlineData("en", "Recorded.", "vaidyanath")]
    [InlineData("ru", "Записано.", "yaldizoglu")]
    public async Task What_was_recorded_is_told_on_the_page_and_to_a_screen_reader(string language, string said, string person)
    {
        var page = await desk.SignedIn(language);
        var late = await desk.SignedIn(language);
        var duties = $"/cases/{await DemoCase(page, person)}/duties";
        await page.GotoAsync(duties);
        await late.GotoAsync(duties);
        await Record(page.Locator("form:has([name=duty])").First);
        await Assertions.Expect(page.Locator("p.done[role=status]")).ToContainTextAsync(said);

        // The second one is told that nothing was recorded, as an alert; what was typed stands there again.
        await Record(late.Locator("form:has([name=duty])").Last);
        await Assertions.Expect(late.Locator("p.trouble[role=alert]")).ToBeVisibleAsync();
        Assert.Contains("2026-10-01", await late.Locator("input[name=on]").EvaluateAllAsync<string[]>("all => all.map(i => i.value)"));
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("p.done").CountAsync());

        static async Task Record(ILocator form)
        {
            await form.Locator("xpath=ancestor::details").EvaluateAllAsync<int>("all => all.map(d => d.open = true).length");
            await form.Locator("[name=on]").FillAsync("2026-10-01");
            await form.Locator("button:not([type=button])").ClickAsync();
        }
    }

    [Fact]
    public async Task Whoever_wants_no_motion_gets_none()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases/" + await DemoCase(page));
        const string Moving = "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' || s.transitionDuration.split(',').some(d => parseFloat(d) > 0) || s.scrollBehavior === 'smooth'; }).length";
        Assert.Equal(0, await page.EvaluateAsync<int>(Moving));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        // The others do get some: the sheet asks.
        Assert.NotEqual(0, await page.EvaluateAsync<int>(Moving));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/checklist?for=all")]
    [InlineData("/plan?start-by=2027-03-01")]
    public async Task On_paper_there_is_the_content_and_nothing_to_press(string tab)
    {
        var page = await desk.SignedIn("ru");
        await page.GotoAsync("/cases/" + await DemoCase(page) + tab);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(680, 960);
        var pressed = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('nav, button, input, select, .top, .tabs, .button')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))");
        Assert.Empty(pressed);
        Assert.Empty(await TooWide(page, tab, 680));
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        Assert.True(await page.Locator("main h2").First.IsVisibleAsync());
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        Assert.True(pdf.Length > 10_000);
    }

    private static async Task<IEnumerable<string>> TooWide(IPage page, string path, int width = 320)
    {
        var whole = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var parts = whole <= width ? [] : await page.EvaluateAsync<string[]>($"[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > {width + 1} && !e.closest('.scroll, pre, .sr')).map(e => e.outerHTML.slice(0, 120))");
        return whole <= width ? [] : [$"{path} is {whole} wide: {string.Join(" | ", parts.TakeLast(2))}"];
    }

    // What has the focus can be seen to have it: an outline, its own or that of the box it fills, within the window.
    private static async Task Seen(IPage page)
    {
        var blind = await page.EvaluateAsync<string?>("""
            () => {
                const e = document.activeElement;
                const outlined = x => x && getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
                const box = e.getBoundingClientRect();
                const isIn = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.right > 0 && box.left < innerWidth;
                return (outlined(e) || outlined(e.closest('label'))) && isIn ? null : e.outerHTML.slice(0, 160);
            }
            """);
        Assert.True(blind is null, "Nobody sees where the focus is: " + blind);
    }

    private static async Task TabTo(IPage page, string test, bool isBack = false, bool isPastSkip = false)
    {
        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync(isBack ? "Shift+Tab" : "Tab");
            Assert.False(isPastSkip && await page.EvaluateAsync<bool>("document.activeElement.matches('.top *')"), "The way past the menu leads back to it.");
            if (await page.EvaluateAsync<bool>($"({test})(document.activeElement)"))
            {
                await Seen(page);
                return;
            }
        }

        Assert.Fail($"In 150 stops the keyboard does not come to {test} on {page.Url}");
    }

    private static async Task Press(IPage page, string key, string url)
    {
        await page.Keyboard.PressAsync(key);
        await page.WaitForURLAsync(url);
    }

    private static async Task Press(IPage page, string key, Regex url)
    {
        await page.Keyboard.PressAsync(key);
        await page.WaitForURLAsync(url);
    }

    private static async Task<string> DemoCase(IPage page, string person = "vaidyanath")
    {
        await page.GotoAsync("/cases?q=" + person);
        return Regex.Match((await page.Locator("table.list tbody a").First.GetAttributeAsync("href"))!, "[0-9a-f-]{36}").Value;
    }
}
