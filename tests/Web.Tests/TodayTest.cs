using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hqs.Web.Tests;

/// <summary>Today reads what is stored, stores what a save changes, and is brought to another day behind the pages.</summary>
public sealed class TodayTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task What_is_shown_is_narrowed_by_the_address_and_every_choice_stays_in_it()
    {
        var page = await desk.SignedIn();
        var all = await page.Locator("table.dues tbody tr").CountAsync();
        Assert.NotEqual(0, all);

        await page.SelectOptionAsync("select[name=who]", "employer");
        await page.SelectOptionAsync("select[name=severity]", "heavy");
        await page.ClickAsync("form[role=search] button");
        Assert.Contains("who=employer", page.Url, StringComparison.Ordinal);
        var rows = await page.Locator("table.dues tbody tr").AllInnerTextsAsync();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Contains("heavy", r, StringComparison.Ordinal));
        Assert.All(rows, r => Assert.Contains("employer", r, StringComparison.Ordinal));
        Assert.Equal("employer", await page.InputValueAsync("select[name=who]"));

        // The month keeps the filter, and so does the day chosen in it.
        await page.ClickAsync(".calendar a.step >> nth=1");
        Assert.Contains("who=employer", page.Url, StringComparison.Ordinal);
        Assert.Contains("month=", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?who=nobody&kind=../x&severity=9&days=-5&day=2026-02-31&month=0000-13")]
    [InlineData("/?day=9999-12-31&month=9999-12")]
    [InlineData("/?days=99999999999999999999&who=%00")]
    public async Task An_address_nobody_offers_is_read_as_if_it_were_not_there(string address)
    {
        var page = await desk.SignedIn();
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        Assert.Equal("Today", await page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task A_day_of_the_month_opens_by_the_keyboard_and_lists_what_falls_on_it()
    {
        var page = await desk.SignedIn();
        var day = page.Locator(".calendar td a");
        for (var months = 0; await day.CountAsync() == 0 && months < 4; months++)
        {
            await page.ClickAsync(".calendar a.step >> nth=1");
        }

        var label = await day.First.Locator(".sr").InnerTextAsync();
        var count = int.Parse(await day.First.Locator("small").InnerTextAsync(), CultureInfo.InvariantCulture);
        await day.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#day");
        Assert.StartsWith((await page.InnerTextAsync("#day h2"))[..6], label, StringComparison.Ordinal);
        Assert.Equal(count, await page.Locator("#day tbody tr").CountAsync());
    }

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("ru", ColorScheme.Dark)]
    public async Task A_machine_finds_nothing_against_the_calendar_the_tables_and_the_filters(string language, ColorScheme colours)
    {
        var page = await desk.SignedIn(language, colours, width: 390);
        foreach (var address in new[] { "/?day=2026-11-30&month=2026-11", "/?who=worker&severity=heavy", "/cases?verdict=met&waits=employer" })
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
            Assert.Empty(result.Violations.Select(v => $"{address}: {v.Id}: {v.Help} — {v.Nodes[0].Html}"));
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 391 && !e.closest('.scroll, pre, .sr')).map(e => e.outerHTML.slice(0, 160))"));
        }
    }

    [Fact]
    public async Task A_duty_that_is_done_leaves_today_at_once()
    {
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases?q=vaidyanath");
        var id = Guid.Parse((await page.Locator("table.list tbody a").First.GetAttributeAsync("href"))!["/cases/".Length..]);
        using var scope = desk.Services.CreateScope();
        var (db, store) = (scope.ServiceProvider.GetRequiredService<DeskDb>(), scope.ServiceProvider.GetRequiredService<CaseStore>());
        var record = await db.Cases.SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken);
        const string Notice = "notices.contract-concluded";
        Assert.True(await db.Dues.AnyAsync(d => d.CaseId == id && d.Rule == Notice, TestContext.Current.CancellationToken));

        var done = $"{record.Text.TrimEnd()}\nduties:\n  - {{ duty: {Notice}, on: 2026-11-20 }}\n";
        var saved = await store.Change(record, record.Edition, done, "test", "", TestContext.Current.CancellationToken);
        Assert.Empty(saved.Problems);
        Assert.False(await db.Dues.AnyAsync(d => d.CaseId == id && d.Rule == Notice && d.Group != Casework.Duties.DutyGroup.Failed, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cases_of_another_day_are_brought_to_this_one_behind_the_pages_and_nobody_waits_for_it()
    {
        await desk.SignedIn();
        using var scope = desk.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var before = await db.Dues.AsNoTracking().OrderBy(d => d.CaseId).ThenBy(d => d.Duty).Select(d => new { d.CaseId, d.Duty, d.State, d.LastDay }).ToListAsync(TestContext.Current.CancellationToken);
        await db.Dues.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(r => r.AssessedOn, new DateOnly(2020, 1, 1)).SetProperty(r => r.Verdict, "met").SetProperty(r => r.WaitsFor, "nobody"), TestContext.Current.CancellationToken);

        // A page of the list assesses nothing: what is stored is what it shows.
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases");
        Assert.Equal(new DateOnly(2020, 1, 1), await db.Cases.MaxAsync(c => c.AssessedOn, TestContext.Current.CancellationToken));

        await desk.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Refresh>().Single().Run(TestContext.Current.CancellationToken);

        Assert.Equal(desk.Services.GetRequiredService<Today>().Day.ToDateOnly(), await db.Cases.MinAsync(c => c.AssessedOn, TestContext.Current.CancellationToken));
        Assert.Equal(before, await db.Dues.AsNoTracking().OrderBy(d => d.CaseId).ThenBy(d => d.Duty).Select(d => new { d.CaseId, d.Duty, d.State, d.LastDay }).ToListAsync(TestContext.Current.CancellationToken));
        var freshness = desk.Services.GetRequiredService<Freshness>();
        Assert.Equal(freshness.Total, freshness.Done);
    }

    [Fact]
    public async Task A_case_that_no_longer_reads_does_not_stop_the_others()
    {
        await desk.SignedIn();
        using var scope = desk.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var broken = await db.Cases.OrderBy(c => c.Id).FirstAsync(TestContext.Current.CancellationToken);
        var text = broken.Text;
        await db.Cases.Where(c => c.Id == broken.Id).ExecuteUpdateAsync(c => c.SetProperty(r => r.Text, "hqs_case: 1\nno_such_block: 5\n"), TestContext.Current.CancellationToken);
        await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(r => r.AssessedOn, new DateOnly(2020, 1, 1)), TestContext.Current.CancellationToken);

        await desk.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Refresh>().Single().Run(TestContext.Current.CancellationToken);

        Assert.Equal(0, await db.Cases.CountAsync(c => c.AssessedOn == new DateOnly(2020, 1, 1), TestContext.Current.CancellationToken));
        Assert.Equal(CaseStore.Unreadable, await db.Cases.Where(c => c.Id == broken.Id).Select(c => c.Verdict).SingleAsync(TestContext.Current.CancellationToken));

        // The other tests of this desk find it as it was.
        await db.Cases.Where(c => c.Id == broken.Id).ExecuteUpdateAsync(c => c.SetProperty(r => r.Text, text).SetProperty(r => r.AssessedOn, new DateOnly(2020, 1, 1)), TestContext.Current.CancellationToken);
        await desk.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Refresh>().Single().Run(TestContext.Current.CancellationToken);
    }
}
