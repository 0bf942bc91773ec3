using Hqs.Casework.Duties;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Storage;

/// <summary>What Today is narrowed to, as it stands in the address.</summary>
public sealed record DueFilter(string? Who, string? Noun, Severity? AtLeast);

/// <summary>A duty with the case it belongs to, as Today shows it.</summary>
public sealed record DueRow(Guid CaseId, string Case, string? CaseRussian, string Rule, string Who, DutyGroup Group, Hqs.Rules.Evaluation.DutyState State, DateOnly? LastDay, Severity Severity, long? HighestFine, string? About, string? AboutRussian);

/// <summary>How much falls on one day, and how bad the worst of it is.</summary>
public sealed record DueDay(DateOnly Day, int Count, Severity Worst);

/// <summary>Reads the stored duties of an organisation: lists from an index, counts no further than anybody reads them.</summary>
public sealed class DueBoard(DeskDb db)
{
    public const int MostCounted = 1_000;
    public const int MostTouched = 500;

    /// <summary>What failed, the worst first; or what is due or unconfirmed, the nearest first.</summary>
    public async Task<(IReadOnlyList<DueRow> Rows, int Count)> List(Guid organisation, DutyGroup group, DueFilter filter, DateOnly? until, int most, CancellationToken stop)
    {
        var query = Narrowed(organisation, filter).Where(d => d.Group == group);
        if (until is { } last)
        {
            query = query.Where(d => d.LastDay <= last);
        }

        var count = await query.OrderBy(d => d.LastDay).Select(d => d.CaseId).Take(MostCounted + 1).CountAsync(stop);
        var ordered = group == DutyGroup.Failed ? query.OrderByDescending(d => d.Severity).ThenByDescending(d => d.LastDay)
            : group == DutyGroup.Unconfirmed ? query.OrderByDescending(d => d.LastDay).ThenByDescending(d => d.Severity)
            : query.OrderBy(d => d.LastDay).ThenBy(d => d.Severity);
        return (await Shown(ordered.Take(most), stop), count);
    }

    /// <summary>The days between two that have something to do, each with its number.</summary>
    public async Task<IReadOnlyList<DueDay>> Days(Guid organisation, DueFilter filter, DateOnly from, DateOnly until, CancellationToken stop)
    {
        // Group by group and weight by weight, so that each is one walk along the index.
        var found = await Narrowed(organisation, filter).Where(d => (d.Group == DutyGroup.Due || d.Group == DutyGroup.ToCome) && d.LastDay >= from && d.LastDay <= until)
            .GroupBy(d => new { d.Group, d.LastDay, d.Severity }).Select(g => new { g.Key.LastDay, g.Key.Severity, Count = g.Count() }).ToListAsync(stop);
        return [.. found.GroupBy(f => f.LastDay!.Value).Select(g => new DueDay(g.Key, g.Sum(f => f.Count), g.Max(f => f.Severity))).OrderBy(d => d.Day)];
    }

    /// <summary>What falls on one day, the worst first.</summary>
    public async Task<IReadOnlyList<DueRow>> On(Guid organisation, DueFilter filter, DateOnly day, int most, CancellationToken stop) =>
        await Shown(Narrowed(organisation, filter).Where(d => (d.Group == DutyGroup.Due || d.Group == DutyGroup.ToCome) && d.LastDay == day).OrderByDescending(d => d.Severity).ThenBy(d => d.Who).Take(most), stop);

    /// <summary>How many cases wait for whom.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Waits(Guid organisation, CancellationToken stop) =>
        await db.Cases.Where(c => c.OrganisationId == organisation).GroupBy(c => c.WaitsFor).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    /// <summary>How many cases each of some pieces of law touches, as far as anybody counts.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Touches(Guid organisation, IEnumerable<string> law, CancellationToken stop)
    {
        var counts = new Dictionary<string, int>();
        foreach (var what in law)
        {
            stop.ThrowIfCancellationRequested();
            if (await Touched(db, organisation, what) is > 0 and var count)
            {
                counts[what] = count;
            }
        }

        return counts;
    }

    private static readonly Func<DeskDb, Guid, string, Task<int>> Touched = EF.CompileAsyncQuery((DeskDb db, Guid organisation, string what) =>
        db.Touches.Where(t => t.OrganisationId == organisation && t.What == what).OrderBy(t => t.What).Select(t => t.CaseId).Take(MostTouched + 1).Count());

    private IQueryable<CaseDue> Narrowed(Guid organisation, DueFilter filter)
    {
        var query = db.Dues.AsNoTracking().Where(d => d.OrganisationId == organisation);
        query = filter.Who is { } who ? query.Where(d => d.Who == who) : query;
        query = filter.Noun is { } noun ? query.Where(d => d.Noun == noun) : query;
        return filter.AtLeast is { } least ? query.Where(d => d.Severity >= least) : query;
    }

    private async Task<IReadOnlyList<DueRow>> Shown(IQueryable<CaseDue> dues, CancellationToken stop)
    {
        var rows = await dues.ToListAsync(stop);
        var ids = rows.Select(r => r.CaseId).Distinct().ToList();
        var names = await db.Cases.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.NameRussian }).ToDictionaryAsync(c => c.Id, stop);
        return [.. rows.Where(r => names.ContainsKey(r.CaseId)).Select(r => new DueRow(r.CaseId, names[r.CaseId].Name, names[r.CaseId].NameRussian, r.Rule, r.Who, r.Group, r.State, r.LastDay, r.Severity, r.HighestFine, r.About, r.AboutRussian))];
    }
}
