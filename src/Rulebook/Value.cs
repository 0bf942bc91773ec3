using System.Collections.Immutable;
using NodaTime;

namespace Hqs.Rules;

/// <summary>What a fact, a parameter or a literal holds. Values are immutable and compare by content.</summary>
public abstract record Value;

/// <summary>Yes or no, as somebody stated it. The absence of a statement is never a <see cref="YesNo"/>.</summary>
public sealed record YesNo(bool Yes) : Value;

/// <summary>One option of a choice, or the code of a country (ISO 3166-1 alpha-2), region (ISO 3166-2) or consular post.</summary>
public sealed record Code(string Id) : Value;

/// <summary>Several codes; their order carries no meaning and is kept as written.</summary>
public sealed record Codes(ImmutableArray<string> Ids) : Value
{
    public bool Equals(Codes? other) => other is not null && Ids.Order(StringComparer.Ordinal).SequenceEqual(other.Ids.Order(StringComparer.Ordinal));

    public override int GetHashCode() => Ids.Aggregate(17, (hash, id) => hash ^ StringComparer.Ordinal.GetHashCode(id));
}

/// <summary>A whole number of things, years of age or days.</summary>
public sealed record Whole(long Number) : Value;

/// <summary>A calendar day without a time of day. Spans of days always include both ends.</summary>
public sealed record Day(LocalDate Date) : Value;

/// <summary>Free text.</summary>
public sealed record Plain(string Text) : Value;

/// <summary>The period an amount is paid for.</summary>
public enum PayPeriod
{
    /// <summary>An amount by itself: a fine, a duty, one month's payment in a ledger.</summary>
    None,
    Month,
    Quarter,
    Year,
}

/// <summary>
/// An exact amount in the minor unit of its currency (kopecks, cents), for a period.
/// Amounts of different currencies or periods are never converted into each other.
/// </summary>
/// <param name="Minor">Minor units; may be negative in differences.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Per">The period the amount is paid for.</param>
public sealed record Money(long Minor, string Currency, PayPeriod Per) : Value
{
    /// <summary>Minor units in one unit of every currency the desk reads.</summary>
    public const long MinorPerUnit = 100;

    public static Money Of(long units, string currency, PayPeriod per) => new(checked(units * MinorPerUnit), currency, per);

    public bool Comparable(Money other) => Currency == other.Currency && Per == other.Per;
}

/// <summary>Pay as figures for several periods at once, each worked out by the domain, so that a rule can ask for the period it tests.</summary>
public sealed record Pay(ImmutableArray<Money> Figures) : Value
{
    /// <summary>The figure for that period and currency, or null when it is not known.</summary>
    public Money? For(PayPeriod per, string currency) => Figures.FirstOrDefault(f => f.Per == per && f.Currency == currency);

    public bool Equals(Pay? other) => other is not null && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => Figures.Aggregate(17, (hash, figure) => HashCode.Combine(hash, figure));
}

/// <summary>The unit a term is counted in.</summary>
public enum TermUnit
{
    Days,
    WorkingDays,
    Months,
    Years,
}

/// <summary>
/// A term. Days count from the day after the event (day one); months and years end on the same number of the last month,
/// or on its last day when there is no such number (Civil Code, art. 191 and 192).
/// </summary>
public sealed record Term(int Length, TermUnit Unit) : Value;

/// <summary>Rows of a ledger or of a list of events; a column that was left out is absent from its row.</summary>
public sealed record Table(ImmutableArray<ImmutableSortedDictionary<string, Value>> Rows) : Value
{
    public bool Equals(Table? other) => other is not null && Rows.Length == other.Rows.Length
        && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => Rows.Length;
}
