using NodaTime;

namespace Hqs.Rules.Evaluation;

/// <summary>
/// A fact worked out in code from the facts it declares. Returns null when what it read does not decide it; the evaluator then
/// reports the facts it read and did not find. It must be monotone: learning more never changes a value already returned.
/// </summary>
/// <param name="FactId">The computed fact.</param>
/// <param name="Reads">Facts and <c>@parameters</c> it reads, as declared in the rulebook.</param>
/// <param name="Compute">The arithmetic.</param>
public sealed record ComputedFact(string FactId, IReadOnlyList<string> Reads, Func<IFactSource, Value?> Compute);

/// <summary>What a computed fact may look at: declared facts of its subject and outwards, parameters, the calendar, reference tables.</summary>
public interface IFactSource
{
    /// <summary>The subject the fact is computed for, by its id without the kind.</summary>
    string SubjectName { get; }
    Rulebook Rulebook { get; }

    /// <summary>Whether the subject, or one it belongs to, is of that kind.</summary>
    bool IsWithin(string kind);

    Value? Read(string factId);

    /// <summary>The parameter's value, or null when the law of that day is not recorded or not settled.</summary>
    Value? Parameter(string parameterId);
}

public static class FactSourceReading
{
    public static LocalDate? Date(this IFactSource source, string factId) => (source.Read(factId) as Day)?.Date;

    public static Money? Amount(this IFactSource source, string factId) => source.Read(factId) as Money;

    public static bool? YesOrNo(this IFactSource source, string factId) => (source.Read(factId) as YesNo)?.Yes;

    public static string? CodeOf(this IFactSource source, string factId) => (source.Read(factId) as Code)?.Id;

    public static Table? Rows(this IFactSource source, string factId) => source.Read(factId) as Table;
}
