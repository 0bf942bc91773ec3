using System.Collections.Immutable;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>One line of the pay ledger. What was left out of the file is null here, and never a zero.</summary>
/// <param name="Month">First day of the month it was earned in.</param>
/// <param name="Kind">Option of the ledger's kinds of payment; null means gross wage.</param>
/// <param name="Employer">Who paid, where the line says so.</param>
public sealed record LedgerLine(LocalDate Month, Money? Paid, string? Kind, string? Employer, LocalDate? PaidOn, long? UnpaidLeaveDays, long? SickDays, long? OtherBreakDays)
{
    public bool IsPaidInAnotherMonth => PaidOn is { } day && FirstOfMonth(day) != Month;

    public static LocalDate FirstOfMonth(LocalDate day) => new(day.Year, day.Month, 1);
}

/// <summary>How the law counts a payment, under one reading: the kinds that count, and whether the day of payment names the month.</summary>
/// <param name="Kinds">Kinds that count; null while no line names a kind.</param>
public sealed record Counting(Codes? Kinds, bool ByDayPaid)
{
    public static readonly Counting Everything = new(null, false);

    public bool Counts(LedgerLine line) => line.Kind is null || Kinds is null || Kinds.Ids.Contains(line.Kind);

    public LocalDate MonthOf(LedgerLine line) => ByDayPaid && line.PaidOn is { } day ? LedgerLine.FirstOfMonth(day) : line.Month;
}

/// <summary>The lines of one employer, and sums over them. Amounts of different currencies are kept apart.</summary>
public sealed class Ledger(IEnumerable<LedgerLine> lines)
{
    public ImmutableArray<LedgerLine> Lines { get; } = [.. lines];

    /// <summary>The ledger of the employer so named: its own lines and those that name nobody. Null where a line names somebody and nobody knows who “we” are.</summary>
    public static Ledger? Of(Table table, string? employer)
    {
        var all = Read(table);
        return employer is null && all.Any(l => l.Employer is not null) ? null : new(all.Where(l => l.Employer is null || IsSame(l.Employer, employer!)));
    }

    public static ImmutableArray<LedgerLine> Read(Table table) =>
    [
        .. table.Rows.Where(r => r.GetValueOrDefault("month") is Day).Select(r => new LedgerLine(
            LedgerLine.FirstOfMonth(((Day)r["month"]).Date),
            r.GetValueOrDefault("paid") as Money,
            (r.GetValueOrDefault("kind") as Code)?.Id,
            (r.GetValueOrDefault("employer") as Plain)?.Text,
            (r.GetValueOrDefault("paid_on") as Day)?.Date,
            (r.GetValueOrDefault("unpaid_leave_days") as Whole)?.Number,
            (r.GetValueOrDefault("sick_days") as Whole)?.Number,
            (r.GetValueOrDefault("other_break_days") as Whole)?.Number)),
    ];

    public static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    public ImmutableArray<LedgerLine> In(LocalDate month) => [.. Lines.Where(l => l.Month == month)];

    /// <summary>Whether the month is written up: it has lines, and each of them a sum.</summary>
    public bool IsWrittenUp(LocalDate month) => In(month) is { IsEmpty: false } found && found.All(l => l.Paid is not null);

    /// <summary>What counts in a month, a sum for each currency; empty where nothing does.</summary>
    public ImmutableArray<Money> Counted(LocalDate month, Counting counting) =>
        Summed(Lines.Where(l => l.Paid is not null && counting.Counts(l) && counting.MonthOf(l) == month).Select(l => l.Paid!));

    /// <summary>Each currency added up by itself, in the order they first appear.</summary>
    public static ImmutableArray<Money> Summed(IEnumerable<Money> amounts) =>
        [.. amounts.GroupBy(m => m.Currency).Select(g => new Money(g.Sum(m => m.Minor), g.Key, PayPeriod.None))];
}
