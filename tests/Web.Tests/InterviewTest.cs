using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Web.Forms;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>A new case from nothing to a verdict, by answering: with script and without, in English and in Russian, on two devices.</summary>
public sealed class InterviewTest(DeskHost desk) : IClassFixture<DeskHost>
{
    private const int MostScreens = 80;

    // What the worker and the employer of this example would answer; the route is open to them under every reading of the law.
    private readonly Case known = Example(desk, "executive-china-800k");

    [Theory]
    [InlineData("en", true, "✓ yes")]
    [InlineData("ru", false, "✓ да")]
    public async Task From_a_name_to_a_verdict(string language, bool script, string verdict)
    {
        var page = await desk.SignedIn(language, script: script);
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Name]", "LIU Wenbo");
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/interview");
        var @case = page.Url[..page.Url.LastIndexOf('/')];
        await page.GotoAsync(@case);
        Assert.NotEqual(verdict, await page.Locator(".verdict .chip").First.InnerTextAsync());

        await page.GotoAsync(@case + "/interview");
        var screens = 0;
        for (; !page.Url.EndsWith("/check", StringComparison.Ordinal); screens++)
        {
            Assert.True(screens < MostScreens, "The interview does not come to an end.");
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            await AnswerWhatIsKnown(page);
            await SaveAndGoOn(page);
        }

