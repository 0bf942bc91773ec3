using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Tests.Properties;

/// <summary>The trace is the whole reason: what it does not name cannot have mattered.</summary>
public sealed class TraceTest
{
    // They create or remove quarters, so they change which questions are asked and not only the answers.
    private static readonly string[] MakesQuarters = ["employment.starts_on", "employment.ended_on", "permit.held"];

    [Fact]
    public void A_fact_outside_the_trace_cannot_matter() =>
        Runs.Hold(nameof(A_fact_outside_the_trace_cannot_matter), Restated.Make, r => r.Smaller(), MattersUnseen);

    private static string? MattersUnseen(Restated restated)
    {
        if (!restated.Before.Facts.Any(f => f.Fact == restated.Other.Fact && f.Holder == restated.Other.Holder))
        {
            return null;
        }

        var (before, after) = (restated.Before.Assess(), restated.Before.With(restated.Other).Assess());
        var now = after.Decisions.Concat(after.Findings).ToDictionary(f => (f.Rule.Id, f.Subject.Id));
        var holder = Draft.SubjectOf(restated.Other.Holder);
        foreach (var finding in before.Decisions.Concat(before.Findings))
        {
            var then = now[(finding.Rule.Id, finding.Subject.Id)];
            if ((finding.Status != then.Status || finding.Answer != then.Answer || !Missing(finding).SequenceEqual(Missing(then))) && !new Reach(before.Rulebook).Of(finding).Contains((restated.Other.Fact.Id, holder)))
            {
                return $"{finding.Rule.Id} of {finding.Subject.Id} went from {finding.Status} to {then.Status} with {restated.Other}, which its trace does not name";
            }
        }

        return null;
    }

    private static IEnumerable<string> Missing(Finding finding) => finding.Missing.Select(m => $"{m.Kind} {m.Id} {m.Subject?.Id}");

    /// <summary>A case, and one of its statements made otherwise.</summary>
    private sealed record Restated(Draft Before, Stated Other)
    {
        public static Restated Make(Random random)
        {
            var drafting = new Drafting(random);
            var draft = drafting.Case();
            var stated = draft.Facts.Where(f => !MakesQuarters.Contains(f.Fact.Id)).ToArray();
            var one = stated.Length > 0 ? stated[random.Next(stated.Length)] : new Stated("case", Repository.Rulebook.Facts["employer.kind"], "commercial");
            return new(draft, one with { Text = drafting.Text(one.Fact.Type) });
        }

        public IEnumerable<Restated> Smaller() => Before.Smaller().Select(b => this with { Before = b });
    }

    /// <summary>Every fact a finding's trace names, with its subject, the dates that picked the versions it read, and the day a step was done.</summary>
    private sealed class Reach(Rulebook rulebook)
    {
        private readonly HashSet<(string Fact, string Subject)> named = [];

        public HashSet<(string Fact, string Subject)> Of(Finding finding)
        {
            Day((finding.Rule as IVersioned)?.VersionBy, finding.Subject);
            Day((finding.Rule as Step)?.DoneOn, finding.Subject);
            foreach (var node in finding.Trace)
            {
                Node(node, finding.Subject);
            }

            return named;
        }

        private void Node(TraceNode node, Subject subject)
        {
            foreach (var value in new[] { node.Left, node.Right }.OfType<TracedValue>())
            {
                Value(value, subject);
            }

            foreach (var child in node.Children)
            {
                Node(child, subject);
            }

            if (node.Finding is { } needed)
            {
                Of(needed);
            }
        }

        private void Value(TracedValue value, Subject subject)
        {
            if (value.Fact is { } fact)
            {
                named.Add((fact.Id, (value.Subject ?? subject).Id));
                Day(rulebook.Derived.GetValueOrDefault(fact)?.VersionBy, subject);
            }

            Day(value.Parameter?.VersionBy, subject);
            foreach (var from in value.From)
            {
                Value(from, subject);
            }

            foreach (var step in value.Steps)
            {
                Node(step, value.Subject ?? subject);
            }
        }

        // Such a date is not in the tree; it may itself be worked out or assumed.
        private void Day(Fact? date, Subject subject)
        {
            if (date is null)
            {
                return;
            }

            for (var s = subject; s is not null; s = s.Outer)
            {
                named.Add((date.Id, s.Id));
            }

            foreach (var read in (date.ComputedFrom ?? []).Append(date.Assumed).OfType<string>())
            {
                Day(read[0] == '@' ? ((Parameter)rulebook.Rules[read[1..]]).VersionBy : rulebook.Facts[read], subject);
            }
        }
    }
}
