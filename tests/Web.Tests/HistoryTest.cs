using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hqs.Web.Tests;

/// <summary>What one person saved in one go stands as one change; another person's, or another subject's, as its own.</summary>
public sealed class HistoryTest(DeskHost desk) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task Saves_of_one_go_are_one_change_with_all_its_lines()
    {
        var stop = TestContext.Current.CancellationToken;
        var page = await desk.SignedIn();
        await page.GotoAsync("/cases?q=vaidyanath");
        var id = Guid.Parse((await page.Locator("table.list tbody a").First.GetAttributeAsync("href"))!["/cases/".Length..]);
        foreach (var (by, note, line) in new[] { ("Olga", "data: Person", "first"), ("Olga", "data: Person", "second"), ("Olga", "data: Permit", "third"), ("Ivan", "data: Permit", "fourth") })
        {
            using var scope = desk.Services.CreateScope();
            var record = await scope.ServiceProvider.GetRequiredService<DeskDb>().Cases.SingleAsync(c => c.Id == id, stop);
            var saved = await scope.ServiceProvider.GetRequiredService<CaseStore>().Change(record, record.Edition, $"{record.Text.TrimEnd()}\n# {line}\n", by, note, stop);
            Assert.NotNull(saved.Record);
        }

        await page.GotoAsync($"/cases/{id}/history");

        Assert.Equal(["Edition 5", "Edition 4", "Editions 2 to 3", "Edition 1"], await page.Locator("section h2").AllInnerTextsAsync());
        var together = await page.Locator("section:has(h2:text-is('Editions 2 to 3')) .added").AllTextContentsAsync();
        Assert.Equal(["# first", "# second"], together.Select(t => t.Trim('+', ' ', '\n')));
    }
}
