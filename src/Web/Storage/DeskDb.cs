using Hqs.Casework.Duties;
using Hqs.Rules.Evaluation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Storage;

/// <summary>
/// Everything the desk keeps: organisations, users, cases with every edition of their file. A case is kept as the case file itself,
/// the one format people can also read, download and paste; columns beside it only find and sort it.
/// </summary>
public sealed class DeskDb(DbContextOptions<DeskDb> options) : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<CaseRecord> Cases => Set<CaseRecord>();
    public DbSet<CaseWord> Words => Set<CaseWord>();
    public DbSet<CaseEdition> Editions => Set<CaseEdition>();
    public DbSet<CaseDue> Dues => Set<CaseDue>();
    public DbSet<CaseTouch> Touches => Set<CaseTouch>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Organisation>().Property(o => o.Name).HasMaxLength(Organisation.LongestName);
        builder.Entity<CaseRecord>(record =>
        {
            // One index for each order of the list, with the columns it is narrowed by behind: a page is found and counted without reading a case.
            record.HasIndex(c => new { c.OrganisationId, c.ChangedUtc, c.Id, c.Verdict, c.Failed, c.WaitsFor });
            record.HasIndex(c => new { c.OrganisationId, c.Name, c.Id, c.Verdict, c.Failed, c.WaitsFor });
            record.HasIndex(c => new { c.OrganisationId, c.SortDue, c.Id, c.Verdict, c.Failed, c.WaitsFor });
            record.HasIndex(c => new { c.OrganisationId, c.WaitsFor });
            record.HasIndex(c => c.OrganisationId, "IX_Cases_Demo").HasFilter("\"IsDemo\"");
            record.HasIndex(c => new { c.AssessedOn, c.Rulebook, c.SortDue, c.Id });
            record.Property(c => c.WaitsFor).HasMaxLength(20);
            record.Property(c => c.Edition).IsConcurrencyToken();
            record.HasMany<CaseEdition>().WithOne().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Cascade);
            record.HasMany<CaseWord>().WithOne().HasForeignKey(w => w.CaseId).OnDelete(DeleteBehavior.Cascade);
            record.HasMany<CaseDue>().WithOne().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Cascade);
            record.HasMany<CaseTouch>().WithOne().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CaseWord>(word =>
        {
            word.HasKey(w => new { w.CaseId, w.Word });
            word.HasIndex(w => new { w.OrganisationId, w.Word, w.CaseId });
            word.Property(w => w.Word).HasMaxLength(CaseWord.Longest);
        });
        builder.Entity<CaseEdition>(edition => edition.HasKey(e => new { e.CaseId, e.Edition }));
        builder.Entity<CaseDue>(due =>
        {
            due.HasKey(d => new { d.CaseId, d.Duty });
            // By day for what is coming, by weight for what went wrong; narrowed by the columns behind.
            due.HasIndex(d => new { d.OrganisationId, d.Group, d.LastDay, d.Severity, d.Who, d.Noun });
            due.HasIndex(d => new { d.OrganisationId, d.Group, d.Severity, d.LastDay, d.Who, d.Noun });
            due.Property(d => d.Duty).HasMaxLength(CaseDue.LongestDuty);
        });
        builder.Entity<CaseTouch>(touch =>
        {
            touch.HasKey(t => new { t.CaseId, t.What });
            touch.HasIndex(t => new { t.OrganisationId, t.What });
        });
        builder.Entity<SavedFilter>(filter =>
        {
            filter.HasIndex(f => new { f.UserId, f.Name }).IsUnique();
            filter.Property(f => f.Name).HasMaxLength(SavedFilter.LongestName);
            filter.Property(f => f.Query).HasMaxLength(SavedFilter.LongestQuery);
            filter.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

/// <summary>An employer, a law firm, an agency: whoever keeps this desk.</summary>
public sealed class Organisation
{
    public const int LongestName = 200;

    public Guid Id { get; set; }
    public required string Name { get; set; }
    public DateTime CreatedUtc { get; set; }
}

/// <summary>A person who signs in. More than the owner comes later; every user already belongs to an organisation.</summary>
public sealed class User : IdentityUser<Guid>
{
    public Guid OrganisationId { get; set; }
    public required string Name { get; set; }

    /// <summary>en or ru.</summary>
    public required string Language { get; set; }
}

/// <summary>A case as it is kept.</summary>
public sealed class CaseRecord
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The case file, YAML.</summary>
    public required string Text { get; set; }

    /// <summary>Grows by one with every change; two people who change the same edition are both told.</summary>
    public int Edition { get; set; }
    public DateTime ChangedUtc { get; set; }
    public bool IsDemo { get; set; }

    /// <summary>The worker's name in Latin letters, or the title of the case.</summary>
    public required string Name { get; set; }
    public string? NameRussian { get; set; }
    public string? Title { get; set; }
    public string? Employer { get; set; }
    public string? Citizenship { get; set; }

    /// <summary>The leading decision when the case was last assessed: met, not_met, unknown, not_applicable; or unreadable.</summary>
    public required string Verdict { get; set; }
    public string? Lead { get; set; }
    public DateOnly? NextDue { get; set; }

    /// <summary>The same to sort by: where nothing is due, a day after all others.</summary>
    public DateOnly SortDue { get; set; } = DateOnly.MaxValue;
    public string? NextDuty { get; set; }
    public int Failed { get; set; }

    /// <summary>Who has to act before the case can go on: a code of <see cref="Waiting"/>.</summary>
    public string WaitsFor { get; set; } = Waiting.Nobody;

    /// <summary>The day and rulebook of that assessment; when either is another now, the columns above are worked out anew.</summary>
    public DateOnly AssessedOn { get; set; }
    public required string Rulebook { get; set; }
}

/// <summary>One word a case is found by, in lower case and Latin letters, whichever script it was written in.</summary>
public sealed class CaseWord
{
    public const int Longest = 60;

    public Guid CaseId { get; set; }
    public Guid OrganisationId { get; set; }
    public required string Word { get; set; }
}

/// <summary>A case file as it was after one change.</summary>
public sealed class CaseEdition
{
    public Guid CaseId { get; set; }
    public int Edition { get; set; }
    public required string Text { get; set; }
    public DateTime AtUtc { get; set; }
    public required string By { get; set; }

    /// <summary>What was changed, as the desk tells it.</summary>
    public required string Note { get; set; }
}

/// <summary>How bad a miss is, by what the rulebook says it costs; to sort and filter by, not a statement of law.</summary>
public enum Severity
{
    /// <summary>No fine and no other consequence is known.</summary>
    None,
    Light,
    Serious,
    Heavy,
}

/// <summary>
/// A duty of a case with its last day, as Today shows it. Worked out from the case whenever it is saved and when the day or the
/// rulebook changes, so that what is due in a hundred thousand cases is read from an index.
/// </summary>
public sealed class CaseDue
{
    public const int LongestDuty = 300;

    public Guid CaseId { get; set; }

    /// <summary>The duty and whom or what it is about; once in a case.</summary>
    public required string Duty { get; set; }
    public Guid OrganisationId { get; set; }
    public required string Rule { get; set; }

    /// <summary>The first word of the rule: notices, registration, permit.</summary>
    public required string Noun { get; set; }
    public required string Who { get; set; }
    public DutyGroup Group { get; set; }
    public DutyState State { get; set; }
    public DateOnly? LastDay { get; set; }
    public Severity Severity { get; set; }

    /// <summary>The highest fine for a miss, in the smallest unit of the rouble.</summary>
    public long? HighestFine { get; set; }

    /// <summary>The member of the family, quarter, entry or paper, where it is not the case itself.</summary>
    public string? About { get; set; }
    public string? AboutRussian { get; set; }
}

/// <summary>A piece of law on the move that a case rests on: an open question it waits for, or a rule that lately changed or soon will.</summary>
public sealed class CaseTouch
{
    public Guid CaseId { get; set; }

    /// <summary>The id of the question or rule.</summary>
    public required string What { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>Findings that wait for the answer to the question; nought for a rule.</summary>
    public int HoldsUp { get; set; }
}

/// <summary>A way somebody looks at the list of cases: the address's query, with a name.</summary>
public sealed class SavedFilter
{
    public const int LongestName = 60;
    public const int LongestQuery = 500;

    public Guid Id { get; set; }
    public Guid UserId { get; set; }
    public required string Name { get; set; }
    public required string Query { get; set; }
}
