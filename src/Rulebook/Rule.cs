using System.Collections.Immutable;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Rules;

/// <summary>How settled a version of the law is.</summary>
public enum Standing
{
    InForce,

    /// <summary>Published for a later day, or planned: shown, never used to decide.</summary>
    Announced,

    /// <summary>Nobody has confirmed which of several readings is the law; each stands as an alternative.</summary>
    Contested,

    /// <summary>Its term has run out on paper and no successor was found.</summary>
    LapsedOnPaper,
}

/// <summary>One file of the rulebook; its id is its path.</summary>
public abstract class Rule
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public required Words Title { get; init; }
    public required Place Place { get; init; }
    public Words? Notes { get; init; }
    public ImmutableArray<string> Guide { get; init; } = [];

    public override string ToString() => Id;
}

/// <summary>A rule that is asked about a subject and ends in a status.</summary>
public abstract class AskedRule : Rule
{
    public required string Subject { get; init; }
    public Says Says { get; init; } = Says.Nothing;
    public Condition? AppliesWhen { get; init; }

    /// <summary>Asked only of subjects that carry this tag: a rule about one kind of paper.</summary>
    public string? Tag { get; init; }

    /// <summary>Checklists the rule belongs to.</summary>
    public ImmutableArray<string> Checklists { get; init; } = [];

    /// <summary>Facts its conditions read; it is asked only of subjects from which all of them can be read.</summary>
    public ImmutableArray<Fact> Reads
    {
        get;
        internal set
        {
            field = value;
            ReadSubjects = [.. value.Select(f => f.Subject).Distinct().Order(StringComparer.Ordinal)];
            Audience = string.Join(' ', ReadSubjects.Prepend(Tag ?? "").Prepend(Subject));
        }
    } = [];

    /// <summary>Rules with the same words here are asked of the same subjects.</summary>
    internal string Audience { get; private set; } = "";

    /// <summary>The kinds of subject those facts belong to.</summary>
    internal ImmutableArray<string> ReadSubjects { get; private set; } = [];

    /// <summary>Every condition the rule tests, in all its versions.</summary>
    public virtual IEnumerable<Condition> Conditions() => AppliesWhen is { } scope ? [scope] : [];
}

/// <summary>What versions hold, in force or as alternatives.</summary>
public static class VersionContents
{
    public static IEnumerable<T> Contents<T>(this ImmutableArray<Version<T>> versions)
        where T : class => versions.SelectMany(v => v.Content is { } content ? [content] : v.Alternatives.Select(a => a.Content));
}

/// <summary>The sentences of a rule, by status, with placeholders.</summary>
public sealed record Says(Template? Met, Template? NotMet, Template? Unknown, Template? NotApplicable)
{
    public static readonly Says Nothing = new(null, null, null, null);
}

/// <summary>
/// What the law was over one span of days, both ends included, with its proof.
/// A contested version has <see cref="Alternatives"/> instead of content of its own.
/// </summary>
public sealed class Version<TContent> : IVersion where TContent : class
{
    public required LocalDate From { get; init; }
    public required LocalDate? Until { get; init; }
    public required Standing Standing { get; init; }
    public Question? Question { get; init; }
    public TContent? Content { get; init; }
    public ImmutableArray<Alternative<TContent>> Alternatives { get; init; } = [];
    public required Proof? Proof { get; init; }
    public required Place Place { get; init; }

    public bool Covers(LocalDate day) => From <= day && (Until is not { } until || day <= until);

    IEnumerable<Proof> IVersion.Proofs => (Proof is null ? [] : new[] { Proof }).Concat(Alternatives.Select(a => a.Proof));
}

/// <summary>The dates, standing and proof of a version, whatever it says.</summary>
public interface IVersion
{
    LocalDate From { get; }
    LocalDate? Until { get; }
    Standing Standing { get; }
    Question? Question { get; }
    Place Place { get; }
    IEnumerable<Proof> Proofs { get; }
}

