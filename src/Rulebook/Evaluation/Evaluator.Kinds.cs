using Hqs.Rules.Tracing;

namespace Hqs.Rules.Evaluation;

// Prices, rights and steps.
public sealed partial class Evaluator
{
    private Finding FindPrice(Fee fee, Subject subject)
    {
        Price? price = null;
        var differs = false;
        var outcome = EveryReading(() =>
        {
            var scope = Scope(fee.AppliesWhen, subject);
            if (scope.Possible == Possible.NotApplicable)
            {
                return scope;
            }

            var picked = Pick(fee.Versions, fee.VersionBy, subject);
            if (picked.Content is not { } content)
            {
                return new(picked.Missing.IsEmpty ? Possible.NotApplicable : Possible.Met | Possible.NotMet, picked.Missing, scope.Trace, [], null, []);
            }

            // Met stands for the price that came first: a reading with another price differs from it.
            price ??= content;
            differs |= price != content;
            var possible = !content.IsKnown ? Possible.Met | Possible.NotMet : price == content ? Possible.Met : Possible.NotMet;
            var missing = content.IsKnown ? scope.Missing : [.. scope.Missing, new Missing(MissingKind.Inquiry, fee.Id, null)];
            return new(possible | scope.Possible & Possible.NotApplicable, missing, scope.Trace, [new(fee, picked.Version!, picked.Proof!)], picked.Version, []);
        });
        var finding = Found(fee, subject, outcome);
        return outcome.Possible == Possible.NotApplicable ? finding : Found(fee, subject, outcome, price: differs ? null : price);
    }

    private Finding FindRight(Right right, Subject subject)
    {
        var answers = new HashSet<string>();
        string? told = null;
        var outcome = EveryReading(Once);
        if (answers.Count > 1 && outcome.Possible.ToStatus() != Status.Unknown)
        {
            // Yes and limited are both a “may”; readings of the law that differ only in that leave the answer open too.
            told = answers.First();
            outcome = EveryReading(Once);
        }

        var answer = outcome.Possible switch
        {
            Possible.NotApplicable => null,
            var possible when possible.HasFlag(Possible.NotApplicable) || answers.Count != 1 => "unknown",
            _ => answers.Single(),
        };
        return Found(right, subject, outcome, answer, chosen: answer is null ? null : right.Answers.GetValueOrDefault(answer));

        Outcome Once()
        {
            var scope = Scope(right.AppliesWhen, subject);
            if (scope.Possible == Possible.NotApplicable)
            {
                return scope;
            }

            var picked = Pick(right.Versions, right.VersionBy, subject);
            if (picked.Content is not { } classes)
            {
                return new(picked.Missing.IsEmpty ? Possible.NotApplicable : Possible.Met | Possible.NotMet, picked.Missing, scope.Trace, [], null, []);
            }

            var sorted = Sort(classes, picked.Version, null, subject);
            if (sorted.Possible.IsEmpty)
            {
                answers.Add("unknown");
            }

            answers.UnionWith(sorted.Possible.Select(v => ((Code)v).Id));
            var possible = sorted.Possible is not [Code single] ? Possible.Met | Possible.NotMet
                : told is null ? Meaning(single.Id)
                : told == single.Id ? Possible.Met : Possible.NotMet;
            var missing = Missing.Merge(sorted.Missing, scope.Missing);
            if (missing.IsEmpty && possible.ToStatus() == Status.Unknown)
            {
                missing = [new(MissingKind.Inquiry, right.Id, null)];
            }

            return new(possible | scope.Possible & Possible.NotApplicable, missing, [.. scope.Trace, .. sorted.Steps], [new(right, picked.Version!, picked.Proof!)], picked.Version, picked.Version!.Question is { } q ? [q] : []);
        }
    }

    private static Possible Meaning(string answer) => answer switch
    {
        Right.Yes or Right.Limited => Possible.Met,
        Right.No => Possible.NotMet,
        _ => Possible.Met | Possible.NotMet,
    };

    private Finding FindStep(Step step, Subject subject) => Found(
        step,
        subject,
        EveryReading((step, subject), static (e, of) => e.Done(of.step, of.subject)),
        grounds: step.Duration is { } duration ? [new(step, new StepVersion(step), duration.Proof)] : []);

    private Outcome Done(Step step, Subject subject)
    {
        var scope = Scope(step.AppliesWhen, subject);
        if (scope.Possible == Possible.NotApplicable)
        {
            return scope;
        }

        var done = step.DoneOn is { } fact ? Read(fact, subject) : new TracedValue { Missing = [new(MissingKind.Inquiry, step.Id, null)] };
        var today = Read(rulebook.Facts[AsOf], subject);
        if (done.Value is Day day && (today.Value is not Day now || day.Date <= now.Date))
        {
            return scope with { Possible = Possible.Met | scope.Possible & Possible.NotApplicable };
        }

        // A day that is still to come leaves the step open.
        var missing = done.Value is Day ? [new Missing(MissingKind.Inquiry, step.Id, null)] : done.Missing;
        return scope with { Possible = Possible.Met | Possible.NotMet | scope.Possible & Possible.NotApplicable, Missing = [.. missing, .. scope.Missing] };
    }

    /// <summary>The date an assessment is made for.</summary>
    private const string AsOf = "assessment.on";

    private Finding Found(AskedRule rule, Subject subject, Outcome outcome, string? answer = null, Price? price = null, Template? chosen = null, IEnumerable<Ground>? grounds = null, Duty? duty = null) => new()
    {
        Rule = rule,
        Subject = subject,
        Possible = outcome.Possible,
        Missing = outcome.Possible.ToStatus() == Status.Unknown ? outcome.Missing : [],
        Trace = outcome.Trace,
        OwnGrounds = grounds is null ? outcome.Grounds : [.. outcome.Grounds, .. grounds],
        Version = outcome.Version,
        Questions = outcome.Questions,
        Chosen = chosen,
        Tells = tell ??= Tell,
        Answer = answer,
        Price = price,
        Duty = duty,
    };

    // The estimate of a step has no dates of its own; it holds as long as the step does.
    private sealed record StepVersion(Step Step) : IVersion
    {
        public NodaTime.LocalDate From => Step.Duration!.Proof.CheckedOn;
        public NodaTime.LocalDate? Until => null;
        public Standing Standing => Standing.InForce;
        public Question? Question => null;
        public Place Place => Step.Place;
        public IEnumerable<Proof> Proofs => [Step.Duration!.Proof];
    }
}
