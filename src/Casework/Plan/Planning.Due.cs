using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Plans;

// The last days the law leaves for steps: read from the conditions of the rulebook, never written here.
internal sealed partial class Planning
{
    // A requirement “day of the step <= other day ± term” that stands alone or among others that must all hold. One of several ways
    // (any) binds nobody, and a requirement not known to apply is no deadline.
    private (LocalDate Day, AskedRule Rule)? Due(Step step, Subject subject)
    {
        (LocalDate Day, AskedRule Rule)? due = null;
        foreach (var finding in assessment.Findings.Where(f => f.Rule is Requires and not (PaperRule or Risk or Route) && !f.Possible.HasFlag(Possible.NotApplicable) && (f.Subject == subject || f.Subject == subject.Outer || f.Subject.Outer == subject)))
        {
            var rule = (Requires)finding.Rule;
            foreach (var comparison in rule.Versions.Where(v => v == finding.Version).SelectMany(v => v.Content is { } content ? Binding(content.Require) : []))
            {
                if (comparison is { Operator: Operator.LessOrEqual, Right: FactOperand { Fact: var other, Shift: var shift } } && (comparison.Left == step.PlannedOn || comparison.Left == step.DoneOn)
                    && Stages.Stated(other, finding.Subject) is { } from && Shifted(from, shift) is { } day && (due is null || day < due.Value.Day))
                {
                    due = (day, rule);
                }
            }
        }

        return due;
    }

    private LocalDate? Shifted(LocalDate from, Shift? shift)
    {
        if (shift is null)
        {
            return from;
        }

        var calendar = assessment.Rulebook.Calendar;
        return Lives(shift, from).Select(l => (LocalDate?)(shift.Minus ? calendar.Subtract(from, l.Term) : calendar.Add(from, l.Term))).Min();
    }

    private static IEnumerable<Comparison> Binding(Condition condition) => condition switch
    {
        Comparison comparison => [comparison],
        ConditionGroup { Kind: GroupKind.All } all => all.Parts.SelectMany(Binding),
        _ => [],
    };
}
