using System.Collections.Immutable;
using Hqs.Rules.Time;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Rules.Evaluation;

// Duties: counted from their trigger, compared with what the case says was done.
public sealed partial class Evaluator
{
    /// <summary>The list of duties done, as a case file keeps it.</summary>
    public const string DutyList = "case.duties";

    private Finding FindObligation(Obligation rule, Subject subject)
    {
        var kept = rule.KeptBy is { } by && Around(by, subject) is var around ? [.. around.Select(s => Find(by, s))] : Array.Empty<Finding>();
        var record = Recorded(rule, subject);
        var today = (Read(rulebook.Facts[AsOf], subject).Value as Day)?.Date;
        TracedValue? trigger = null;
        var states = new List<DutyState>();
        var counts = new List<OtherCount>();
        var outcome = EveryReading(Once);
        if (outcome.Possible == Possible.NotApplicable)
        {
            return Found(rule, subject, outcome);
        }

        counts.Sort((a, b) => a.Count.DueOn.CompareTo(b.Count.DueOn));
        var leading = counts.Count > 0 ? counts[0] : null;
        var filed = record.On ?? today;
        var duty = new Duty
        {
            State = Settled(states, outcome.Possible),
            Trigger = trigger,
            Count = leading?.Count,
            Others = [.. counts.Where(c => c.Count.DueOn != leading!.Count.DueOn).DistinctBy(c => c.Count.DueOn).Select(c => c.Why is null ? c with { Why = leading!.Why } : c)],
            DoneOn = record.On,
            DoneBy = record.By,
            Proof = record.Proof,
            Forms = rule.Form is { } form && filed is { } filing ? [.. InForce(form, form.Versions, filing).Select(f => f.Ground)] : [],
            Fines = [.. rule.Penalties.SelectMany(p => AtRisk(p, subject, leading?.Count.DueOn ?? today))],
        };
        var asked = duty.Forms.Concat(duty.Fines.Select(f => f.Ground)).Select(f => f.Version).Where(v => v.Standing == Rules.Standing.Contested && !answers.ContainsKey(v.Question!.Id)).Select(v => v.Question!);
        return Found(rule, subject, outcome with { Questions = [.. outcome.Questions.Concat(asked).Distinct()] }, duty: duty, grounds: duty.Forms.Concat(duty.Fines.Select(f => f.Ground)).Distinct());

        Outcome Once()
        {
            var scope = rule.AppliesWhen is { } when ? Scope(when, subject) : null;
            if (scope?.Possible == Possible.NotApplicable)
            {
                return scope;
            }

            var picked = Pick(rule.Versions, rule.VersionBy, subject);
            if (picked.Content is not { } due)
            {
                states.Add(DutyState.Unknown);
                return new(picked.Missing.IsEmpty ? Possible.NotApplicable : Possible.Met | Possible.NotMet, picked.Missing, scope?.Trace ?? [], [], null, []);
            }

            var (state, missing) = rule.Trigger is null ? Standing() : Dated(due);

            // Whether it is owed at all comes before how it stands.
            states.Add(scope is not null && scope.Possible != Possible.Met ? DutyState.Unknown : state);
            var possible = state switch
            {
                DutyState.DoneInTime or DutyState.Kept => Possible.Met,
                DutyState.DoneLate or DutyState.Missed or DutyState.Broken => Possible.NotMet,
                _ => Possible.Met | Possible.NotMet,
            };
            return new(
                possible | (scope?.Possible ?? Possible.None) & Possible.NotApplicable,
                Missing.Merge(missing, scope?.Missing ?? []),
                scope?.Trace ?? [],
                [new(rule, picked.Version!, picked.Proof!)],
                picked.Version,
                picked.Version!.Question is { } q ? [q] : []);
        }

        (DutyState, ImmutableArray<Missing>) Standing() => kept.Length == 0 ? (DutyState.Standing, Asked(rule))
            : Combine(kept) switch
            {
                Possible.Met or Possible.NotApplicable => (DutyState.Kept, []),
                Possible.NotMet => (DutyState.Broken, []),
                _ => (DutyState.Unknown, kept.Aggregate(ImmutableArray<Missing>.Empty, (sum, f) => Missing.Merge(sum, f.Missing))),
            };

        (DutyState, ImmutableArray<Missing>) Dated(Due due)
        {
            trigger = Read(rule.Trigger!, subject);
            if (trigger.Value is not Day day)
            {
                return (DutyState.Unknown, trigger.Missing);
            }

            var terms = ImmutableArray.CreateBuilder<Term>();
            foreach (var part in due.Terms)
            {
                var read = part.Parameter is { } parameter ? Read(parameter, subject) : null;
                if ((part.Term ?? read?.Value as Term) is not { } term)
                {
                    return (DutyState.Unknown, read?.Missing ?? []);
                }

                terms.Add(term);
            }

            var ways = Countings(due, day.Date, terms.ToImmutable());
            counts.AddRange(ways);
            return State(day.Date, ways[0].Count.DueOn, ways.Max(w => w.Count.DueOn), record, today, rule);
        }
    }

