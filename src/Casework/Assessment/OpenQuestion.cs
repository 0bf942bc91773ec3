using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Assessments;

/// <summary>A question a person must settle for this case: contested law it touches, or a thing to verify in every such case.</summary>
/// <param name="Answer">The answer given in the case, or null while it is open.</param>
/// <param name="Decides">Findings that wait for the answer.</param>
public sealed record OpenQuestion(Question Question, Answer? Answer, ImmutableArray<Finding> Decides)
{
    /// <summary>Questions that hold something up come first.</summary>
    public static ImmutableArray<OpenQuestion> Of(IReadOnlyList<Finding> findings, Rulebook rulebook, Case @case, Evaluator evaluator, Subject root)
    {
        var touched = new HashSet<Question>();
        var waiting = new Dictionary<string, ImmutableArray<Finding>>();
        foreach (var finding in findings)
        {
            foreach (var question in finding.Questions)
            {
                touched.Add(question);
            }

            foreach (var missing in finding.Rule is Decision ? [] : finding.Missing)
            {
                if (missing.Kind == MissingKind.Question)
                {
                    waiting[missing.Id] = waiting.GetValueOrDefault(missing.Id, []).Add(finding);
                }
            }
        }

        return
        [
            .. rulebook.Questions
                .Where(q => q.IsContestedLaw ? touched.Contains(q) || @case.Answers.ContainsKey(q.Id) : Concerns(q, evaluator, root))
                .Select(q => new OpenQuestion(q, @case.Answers.GetValueOrDefault(q.Id), waiting.GetValueOrDefault(q.Id, [])))
                .OrderByDescending(q => q.Decides.Length > 0)
                .ThenBy(q => !q.Question.IsContestedLaw)
                .ThenBy(q => q.Question.Id, StringComparer.Ordinal),
        ];
    }

    private static bool Concerns(Question question, Evaluator evaluator, Subject root) =>
        question.AppliesWhen is not { } scope || evaluator.SubjectsOf(question.Subject).DefaultIfEmpty(root).Any(s => evaluator.Holds(scope, s) != Truth.False);
}
