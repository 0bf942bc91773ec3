using System.Collections.Immutable;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Time;

namespace Hqs.Rules;

/// <summary>
/// Who owes what to whom by when. A dated duty runs from a trigger, once for every subject it is asked of; a standing duty has no
/// trigger and is kept or broken as another rule says.
/// </summary>
public sealed class Obligation : AskedRule, IVersioned
{
    /// <summary>Who owes: employer, worker, family or host.</summary>
    public required string Who { get; init; }
    public required Words To { get; init; }

    /// <summary>The day the term runs from; null for a standing duty.</summary>
    public required Fact? Trigger { get; init; }

    /// <summary>The paper that proves that day.</summary>
    public Words? TriggerPaper { get; init; }

    /// <summary>A fact that tells the day it was done; the list of duties in a case can tell it too.</summary>
    public Fact? DoneOn { get; init; }

    /// <summary>Ways it may be done, of <see cref="Channels"/>; empty where nothing is handed in.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>What to keep as proof.</summary>
    public required Words Keep { get; init; }

    /// <summary>What a miss brings beside a fine.</summary>
    public Words? Consequence { get; init; }
    public FormEditions? Form { get; init; }
    public ImmutableArray<Penalty> Penalties { get; init; } = [];
    public required Fact? VersionBy { get; init; }
    public required ImmutableArray<Version<Due>> Versions { get; init; }

    /// <summary>The rule that shows whether a standing duty is kept. Filled once all rules are read.</summary>
    public AskedRule? KeptBy { get; internal set; }

    IEnumerable<IVersion> IVersioned.AllVersions => Versions;

    /// <summary>At an office while it is open; by post until midnight; through the state portal until midnight.</summary>
    public static readonly ImmutableArray<string> Channels = ["counter", "post", "portal"];
}

/// <summary>How the last day of a duty is found from its trigger.</summary>
/// <param name="Terms">Terms one after the other, each written out or read from a parameter; empty for a standing duty.</param>
/// <param name="Point">A point of the calendar instead of terms.</param>
/// <param name="Before">The term runs back from the trigger: the duty is owed that long before it.</param>
/// <param name="Way">How days are counted.</param>
/// <param name="Other">Another way of counting somebody defends; the stricter of the two leads.</param>
/// <param name="OtherWhy">Why there are two.</param>
public sealed record Due(ImmutableArray<DueTerm> Terms, CalendarPoint? Point, bool Before, CountingWay Way, CountingWay? Other, Words? OtherWhy);

/// <summary>One term of a chain: written in the rule, or a parameter.</summary>
public sealed record DueTerm(Term? Term, Parameter? Parameter);

/// <summary>The editions of a form, picked by the day of filing.</summary>
public sealed class FormEditions : Rule, IVersioned
{
    public required ImmutableArray<Version<FormEdition>> Versions { get; init; }

    Fact? IVersioned.VersionBy => null;
    IEnumerable<IVersion> IVersioned.AllVersions => Versions;
}

/// <summary>One edition: the name of the form and of the order that brought it.</summary>
public sealed record FormEdition(Words Name);

/// <summary>What an offence costs, by who pays, over time.</summary>
public sealed class Penalty : Rule, IVersioned
{
    public required ImmutableArray<Version<Fines>> Versions { get; init; }

    Fact? IVersioned.VersionBy => null;
    IEnumerable<IVersion> IVersioned.AllVersions => Versions;
}

/// <summary>The fines of one version, in order: for each payer the first one counts whose condition holds.</summary>
public sealed record Fines(ImmutableArray<Fine> Ranges);

/// <summary>A fine, lowest and highest included, for one offence against one worker.</summary>
/// <param name="Payer">company, official or person.</param>
/// <param name="When">Where it is charged; null for everywhere.</param>
/// <param name="Also">What may come instead of it or with it.</param>
public sealed record Fine(string Payer, Condition? When, Money Lowest, Money Highest, Words? Also)
{
    public static readonly ImmutableArray<string> Payers = ["company", "official", "person"];
}
