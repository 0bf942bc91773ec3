using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Rules.Evaluation;

/// <summary>
/// Answers rules about subjects. A pure function of the rulebook, what is stated of the subjects, and the answers given to open
/// questions; it holds memory only of what it has already worked out, so one evaluator serves one assessment, on one thread.
/// </summary>
/// <remarks>
/// Where the law is contested, or the date that picks a version is unknown, the rule is evaluated once for every reading
/// ("supposition"). It is decided only if every reading ends the same way.
/// </remarks>
public sealed partial class Evaluator(Rulebook rulebook, IReadOnlyDictionary<string, ComputedFact> computed, IReadOnlyDictionary<string, string> answers)
{
    private readonly Dictionary<Of, Finding> findings = new(rulebook.Asked.Length);
    private readonly Dictionary<Of, TracedValue> readings = new(rulebook.Facts.Count);
    private readonly Dictionary<Of, TracedValue> settledParameters = [];

    // Readings that hold only for what is supposed at the moment; forgotten whenever that changes.
    private readonly Dictionary<Of, TracedValue> supposedFacts = [];
    private readonly List<Subject> subjects = [];
    private readonly Dictionary<string, ImmutableArray<Subject>> audiences = [];
    private readonly Dictionary<string, List<Subject>> byKind = [];
    private Dictionary<string, List<Subject>>? byTag;
    private readonly Dictionary<Question, string> supposedReadings = [];
    private readonly Dictionary<(Fact, Subject), LocalDate> supposedDates = [];
    private readonly List<Supposition> open = [];
    private Func<Finding, Words>? tell;
    private int suppositionsUsed;

    // The rule being asked: where a date is unknown, only the law it rests on is tried.
    private Rule? asking;
    private int depth;

    public Rulebook Rulebook => rulebook;

    /// <summary>Computed, derived and assumed facts are worked out. Examples switch this off: they give such facts directly.</summary>
    public bool WorksOutFacts { get; init; } = true;

    /// <summary>Every subject, in the order they were added.</summary>
    public IReadOnlyList<Subject> Subjects => subjects;

    public void Add(Subject subject)
    {
        subjects.Add(subject);
        byKind.Clear();
        audiences.Clear();
        byTag = null;
    }

    /// <summary>The subjects a rule about <paramref name="kind"/> is asked of, in the order they were added.</summary>
    public IReadOnlyList<Subject> SubjectsOf(string kind)
    {
        if (!byKind.TryGetValue(kind, out var found))
        {
            byKind[kind] = found = [.. subjects.Where(s => rulebook.IsA(s.Kind, kind))];
        }

        return found;
    }

    /// <summary>The subjects a rule is asked of: of its kind and tag, and such that every fact it reads can be read from them.</summary>
    public ImmutableArray<Subject> SubjectsFor(AskedRule rule)
    {
        if (!audiences.TryGetValue(rule.Audience, out var audience))
        {
            var listed = rule.Tag is { } tag ? Tagged(rule.Subject, tag) : SubjectsOf(rule.Subject);
            audiences[rule.Audience] = audience = [.. listed.Where(s => (rule.Tag is not null || !s.IsOnlyWanted) && CanBeAsked(rule, s))];
        }

        return audience;
    }

    // Papers are many and rules about one kind of them too.
    private List<Subject> Tagged(string kind, string tag)
    {
        if (byTag is null)
        {
            byTag = [];
            foreach (var subject in subjects.Where(s => s.Tag is not null))
            {
                (byTag.TryGetValue(subject.Tag!, out var list) ? list : byTag[subject.Tag!] = []).Add(subject);
            }
        }

        return (byTag.GetValueOrDefault(tag) ?? []).FindAll(s => rulebook.IsA(s.Kind, kind));
    }

