using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>How a quarter stands against the minimum pay.</summary>
public enum PayState
{
    Reached,

    /// <summary>Short under every reading of the law.</summary>
    SureShortfall,

    /// <summary>Short under some reading, or unless a missing fact turns out well.</summary>
    PossibleShortfall,

    /// <summary>The quarter runs, and the agreed pay will do.</summary>
    Open,
    Unknown,

    /// <summary>The law of the time did not test a quarter.</summary>
    NotTested,
    NoMinimum,
}

/// <summary>Whether a kind of payment counts.</summary>
public enum Treatment
{
    Counted,

    /// <summary>Counted under one reading of the law and left out under another.</summary>
    InDoubt,
    LeftOut,
}

/// <summary>What was paid of one kind in a month. No kind is gross wage.</summary>
public sealed record KindSum(string? Kind, Money Sum, Treatment Treatment);

/// <summary>One month of the ledger as payroll reads it.</summary>
/// <param name="IsWork">The contract ran on some day of the month.</param>
/// <param name="Expected">The agreed pay taken for a month not yet written up.</param>
public sealed record MonthPay(LocalDate Month, bool IsWork, bool IsWrittenUp, ImmutableArray<KindSum> Kinds, Money? Expected, long? UnpaidLeaveDays, long? SickDays, long? OtherBreakDays)
{
    public ImmutableArray<Money> Sum(Treatment treatment) => Ledger.Summed(Kinds.Where(k => k.Treatment == treatment).Select(k => k.Sum));
}

/// <summary>One quarter of one employer against the minimum, under every reading of the law.</summary>
public sealed record QuarterTest
{
    public required string Name { get; init; }
    public required LocalDate FirstDay { get; init; }
    public required LocalDate LastDay { get; init; }
    public required bool IsOver { get; init; }
    public required PayState State { get; init; }
    public required ImmutableArray<MonthPay> Months { get; init; }

    /// <summary>As the ledger stands, the strictest reading first.</summary>
    public required ImmutableArray<PayReading> Now { get; init; }

    /// <summary>For a quarter that runs: with the agreed pay in the months still to come.</summary>
    public required ImmutableArray<PayReading> Forecast { get; init; }

    /// <summary>The last working day of the quarter, or of the contract: pay earned and paid out by then counts under either reading of the month.</summary>
    public required LocalDate? PayBy { get; init; }
    public required bool IsPayByProvisional { get; init; }

    /// <summary>The contract ended in this quarter; its notice is due all the same.</summary>
    public required LocalDate? EndedOn { get; init; }
    public required bool? WorkedThroughout { get; init; }
    public required ImmutableArray<Missing> Missing { get; init; }

    /// <summary>While the law tested the year: the twelve months that end with this quarter.</summary>
    public YearOfPay? Year { get; init; }

    /// <summary>The readings the state follows from.</summary>
    public ImmutableArray<PayReading> Deciding => Forecast.IsEmpty ? Now : Forecast;

    /// <summary>What must still be paid on top of what is agreed: the most and the least any reading asks for.</summary>
    public (Money Most, Money Least)? ToPay => Deciding is { IsEmpty: false } all && all.All(r => r.IsDecided) && all.Any(r => r.IsShort)
        ? (all.MaxBy(r => r.Shortfall!.Minor)!.Shortfall!, all.MinBy(r => r.LeastShortfall!.Minor)!.LeastShortfall!)
        : null;
}

/// <summary>Twelve months of pay against a minimum for the year. Which twelve months the law meant was not found.</summary>
public sealed record YearOfPay(Money? Counted, PayBar Bar)
{
    public bool? IsReached => Counted is null || Counted.Currency != Bar.Minimum.Currency ? null : Counted.Minor >= Bar.Minimum.Minor;
}

/// <summary>The pay of one employer: its quarters, the newest last, and the comparison with the tax report.</summary>
/// <param name="Employer">Its name, or null when nobody has given it.</param>
/// <param name="IsOfCase">The employer the case is about; another one has its own permit and its own test.</param>
public sealed record PayAccount(string? Employer, bool IsOfCase, ImmutableArray<QuarterTest> Quarters, ImmutableArray<Reconciled> Reconciliation, ImmutableArray<Missing> Missing);

/// <summary>
/// Pay against the minimum, quarter by quarter since work began. A pure function of (case, rulebook, day): sums come from the ledger,
/// everything the law says from the rules asked, under every reading that is still open.
/// </summary>
public sealed record PayTest(Case Case, Rulebook Rulebook, LocalDate On, ImmutableArray<PayAccount> Accounts)
{
    /// <summary>Questions of law on which some result of the test hangs.</summary>
    public IEnumerable<Question> Questions => Accounts.SelectMany(a => a.Quarters).SelectMany(q => q.Now.Concat(q.Forecast)).SelectMany(r => r.Supposes).Select(s => s.Question).Distinct();

    public static PayTest Of(Case @case, Rulebook rulebook, LocalDate on)
    {
        var own = (Settled(@case, rulebook, "employer.name") as Plain)?.Text;
        var accounts = Employers(@case, rulebook, own).Select(e => Account(@case, rulebook, on, own, e));
        return new(@case, rulebook, on, [.. accounts]);
    }

    internal static Value? Settled(Case @case, Rulebook rulebook, string fact)
    {
        var subject = new Subject("case", Case.CaseId, Words.Same("case"), null);
        foreach (var (stated, statement) in @case.Subjects[0].Facts.Where(f => f.Fact.Id == fact))
        {
            subject.State(stated, statement);
        }

        return subject.Settled(rulebook.Facts[fact])?.Value;
    }

    // The employer of the case first, then every other one the ledger or the list of other employers names.
    private static IEnumerable<string?> Employers(Case @case, Rulebook rulebook, string? own)
    {
        var named = new List<string?> { own };
        foreach (var table in new[] { "pay.other_employers", "pay.months", "pay.reported" })
        {
            foreach (var name in ((Settled(@case, rulebook, table) as Table)?.Rows ?? []).Select(r => (r.GetValueOrDefault("employer") as Plain)?.Text).OfType<string>())
            {
                if (!named.Exists(n => n is not null && Ledger.IsSame(n, name)))
                {
                    named.Add(name);
                }
            }
        }

        return named;
    }

    private static PayAccount Account(Case @case, Rulebook rulebook, LocalDate on, string? own, string? employer)
    {
        var isOwn = employer == own;
        var seen = isOwn ? @case : OtherEmployer.SeenBy(employer!, @case, rulebook);
        var lines = Settled(seen, rulebook, "pay.months") is Table table ? Ledger.Of(table, employer) : null;
        var quarters = new QuarterTests(seen, rulebook, on, lines).All();
        var missing = quarters.Missing;
        if (lines is null && Settled(@case, rulebook, "pay.months") is not null)
        {
            missing = [.. missing, new(MissingKind.Fact, "employer.name", null)];
        }

        var reported = Settled(@case, rulebook, "pay.reported") as Table;
        return new(employer, isOwn, quarters.Tests, reported is null || lines is null ? [] : Reconciled.Of(lines, reported, employer, isOwn, quarters.Tests), missing);
    }
}
