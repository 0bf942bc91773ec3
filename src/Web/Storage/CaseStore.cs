using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Rules.Checking;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Storage;

/// <summary>What a save came to: done, or somebody else's edition that came first, or a file that cannot be read.</summary>
public sealed record Saved(CaseRecord? Record, CaseRecord? Other, IReadOnlyList<Problem> Problems);

/// <summary>Cases of one organisation: found, read, changed. A change that meets another one is refused with the other shown.</summary>
public sealed class CaseStore(DeskDb db, RulebookNow rules, Today today)
{
    public const int PageSize = 50;

    /// <summary>Stands where a verdict would, when the stored file no longer reads, as after a fact of the rulebook got another name.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A page of cases, newest change first unless asked otherwise.</summary>
    public async Task<(IReadOnlyList<CaseRecord> Rows, int Count)> Find(Guid organisation, CaseFilter filter, CancellationToken stop)
    {
        var query = db.Cases.Where(c => c.OrganisationId == organisation);
        foreach (var word in SearchText.Words(filter.Text))
        {
            // The first word not above the ones that begin so: an index finds both ends.
            var end = word[..^1] + (char)(word[^1] + 1);
            query = query.Where(c => db.Words.Any(w => w.CaseId == c.Id && w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0));
        }

        if (filter.Verdict is { } verdict)
        {
            query = query.Where(c => c.Verdict == verdict);
        }

        if (filter.Failed)
        {
            query = query.Where(c => c.Failed > 0);
        }

        query = filter.Sort switch
        {
            "name" => query.OrderBy(c => c.Name).ThenBy(c => c.Id),
            "due" => query.OrderBy(c => c.NextDue == null).ThenBy(c => c.NextDue).ThenBy(c => c.Id),
            _ => query.OrderByDescending(c => c.ChangedUtc).ThenBy(c => c.Id),
        };
        var count = await query.CountAsync(stop);
        var rows = await query.Skip((filter.Page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        await Refresh(rows, stop);
        return (rows, count);
    }

    public Task<CaseRecord?> Get(Guid organisation, Guid id, CancellationToken stop) =>
        db.Cases.SingleOrDefaultAsync(c => c.OrganisationId == organisation && c.Id == id, stop);

    public async Task<IReadOnlyList<CaseEdition>> History(Guid id, CancellationToken stop) =>
        await db.Editions.Where(e => e.CaseId == id).OrderByDescending(e => e.Edition).ToListAsync(stop);

    /// <summary>The assessment as of today, or null when the stored file no longer reads; <see cref="Trouble"/> says where.</summary>
    public Assessment? Assess(CaseRecord record) => CaseFile.Read(record.Text, "case.yaml", rules.Rulebook).Case is { } read ? Assessment.Of(read, rules.Rulebook, today.Day) : null;

    /// <summary>The places of the stored file that do not read with the rulebook in use.</summary>
    public IReadOnlyList<Problem> Trouble(CaseRecord record) => CaseFile.Read(record.Text, "case.yaml", rules.Rulebook).Problems;

    public async Task<Saved> Add(Guid organisation, string text, string by, string note, bool isDemo, CancellationToken stop)
    {
        var reading = CaseFile.Read(text, "case.yaml", rules.Rulebook);
        if (reading.Case is null)
        {
            return new(null, null, reading.Problems);
        }

        var record = new CaseRecord { Id = Guid.CreateVersion7(), OrganisationId = organisation, Text = text, Edition = 1, IsDemo = isDemo, Name = "", Verdict = "", Rulebook = "" };
        db.Cases.Add(record);
        await Write(record, reading.Case, text, by, note, stop);
        await db.SaveChangesAsync(stop);
        return new(record, null, []);
    }

    /// <summary>Replaces the file of a case if nobody changed it since <paramref name="edition"/>.</summary>
    public async Task<Saved> Change(CaseRecord record, int edition, string text, string by, string note, CancellationToken stop)
    {
        var reading = CaseFile.Read(text, "case.yaml", rules.Rulebook);
        if (reading.Case is null)
        {
            return new(null, null, reading.Problems);
        }

        if (record.Edition != edition)
        {
            return new(null, record, []);
        }

        record.Edition = edition + 1;
        await Write(record, reading.Case, text, by, note, stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return new(record, null, []);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new(null, await db.Cases.SingleAsync(c => c.Id == record.Id, stop), []);
        }
    }

    public async Task Remove(CaseRecord record, CancellationToken stop)
    {
        db.Cases.Remove(record);
        await db.SaveChangesAsync(stop);
    }

    private async Task Write(CaseRecord record, Case read, string text, string by, string note, CancellationToken stop)
    {
        record.Text = text;
        record.ChangedUtc = today.Utc;
        string? Said(string factId, string subject) => (read.Subjects.First(s => s.Id == subject).Facts.LastOrDefault(f => f.Fact.Id == factId)?.Statement.Value) switch { Plain plain => plain.Text, Code code => code.Id, _ => null };
        record.Title = Said("case.title", Case.CaseId);
        record.NameRussian = Said("person.name_russian", Case.PrincipalId);
        record.Name = Said("person.name", Case.PrincipalId) ?? record.Title ?? "—";
        record.Employer = Said("employer.name", Case.CaseId);
        record.Citizenship = Said("person.citizenship", Case.PrincipalId);
        Worked(record, Assessment.Of(read, rules.Rulebook, today.Day));
        var wanted = SearchText.Words(record.Name, record.NameRussian, record.Title, record.Employer).ToHashSet();
        var had = await db.Words.Where(w => w.CaseId == record.Id).ToListAsync(stop);
        db.Words.RemoveRange(had.Where(w => !wanted.Contains(w.Word)));
        db.Words.AddRange(wanted.Except(had.Select(w => w.Word)).Select(w => new CaseWord { CaseId = record.Id, Word = w }));
        db.Editions.Add(new() { CaseId = record.Id, Edition = record.Edition, Text = text, AtUtc = today.Utc, By = by, Note = note });
    }

    // What a list shows is worked out anew when the day or the rulebook is another one; only for the rows somebody looks at.
    private async Task Refresh(IReadOnlyList<CaseRecord> rows, CancellationToken stop)
    {
        var day = today.Day.ToDateOnly();
        var old = rows.Where(r => r.AssessedOn != day || r.Rulebook != rules.Rulebook.Version).ToList();
        foreach (var record in old)
        {
            Worked(record, Assess(record));
        }

        if (old.Count > 0)
        {
            await db.SaveChangesAsync(stop);
        }
    }

    private void Worked(CaseRecord record, Assessment? assessment)
    {
        (record.AssessedOn, record.Rulebook) = (today.Day.ToDateOnly(), rules.Rulebook.Version);
        if (assessment is null)
        {
            (record.Verdict, record.Lead, record.NextDue, record.NextDuty, record.Failed) = (Unreadable, null, null, null, 0);
            return;
        }

        var duties = DutyList.Of(assessment);
        var next = duties.Lines.Where(l => l.Group is DutyGroup.Due && l.Duty.Count is not null).MinBy(l => l.Duty.Count!.DueOn);
        record.Verdict = Examples.Name(assessment.Lead.Status);
        record.Lead = assessment.Lead.Rule.Id;
        record.NextDue = next?.Duty.Count!.DueOn.ToDateOnly();
        record.NextDuty = next?.Rule.Id;
        record.Failed = duties.Lines.Count(l => l.Group == DutyGroup.Failed);
    }
}

/// <summary>What a list of cases is narrowed to, as it stands in the address.</summary>
public sealed record CaseFilter(string? Text, string? Verdict, bool Failed, string? Sort, int Page);
