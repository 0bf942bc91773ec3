using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Plans;

// Papers: when to get them and not earlier, and what waits for them.
internal sealed partial class Planning
{
    private ImmutableArray<PaperWindow> Windows(Network network, Odds odds, LocalDate? startBy)
    {
        var found = ImmutableArray.CreateBuilder<PaperWindow>();
        foreach (var finding in assessment.Findings.Where(IsWanted))
        {
            var rule = (PaperRule)finding.Rule;
            var ages = rule.Versions.SelectMany(v => (v.Content is { } content ? [content] : v.Alternatives.Select(a => a.Content)).SelectMany(c => c.Require.Comparisons()).Select(c => (Version: v, Age: c)))
                .Where(a => a.Age is { Left: { Subject: "document", Type.Kind: FactKind.Date }, Operator: Operator.GreaterOrEqual or Operator.Greater, Right: FactOperand { Shift.Minus: true } });
            foreach (var sameDay in ages.GroupBy(a => ((FactOperand)a.Age.Right).Fact))
            {
                if (StepOn(sameDay.Key, finding.Subject.Outer!) is not { Dates: { } dates } step)
                {
                    continue;
                }

                var i = places[step.Finding];
                // The version of the law that holds on the planned day; of several readings the strictest.
                var lives = sameDay.Where(a => a.Version.Covers(dates.Finish)).SelectMany(a => Lives(((FactOperand)a.Age.Right).Shift!, dates.Finish).Select(l => (l.Term, l.By, Counted: a.Age.Left))).ToList();
                if (lives.Count == 0)
                {
                    continue;
                }

                var (life, by, counted) = lives.MinBy(l => Spans.Nominal(l.Term));
                var calendar = assessment.Rulebook.Calendar;
                var late = startBy is not null && step.EndBy is { } end && end > dates.LikelyUntil ? end : dates.LikelyUntil;
                var held = Stages.Stated(counted, finding.Subject);
                found.Add(new(
                    finding, step, steps.Values.FirstOrDefault(s => s.State == StepState.Open && s.Rule.Brings.Contains(rule.Tag!) && s.Subject == finding.Subject.Outer),
                    life, by, calendar.Subtract(dates.Finish, life), calendar.Subtract(late, life), late, dates.Finish, held, held is { } day ? calendar.Add(day, life) : null));
            }
        }

        return found.ToImmutable();
    }

    // A paper surely needed, in order or not.
    private static bool IsWanted(Finding finding) => finding.Rule is PaperRule && !finding.Possible.HasFlag(Possible.NotApplicable);

    // The step a date fact is about: the one it plans, or the one it records.
    private PlanStep? StepOn(Fact fact, Subject person) =>
        steps.Values.Where(s => s.State == StepState.Open && (s.Rule.PlannedOn == fact || s.Rule.DoneOn == fact)).OrderBy(s => s.Subject != person).FirstOrDefault(s => s.Subject == person || s.Subject.Kind == "case");

    private static IEnumerable<(Term Term, Parameter? By)> Lives(Shift shift, LocalDate on) => shift switch
    {
        { Term: { } term } => [(term, null)],
        { Parameter: { } parameter } => parameter.Versions.Where(v => v.Standing != Standing.Announced && v.Covers(on))
            .SelectMany(v => v.Content is { } content ? [content] : v.Alternatives.Select(a => a.Content)).OfType<Term>().Select(t => (t, (Parameter?)parameter)),
        _ => [],
    };

    private ImmutableArray<PaperSet> PaperSets(Network network, int? goal)
    {
        var sets = ImmutableArray.CreateBuilder<PaperSet>();
        var finishes = network.Forwards(Pace.Typical).Finishes;
        foreach (var step in steps.Values.Where(s => s.State == StepState.Open && !s.Rule.Uses.IsEmpty))
        {
            var papers = assessment.Findings.Where(f => IsWanted(f) && ((PaperRule)f.Rule).For.Any(step.Rule.Uses.Contains) && (step.Subject.Kind == "case" || f.Subject.Outer == step.Subject)).ToList();
            var brought = steps.Values.Where(s => s.State == StepState.Open && s != step).SelectMany(s => s.Rule.Brings.Select(b => (b, s.Subject))).ToHashSet();
            // What a step of the plan brings is late with that step.
            var toGet = papers.Where(f => f.Status != Status.Met && !brought.Contains((f.Rule is PaperRule { Tag: { } tag } ? tag : "", f.Subject.Outer!))).ToImmutableArray();
            sets.Add(new(step, step.Dates!.Start, step.BeginBy, toGet, papers.Count(f => f.Status == Status.Met), step.ServesGoal ? Moves(network, goal!.Value, finishes, new(places[step.Finding], Plans.Plan.LateDays, FromItsStart: true)) : null));
        }

        return [.. sets.OrderBy(s => s.NeededOn)];
    }
}
