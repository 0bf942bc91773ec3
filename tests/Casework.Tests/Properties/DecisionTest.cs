using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Tests.Properties;

/// <summary>A decision adds nothing of its own: it is its scope and the combination of its needs.</summary>
public sealed class DecisionTest
{
    [Fact]
    public void A_decision_is_the_combination_of_its_needs() =>
        Runs.Hold(nameof(A_decision_is_the_combination_of_its_needs), r => new Drafting(r).Case(), d => d.Smaller(), draft =>
        {
            var assessment = draft.Assess();
            var all = assessment.Decisions.Concat(assessment.Findings).ToDictionary(f => (f.Rule.Id, f.Subject.Id));
            return assessment.Decisions.Select(d => Fault(d, all)).FirstOrDefault(f => f is not null);
        });

    private static string? Fault(Finding decision, Dictionary<(string, string), Finding> all)
    {
        var rule = (Decision)decision.Rule;
        var needed = decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!).ToList();
        var scope = decision.Trace.Where(t => t.Role != TraceRole.Need).ToList();
        if (needed.FirstOrDefault(n => all[(n.Rule.Id, n.Subject.Id)].Status != n.Status) is { } other)
        {
            return $"{rule} needed {other.Rule} as {other.Status}, which by itself is {all[(other.Rule.Id, other.Subject.Id)].Status}";
        }

        if (decision.Possible == Possible.NotApplicable && needed.Count == 0)
        {
            return rule.AppliesWhen is not null || rule.Needs.All(n => all.Keys.All(k => k.Item1 != n.Id)) ? null : $"{rule} does not apply and says nothing why";
        }

        // Every need is asked of the decision's own subject, or of every subject within it.
        if (rule.Needs.FirstOrDefault(n => needed.All(f => f.Rule != n) && all.Keys.Any(k => k.Item1 == n.Id)) is { } unasked)
        {
            return $"{rule} did not ask {unasked}";
        }

        // A scope not yet known to hold leaves “does not apply” possible, and can do no more than that.
        var expected = Evaluator.Combine(needed) | (scope.Any(t => t.Truth == Truth.Unknown) ? Possible.NotApplicable : Possible.None);

        // A scope read under several suppositions says in each branch only whether it came to an answer.
        var masked = scope.Any(t => t.Role != TraceRole.Applies) ? Possible.NotApplicable : Possible.None;
        return (decision.Possible | masked) == (expected | masked) ? null : $"{rule} is {decision.Possible}; its scope and needs come to {expected}";
    }
}