    private bool CanBeAsked(AskedRule rule, Subject subject)
    {
        foreach (var wanted in rule.ReadSubjects)
        {
            if (subject.Holder(wanted, rulebook) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rule's answer about the subject.</summary>
    public Finding Find(AskedRule rule, Subject subject)
    {
        var key = new Of(rule, subject);
        if (findings.TryGetValue(key, out var known))
        {
            return known;
        }

        var before = asking;
        asking = rule;
        var finding = rule switch
        {
            Decision decision => FindDecision(decision, subject),
            Requires requires => FindRequirement(requires, subject),
            Fee fee => FindPrice(fee, subject),
            Right right => FindRight(right, subject),
            Step step => FindStep(step, subject),
            Obligation obligation => FindObligation(obligation, subject),
            _ => throw new InvalidOperationException($"{rule.Id} is of an unknown kind."),
        };
        asking = before;
        findings[key] = finding;
        return finding;
    }

    /// <summary>Takes a rule as answered for every subject it is asked of, so that a decision's example can give findings.</summary>
    public void Assume(AskedRule rule, Possible possible)
    {
        foreach (var subject in SubjectsFor(rule))
        {
            findings[new(rule, subject)] = new Finding
            {
                Rule = rule,
                Subject = subject,
                Possible = possible,
                Missing = possible.ToStatus() == Status.Unknown ? [new(MissingKind.Law, rule.Id, null)] : [],
                Trace = [],
            };
        }
    }

    /// <summary>Whether a condition holds for a subject under every reading of contested law.</summary>
    public Truth Holds(Condition condition, Subject subject) => EveryReading((condition, subject), static (e, of) => e.Scope(of.condition, of.subject)).Possible switch
    {
        Possible.Met => Truth.True,
        Possible.NotApplicable => Truth.False,
        _ => Truth.Unknown,
    };

    // ---- requirements -------------------------------------------------------------------------------------------

    private Finding FindRequirement(Requires rule, Subject subject) => Found(rule, subject, EveryReading((rule, subject), static (e, of) => e.Once(of.rule, of.subject)));

    private Outcome Once(Requires rule, Subject subject)
    {
        var applies = rule.AppliesWhen is { } scope ? Test(scope, subject) : null;
        if (applies?.Truth == Truth.False)
        {
            return new(Possible.NotApplicable, [], [new PurposeStep(TraceRole.Applies, applies)], [], null, []);
        }

        var picked = Pick(rule.Versions, rule.VersionBy, subject);
        if (picked.Version is null)
        {
            // No law of this kind on that day: before it began, or after it was abolished.
            return new(picked.Missing.IsEmpty ? Possible.NotApplicable : Possible.Met | Possible.NotMet, picked.Missing, [], [], null, []);
        }

        var content = picked.Content!;
        var missing = picked.Missing;
        var possible = Requirement(content, subject, applies, out var trace, ref missing);
        return new(possible, missing, trace, [new(rule, picked.Version, picked.Proof!)], picked.Version, picked.Version.Question is { } q ? [q] : []);
    }

    private Possible Requirement(Requirement content, Subject subject, TraceNode? applies, out ImmutableArray<TraceNode> steps, ref ImmutableArray<Missing> missing)
    {
        var inVersion = content.AppliesWhen is { } scope ? Test(scope, subject) : null;
        var outside = applies?.Truth == Truth.False || inVersion?.Truth == Truth.False;
        var trace = ImmutableArray.CreateBuilder<TraceNode>((applies is null ? 0 : 1) + (inVersion is null ? 0 : 1) + (outside ? 0 : 1 + content.Unless.Length));
        if (applies is not null)
        {
            trace.Add(new PurposeStep(TraceRole.Applies, applies));
        }

        if (inVersion is not null)
        {
            trace.Add(new PurposeStep(TraceRole.Applies, inVersion));
        }

        if (outside)
        {
            steps = trace.MoveToImmutable();
            return Possible.NotApplicable;
        }

        var require = Test(content.Require, subject);
        trace.Add(new PurposeStep(TraceRole.Require, require));

        // An exception that holds takes the place of the requirement. Two that hold and disagree leave both answers possible,
        // whichever is written first: the rulebook has to be mended.
        var first = trace.Count;
        var excepted = Possible.None;
        foreach (var exception in content.Unless)
        {
            var when = Test(exception.When, subject);
            trace.Add(new PurposeStep(TraceRole.Exception, when));
            excepted |= when.Truth == Truth.True ? exception.Then.Only() : Possible.None;
        }

        var possible = excepted != Possible.None ? excepted : require.Truth switch
        {
            Truth.True => Possible.Met,
            Truth.False => Possible.NotMet,
            _ => Possible.Met | Possible.NotMet,
        };
        var undecided = applies?.Truth == Truth.Unknown ? applies.Missing : [];
        if (inVersion?.Truth == Truth.Unknown)
        {
            undecided = Missing.Merge(undecided, inVersion.Missing);
        }

        if (applies?.Truth == Truth.Unknown || inVersion?.Truth == Truth.Unknown)
        {
            possible |= Possible.NotApplicable;
        }

        if (excepted == Possible.None && require.Truth == Truth.Unknown)
        {
            undecided = Missing.Merge(undecided, require.Missing);
        }

        for (var i = 0; i < content.Unless.Length; i++)
        {
            var then = content.Unless[i].Then.Only();
            if (trace[first + i].Truth == Truth.Unknown && (excepted & then) == Possible.None)
            {
                possible |= then;
                undecided = Missing.Merge(undecided, trace[first + i].Missing);
            }
        }

        if (possible.ToStatus() == Status.Unknown)
        {
            missing = Missing.Merge(missing, undecided);
        }

        steps = trace.MoveToImmutable();
        return possible;
    }

    // ---- decisions ----------------------------------------------------------------------------------------------

    private Finding FindDecision(Decision decision, Subject subject)
    {
        if (depth > 40)
        {
            throw new InvalidOperationException($"{decision.Id} needs itself.");
        }

        depth++;
        var applies = EveryReading((decision.AppliesWhen, subject), static (e, of) => e.Scope(of.AppliesWhen, of.subject));
        var needed = new List<Finding>();
        foreach (var rule in applies.Possible == Possible.NotApplicable ? [] : decision.Needs)
        {
            foreach (var around in Around(rule, subject))
            {
                needed.Add(Find(rule, around));
            }
        }

        depth--;

        var combined = applies.Possible == Possible.NotApplicable ? Possible.NotApplicable : Combine(needed);
        var possible = combined | (applies.Possible & Possible.NotApplicable);
        var missing = possible.ToStatus() == Status.Unknown ? applies.Missing : [];
        var questions = new List<Question>();
        var trace = ImmutableArray.CreateBuilder<TraceNode>(needed.Count + 1);
        trace.AddRange(applies.Trace);
        foreach (var need in needed)
        {
            // What can still block is asked for; where nothing can, whether anything applies at all.
            if (combined.ToStatus() == Status.Unknown && need.Status == Status.Unknown && (!need.Possible.CannotBlock() || combined.CannotBlock()))
            {
                missing = Missing.Merge(missing, need.Missing);
            }

            foreach (var question in need.Questions)
            {
                if (!questions.Contains(question))
                {
                    questions.Add(question);
                }
            }

            trace.Add(new NeedStep(need));
        }

        return new Finding
        {
            Rule = decision,
            Subject = subject,
            Possible = possible,
            Missing = missing,
            Trace = trace.DrainToImmutable(),
            Questions = [.. questions],
            Tells = tell ??= Tell,
        };
    }

    // A rule without a scope applies always.
    private Outcome Scope(Condition? scope, Subject subject)
    {
        if (scope is null)
        {
            return new(Possible.Met, [], [], [], null, []);
        }

        var test = Test(scope, subject);
        var possible = test.Truth switch
        {
            Truth.True => Possible.Met,
            Truth.False => Possible.NotApplicable,
            _ => Possible.Met | Possible.NotApplicable,
        };
        return new(possible, test.Missing, [new PurposeStep(TraceRole.Applies, test)], [], null, []);
    }

    /// <summary>All that apply must be met; what surely does not apply is left out; nothing left means the decision does not apply.</summary>
    public static Possible Combine(IReadOnlyCollection<Finding> needed)
    {
        var (any, all) = (Possible.None, Possible.Met | Possible.NotMet | Possible.NotApplicable);
        var noneBlocks = true;
        foreach (var finding in needed)
        {
            if (finding.Possible == Possible.NotMet)
            {
                return Possible.NotMet;
            }

            any |= finding.Possible;
            all &= finding.Possible;
            noneBlocks &= (finding.Possible & (Possible.Met | Possible.NotApplicable)) != 0;
        }

        return (any & Possible.NotMet)
            | (noneBlocks ? any & Possible.Met : Possible.None)
            | (all & Possible.NotApplicable);
    }

    /// <summary>The subjects a needed rule is asked of, seen from the decision's subject: itself, its outer ones, or all within it.</summary>
    private IEnumerable<Subject> Around(AskedRule rule, Subject subject)
    {
        if (subject.Holder(rule.Subject, rulebook) is { } holder)
        {
            return [holder];
        }

        var root = subject;
        while (root.Outer is { } outer)
        {
            root = outer;
        }

        return SubjectsFor(rule).Where(s => IsWithin(s, root));
    }

    private static bool IsWithin(Subject subject, Subject outer)
    {
        for (var s = subject; s is not null; s = s.Outer)
        {
            if (ReferenceEquals(s, outer))
            {
                return true;
            }
        }

        return false;
    }

    // The sentence of a finding, when somebody reads it. Findings outlive the assessing, so two readers may come at once.
    private Words Tell(Finding finding)
    {
        lock (findings)
        {
            asking = finding.Rule;
            return Wording.Says(rulebook, finding, ReadForText);
        }
    }
}

/// <summary>What one evaluation of a rule came to.</summary>
internal readonly record struct Outcome(
    Possible Possible,
    ImmutableArray<Missing> Missing,
    ImmutableArray<TraceNode> Trace,
    ImmutableArray<Ground> Grounds,
    IVersion? Version,
    ImmutableArray<Question> Questions);

/// <summary>A rule or a fact about one subject. Both are compared as the objects they are.</summary>
internal readonly struct Of(object thing, Subject subject) : IEquatable<Of>
{
    private readonly object thing = thing;
    private readonly Subject subject = subject;

    public bool Equals(Of other) => ReferenceEquals(thing, other.thing) && ReferenceEquals(subject, other.subject);

    public override bool Equals(object? obj) => obj is Of other && Equals(other);

    public override int GetHashCode() => BitOperations.RotateLeft((uint)RuntimeHelpers.GetHashCode(thing), 7).GetHashCode() ^ RuntimeHelpers.GetHashCode(subject);
}
