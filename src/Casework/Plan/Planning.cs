using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>Makes the plan of one assessment: the network of its steps, the passes over it, the odds, the papers.</summary>
internal sealed partial class Planning
{
    // Nobody of the case begins these: they run from the day everything they wait for is there.
    private static readonly string[] Authorities = ["ministry", "post"];

    private readonly Assessment assessment;
    private readonly Stages stages;
    private readonly LocalDate on;
    private readonly LocalDate? startBy;
    private readonly bool isOfCase;
    private readonly Laid laid;
    private readonly Odds odds;
    private readonly int[] finishes;
    private readonly ImmutableArray<Towards> days;
    private readonly ImmutableArray<(int Place, (LocalDate Day, AskedRule Rule) By)> due;
    private readonly Dictionary<Finding, PlanStep> steps = [];

    public Planning(Assessment assessment, LocalDate? asked)
    {
        (this.assessment, on, stages) = (assessment, assessment.On, new(assessment));
        var stated = stages.Goal is { Rule: Step { Goal.WishedOn: { } fact } } goal ? Stages.Stated(fact, goal.Subject) : null;
        (startBy, isOfCase) = (asked ?? stated, asked is null && stated is not null);
        laid = Lay();
        odds = Odds.Of(laid.Network, [.. laid.Targets.Select(t => t.Place)]);
        finishes = laid.Network.Forwards(Pace.Typical).Finishes;
        due = [.. laid.Places.Where(p => stages.State(p.Key) == StepState.Open).Select(p => (p.Value, Due: Due((Step)p.Key.Rule, p.Key.Subject))).Where(d => d.Due is not null).Select(d => (d.Value, d.Due!.Value))];
        days = [.. laid.Targets.Select(Count)];
    }

    public Plan Plan()
    {
        Number();
        IncludePerhaps();
        var goals = days.Select(GoalOf).ToList();
        return new()
        {
            Assessment = assessment,
            Goal = stages.Goal is null ? null : goals[0],
            Milestones = [.. stages.Goal is null ? goals : goals.Skip(1)],
            StartBy = startBy,
            StartByIsOfCase = isOfCase,
            Supposed = stages.Supposed,
            Steps = [.. stages.Ordered.Select(f => steps[f]).OrderBy(s => s.State).ThenBy(s => s.DoneOn ?? s.Dates?.Start).ThenBy(s => s.Dates?.Finish).ThenBy(s => s.Rule.Number)],
            Windows = Windows(),
            PaperSets = PaperSets(),
        };
    }

    /// <summary>A network with the place of every step in it, and the days to plan towards, the goal first.</summary>
    private sealed record Laid(Network Network, Dictionary<Finding, int> Places, ImmutableArray<Target> Targets);

    private sealed record Target(ImmutableArray<Finding> Steps, int Place)
    {
        public Words Title => ((Step)Steps[0].Rule).Goal!.Title;
    }

    /// <summary>What is counted back from a target: the last days that leave it where it is, those that keep the wished date, and what holds it.</summary>
    private sealed record Towards(Target Target, int?[] ToStay, int?[]? ToWish, bool[] Critical);

    private Laid Lay(Finding? included = null)
    {
        var works = ImmutableArray.CreateBuilder<Work>();
        var places = new Dictionary<Finding, int>();
        foreach (var finding in stages.Ordered.Where(f => f == included || stages.State(f) == StepState.Open || stages.DoneOn(f) is not null))
        {
            var step = (Step)finding.Rule;
            var done = stages.DoneOn(finding);
            var planned = step.PlannedOn is { } fact ? Stages.Stated(fact, finding.Subject) : null;
            places[finding] = works.Count;
            works.Add(new(
                $"{step.Id} {finding.Subject.Id}",
                [.. stages.Behind(finding, included).Where(places.ContainsKey).Select(f => places[f]).Distinct().Order()],
                step.Duration is { } d ? new(d.Min, d.Typical, d.Max) : null,
                done,
                Authorities.Contains(step.Who),
                done is null && planned > on ? planned : null));
        }

        var targets = ImmutableArray.CreateBuilder<Target>();
        foreach (var same in stages.Milestones.GroupBy(m => m.Rule))
        {
            // Where several people have the step, the day is that of the last of them.
            ImmutableArray<Finding> all = [.. same];
            if (all.Length > 1)
            {
                works.Add(new($"all {same.Key.Id}", [.. all.Select(f => places[f])], null));
            }

            targets.Add(new(all, all.Length > 1 ? works.Count - 1 : places[all[0]]));
        }

        if (stages.Goal is { } goal)
        {
            targets.Insert(0, new([goal], places[goal]));
        }

        return new(new(works.ToImmutable(), assessment.Rulebook.Calendar, on, startBy), places, targets.ToImmutable());
    }

