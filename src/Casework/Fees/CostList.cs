using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Fees;

/// <summary>What one person's way costs, or the case's.</summary>
public sealed record CostLine(Finding Finding, Fee Rule)
{
    /// <summary>The person it is paid for; a fee for a paper is its owner's. The case itself where it is nobody's.</summary>
    public Subject Payee => Finding.Subject is { Kind: "document", Outer: { } owner } ? owner : Finding.Subject;

    /// <summary>Null where nobody knows the price.</summary>
    public Price? Price => Finding.Price is { IsKnown: true } known ? known : null;

    /// <summary>Who can name an unknown price.</summary>
    public string Ask => Finding.Price?.Ask ?? Rule.PaidBy;
}

/// <summary>The costs of a case: what is surely due, person by person, with sums for each currency; what may come on top stands apart.</summary>
/// <param name="Due">Fees that apply.</param>
/// <param name="Perhaps">Fees of which it is not known whether they apply.</param>
public sealed record CostList(ImmutableArray<CostLine> Due, ImmutableArray<CostLine> Perhaps)
{
    public static CostList Of(Assessment assessment)
    {
        var fees = assessment.Findings.Where(f => f.Rule is Fee && f.Status != Status.NotApplicable).Select(f => new CostLine(f, (Fee)f.Rule)).ToLookup(l => l.Finding.Possible.HasFlag(Possible.NotApplicable));
        return new([.. fees[false]], [.. fees[true]]);
    }

    /// <summary>Each currency added up by itself; prices nobody knows are in no sum.</summary>
    public static ImmutableArray<Price> Totals(IEnumerable<CostLine> lines) =>
    [
        .. lines.Select(l => l.Price).OfType<Price>().GroupBy(p => p.Lowest!.Currency).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Price(Sum(g.Select(p => p.Lowest!)), Sum(g.Select(p => p.Highest!)), null)),
    ];

    public static string Amount(Price price, Language language) => price.Lowest == price.Highest ? Wording.Of(price.Lowest!, language) : $"{Wording.Of(price.Lowest!, language)} – {Wording.Of(price.Highest!, language)}";

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((a, b) => a with { Minor = checked(a.Minor + b.Minor) });
}
