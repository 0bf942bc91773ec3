using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Demo;

/// <summary>A company of invented people in every state, made from example cases; one click brings or removes it.</summary>
public sealed class DemoCompany(DeskDb db, CaseStore cases, DeskOptions options)
{
    private const string By = "HQS Desk";

    public Task<bool> IsLoaded(Guid organisation, CancellationToken stop) => db.Cases.AnyAsync(c => c.OrganisationId == organisation && c.IsDemo, stop);

    public async Task Load(Guid organisation, CancellationToken stop)
    {
        if (await IsLoaded(organisation, stop))
        {
            return;
        }

        foreach (var file in Files())
        {
            await cases.Add(organisation, await File.ReadAllTextAsync(file, stop), By, "demo", isDemo: true, stop);
        }
    }

    /// <summary>The example cases of the rulebook, and those made for the desk alone.</summary>
    public IEnumerable<string> Files() => Found(options.CasesFolder, "case.yaml").Concat(Found(Path.Combine(options.RulesFolder, "demo"), "*.yaml"));

    private static IEnumerable<string> Found(string folder, string name) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    public async Task Remove(Guid organisation, CancellationToken stop)
    {
        db.Cases.RemoveRange(await db.Cases.Where(c => c.OrganisationId == organisation && c.IsDemo).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }
}
