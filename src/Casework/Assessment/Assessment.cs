using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Casework.Salary;
using Hqs.Casework.Travel;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>
/// What the rulebook says of a case on a day. A pure function of (case, rulebook, day): the same three give the same bytes.
/// Renderers read it and never call back.
/// </summary>
public sealed class Assessment
{
    /// <summary>The decision everything else serves.</summary>
    public const string MainDecision = "eligibility.hqs-possible";

    public required Case Case { get; init; }
    public required LocalDate On { get; init; }
    public required Rulebook Rulebook { get; init; }

    /// <summary>Decisions, the main one first.</summary>
    public required ImmutableArray<Finding> Decisions { get; init; }

    /// <summary>All other findings, by rule and subject.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }
    /// <summary>The decision the case is about now: hiring, extending, or what follows the end of a contract.</summary>
    public required Finding Lead { get; init; }
    public required ImmutableArray<OpenQuestion> Questions { get; init; }

    /// <summary>The shortest list of facts that would settle the decisions, the most useful first.</summary>
    public required ImmutableArray<NextFact> NextFacts { get; init; }

    /// <summary>Dates used because nobody stated them.</summary>
    public required ImmutableArray<TracedValue> Assumptions { get; init; }

    /// <summary>Facts that people or documents state differently.</summary>
    public required ImmutableArray<Difference> Differences { get; init; }

    /// <summary>
    /// Whether a decision is worth a person's time in this case: what the case is about, or decided, or with a rule of its own decided.
    /// A decision that only serves another one shown is left to that one.
    /// </summary>
    public bool IsEngaged(Finding decision) => IsEngaged(decision, Lead, Decisions);

    internal static bool IsEngaged(Finding decision, Finding lead, IReadOnlyList<Finding> decisions)
    {
        if (decision == lead)
        {
            return true;
        }

        // With a permit in hand, or after the end of a contract, hiring anew is not the question.
        if (decision.Status == Status.NotApplicable || (decision.Rule.Id == MainDecision && lead.Rule.Id != MainDecision))
        {
            return false;
        }

        var served = lead.Status == Status.NotApplicable && Needed(lead).Contains(decision);
        return !served && (decision.Status != Status.Unknown
            || decision.Trace.Any(t => t.Role == TraceRole.Need && t.Finding!.Status is Status.Met or Status.NotMet && t.Finding.Rule is not (Decision or Requires { AppliesWhen: null })));
    }

