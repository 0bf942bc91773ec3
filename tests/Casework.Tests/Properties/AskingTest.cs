using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Tests.Properties;

/// <summary>Nobody is asked twice: what an unknown answer waits for is something no one has stated yet.</summary>
public sealed class AskingTest
{
    [Fact]
    public void What_is_missing_is_not_already_stated() =>
        Runs.Hold(nameof(What_is_missing_is_not_already_stated), r => new Drafting(r).Case(), d => d.Smaller(), draft =>
        {
            var assessment = draft.Assess();
            var stated = assessment.Case.Subjects.SelectMany(s => s.Facts.Select(f => (f.Fact.Id, Subject: s.Id))).ToHashSet();
            var again = assessment.Decisions.Concat(assessment.Findings)
                .SelectMany(f => f.Missing.Select(m => (Finding: f, Missing: m)))
                .FirstOrDefault(p => p.Missing.Kind == MissingKind.Fact && IsOneAnswer(p.Missing.Id) && stated.Contains((p.Missing.Id, Holder(p.Missing.Subject!))));
            return again.Finding is null ? null : $"{again.Finding.Rule} of {again.Finding.Subject} waits for {again.Missing.Id}, which the case states";
        });

    // A list may want more rows, and an amount the same sum in another currency.
    private static bool IsOneAnswer(string fact) => Repository.Rulebook.Facts[fact].Type.Kind is not (FactKind.Table or FactKind.Money);

    private static string Holder(Subject subject) => subject.Kind == "quarter" ? Case.CaseId : subject.Id;
}