    // The stricter counting first; where the President's non-working days make a difference, both are shown.
    private List<OtherCount> Countings(Due due, LocalDate day, ImmutableArray<Term> terms)
    {
        var found = new List<OtherCount>();
        foreach (var calendar in new[] { rulebook.Calendar, rulebook.Calendar.WithoutPresidentialDays })
        {
            var why = calendar == rulebook.Calendar ? null : PresidentialDays;
            if (due.Point is { } point)
            {
                found.Add(new(Counting.To(rulebook.Calendar, day, point), null));
                break;
            }

            if (due.Before)
            {
                found.Add(new(Counting.Before(rulebook.Calendar, day, terms), null));
                break;
            }

            found.Add(new(Counting.After(calendar, day, terms, due.Way), why));
            if (due.Other is { } other)
            {
                found.Add(new(Counting.After(calendar, day, terms, other), due.OtherWhy));
            }
        }

        return [.. found.OrderBy(c => c.Count.DueOn).DistinctBy(c => c.Count.DueOn)];
    }

    private static readonly Words PresidentialDays = new(
        "Whether the term also runs on the days the President declared non-working was argued.",
        "Спорно, идёт ли срок в дни, объявленные Президентом нерабочими.");

    private static (DutyState, ImmutableArray<Missing>) State(LocalDate trigger, LocalDate strict, LocalDate latest, DutyRecord record, LocalDate? today, Obligation rule)
    {
        if (record.On is { } done)
        {
            return done <= strict ? (DutyState.DoneInTime, []) : done > latest ? (DutyState.DoneLate, []) : (DutyState.Unknown, Asked(rule));
        }

        if (record.Done == true)
        {
            // Done on a day nobody stated.
            return (DutyState.Unknown, Asked(rule));
        }

        return today is not { } now ? (DutyState.Unknown, [new(MissingKind.Fact, AsOf, null)])
            : now < trigger && strict >= trigger ? (DutyState.NotYet, Asked(rule))
            : now <= strict ? (Period.DaysBetween(now, strict) <= Duty.SoonDays ? DutyState.DueSoon : DutyState.Open, Asked(rule))
            : record.Done == false && now > latest ? (DutyState.Missed, [])
            : (DutyState.Unknown, Asked(rule));
    }

    // Somebody has to say whether and when it was done.
    private static ImmutableArray<Missing> Asked(Obligation rule) => [new(MissingKind.Inquiry, rule.Id, null)];

    private static DutyState Settled(List<DutyState> states, Possible possible)
    {
        var distinct = states.Distinct().ToList();
        return distinct.Count == 1 ? distinct[0]
            : possible.ToStatus() is Status.Met or Status.NotMet || distinct.TrueForAll(s => s is DutyState.NotYet or DutyState.Open or DutyState.DueSoon)
            ? distinct.Order().Last()
            : DutyState.Unknown;
    }

    private sealed record DutyRecord(LocalDate? On, bool? Done, string? By, string? Proof);

    // The last row about this duty and this subject counts; a fact of its own may tell the day too.
    private DutyRecord Recorded(Obligation rule, Subject subject)
    {
        var name = subject.Id[(subject.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var isCase = subject.Outer is null || subject.Kind == "principal";
        if (rulebook.Facts.TryGetValue(DutyList, out var list) && Read(list, subject).Value is Table table)
        {
            for (var i = table.Rows.Length - 1; i >= 0; i--)
            {
                var row = table.Rows[i];
                if (row.GetValueOrDefault("duty") is Plain duty && duty.Text == rule.Id && (row.GetValueOrDefault("of") is Plain of ? of.Text == name : isCase))
                {
                    return new(
                        (row.GetValueOrDefault("on") as Day)?.Date,
                        (row.GetValueOrDefault("done") as YesNo)?.Yes,
                        (row.GetValueOrDefault("how") as Code)?.Id,
                        (row.GetValueOrDefault("proof") as Plain)?.Text);
                }
            }
        }

        return new(rule.DoneOn is { } doneOn ? (Read(doneOn, subject).Value as Day)?.Date : null, null, null, null);
    }

    // What is in force on a day: one version, or every reading of one that is contested and not answered.
    private IEnumerable<(T Content, Ground Ground)> InForce<T>(Rule rule, ImmutableArray<Version<T>> versions, LocalDate day)
        where T : class
    {
        foreach (var version in versions.Where(v => v.Standing != Rules.Standing.Announced && v.Covers(day)))
        {
            if (version.Content is { } content)
            {
                yield return (content, new(rule, version, version.Proof!));
            }

            var answered = version.Question is { } question ? answers.GetValueOrDefault(question.Id) : null;
            foreach (var alternative in version.Alternatives.Where(a => answered is null || a.Id == answered))
            {
                yield return (alternative.Content, new(rule, version, alternative.Proof));
            }
        }
    }

    private IEnumerable<FineAtRisk> AtRisk(Penalty penalty, Subject subject, LocalDate? on)
    {
        foreach (var (fines, ground) in on is { } day ? InForce(penalty, penalty.Versions, day) : [])
        {
            foreach (var payer in fines.Ranges.GroupBy(f => f.Payer))
            {
                foreach (var fine in payer)
                {
                    var holds = fine.When is { } when ? Holds(when, subject) : Truth.True;
                    if (holds != Truth.False)
                    {
                        yield return new(fine.Payer, fine.Lowest, fine.Highest, fine.Also, ground);
                    }

                    if (holds == Truth.True)
                    {
                        break;
                    }
                }
            }
        }
    }
}