/// <summary>One reading of contested law.</summary>
public sealed record Alternative<TContent>(string Id, TContent Content, Proof Proof) where TContent : class;

/// <summary>Why we believe a version: sources, rows of the research register, confidence and the day of the newest evidence.</summary>
public sealed record Proof(ImmutableArray<SourceCitation> Sources, ImmutableArray<string> Rows, Confidence Confidence, LocalDate CheckedOn);

/// <summary>How sure we are. R, U, L and 1S are shown to users as not confirmed.</summary>
public enum Confidence
{
    Primary,
    TwoSources,
    OneSource,
    Recollection,
    High,
    Medium,
    Low,
    Unverified,
}

/// <summary>A rule with dated versions, the version being picked by a date fact.</summary>
public interface IVersioned
{
    Fact? VersionBy { get; }
    IEnumerable<IVersion> AllVersions { get; }
}

/// <summary>An amount, a term or a list over time.</summary>
public sealed class Parameter : Rule, IVersioned
{
    public required string Type { get; init; }
    public required Fact? VersionBy { get; init; }
    public required ImmutableArray<Version<Value>> Versions { get; init; }

    IEnumerable<IVersion> IVersioned.AllVersions => Versions;
}

/// <summary>A law's own exception to a requirement.</summary>
public sealed record LawException(Condition When, Status Then, Proof Proof, Place Place);

/// <summary>What a condition demands in one version.</summary>
public sealed record Requirement(Condition Require, Condition? AppliesWhen, ImmutableArray<LawException> Unless);

/// <summary>A requirement that is met or not; also the base of a route.</summary>
public class Requires : AskedRule, IVersioned
{
    public required Fact? VersionBy { get; init; }
    public required ImmutableArray<Version<Requirement>> Versions { get; init; }
    public Words? Repair { get; init; }

    IEnumerable<IVersion> IVersioned.AllVersions => Versions;

    public override IEnumerable<Condition> Conditions() => base.Conditions().Concat(Versions.Contents().SelectMany(c =>
        c.Unless.Select(u => u.When).Append(c.Require).Concat(c.AppliesWhen is { } inVersion ? [inVersion] : Array.Empty<Condition>())));
}

/// <summary>A way into Russia: serves some purposes, and fits when its requirement is met.</summary>
public sealed class Route : Requires
{
    public required ImmutableArray<string> Serves { get; init; }
    public string? LeadsTo { get; init; }
}

/// <summary>Sorts a subject into one class, tried in order.</summary>
public sealed class Classification : Rule, IVersioned
{
    public required string Subject { get; init; }
    public required Fact Defines { get; init; }
    public required Fact? VersionBy { get; init; }
    public required ImmutableArray<Version<Classes>> Versions { get; init; }

    IEnumerable<IVersion> IVersioned.AllVersions => Versions;
}

public sealed record Classes(ImmutableArray<ClassCase> Cases, Value? Otherwise);

public sealed record ClassCase(Value Is, Condition When, Proof? Proof, Place Place);

/// <summary>A named set of rules; met when all that apply are met.</summary>
public sealed class Decision : AskedRule
{
    /// <summary>When this holds the decision is what the case is about, and reports begin with it.</summary>
    public Condition? LeadsWhen { get; init; }

    /// <summary>Filled once all rules are read.</summary>
    public ImmutableArray<AskedRule> Needs { get; internal set; } = [];
}

/// <summary>What a person must verify: contested law, or a point to check in every case.</summary>
public sealed class Question : Rule
{
    /// <summary>The reading a lapsed version has besides its own content.</summary>
    public const string NoLongerApplies = "no_longer_applies";

    public required Words Why { get; init; }
    public required Words Evidence { get; init; }
    public required string Who { get; init; }
    public ImmutableArray<Option> Alternatives { get; init; } = [];

    /// <summary>Set for things to verify in every case it holds for; null for contested law, which shows where it is touched.</summary>
    public bool IsContestedLaw { get; init; }
    public string Subject { get; init; } = "case";
    public Condition? AppliesWhen { get; internal set; }
}
