using System.Collections.Immutable;

namespace Hqs.Rules;

/// <summary>What shape of value a fact holds.</summary>
public enum FactKind
{
    YesNo,

    /// <summary>Yes or no that only a named person can decide, with a reason.</summary>
    Judgement,
    Choice,
    Choices,
    Country,
    Countries,
    Region,
    Regions,
    Post,
    Money,
    Pay,
    Number,
    Date,
    Text,
    Table,
}

/// <summary>The type of a fact or of a column: its kind, the period of money, the options of a choice.</summary>
public sealed record FactType(FactKind Kind, PayPeriod Per, ImmutableArray<Option> Options)
{
    public bool IsList => Kind is FactKind.Choices or FactKind.Countries or FactKind.Regions;

    public bool IsOrdered => Kind is FactKind.Money or FactKind.Pay or FactKind.Number or FactKind.Date;
}

/// <summary>One option of a choice.</summary>
public sealed record Option(string Id, Words Label);

/// <summary>How a person can really change a fact, to answer “what would make it yes”.</summary>
/// <param name="By">Who acts: worker, employer, …</param>
/// <param name="Says">Text with <c>{value}</c> for the changed value.</param>
/// <param name="Towards">The only direction the text is true for: more or later (1), less or earlier (-1), either (0).</param>
public sealed record Change(string By, Words Says, int Towards);

/// <summary>One column of a fact of type table.</summary>
public sealed record Column(string Id, FactType Type, Words Label);

/// <summary>
/// One typed thing we may know of a case, declared once in <c>rules/facts/</c>. Nothing is known by default:
/// a fact nobody stated is unknown and is listed as missing wherever it would decide something.
/// </summary>
public sealed class Fact
{
    public required string Id { get; init; }
    public required string Noun { get; init; }
    public required string Key { get; init; }
    public required string Subject { get; init; }
    public required FactType Type { get; init; }
    public required Words Label { get; init; }
    public required Words Question { get; init; }

    /// <summary>Who can tell: worker, employer, payroll, counsel, post or ministry.</summary>
    public required string Who { get; init; }
    public required string Sensitive { get; init; }
    public required Place Place { get; init; }

    /// <summary>Kinds of document whose statement settles the fact, strongest first.</summary>
    public ImmutableArray<string> GovernedBy { get; init; } = [];

    /// <summary>The event that states this date, if there is one.</summary>
    public string? FromEvent { get; init; }

    /// <summary>Id of the date used, visibly, when nobody stated this one.</summary>
    public string? Assumed { get; init; }
    public Change? Change { get; init; }

    /// <summary>The fact this one stands in for; it is not asked while that one is asked too.</summary>
    public string? InsteadOf { get; init; }
    public ImmutableArray<Column> Columns { get; init; } = [];

    /// <summary>Facts and <c>@parameters</c> a computed fact is worked out from; null when it is stated by people or documents.</summary>
    public ImmutableArray<string>? ComputedFrom { get; init; }
    public ImmutableArray<SourceCitation> Sources { get; init; } = [];

    /// <summary>Filled by a classification.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Identifies people or papers and is shown; no rule tests it.</summary>
    public bool IsShownOnly { get; init; }

    public bool IsStated => ComputedFrom is null && !IsDerived;

    public override string ToString() => Id;
}

/// <summary>A kind of subject rules are asked about, declared in <c>rules/facts/subjects.yaml</c>.</summary>
/// <param name="Id">The word rules use.</param>
/// <param name="Outer">The kind whose facts can be read from here too; null for the outermost.</param>
/// <param name="Is">A more general kind this one belongs to.</param>
/// <param name="Label">How people call it.</param>
public sealed record SubjectKind(string Id, string? Outer, string? Is, Words Label);
