using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Demo;

/// <summary>A company of invented people in every state, made from the example cases of the rulebook; one click brings or removes it.</summary>
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

        foreach (var file in Directory.EnumerateFiles(options.CasesFolder, "case.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await cases.Add(organisation, await File.ReadAllTextAsync(file, stop), By, "demo", isDemo: true, stop);
        }
    }

    public async Task Remove(Guid organisation, CancellationToken stop)
    {
        db.Cases.RemoveRange(await db.Cases.Where(c => c.OrganisationId == organisation && c.IsDemo).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }
}
