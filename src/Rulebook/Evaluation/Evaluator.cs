using System.Collections.Immutable;
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
    private readonly Dictionary<(Rule, Subject), Finding> findings = [];
    private readonly Dictionary<(Fact, Subject), TracedValue> readings = [];
    private readonly List<Subject> subjects = [];
    private readonly Dictionary<string, List<Subject>> byKind = [];
    private readonly Dictionary<Question, string> supposedReadings = [];
    private readonly Dictionary<(Fact, Subject), LocalDate> supposedDates = [];
    private readonly List<Supposition> open = [];
    private int suppositionsUsed;

    // The rule being asked: where a date is unknown, only the law it rests on is tried.
    private Rule? asking;
    private int depth;

    public Rulebook Rulebook => rulebook;

    /// <summary>Computed, derived and assumed facts are worked out. Examples switch this off: they give such facts directly.</summary>
    public bool WorksOutFacts { get; init; } = true;

    public void Add(Subject subject)
    {
        subjects.Add(subject);
        byKind.Clear();
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
    public IEnumerable<Subject> SubjectsFor(AskedRule rule) => SubjectsOf(rule.Subject)
        .Where(s => (rule.Tag is null ? !s.IsOnlyWanted : rule.Tag == s.Tag) && CanBeAsked(rule, s));

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
        if (findings.TryGetValue((rule, subject), out var known))
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
            _ => throw new InvalidOperationException($"{rule.Id} is of an unknown kind."),
        };
        asking = before;
        findings[(rule, subject)] = finding;
        return finding;
    }

    /// <summary>Takes a rule as answered for every subject it is asked of, so that a decision's example can give findings.</summary>
    public void Assume(AskedRule rule, Possible possible)
    {
        foreach (var subject in SubjectsFor(rule))
        {
            findings[(rule, subject)] = new Finding
            {
                Rule = rule,
                Subject = subject,
                Possible = possible,
                Missing = possible.ToStatus() == Status.Unknown ? [new(MissingKind.Law, rule.Id, null)] : [],
                Trace = [],
                Says = rule.Title,
            };
        }
    }

    /// <summary>Whether a condition holds for a subject under every reading of contested law.</summary>
    public Truth Holds(Condition condition, Subject subject) => EveryReading(() => Scope(condition, subject)).Possible switch
    {
        Possible.Met => Truth.True,
        Possible.NotApplicable => Truth.False,
        _ => Truth.Unknown,
    };

    // ---- requirements -------------------------------------------------------------------------------------------

    private Finding FindRequirement(Requires rule, Subject subject) => Found(rule, subject, EveryReading(() => Once(rule, subject)));

    private Outcome Once(Requires rule, Subject subject)
    {
        var applies = rule.AppliesWhen is { } scope ? Test(scope, subject) : null;
        if (applies?.Truth == Truth.False)
        {
            return new(Possible.NotApplicable, [], [Under(TraceRole.Applies, applies)], [], null, []);
        }

        var picked = Pick(rule.Versions, rule.VersionBy, subject);
        if (picked.Version is null)
        {
            // No law of this kind on that day: before it began, or after it was abolished.
            return new(picked.Missing.IsEmpty ? Possible.NotApplicable : Possible.Met | Possible.NotMet, picked.Missing, [], [], null, []);
        }

        var content = picked.Content!;
        var trace = ImmutableArray.CreateBuilder<TraceNode>();
        var missing = picked.Missing;
        var possible = Requirement(content, subject, applies, trace, ref missing);
        return new(possible, missing, trace.ToImmutable(), [new(rule, picked.Version, picked.Proof!)], picked.Version, picked.Version.Question is { } q ? [q] : []);
    }

    private Possible Requirement(Requirement content, Subject subject, TraceNode? applies, ImmutableArray<TraceNode>.Builder trace, ref ImmutableArray<Missing> missing)
    {
        var scopes = new List<TraceNode>();
        if (applies is not null)
        {
            scopes.Add(applies);
        }

        if (content.AppliesWhen is { } inVersion)
        {
            scopes.Add(Test(inVersion, subject));
        }

        foreach (var scope in scopes)
        {
            trace.Add(Under(TraceRole.Applies, scope));
        }

        if (scopes.Any(s => s.Truth == Truth.False))
        {
            return Possible.NotApplicable;
        }

        var require = Test(content.Require, subject);
        trace.Add(Under(TraceRole.Require, require));
        var exceptions = content.Unless.Select(e => (When: Test(e.When, subject), Then: e.Then.Only())).ToList();
        trace.AddRange(exceptions.Select(e => new TraceNode { Role = TraceRole.Exception, Truth = e.When.Truth, Children = [e.When], Missing = e.When.Missing }));

        // An exception that holds takes the place of the requirement. Two that hold and disagree leave both answers possible,
        // whichever is written first: the rulebook has to be mended.
        var excepted = exceptions.Where(e => e.When.Truth == Truth.True).Aggregate(Possible.None, (sum, e) => sum | e.Then);
        var perhaps = exceptions.Where(e => e.When.Truth == Truth.Unknown && (excepted & e.Then) == Possible.None).ToList();
        var required = require.Truth switch
        {
            Truth.True => Possible.Met,
            Truth.False => Possible.NotMet,
            _ => Possible.Met | Possible.NotMet,
        };
        var possible = perhaps.Aggregate(excepted == Possible.None ? required : excepted, (sum, e) => sum | e.Then);
        var undecided = scopes.Where(s => s.Truth == Truth.Unknown).ToList();
        if (undecided.Count > 0)
        {
            possible |= Possible.NotApplicable;
        }

        if (excepted == Possible.None && require.Truth == Truth.Unknown)
        {
            undecided.Add(require);
        }

        undecided.AddRange(perhaps.Select(e => e.When));

        if (possible.ToStatus() == Status.Unknown)
        {
            foreach (var open in undecided)
            {
                missing = Missing.Merge(missing, open.Missing);
            }
        }

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
        var applies = decision.AppliesWhen is { } scope ? EveryReading(() => Scope(scope, subject)) : null;
        var needed = applies?.Possible == Possible.NotApplicable
            ? []
            : decision.Needs.SelectMany(rule => Around(rule, subject).Select(s => Find(rule, s))).ToList();
        depth--;

        var combined = applies?.Possible == Possible.NotApplicable ? Possible.NotApplicable : Combine(needed);
        var possible = combined | ((applies?.Possible ?? Possible.None) & Possible.NotApplicable);
        var missing = possible.ToStatus() == Status.Unknown ? applies?.Missing ?? [] : [];
        if (combined.ToStatus() == Status.Unknown)
        {
            // What can still block is asked for; where nothing can, whether anything applies at all.
            missing = needed.Where(f => f.Status == Status.Unknown && (!f.Possible.CannotBlock() || combined.CannotBlock())).Aggregate(missing, (sum, f) => Missing.Merge(sum, f.Missing));
        }

        var trace = (applies?.Trace ?? []).AddRange(needed.Select(f => new TraceNode
        {
            Role = TraceRole.Need,
            Truth = f.Status switch { Status.Met => Truth.True, Status.NotMet => Truth.False, _ => Truth.Unknown },
            Finding = f,
            Missing = f.Missing,
        }));
        var outcome = new Outcome(possible, missing, trace, [], null, []);
        return new Finding
        {
            Rule = decision,
            Subject = subject,
            Possible = possible,
            Missing = outcome.Missing,
            Trace = trace,
            Questions = [.. needed.SelectMany(f => f.Questions).Distinct()],
            Says = Wording.Says(rulebook, decision, outcome, ReadForText, subject),
        };
    }

    private Outcome Scope(Condition scope, Subject subject)
    {
        var test = Test(scope, subject);
        var possible = test.Truth switch
        {
            Truth.True => Possible.Met,
            Truth.False => Possible.NotApplicable,
            _ => Possible.Met | Possible.NotApplicable,
        };
        return new(possible, test.Missing, [Under(TraceRole.Applies, test)], [], null, []);
    }

    /// <summary>All that apply must be met; what surely does not apply is left out; nothing left means the decision does not apply.</summary>
    public static Possible Combine(IReadOnlyCollection<Finding> needed)
    {
        if (needed.Any(f => f.Possible == Possible.NotMet))
        {
            return Possible.NotMet;
        }

        var possible = Possible.None;
        if (needed.Any(f => f.Possible.HasFlag(Possible.NotMet)))
        {
            possible |= Possible.NotMet;
        }

        if (needed.All(f => (f.Possible & (Possible.Met | Possible.NotApplicable)) != 0) && needed.Any(f => f.Possible.HasFlag(Possible.Met)))
        {
            possible |= Possible.Met;
        }

        if (needed.All(f => f.Possible.HasFlag(Possible.NotApplicable)))
        {
            possible |= Possible.NotApplicable;
        }

        return possible;
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

    private static TraceNode Under(TraceRole role, TraceNode test) => new() { Role = role, Truth = test.Truth, Children = [test], Missing = test.Missing };
}

/// <summary>What one evaluation of a rule came to.</summary>
internal sealed record Outcome(
    Possible Possible,
    ImmutableArray<Missing> Missing,
    ImmutableArray<TraceNode> Trace,
    ImmutableArray<Ground> Grounds,
    IVersion? Version,
    ImmutableArray<Question> Questions);
