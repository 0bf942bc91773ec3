using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>Makes the plan of one assessment: the network of its steps, the passes over it, the odds, the papers.</summary>
internal sealed partial class Planning(Assessment assessment, LocalDate? asked)
{
    // Nobody of the case begins these: they run from the day everything they wait for is there.
    private static readonly string[] Authorities = ["ministry", "post"];

    private readonly Stages stages = new(assessment);
    private readonly LocalDate on = assessment.On;
    private Dictionary<Finding, int> places = [];
    private Dictionary<Finding, PlanStep> steps = [];

    public Plan Plan()
    {
        var main = stages.Goal;
        var stated = main is { Rule: Step { Goal.WishedOn: { } fact } } ? Day(fact, main.Subject) : null;
        var startBy = main is null ? asked : asked ?? stated;
        var network = NetworkOf(startBy);
        int? goal = main is null ? null : places[main];
        var odds = Odds.Of(network, goal);
        Number(network, goal, startBy, odds);
        var chance = startBy is { } wish ? (Finding f) => odds.By(places[f], network.Days.Of(wish)) : (Func<Finding, double>?)null;
        return new()
        {
            Assessment = assessment,
            Goal = main is null ? null : new(steps[main], ((Step)main.Rule).Goal!.Title, chance?.Invoke(main)),
            Milestones = [.. stages.Milestones.Select(m => new PlanGoal(steps[m], ((Step)m.Rule).Goal!.Title, chance?.Invoke(m)))],
            StartBy = startBy,
            StartByIsOfCase = asked is null && stated is not null,
            Steps = [.. stages.Ordered.Select(f => steps[f]).OrderBy(s => s.State).ThenBy(s => s.DoneOn ?? s.Dates?.Start).ThenBy(s => s.Dates?.Finish).ThenBy(s => s.Rule.Number)],
            Windows = Windows(network, odds, startBy),
            PaperSets = PaperSets(network, goal),
        };
    }

    private Network NetworkOf(LocalDate? startBy, Finding? included = null)
    {
        var works = ImmutableArray.CreateBuilder<Work>();
        places = [];
        foreach (var finding in stages.Ordered.Where(f => stages.State(f) is StepState.Open or StepState.Done || f == included))
        {
            var step = (Step)finding.Rule;
            var done = stages.DoneOn(finding);
            if (done is null && stages.State(finding) == StepState.Done)
            {
                continue;
            }

            var planned = step.PlannedOn is { } fact ? Day(fact, finding.Subject) : null;
            places[finding] = works.Count;
            works.Add(new(
                $"{step.Id} {finding.Subject.Id}",
                [.. stages.Behind(finding, included).Where(places.ContainsKey).Select(f => places[f]).Distinct().Order()],
                step.Duration is { } d ? new(d.Min, d.Typical, d.Max) : null,
                done,
                Authorities.Contains(step.Who),
                done is null && planned > on ? planned : null));
        }

        return new(works.ToImmutable(), assessment.Rulebook.Calendar, on, startBy);
    }

    private LocalDate? Day(Fact fact, Subject subject) => Stages.Stated(fact, subject);

    private void Number(Network network, int? goal, LocalDate? startBy, Odds odds)
    {
        var (least, typical, most) = (network.Forwards(Pace.Min), network.Forwards(Pace.Typical), network.Forwards(Pace.Max));
        var toStay = goal is { } g ? network.Backwards(g, typical.Finishes[g]) : new int?[network.Works.Length];
        var toWish = goal is { } w && startBy is { } wish ? network.Backwards(w, network.Days.Of(wish)) : new int?[network.Works.Length];
        var critical = goal is { } c ? network.Critical(c, typical.Starts, typical.Finishes) : new bool[network.Works.Length];
        foreach (var finding in stages.Ordered)
        {
            var step = new PlanStep { Finding = finding, State = stages.State(finding)!.Value, DoneOn = stages.DoneOn(finding) };
            if (step.State == StepState.Open)
            {
                var i = places[finding];
                var serves = toStay[i] is not null;
                step = step with
                {
                    Dates = new(
                        At(least.Starts[i]), At(least.Finishes[i]), At(typical.Starts[i]), At(typical.Finishes[i]), At(most.Finishes[i]),
                        At(odds.Quantile(i, 0.1)), At(odds.Quantile(i, 0.5)), At(odds.Quantile(i, 0.9))),
                    ServesGoal = serves,
                    IsCritical = critical[i],
                    HeldGoal = odds.Held(i),
                    SlackDays = toStay[i] - typical.Finishes[i],
                    BeginBy = toWish[i] is { } end ? At(network.LatestStart(i, end)) : null,
                    EndBy = toWish[i] is { } by ? At(by) : null,
                    MovesGoalBy = serves ? Moves(network, goal!.Value, typical.Finishes, new(i, Plans.Plan.LateDays)) : null,
                    IsOverdue = network.SpansOf(network.Works[i]) is { } spans && spans.Finish(typical.Starts[i], Pace.Max) < network.Today,
                    PlannedOn = network.Works[i].NotBefore,
                    WaitsFor = [.. network.Works[i].WaitsFor.Where(x => network.Works[x].DoneOn is null).Select(x => steps[places.First(p => p.Value == x).Key])],
                };
            }

            steps[finding] = step;
        }

        // A step that may come is asked for after the others are counted: what if it does?
        foreach (var finding in goal is null ? [] : stages.Ordered.Where(f => stages.State(f) == StepState.Perhaps && ((Step)f.Rule).Duration is not null))
        {
            var kept = places;
            var with = NetworkOf(startBy, finding);
            var (main, now) = (stages.Goal!, network.Days.At(typical.Finishes[goal!.Value]));
            var then = with.Days.At(with.Forwards(Pace.Typical).Finishes[places[main]]);
            var serves = with.Backwards(places[main], 0)[places[finding]] is not null;
            places = kept;
            steps[finding] = steps[finding] with { ServesGoal = serves, MovesGoalBy = serves ? Period.DaysBetween(now, then) : null };
        }

        LocalDate At(int day) => network.Days.At(day);
    }

    private static int Moves(Network network, int goal, int[] finishes, Lateness late) => network.Forwards(Pace.Typical, late).Finishes[goal] - finishes[goal];
}
