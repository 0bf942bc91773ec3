using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hqs.Web.Storage;

/// <summary>How far the columns and rows of all cases are worked out for today; pages show it while it is under way.</summary>
public sealed class Freshness
{
    private int done;

    public int Total { get; private set; }
    public int Done => Volatile.Read(ref done);
    public bool IsUnderWay { get; private set; }

    internal void Begin(int total)
    {
        (Total, done) = (total, 0);
        IsUnderWay = total > 0;
    }

    internal void Add(int cases) => Interlocked.Add(ref done, cases);

    internal void End() => IsUnderWay = false;
}

/// <summary>
/// When the day or the rulebook is another one, works out anew what lists and Today show, case after case, behind the pages. Nobody
/// waits for it: until a case is reached, its last known answer stands, with the day it is from.
/// </summary>
public sealed class Refresh(IServiceScopeFactory scopes, RulebookNow rules, Today today, Freshness freshness, IHostApplicationLifetime life, ILogger<Refresh> log) : BackgroundService
{
    // Small enough that a save of somebody's never waits long behind it.
    private const int Batch = 50;

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Keep(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The desk is being stopped; what is not done yet is done at the next start.
        }
    }

    private async Task Keep(CancellationToken stoppingToken)
    {
        // The first page goes before.
        var started = new TaskCompletionSource();
        using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
            {
                log.LogWarning(e, "The cases could not all be brought to the present day; it is tried again in a minute.");
            }
            finally
            {
                freshness.End();
            }

            await Task.Delay(Look, stoppingToken);
        }
    }

    /// <summary>Brings every case that is not of this day and rulebook up to them, those with the nearest days first.</summary>
    public async Task Run(CancellationToken stop)
    {
        List<Guid> stale;
        using (var scope = scopes.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
            var (day, version) = (today.Day.ToDateOnly(), rules.Rulebook.Version);
            stale = await db.Cases.Where(c => c.AssessedOn != day || c.Rulebook != version).OrderBy(c => c.SortDue).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(stop);
        }

        freshness.Begin(stale.Count);
        foreach (var ids in stale.Chunk(Batch))
        {
            try
            {
                await BringUp(ids, stop);
            }
            catch (DbUpdateException)
            {
                // Somebody saved one of these cases at the same moment: it is fresh now, and the others are done again.
                await BringUp(ids, stop);
            }

            freshness.Add(ids.Length);
        }
    }

    // One case that cannot be worked out, for whichever reason, must not keep the others from it.
    private Outlook? OutlookOf(CaseRecord record, Rulebook rulebook, LocalDate on)
    {
        try
        {
            if (CaseFile.Read(record.Text, "case.yaml", rulebook).Case is { } read)
            {
                return Outlook.Of(record, Assessment.Of(read, rulebook, on));
            }

            // Lists and Today name it; its file page tells where, and lets it be mended.
            (record.Verdict, record.Lead, record.NextDue, record.SortDue, record.NextDuty, record.Failed, record.WaitsFor) = (CaseStore.Unreadable, null, null, DateOnly.MaxValue, null, 0, Waiting.Nobody);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "Case {Case} could not be worked out for {Day}.", record.Id, on);
            return null;
        }
    }

    private async Task BringUp(Guid[] ids, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var (on, rulebook) = (today.Day, rules.Rulebook);
        var day = on.ToDateOnly();
        var records = await db.Cases.Where(c => ids.Contains(c.Id) && (c.AssessedOn != day || c.Rulebook != rulebook.Version)).ToListAsync(stop);
        // Half of the machine stays with those who read pages.
        var outlooks = await Task.Run(() => records.AsParallel().WithDegreeOfParallelism(Math.Max(1, Environment.ProcessorCount / 2)).WithCancellation(stop)
            .Select(r => (Record: r, Outlook: OutlookOf(r, rulebook, on))).ToList(), stop);
        var dues = (await db.Dues.Where(d => ids.Contains(d.CaseId)).ToListAsync(stop)).ToLookup(d => d.CaseId);
        var touches = (await db.Touches.Where(t => ids.Contains(t.CaseId)).ToListAsync(stop)).ToLookup(t => t.CaseId);
        foreach (var (record, outlook) in outlooks)
        {
            if (outlook is null)
            {
                // It leaves the queue, and what it no longer shows goes.
                db.RemoveRange(dues[record.Id]);
                db.RemoveRange(touches[record.Id]);
                (record.AssessedOn, record.Rulebook) = (day, rulebook.Version);
                continue;
            }

            outlook.WriteTo(record);
            outlook.WriteTo(db, dues[record.Id], touches[record.Id]);
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(stop);
    }
}
