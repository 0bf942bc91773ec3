using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Tests.Properties;

/// <summary>
/// Nothing missing ever counts as yes or no: what is decided from what is known stays decided when more becomes known. Read
/// backwards, taking a statement away never turns an unknown or a no into a yes.
/// By design these are no learning: a filing date that was assumed until then; citizenship beside the lack of one; the ledger and the
/// events, which a case file replaces as a whole; the dates that create or remove quarters of work, with the permit that implies them;
/// and whether a paper is held, which counts as said by listing it.
/// </summary>
public sealed class LearningTest
{
    private static readonly string[] NoLearning =
        ["person.citizenship", "person.without_citizenship", "employment.starts_on", "employment.ended_on", "permit.held", "document.held"];

    [Fact]
    public void Learning_a_fact_never_flips_a_decided_answer() =>
        Runs.Hold(nameof(Learning_a_fact_never_flips_a_decided_answer), Learning.Make, l => l.Smaller(), Flipped);

    private static string? Flipped(Learning learning)
    {
        var now = Findings(learning.After.Assess()).ToDictionary(Key);
        var flipped = Findings(learning.Before.Assess()).FirstOrDefault(f => f.Status != Status.Unknown && (now[Key(f)].Status != f.Status || now[Key(f)].Answer != f.Answer));
        return flipped is null ? null : $"{Key(flipped)} was {flipped.Status} and is {now[Key(flipped)].Status} after learning {learning.More}";
    }

    private static IEnumerable<Finding> Findings(Assessment assessment) => assessment.Decisions.Concat(assessment.Findings);

    private static string Key(Finding finding) => $"{finding.Rule.Id} of {finding.Subject.Id}";

    /// <summary>A case, and one more statement about something nobody in it has stated.</summary>
    private sealed record Learning(Draft Before, Stated More)
    {
        public Draft After => Before.With(More);

        public static Learning Make(Random random)
        {
            var drafting = new Drafting(random);
            var draft = drafting.Case();
            var open = Drafting.Sayable(draft.Members, draft.Papers.Length).Where(o => MayLearn(draft, o.Holder, o.Fact)).ToArray();
            var (holder, fact) = open[random.Next(open.Length)];
            return new(draft, new(holder, fact, drafting.Text(fact.Type)));
        }

        public IEnumerable<Learning> Smaller() => Before.Smaller().Select(b => this with { Before = b });

        private static bool MayLearn(Draft draft, string holder, Fact fact) =>
            fact.Assumed is null && !NoLearning.Contains(fact.Id)
            && !draft.Facts.Any(f => f.Fact == fact && f.Holder == holder)
            && !draft.Papers.Any(p => p.States.Any(s => s.Fact == fact))
            && !draft.Events.Any(e => e.Cells.Any(c => c.Text == fact.FromEvent));
    }
}
