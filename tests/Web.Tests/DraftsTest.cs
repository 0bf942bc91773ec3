using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>Nothing typed is lost: not when the network drops, not when the reader has been signed out, not when the answer never came.</summary>
public sealed class DraftsTest(DeskHost desk) : IClassFixture<DeskHost>
{
    private const string Position = "[name='employment.position']";

    [Fact]
    public async Task What_is_typed_without_network_is_told_unsaved_kept_and_saved_when_the_network_is_back()
    {
        var page = await desk.SignedIn();
        var form = await Employment(page);
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync(Position, "Chief geologist");
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(State(page)).ToContainTextAsync("not saved yet");
        await Assertions.Expect(State(page)).ToContainTextAsync("kept on this device");
        // The button does not lead to the browser's own page of failure.
        await page.ClickAsync("button[value=done]");
        Assert.Equal("Chief geologist", await page.InputValueAsync(Position));

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(State(page)).ToContainTextAsync("Saved at");
        // Nobody pressed anything, and the desk has it.
        Assert.Equal("Chief geologist", await Stored(form));
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).length"));
    }

    [Fact]
    public async Task What_is_typed_is_saved_of_itself_and_what_is_half_typed_waits_for_the_button()
    {
        var page = await desk.SignedIn("ru");
        var form = await Employment(page);
        await page.FillAsync("[name='employment.gross_pay_per_month']", "много");
        await page.FillAsync(Position, "Главный геолог");
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(State(page)).ToContainTextAsync("Сохранено не всё");
        Assert.Equal("Главный геолог", await Stored(form, "ru"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-restored]")).ToBeVisibleAsync();
        Assert.Equal("много", await page.InputValueAsync("[name='employment.gross_pay_per_month']"));
        await page.ClickAsync("button[value=done]");
        await Assertions.Expect(page.Locator(".trouble")).ToContainTextAsync("сумму цифрами");
        await page.FillAsync("[name='employment.gross_pay_per_month']", "900 000");
        await page.ClickAsync("button[value=done]");
        await Assertions.Expect(page.Locator("p.done")).ToContainTextAsync("Сохранено");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).length"));
    }

    [Fact]
    public async Task When_the_answer_never_comes_the_text_stands_there_again_afterwards()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Name]", "Nobody Heard");
        // The browser believes in its network; the desk is not reached all the same.
        await page.RouteAsync("**/cases/new", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.ClickAsync("button.primary");
        await page.UnrouteAsync("**/cases/new");
        await page.GotoAsync("/cases/new");
        await Assertions.Expect(page.Locator("[data-restored]").First).ToBeVisibleAsync();
        Assert.Equal("Nobody Heard", await page.InputValueAsync("[name=Name]"));

        await page.ClickAsync("button.primary");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nobody Heard");
        await page.GotoAsync("/cases/new");
        Assert.Equal("", await page.InputValueAsync("[name=Name]"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_was_signed_out_meanwhile_finds_the_text_after_signing_in(bool byTheButton)
    {
        var page = await desk.SignedIn();
        var form = await Employment(page);
        var name = $"Head of drilling {byTheButton}";
        await page.Context.ClearCookiesAsync(new() { Name = "hqs-desk" });
        await page.FillAsync(Position, name);
        if (byTheButton)
        {
            await page.ClickAsync("button[value=done]");
        }
        else
        {
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(State(page)).ToContainTextAsync("You are signed out");
            var other = await page.RunAndWaitForPopupAsync(() => page.ClickAsync("[data-state] a"));
            await SignIn(other);
            await page.BringToFrontAsync();
            await page.EvaluateAsync("dispatchEvent(new Event('focus'))");
            await Assertions.Expect(State(page)).ToContainTextAsync("Saved at");
            Assert.Equal(name, await Stored(form));
            return;
        }

        await SignIn(page);
        await Assertions.Expect(page.Locator(Position)).ToHaveValueAsync(name);
        await Assertions.Expect(State(page)).ToContainTextAsync("Saved at");
        Assert.Equal(name, await Stored(form));
    }

    [Fact]
    public async Task A_text_put_back_does_not_write_over_what_another_one_saved_since()
    {
        var page = await desk.SignedIn();
        var form = await Employment(page);
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync(Position, "Mine");
        await page.Context.SetOfflineAsync(false);
        await page.CloseAsync();
        var other = await desk.SignedIn();
        await other.GotoAsync(form);
        await other.FillAsync(Position, "Theirs");
        await other.ClickAsync("button[value=done]");
        await other.WaitForURLAsync("**done=saved");

        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(form);
        await again.ClickAsync("button[value=done]");
        await Assertions.Expect(again.Locator(".trouble")).ToContainTextAsync("has stated: Theirs");
        Assert.Equal("Mine", await again.InputValueAsync(Position));
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_typed_on_the_device()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Name]", "Secret Person");
        Assert.Equal(1, await page.EvaluateAsync<int>("Object.keys(localStorage).length"));
        await page.ClickAsync("form[data-leaves] button");
        await page.WaitForURLAsync("**/sign-in");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).length"));
    }

    private static ILocator State(IPage page) => page.Locator("form.ask [data-state]");

    private static async Task SignIn(IPage page)
    {
        await page.FillAsync("input[name=Email]", DeskHost.Email);
        await page.FillAsync("input[name=Password]", DeskHost.Password);
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    // The form of the employment of a case of its own.
    private static async Task<string> Employment(IPage page)
    {
        await page.GotoAsync("/cases/new");
        await page.FillAsync("textarea[name=Text]", "hqs_case: 1\nprincipal: { name: Ivo Typer, citizenship: IN }\nemployment: { position: Geologist }\n");
        await page.ClickAsync("form:has(textarea) button:not([type=button])");
        await page.WaitForURLAsync(new Regex("/cases/[0-9a-f-]{36}$"));
        var form = page.Url + "/edit?noun=employment";
        await page.GotoAsync(form);
        return form;
    }

    // What the desk itself has, seen by a browser without script and without drafts.
    private async Task<string> Stored(string form, string language = "en")
    {
        var page = await desk.SignedIn(language, script: false);
        await page.GotoAsync(form);
        return await page.InputValueAsync(Position);
    }
}