        Assert.True(screens > 3);
        Assert.Equal(verdict, await page.Locator(".verdict .chip").First.InnerTextAsync());
        Assert.Contains("800", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.ClickAsync("a.primary[href='" + new Uri(@case).AbsolutePath + "']");
        await page.WaitForURLAsync(@case);
        Assert.Equal(verdict, await page.Locator(".verdict .chip").First.InnerTextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_knows_nothing_comes_to_the_end_all_the_same(bool script)
    {
        var page = await desk.SignedIn("ru", script: script);
        await Begin(page, "Не Знаю");
        for (var screens = 0; !page.Url.EndsWith("/check", StringComparison.Ordinal); screens++)
        {
            Assert.True(screens < MostScreens, "The interview does not come to an end.");
            // Every question with choices offers it; the others may stay empty.
            foreach (var group in await page.Locator("form.ask .picks:has(input[type=radio])").AllAsync())
            {
                await Assertions.Expect(group.Locator("label.unsure")).ToHaveCountAsync(1);
            }

            foreach (var select in await page.Locator("form.ask select[id], form.ask select[hidden]").AllAsync())
            {
                Assert.Equal(1, await select.Locator("option[value='']").CountAsync());
            }

            await SaveAndGoOn(page);
        }

        Assert.StartsWith("◐", await page.Locator(".verdict .chip").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Going_back_loses_nothing_and_another_device_goes_on_where_the_first_one_stopped(bool script)
    {
        var page = await desk.SignedIn(script: script);
        var @case = await Begin(page, $"Back And Forth {script}");
        var first = await Title(page);
        await AnswerWhatIsKnown(page);
        var answered = await Answers(page);
        Assert.NotEmpty(answered);
        await SaveAndGoOn(page);
        var second = await Title(page);
        Assert.NotEqual(first, second);

        // Something is answered here too, and going back keeps it.
        await AnswerWhatIsKnown(page);
        var alsoAnswered = await Answers(page);
        await page.ClickAsync("form.ask button[value=back]");
        await page.WaitForFunctionAsync("title => document.querySelector('.ask-title').textContent === title", first);
        Assert.Equal(first, await Title(page));
        Assert.Superset(answered.ToHashSet(), (await Answers(page)).ToHashSet());

        // Another browser, another day: nothing but the address of the case.
        var other = await desk.SignedIn("ru", script: script);
        await other.GotoAsync(@case);
        await other.ClickAsync("header .primary");
        await other.WaitForURLAsync("**/interview");
        Assert.NotEqual(first, await Title(other));
        await other.GotoAsync(@case + "/interview/check");
        var listed = await other.Locator("table.stated tbody tr").CountAsync();
        Assert.True(listed >= answered.Count + alsoAnswered.Count, $"{listed} answers are listed, {answered.Count + alsoAnswered.Count} were given.");

        // From the list of answers to the one field, and back with the change.
        await other.Locator("table.stated tbody tr a").First.ClickAsync();
        await other.WaitForURLAsync("**/edit?noun=*");
        await other.ClickAsync("form.ask button[value=done]");
        await other.WaitForURLAsync("**done=saved");
    }

    private async Task<string> Begin(IPage page, string name)
    {
        await page.GotoAsync("/cases/new");
        await page.FillAsync("[name=Name]", name);
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/interview");
        return page.Url[..page.Url.LastIndexOf('/')];
    }

    private static Task<string> Title(IPage page) => page.InnerTextAsync(".ask-title");

    // Every screen adds itself to the way gone, which stands in the address.
    private static async Task SaveAndGoOn(IPage page)
    {
        var before = page.Url;
        await page.ClickAsync("form.ask button[value=next]");
        await page.WaitForURLAsync(url => url != before);
        Assert.Equal(0, await page.Locator(".trouble").CountAsync());
    }

    private static async Task<IReadOnlyList<string>> Answers(IPage page) => [.. (await page.EvaluateAsync<string[]>(
        "[...document.querySelector('form.ask').elements].filter(e => e.name && e.value && !['hidden', 'checkbox'].includes(e.type) && e.tagName !== 'BUTTON' && !e.name.endsWith('.currency') && (e.type !== 'radio' || e.checked)).map(e => e.name + '=' + e.value)"))];

    private async Task AnswerWhatIsKnown(IPage page)
    {
        var at = await page.Locator("form.ask input[name=At]").InputValueAsync();
        if (at == "law")
        {
            return;
        }

        var subject = at.Split('@')[1];
        foreach (var asked in await page.Locator("form.ask > .field > input[name=ask]").AllAsync())
        {
            var id = await asked.InputValueAsync();
            if (Said(subject, id) is { } said)
            {
                await Answer(page.Locator("form.ask > .field").Filter(new() { Has = page.Locator($"input[name=ask][value='{id}']") }), id, said);
            }
        }
    }

    private Value? Said(string subject, string fact) =>
        known.Subjects.FirstOrDefault(s => s.Id == subject || subject == $"document:{s.Of}/{s.Tag}")?.Facts.LastOrDefault(f => f.Fact.Id == fact && f.Statement.DocumentKind is null)?.Statement.Value;

    // Through the controls a person uses: the choices, the lists, the lines.
    private static async Task Answer(ILocator field, string id, Value said)
    {
        var typed = said switch
        {
            Table => [],
            Codes { Ids.IsEmpty: true } => [FieldReading.NoneOfThese],
            Codes codes => [.. codes.Ids],
            Money money => [$"{money.Minor / Money.MinorPerUnit}"],
            _ => new[] { Hqs.Casework.Assessments.CaseText.Of(said) },
        };
        for (var i = 0; i < typed.Length; i++)
        {
            var pick = field.Locator($"input[name='{id}'][value='{typed[i]}']:is([type=radio], [type=checkbox])");
            if (await pick.CountAsync() > 0)
            {
                await pick.CheckAsync();
            }
            else if (await field.Locator($"select[name='{id}']").CountAsync() > 0)
            {
                var select = field.Locator($"select[name='{id}']").Nth(i);
                if (await select.IsHiddenAsync())
                {
                    await field.Locator("input[list]").Nth(i).FillAsync((await select.Locator($"option[value='{typed[i]}']").InnerTextAsync()).Trim());
                }
                else
                {
                    await select.SelectOptionAsync(typed[i]);
                }
            }
            else
            {
                await field.Locator($"input[name='{id}']").FillAsync(typed[i]);
            }
        }

        if (await field.Locator($"input[name='{id}.because']").CountAsync() > 0)
        {
            await field.Locator($"input[name='{id}.because']").FillAsync("looked up");
        }
    }

    private static Case Example(DeskHost desk, string name) =>
        CaseFile.Read(File.ReadAllText(Path.Combine(desk.Options.CasesFolder, name, "case.yaml")), name, desk.Rulebook).Case!;
}
