using System.Collections.Immutable;
using System.Globalization;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>A minimum pay is held against, for the quarter, for each of its months, or for a year, with where it stands.</summary>
public sealed record PayBar(Money Minimum, Ground Ground);

/// <summary>What counts in one month.</summary>
public sealed record MonthSum(LocalDate Month, Money Counted);

/// <summary>The test of a quarter under one reading of the law: what counts, what is asked, what is short. Everything in exact minor units.</summary>
public sealed record PayReading
{
    public required ImmutableArray<SupposedLaw> Supposes { get; init; }

    /// <summary>The rule that tests the quarter; null where this reading tests nothing.</summary>
    public required AskedRule? Rule { get; init; }
    public required ImmutableArray<MonthSum> Months { get; init; }

    /// <summary>What counts in the quarter, or null where months are missing or currencies differ.</summary>
    public required Money? Counted { get; init; }

    /// <summary>The minimums of the cheapest way to pass that surely stands open; none where the reading asks for nothing.</summary>
    public required ImmutableArray<PayBar> Bars { get; init; }

    /// <summary>What is short on the facts known.</summary>
    public required Money? Shortfall { get; init; }

    /// <summary>What is short at the least, should every fact still missing turn out well.</summary>
    public required Money? LeastShortfall { get; init; }
    public required ImmutableArray<Missing> Missing { get; init; }

    public bool IsShort => Shortfall is { Minor: > 0 };
    public bool IsSurelyShort => LeastShortfall is { Minor: > 0 };
    public bool IsDecided => Shortfall is not null && LeastShortfall is not null;

    /// <summary>What a month lacks where the minimum is set for each month.</summary>
    public Money? GapOf(MonthSum month) => Bars.Select(b => b.Minimum).FirstOrDefault(m => m.Per == PayPeriod.Month && m.Currency == month.Counted.Currency) is { } bar
        ? month.Counted with { Minor = Math.Max(0, bar.Minor - month.Counted.Minor) }
        : null;

    // Readings that say the same of law and sums are told once.
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Rule?.Id}|{string.Join(',', Bars.Select(b => b.Minimum))}|{string.Join(',', Months)}|{Shortfall}|{LeastShortfall}|{Counted}");
}

/// <summary>The ways a requirement on pay can be passed, taken from the tree the evaluator walked.</summary>
internal static class PayWays
{
    /// <summary>Minimums that must all be reached, and what must still turn out well for the way to stand open.</summary>
    public sealed record Way(ImmutableArray<PayBar> Bars, ImmutableArray<Missing> IfKnown);

    private static readonly Way Free = new([], []);

    public static ImmutableArray<Way> Of(TraceNode node, string pay) => node.Role switch
    {
        TraceRole.All => node.Children.Aggregate(ImmutableArray.Create(Free), (ways, child) => [.. from a in ways from b in Of(child, pay) select new Way([.. a.Bars, .. b.Bars], Missing.Merge(a.IfKnown, b.IfKnown))]),
        TraceRole.Any => [.. node.Children.SelectMany(c => Of(c, pay))],
        TraceRole.Require => Of(node.Children[0], pay),
        TraceRole.Comparison when node.Left?.Fact?.Id == pay && node.Right is { Value: Money minimum, Parameter: { } parameter, Version: { } version, Proof: { } proof } => [new([new(minimum, new(parameter, version, proof))], [])],
        _ => node.Truth switch { Truth.True => [Free], Truth.False => [], _ => [new([], node.Missing)] },
    };

    /// <summary>What is short of every minimum of a way: months first, because filling them fills the quarter too.</summary>
    public static Money? Short(Way way, ImmutableArray<MonthSum> months, Money counted)
    {
        long most = 0;
        foreach (var minimum in way.Bars.Select(b => b.Minimum))
        {
            if (minimum.Currency != counted.Currency)
            {
                return null;
            }

            most = Math.Max(most, minimum.Per switch
            {
                PayPeriod.Month => months.Sum(m => Math.Max(0, minimum.Minor - m.Counted.Minor)),
                _ => Math.Max(0, minimum.Minor - counted.Minor),
            });
        }

        return counted with { Minor = most };
    }
}
