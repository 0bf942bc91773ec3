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

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Organisation>().Property(o => o.Name).HasMaxLength(Organisation.LongestName);
        builder.Entity<CaseRecord>(record =>
        {
            record.HasIndex(c => new { c.OrganisationId, c.ChangedUtc });
            record.HasIndex(c => new { c.OrganisationId, c.Name });
            record.HasIndex(c => new { c.OrganisationId, c.Verdict });
            record.HasIndex(c => new { c.OrganisationId, c.NextDue });
            record.Property(c => c.Edition).IsConcurrencyToken();
            record.HasMany<CaseEdition>().WithOne().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Cascade);
            record.HasMany<CaseWord>().WithOne().HasForeignKey(w => w.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CaseWord>(word =>
        {
            word.HasKey(w => new { w.CaseId, w.Word });
            word.HasIndex(w => new { w.Word, w.CaseId });
            word.Property(w => w.Word).HasMaxLength(CaseWord.Longest);
        });
        builder.Entity<CaseEdition>(edition => edition.HasKey(e => new { e.CaseId, e.Edition }));
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
    public string? NextDuty { get; set; }
    public int Failed { get; set; }

    /// <summary>The day and rulebook of that assessment; when either is another now, the columns above are worked out anew.</summary>
    public DateOnly AssessedOn { get; set; }
    public required string Rulebook { get; set; }
}

/// <summary>One word a case is found by, in lower case and Latin letters, whichever script it was written in.</summary>
public sealed class CaseWord
{
    public const int Longest = 60;

    public Guid CaseId { get; set; }
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
