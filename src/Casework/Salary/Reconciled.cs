using System.Collections.Immutable;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>What may explain a difference between the ledger and the tax report. It is a hint to look there, never a finding.</summary>
public enum Explanation
{
    Agrees,

    /// <summary>The report holds payments that do not count, or may not count, towards the minimum.</summary>
    OtherPayments,

    /// <summary>The report goes by the day of payment.</summary>
    PaidInAnotherMonth,

    /// <summary>The next or previous month differs by the same sum the other way.</summary>
    Neighbour,
    NotReported,
    NotInLedger,
    OtherCurrency,
    Unexplained,
}

/// <summary>One month of the ledger beside the income reported to the tax service.</summary>
/// <param name="Counted">What surely counts towards the minimum.</param>
/// <param name="Difference">Reported less counted.</param>
/// <param name="Kinds">Kinds of payment that make up the difference.</param>
public sealed record Reconciled(LocalDate Month, Money? Counted, Money? Reported, Money? Difference, Explanation Explanation, ImmutableArray<string> Kinds)
{
    // So many kinds of payment in one month are tried in every combination; more would be guesswork.
    private const int MostKinds = 10;

    public static ImmutableArray<Reconciled> Of(Ledger ledger, Table reported, string? employer, bool isOwn, ImmutableArray<QuarterTest> quarters)
    {
        var income = reported.Rows
            .Where(r => r.GetValueOrDefault("month") is Day && r.GetValueOrDefault("income") is Money)
            .Where(r => r.GetValueOrDefault("employer") is Plain by ? employer is not null && Ledger.IsSame(by.Text, employer) : isOwn)
            .GroupBy(r => LedgerLine.FirstOfMonth(((Day)r["month"]).Date))
            .ToDictionary(g => g.Key, g => Ledger.Summed(g.Select(r => (Money)r["income"])));
        if (income.Count == 0)
        {
            return [];
        }

        // Months before the first one reported are not missing from the report: nobody has entered it that far back.
        var months = quarters.SelectMany(q => q.Months).Where(m => m.Month >= income.Keys.Min() && m.Month <= income.Keys.Max() && (m.IsWrittenUp || income.ContainsKey(m.Month)));
        var rows = months.Select(m => Row(m, ledger, income.GetValueOrDefault(m.Month, []))).ToList();
        return [.. rows.Select((r, i) => r.Explanation == Explanation.Unexplained && (Offsets(r, i > 0 ? rows[i - 1] : null) || Offsets(r, i + 1 < rows.Count ? rows[i + 1] : null)) ? r with { Explanation = Explanation.Neighbour } : r)];
    }

    private static Reconciled Row(MonthPay month, Ledger ledger, ImmutableArray<Money> income)
    {
        var counted = month.Sum(Treatment.Counted);
        var reported = income.Length == 1 ? income[0] : null;
        if (!month.IsWrittenUp || income.IsEmpty)
        {
            return new(month.Month, counted.Length == 1 ? counted[0] : null, reported, null, income.IsEmpty ? Explanation.NotReported : Explanation.NotInLedger, []);
        }

        if (reported is null || counted.Any(c => c.Currency != reported.Currency))
        {
            return new(month.Month, counted.Length == 1 ? counted[0] : null, reported, null, Explanation.OtherCurrency, []);
        }

        var own = counted.IsEmpty ? reported with { Minor = 0 } : counted[0];
        var difference = reported with { Minor = reported.Minor - own.Minor };
        var (explanation, kinds) = Explain(month, ledger, reported, own);
        return new(month.Month, own, reported, difference, explanation, kinds);
    }

    private static (Explanation, ImmutableArray<string>) Explain(MonthPay month, Ledger ledger, Money reported, Money own)
    {
        if (reported == own)
        {
            return (Explanation.Agrees, []);
        }

        var others = month.Kinds.Where(k => k.Treatment != Treatment.Counted && k.Sum.Currency == reported.Currency).Select(k => (k.Kind!, k.Sum.Minor)).Take(MostKinds).ToList();
        if (Making(others, reported.Minor - own.Minor) is { } kinds)
        {
            return (Explanation.OtherPayments, kinds);
        }

        var lines = ledger.Lines.Where(l => l.Paid is { } paid && paid.Currency == reported.Currency && LedgerLine.FirstOfMonth(l.PaidOn ?? l.Month) == month.Month).ToList();
        var isCounted = month.Kinds.Where(k => k.Treatment == Treatment.Counted).Select(k => k.Kind).ToHashSet();
        var byDay = lines.Where(l => isCounted.Contains(l.Kind) || l.Kind is null).Sum(l => l.Paid!.Minor);
        var rest = lines.Where(l => !isCounted.Contains(l.Kind) && l.Kind is not null).GroupBy(l => l.Kind!).Select(g => (g.Key, g.Sum(l => l.Paid!.Minor))).Take(MostKinds).ToList();
        return ledger.Lines.Any(l => l.IsPaidInAnotherMonth) && Making(rest, reported.Minor - byDay) is { } with ? (Explanation.PaidInAnotherMonth, with) : (Explanation.Unexplained, []);
    }

    /// <summary>The fewest kinds whose sums make up an amount, or null.</summary>
    private static ImmutableArray<string>? Making(List<(string Kind, long Minor)> kinds, long amount)
    {
        ImmutableArray<string>? best = null;
        for (var chosen = 0; chosen < 1 << kinds.Count; chosen++)
        {
            var taken = kinds.Where((_, i) => (chosen & (1 << i)) != 0).ToList();
            if (taken.Sum(k => k.Minor) == amount && (best is null || taken.Count < best.Value.Length))
            {
                best = [.. taken.Select(k => k.Kind)];
            }
        }

        return best;
    }

    private static bool Offsets(Reconciled row, Reconciled? neighbour) => row.Difference is { } here && neighbour?.Difference is { } there && here.Currency == there.Currency && here.Minor == -there.Minor && here.Minor != 0;
}