    private Towards Count(Target target)
    {
        var (starts, ends) = laid.Network.Forwards(Pace.Typical);
        var caps = new int?[laid.Network.Works.Length];
        due.ToList().ForEach(d => caps[d.Place] = laid.Network.Days.Of(d.By.Day));
        return new(
            target,
            laid.Network.Backwards(target.Place, ends[target.Place]),
            startBy is { } wish ? laid.Network.Backwards(target.Place, laid.Network.Days.Of(wish), caps) : null,
            laid.Network.Critical(target.Place, starts, ends));
    }

    private LocalDate At(int day) => laid.Network.Days.At(day);

    private void Number()
    {
        var network = laid.Network;
        var (least, typical, most) = (network.Forwards(Pace.Min), network.Forwards(Pace.Typical), network.Forwards(Pace.Max));
        foreach (var finding in stages.Ordered)
        {
            var step = new PlanStep { Finding = finding, State = stages.State(finding)!.Value, DoneOn = stages.DoneOn(finding) };
            if (step.State == StepState.Open)
            {
                var i = laid.Places[finding];
                var work = network.Works[i];
                step = step with
                {
                    Dates = Dates(i, least, typical, most),
                    IsOverdue = network.SpansOf(work) is { } spans && spans.Finish(typical.Starts[i], Pace.Max) < network.Today,
                    PlannedOn = work.NotBefore,
                    DueBy = due.Where(d => d.Place == i).Select(d => (LocalDate?)d.By.Day).FirstOrDefault(),
                    DueRule = due.Where(d => d.Place == i).Select(d => d.By.Rule).FirstOrDefault(),
                    WaitsFor = [.. laid.Places.Where(p => work.WaitsFor.Contains(p.Value) && stages.State(p.Key) == StepState.Open).Select(p => steps[p.Key])],
                };
                step = days.FirstOrDefault(d => d.ToStay[i] is not null) is { } towards ? Counted(step, i, towards) : step;
            }

            steps[finding] = step;
        }
    }

    private StepDates Dates(int i, (int[] Starts, int[] Finishes) least, (int[] Starts, int[] Finishes) typical, (int[] Starts, int[] Finishes) most) => new(
        At(least.Starts[i]), At(least.Finishes[i]), At(typical.Starts[i]), At(typical.Finishes[i]), At(most.Finishes[i]),
        At(odds.Quantile(i, 0.1)), At(odds.Quantile(i, 0.5)), At(odds.Quantile(i, 0.9)));

    private PlanStep Counted(PlanStep step, int i, Towards towards) => step with
    {
        ServesGoal = towards.Target.Steps[0] == stages.Goal,
        Towards = towards.Target.Title,
        IsCritical = towards.Critical[i],
        Held = odds.Held(days.IndexOf(towards), i),
        SlackDays = towards.ToStay[i] - finishes[i],
        BeginBy = towards.ToWish?[i] is { } end ? At(laid.Network.LatestStart(i, end)) : null,
        EndBy = towards.ToWish?[i] is { } by ? At(by) : null,
        MovesBy = Moves(towards.Target, new(i, Plans.Plan.LateDays)),
    };

    private int Moves(Target target, Lateness late) => laid.Network.Forwards(Pace.Typical, late).Finishes[target.Place] - finishes[target.Place];

    // A step that may come is asked for after the others are counted: what if it does?
    private void IncludePerhaps()
    {
        foreach (var finding in stages.Ordered.Where(f => stages.State(f) == StepState.Perhaps && ((Step)f.Rule).Duration is not null))
        {
            var with = Lay(finding);
            var ends = with.Network.Forwards(Pace.Typical).Finishes;
            for (var t = 0; t < days.Length; t++)
            {
                if (with.Network.Backwards(with.Targets[t].Place, ends[with.Targets[t].Place])[with.Places[finding]] is not null)
                {
                    steps[finding] = steps[finding] with
                    {
                        ServesGoal = days[t].Target.Steps[0] == stages.Goal,
                        Towards = days[t].Target.Title,
                        MovesBy = Period.DaysBetween(At(finishes[days[t].Target.Place]), with.Network.Days.At(ends[with.Targets[t].Place])),
                    };
                    break;
                }
            }
        }
    }

    private PlanGoal GoalOf(Towards towards)
    {
        var (i, network) = (towards.Target.Place, laid.Network);
        // The worker's arrival lies on the way to the goal, which says how late it may be.
        var isOnTheWay = days[0].ToStay[i] is not null;
        return new(
            [.. towards.Target.Steps.Select(f => steps[f])],
            towards.Target.Title,
            Dates(i, network.Forwards(Pace.Min), network.Forwards(Pace.Typical), network.Forwards(Pace.Max)),
            (isOnTheWay ? days[0] : towards).ToWish?[i] is { } by ? At(by) : null,
            startBy is { } wish ? odds.By(i, network.Days.Of(wish)) : null);
    }
}
