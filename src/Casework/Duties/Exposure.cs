using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Duties;

/// <summary>A duty that may be fined, with the range for each payer, both ends included.</summary>
/// <param name="IsSure">It was missed, done late or broken; otherwise nobody has said whether it was done.</param>
public sealed record ExposedDuty(DutyLine Line, bool IsSure, ImmutableArray<FineAtRisk> Fines);

/// <summary>The sum for one payer and currency, in minor units of the currency.</summary>
/// <param name="SureLowest">The least for what surely failed.</param>
/// <param name="SureHighest">The most for what surely failed.</param>
/// <param name="Highest">The most if every doubtful duty was missed too.</param>
public sealed record ExposedSum(string Payer, Money SureLowest, Money SureHighest, Money Highest);

/// <summary>Fines at risk in a case: each offence is fined by itself, so the ranges add up. What a court would really order is not foretold.</summary>
public sealed record Exposure(ImmutableArray<ExposedDuty> Duties, ImmutableArray<ExposedSum> Sums)
{
    internal static Exposure Of(ImmutableArray<DutyLine> lines)
    {
        ImmutableArray<ExposedDuty> duties =
        [
            .. lines.Where(l => l.Group is DutyGroup.Failed or DutyGroup.Unconfirmed && !l.Duty.Fines.IsEmpty)
                .Select(l => new ExposedDuty(l, l.Group == DutyGroup.Failed, Merged(l.Duty.Fines))),
        ];
        return new(duties,
        [
            .. duties.SelectMany(d => d.Fines.Select(f => (Duty: d, Fine: f)))
                .GroupBy(x => (x.Fine.Payer, x.Fine.Lowest.Currency))
                .OrderBy(g => Fine.Payers.IndexOf(g.Key.Payer))
                .Select(g => new ExposedSum(
                    g.Key.Payer,
                    Sum(g.Key.Currency, g.Where(x => x.Duty.IsSure).Select(x => x.Fine.Lowest)),
                    Sum(g.Key.Currency, g.Where(x => x.Duty.IsSure).Select(x => x.Fine.Highest)),
                    Sum(g.Key.Currency, g.Select(x => x.Fine.Highest)))),
        ]);
    }

    // While it is not known which range applies, the payer risks from the lowest of them to the highest.
    private static ImmutableArray<FineAtRisk> Merged(ImmutableArray<FineAtRisk> fines) =>
    [
        .. fines.GroupBy(f => (f.Payer, f.Lowest.Currency, f.Ground.Rule)).Select(g => g.First() with
        {
            Lowest = g.MinBy(f => f.Lowest.Minor)!.Lowest,
            Highest = g.MaxBy(f => f.Highest.Minor)!.Highest,
        }),
    ];

    private static Money Sum(string currency, IEnumerable<Money> amounts) =>
        amounts.Aggregate(new Money(0, currency, PayPeriod.None), (sum, one) => sum with { Minor = checked(sum.Minor + one.Minor) });
}
