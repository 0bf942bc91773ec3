using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Storage;

/// <summary>What a save came to: done, or somebody else's edition that came first, or a file that cannot be read.</summary>
public sealed record Saved(CaseRecord? Record, CaseRecord? Other, IReadOnlyList<Problem> Problems);

/// <summary>Cases of one organisation: found, read, changed. A change that meets another one is refused with the other shown.</summary>
public sealed class CaseStore(DeskDb db, RulebookNow rules, Today today)
{
    /// <summary>Stands where a verdict would, when the stored file no longer reads, as after a fact of the rulebook got another name.</summary>
    public const string Unreadable = "unreadable";

    public Task<CaseRecord?> Get(Guid organisation, Guid id, CancellationToken stop) =>
        db.Cases.SingleOrDefaultAsync(c => c.OrganisationId == organisation && c.Id == id, stop);

    public async Task<IReadOnlyList<CaseEdition>> History(Guid id, CancellationToken stop) =>
        await db.Editions.Where(e => e.CaseId == id).OrderByDescending(e => e.Edition).ToListAsync(stop);

    /// <summary>The assessment as of today, or null when the stored file no longer reads; <see cref="Trouble"/> says where.</summary>
    public Assessment? Assess(CaseRecord record) => CaseFile.Read(record.Text, "case.yaml", rules.Rulebook).Case is { } read ? Assessment.Of(read, rules.Rulebook, today.Day) : null;

    /// <summary>Cases whose file did not read when they were last worked out.</summary>
    public async Task<IReadOnlyList<CaseRecord>> Unread(Guid organisation, int most, CancellationToken stop) =>
        await db.Cases.AsNoTracking().Where(c => c.OrganisationId == organisation && c.Verdict == Unreadable).OrderBy(c => c.Name).Take(most).ToListAsync(stop);

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

        for (var isSecond = false; ; isSecond = true)
        {
            record.Edition = edition + 1;
            await Write(record, reading.Case, text, by, note, stop);
            try
            {
                await db.SaveChangesAsync(stop);
                return new(record, null, []);
            }
            catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || !isSecond)
            {
                // The nightly refresh may have written rows of this case a moment ago; what people wrote is told by the edition.
                db.ChangeTracker.Clear();
                record = await db.Cases.SingleAsync(c => c.Id == record.Id, stop);
                if (isSecond || record.Edition != edition)
                {
                    return new(null, record, []);
                }
            }
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
        var outlook = Outlook.Of(record, Assessment.Of(read, rules.Rulebook, today.Day));
        outlook.WriteTo(record);
        outlook.WriteTo(db, await db.Dues.Where(d => d.CaseId == record.Id).ToListAsync(stop), await db.Touches.Where(t => t.CaseId == record.Id).ToListAsync(stop));
        var wanted = SearchText.Words(record.Name, record.NameRussian, record.Title, record.Employer).ToHashSet();
        var had = await db.Words.Where(w => w.CaseId == record.Id).ToListAsync(stop);
        db.Words.RemoveRange(had.Where(w => !wanted.Contains(w.Word)));
        db.Words.AddRange(wanted.Except(had.Select(w => w.Word)).Select(w => new CaseWord { CaseId = record.Id, OrganisationId = record.OrganisationId, Word = w }));
        db.Editions.Add(new() { CaseId = record.Id, Edition = record.Edition, Text = text, AtUtc = today.Utc, By = by, Note = note });
    }
}
