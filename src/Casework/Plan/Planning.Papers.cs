using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Plans;

// Papers: when to get them and not earlier, and what waits for them.
internal sealed partial class Planning
{
    private ImmutableArray<PaperWindow> Windows()
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

                // The version of the law that holds on the planned day; of several readings the strictest.
                var lives = sameDay.Where(a => a.Version.Covers(dates.Finish)).SelectMany(a => Lives(((FactOperand)a.Age.Right).Shift!, dates.Finish).Select(l => (l.Term, l.By, Counted: a.Age.Left))).ToList();
                if (lives.Count == 0)
                {
                    continue;
                }

                var (life, by, counted) = lives.MinBy(l => Spans.Nominal(l.Term));
                var calendar = assessment.Rulebook.Calendar;
                var late = startBy is not null && step.EndBy is { } end && end > dates.LikelyUntil ? end : dates.LikelyUntil;
                var brings = steps.Values.FirstOrDefault(s => s.State == StepState.Open && Brings(s, finding));
                if (brings?.Dates?.Finish > dates.Finish)
                {
                    // It comes after that day, so it cannot be too old on it.
                    continue;
                }

                var held = Stages.Stated(counted, finding.Subject);
                found.Add(new(
                    finding, step, brings,
                    life, by, calendar.Subtract(dates.Finish, life), calendar.Subtract(late, life), late, dates.Finish, held, held is { } day ? calendar.Add(day, life) : null));
            }
        }

        return found.ToImmutable();
    }

    // A step of the case (the contract, the decision on the permit) brings the worker's paper.
    private static bool Brings(PlanStep step, Finding paper) => step.Rule.Brings.Contains(paper.Rule is PaperRule { Tag: { } tag } ? tag : "")
        && (step.Subject == paper.Subject.Outer || (step.Subject.Kind == "case" && paper.Subject.Outer!.Kind == "principal"));

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

    private ImmutableArray<PaperSet> PaperSets()
    {
        var sets = ImmutableArray.CreateBuilder<PaperSet>();
        var open = steps.Values.Where(s => s.State == StepState.Open).ToList();
        // What a step of the plan brings is late with that step.
        var elsewhere = assessment.Findings.Where(f => IsWanted(f) && open.Exists(s => Brings(s, f))).ToHashSet();
        foreach (var step in open.Where(s => !s.Rule.Uses.IsEmpty).OrderBy(s => s.Dates!.Start))
        {
            var papers = assessment.Findings.Where(f => IsWanted(f) && ((PaperRule)f.Rule).For.Any(step.Rule.Uses.Contains) && (step.Subject.Kind == "case" || f.Subject.Outer == step.Subject)).ToList();
            var moves = days.FirstOrDefault(d => d.Target.Title == step.Towards) is { } day ? Moves(day.Target, new(laid.Places[step.Finding], Plans.Plan.LateDays, FromItsStart: true)) : (int?)null;
            sets.Add(new(step, step.Dates!.Start, step.BeginBy, [.. papers.Where(f => f.Status != Status.Met && elsewhere.Add(f))], papers.Count(f => f.Status == Status.Met), moves));
        }

        return sets.ToImmutable();
    }
}