    private static IEnumerable<Finding> Needed(Finding decision) => decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!);

    /// <summary>Decisions a report shows: engaged, and not merely a part of another one shown.</summary>
    public IEnumerable<Finding> Shown()
    {
        var engaged = Decisions.Where(IsEngaged).ToList();
        var parts = engaged.SelectMany(Needed).ToHashSet();
        return engaged.Where(d => d == Lead || !parts.Contains(d)).OrderBy(d => d != Lead);
    }

    public static Assessment Of(Case @case, Rulebook rulebook, LocalDate on)
    {
        var answers = @case.Answers.Where(a => a.Value.Choice is not null && ((Question)rulebook.Rules[a.Key]).IsContestedLaw).ToDictionary(a => a.Key, a => a.Value.Choice!);
        var evaluator = new Evaluator(rulebook, ComputedFacts.All, answers);
        var root = Enter(@case, rulebook, on, evaluator);
        var all = new List<Finding>(1024);
        foreach (var rule in rulebook.Asked)
        {
            foreach (var subject in evaluator.SubjectsFor(rule))
            {
                all.Add(evaluator.Find(rule, subject));
            }
        }

        var decisions = all.Where(f => f.Rule is Decision).OrderBy(f => f.Rule.Id != MainDecision).ToImmutableArray();
        var main = decisions.First(d => d.Rule.Id == MainDecision);
        var lead = decisions.FirstOrDefault(d => d.Rule is Decision { LeadsWhen: { } when } && d.Status != Status.NotApplicable && evaluator.Holds(when, d.Subject) == Truth.True) ?? main;
        return new Assessment
        {
            Lead = lead,
            Case = @case,
            On = on,
            Rulebook = rulebook,
            Decisions = decisions,
            Findings = [.. all.Where(f => f.Rule is not Decision)],
            Questions = OpenQuestion.Of(all, rulebook, @case, evaluator, root),
            NextFacts = NextFact.Of(decisions, lead, rulebook),
            Assumptions = Assumed(rulebook, evaluator, root),
            Differences = Difference.Of(evaluator.Subjects),
        };
    }

    /// <summary>The status of one rule about one subject, without building the rest; what-if questions ask it often.</summary>
    public static Finding Ask(Case @case, Rulebook rulebook, LocalDate on, AskedRule rule, string subjectId)
    {
        var answers = @case.Answers.Where(a => a.Value.Choice is not null && ((Question)rulebook.Rules[a.Key]).IsContestedLaw).ToDictionary(a => a.Key, a => a.Value.Choice!);
        var evaluator = new Evaluator(rulebook, ComputedFacts.All, answers);
        Enter(@case, rulebook, on, evaluator);
        return evaluator.Find(rule, evaluator.SubjectsFor(rule).First(s => s.Id == subjectId));
    }

    // The case's subjects, the quarters of work it implies, and the day, as the evaluator wants them.
    internal static Subject Enter(Case @case, Rulebook rulebook, LocalDate on, Evaluator evaluator)
    {
        Subject? root = null;
        var entered = new Dictionary<string, Subject>();
        // People before papers: a paper belongs to its person.
        foreach (var part in @case.Subjects.OrderBy(s => s.Kind == "document"))
        {
            var outer = part.Of is { } of ? entered[of] : root;
            var subject = new Subject(part.Kind, part.Id, Label(part, rulebook), outer, part.Tag);
            root ??= subject;
            entered[part.Id] = subject;
            foreach (var (fact, statement) in part.Facts)
            {
                subject.State(fact, statement);
            }

            evaluator.Add(subject);
        }

        root!.State(rulebook.Facts["assessment.on"], new Statement(new Day(on), Statement.ByDesk));
        foreach (var name in QuartersOfWork(root, rulebook, on))
        {
            evaluator.Add(new Subject("quarter", "quarter:" + name, Words.Same(name), root));
        }

        EnterEntries(root, rulebook, entered.Values, evaluator);
        EnterWantedPapers(rulebook, entered.Values, evaluator);
        return root;
    }

    // Every entry of every person is a subject: some duties begin anew with each.
    private static void EnterEntries(Subject root, Rulebook rulebook, IReadOnlyCollection<Subject> entered, Evaluator evaluator)
    {
        if (root.Settled(rulebook.Facts["case.events"])?.Value is not Table events)
        {
            return;
        }

        foreach (var person in entered.Where(s => s.Kind is "principal" or "member").ToList())
        {
            var name = person.Kind == "principal" ? person.Id : person.Id["member:".Length..];
            foreach (var day in Crossings.Of(events, name).Where(c => !c.IsExit).Select(c => c.Day).Distinct())
            {
                var (en, ru) = (Wording.Of(day, Language.English), Wording.Of(day, Language.Russian));
                evaluator.Add(new Subject("entry", "entry:" + Entries.Name(name, day), new($"{person.Label.En}, entry of {en}", $"{person.Label.Ru}, въезд {ru}"), person));
            }
        }
    }

    // A paper a rule asks about and nobody has listed is a subject too, of which nothing is known yet.
    private static void EnterWantedPapers(Rulebook rulebook, IReadOnlyCollection<Subject> entered, Evaluator evaluator)
    {
        foreach (var person in entered.Where(s => s.Kind is "principal" or "member").ToList())
        {
            var listed = entered.Where(s => s.Outer == person).Select(s => s.Tag).ToHashSet();
            foreach (var paper in rulebook.Papers.Where(p => !listed.Contains(p)))
            {
                var name = person.Kind == "principal" ? person.Id : person.Id["member:".Length..];
                var wanted = new Subject("document", $"document:{name}/{paper}", person.Label, person, paper, isOnlyWanted: true);
                wanted.State(rulebook.Facts["document.kind"], new Statement(new Code(paper), Statement.ByDesk));
                evaluator.Add(wanted);
            }
        }
    }

    private static Words Label(CaseSubject part, Rulebook rulebook)
    {
        var kind = rulebook.SubjectKinds[part.Kind].Label;
        var name = part.Facts.LastOrDefault(f => f.Fact.Id == "person.name")?.Statement.Value as Plain;
        var russian = part.Facts.LastOrDefault(f => f.Fact.Id == "person.name_russian")?.Statement.Value as Plain;
        return (name, part.Kind) switch
        {
            ({ } known, _) => new(known.Text, russian?.Text ?? known.Text),
            (null, "member") => new($"{kind.En} {part.Name}", $"{kind.Ru} {part.Name}"),
            _ => kind,
        };
    }

    private static IEnumerable<string> QuartersOfWork(Subject root, Rulebook rulebook, LocalDate on)
    {
        var held = (root.Settled(rulebook.Facts["permit.held"])?.Value as YesNo)?.Yes == true;
        if (root.Settled(rulebook.Facts["employment.starts_on"])?.Value is not Day start)
        {
            // Work under a permit with no known first day: there are quarters, and nobody has said which.
            return held ? ["unknown"] : [];
        }

        var last = root.Settled(rulebook.Facts["employment.ended_on"])?.Value is Day ended && ended.Date < on ? ended.Date : on;
        var names = new List<string>();
        for (var first = Quarters.FirstDay(start.Date); first <= last; first = first.PlusMonths(3))
        {
            names.Add(Quarters.Name(first));
        }

        return names;
    }

    private static ImmutableArray<TracedValue> Assumed(Rulebook rulebook, Evaluator evaluator, Subject root) =>
        [.. rulebook.Assumable.Where(f => f.Subject == root.Kind).Select(f => evaluator.Read(f, root)).Where(r => r.AssumedFrom is not null)];
}

/// <summary>A fact with statements that disagree; the settled one is used, and the others are shown.</summary>
public sealed record Difference(string SubjectId, Fact Fact, ImmutableArray<Statement> Statements)
{
    public static ImmutableArray<Difference> Of(IEnumerable<Subject> subjects)
    {
        var found = ImmutableArray.CreateBuilder<Difference>();
        foreach (var subject in subjects)
        {
            foreach (var (fact, statements) in subject.Statements)
            {
                if (statements.Count > 1 && statements.Exists(s => !s.Value.Equals(statements[0].Value)) && Lasting(statements) is { Length: > 1 } said && said.Any(s => !s.Value.Equals(said[0].Value)))
                {
                    found.Add(new(subject.Id, fact, said));
                }
            }
        }

        return found.ToImmutable();
    }

    // Events of one kind follow each other and do not disagree: the latest is what they say.
    private static ImmutableArray<Statement> Lasting(List<Statement> statements) => [.. statements.Where((s, i) => s.By != Statement.ByEvent || !statements.Skip(i + 1).Any(later => later.By == Statement.ByEvent))];
}
