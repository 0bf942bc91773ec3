using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Answers;

/// <summary>What an answer comes to in a case: the rule that answers, with its outcomes; persons for whom the same comes out stand together.</summary>
public sealed record AnsweredFor(Rule Rule, ImmutableArray<ImmutableArray<Finding>> Outcomes)
{
    /// <summary>The first rule named by the answer that surely concerns the case, else the first that may; null when none does.</summary>
    public static AnsweredFor? Of(AnswerRule answer, Assessment assessment)
    {
        var findings = answer.ForCase.SelectMany(rule => assessment.Findings.Concat(assessment.Decisions).Where(f => f.Rule == rule && f.Status != Status.NotApplicable)).ToList();
        var first = findings.FirstOrDefault(f => !f.Possible.HasFlag(Possible.NotApplicable)) ?? findings.FirstOrDefault();
        return first is null ? null : new(first.Rule,
        [
            .. findings.Where(f => f.Rule == first.Rule).GroupBy(f => (f.Status, f.Answer, f.Says.En)).OrderByDescending(g => g.Contains(first)).Select(g => g.ToImmutableArray()),
        ]);
    }
}
