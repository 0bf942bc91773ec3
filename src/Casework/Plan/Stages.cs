using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>The steps of a case as they stand: which are done, open, passed or perhaps to come, and which lie behind which.</summary>
internal sealed class Stages
{
    private readonly Dictionary<Finding, StepState> states = [];
    private readonly Dictionary<Finding, ImmutableArray<Finding>> awaited = [];

    public Stages(Assessment assessment)
    {
        var all = assessment.Findings.Where(f => f.Rule is Step).OrderBy(f => ((Step)f.Rule).Number).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ToList();
        var byRule = all.ToLookup(f => f.Rule);
        foreach (var finding in all)
        {
            awaited[finding] = [.. ((Step)finding.Rule).WaitsFor.SelectMany(w => Of(byRule[w].ToList(), finding.Subject))];
            if (StateOf(finding, assessment.On) is { } state)
            {
                states[finding] = state;
            }
        }

        foreach (var done in all.Where(f => State(f) == StepState.Done).ToList())
        {
            Pass(done);
        }

        LeaveOutOtherPlans(all, assessment.Lead);
        Supposed = Suppose(all.Where(f => Serves(f) == assessment.Lead.Rule.Id));
        Ordered = [.. Sorted(all.Where(states.ContainsKey))];
        Goal = Ordered.LastOrDefault(f => State(f) == StepState.Open && Serves(f) == assessment.Lead.Rule.Id);
        Milestones = [.. Ordered.Where(f => f != Goal && State(f) == StepState.Open && ((Step)f.Rule).Goal is not null)];
    }

    /// <summary>Every step that is not left out, after those it waits for.</summary>
    public ImmutableArray<Finding> Ordered { get; }

    /// <summary>What nobody has said and the plan supposes: that the way still lies ahead, where even that is not known.</summary>
    public ImmutableArray<Missing> Supposed { get; }

    /// <summary>The open step the plan ends on.</summary>
    public Finding? Goal { get; }

    public ImmutableArray<Finding> Milestones { get; }

    public StepState? State(Finding step) => states.TryGetValue(step, out var state) ? state : null;

    public LocalDate? DoneOn(Finding step) => State(step) == StepState.Done && ((Step)step.Rule).DoneOn is { } fact ? Stated(fact, step.Subject) : null;

    /// <summary>A day stated of a subject, or of the one it belongs to.</summary>
    public static LocalDate? Stated(Fact fact, Subject? subject) => subject is null ? null : (subject.Settled(fact)?.Value as Day)?.Date ?? Stated(fact, subject.Outer);

    /// <summary>The open and done steps a step waits for; what is not needed, or only perhaps, is looked behind.</summary>
    public IEnumerable<Finding> Behind(Finding step, Finding? included) => awaited[step].SelectMany(w => State(w) switch
    {
        StepState.Open or StepState.Done => [w],
        StepState.Passed => [],
        _ => w == included ? [w] : Behind(w, included),
    });

    // Of the same person where that person has the step, otherwise of everybody who has it.
    private static IEnumerable<Finding> Of(List<Finding> candidates, Subject subject) =>
        candidates.Exists(c => c.Subject == subject) ? candidates.Where(c => c.Subject == subject) : candidates.Where(c => c.Subject.Kind != subject.Kind);

    private static string? Serves(Finding step) => ((Step)step.Rule).Goal?.Serves;

    private static StepState? StateOf(Finding step, LocalDate on) => step.Status switch
    {
        Status.Met => StepState.Done,
        Status.NotApplicable => null,
        _ when ((Step)step.Rule).DoneOn is { } fact && Stated(fact, step.Subject) <= on => StepState.Done,
        _ => step.Possible.HasFlag(Possible.NotApplicable) ? StepState.Perhaps : StepState.Open,
    };

    private void Pass(Finding step)
    {
        foreach (var before in awaited[step])
        {
            if (State(before) is StepState.Open or StepState.Perhaps)
            {
                states[before] = StepState.Passed;
                Pass(before);
            }
        }
    }

    // When the same unknown stands before every step of the way (is the permit held already?), a plan without them would promise the goal
    // for tomorrow. They are counted as ahead, and the plan says so.
    private ImmutableArray<Missing> Suppose(IEnumerable<Finding> goals)
    {
        var way = new HashSet<Finding>();
        goals.ToList().ForEach(g => Collect(g, way));
        var perhaps = way.Where(f => State(f) == StepState.Perhaps).ToList();
        if (perhaps.Count == 0 || way.Any(f => State(f) == StepState.Open && Serves(f) is null))
        {
            return [];
        }

        var shared = perhaps.Select(Unknowns).Aggregate((a, b) => [.. a.Where(m => b.Any(o => o.Id == m.Id))]);
        foreach (var step in shared.IsEmpty ? [] : states.Where(s => s.Value == StepState.Perhaps).Select(s => s.Key).Where(f => Unknowns(f).All(m => shared.Any(s => s.Id == m.Id))).ToList())
        {
            states[step] = StepState.Open;
        }

        return shared;
    }

    private void Collect(Finding step, HashSet<Finding> way)
    {
        if (way.Add(step))
        {
            awaited[step].ToList().ForEach(a => Collect(a, way));
        }
    }

    // What would tell whether the case has the step at all; the day it is done is another matter.
    private static ImmutableArray<Missing> Unknowns(Finding step) => [.. step.Missing.Where(m => m.Id != ((Step)step.Rule).DoneOn?.Id && m.Kind != MissingKind.Inquiry).DistinctBy(m => m.Id)];

    // Steps joined to the end of another plan alone (an extension while the question is hiring) are that plan's.
    private void LeaveOutOtherPlans(List<Finding> all, Finding lead)
    {
        var seen = new HashSet<Finding>();
        foreach (var finding in all.Where(states.ContainsKey).ToList())
        {
            var joined = new List<Finding>();
            Join(finding, all, seen, joined);
            var serves = joined.Select(Serves).OfType<string>().ToList();
            // A step that only perhaps comes and nothing waits for is no part of any plan.
            if ((serves.Count > 0 && !serves.Contains(lead.Rule.Id)) || (joined.Count == 1 && State(finding) == StepState.Perhaps))
            {
                joined.ForEach(f => states.Remove(f));
            }
        }
    }

    private void Join(Finding finding, List<Finding> all, HashSet<Finding> seen, List<Finding> joined)
    {
        if (!seen.Add(finding))
        {
            return;
        }

        joined.Add(finding);
        foreach (var other in awaited[finding].Concat(all.Where(f => awaited[f].Contains(finding))))
        {
            Join(other, all, seen, joined);
        }
    }

    private IEnumerable<Finding> Sorted(IEnumerable<Finding> steps)
    {
        var placed = new HashSet<Finding>();
        var order = new List<Finding>();
        foreach (var step in steps)
        {
            Place(step);
        }

        return order.Where(states.ContainsKey);

        void Place(Finding step)
        {
            if (placed.Add(step))
            {
                awaited[step].ToList().ForEach(Place);
                order.Add(step);
            }
        }
    }
}
