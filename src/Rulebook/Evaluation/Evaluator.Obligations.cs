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
        var scope = EveryReading((rule.AppliesWhen, subject), static (e, of) => e.Scope(of.AppliesWhen, of.subject));
        if (scope.Possible == Possible.NotApplicable)
        {
            return Found(rule, subject, scope);
        }

        return FindOwed(rule, subject, scope);
    }

    // Apart, because most duties of most cases are not owed and need none of what counting keeps.
    private Finding FindOwed(Obligation rule, Subject subject, Outcome scope)
    {
        var kept = rule.KeptBy is { } by ? Around(by, subject).Select(s => Find(by, s)).ToList() : [];
        var record = Recorded(rule, subject);
        var today = (Read(rulebook.Facts[AsOf], subject).Value as Day)?.Date;
        TracedValue? trigger = null;
        var states = new List<DutyState>(1);
        var counts = new List<OtherCount>(2);
        var counted = EveryReading(Once);
        var perhaps = scope.Possible & Possible.NotApplicable;
        var outcome = counted with
        {
            Possible = counted.Possible | perhaps,
            Missing = Missing.Merge(counted.Missing, scope.Missing),
            Trace = scope.Trace.AddRange(counted.Trace),
        };
        if (outcome.Possible == Possible.NotApplicable)
        {
            return Found(rule, subject, outcome);
        }

        var (leading, others) = Sorted(counts);
        var filed = record.On ?? today;
        var duty = new Duty
        {
            // Whether it is owed at all comes before how it stands.
            State = perhaps != Possible.None ? DutyState.Unknown : Settled(states, outcome.Possible),
            Trigger = trigger,
            Count = leading?.Count,
            Others = others,
            DoneOn = record.On,
            DoneBy = record.By,
            Proof = record.Proof,
            Forms = rule.Form is { } form && filed is { } filing ? [.. InForce(form, form.Versions, filing).Select(f => f.Ground)] : [],
            Fines = rule.Penalties.IsEmpty ? [] : [.. rule.Penalties.SelectMany(p => AtRisk(p, subject, leading?.Count.DueOn ?? today))],
        };
        if (duty.Forms.IsEmpty && duty.Fines.IsEmpty)
        {
            return Found(rule, subject, outcome, duty: duty);
        }

        var grounds = duty.Forms.Concat(duty.Fines.Select(f => f.Ground)).Distinct().ToList();
        var asked = grounds.Select(f => f.Version).Where(v => v.Standing == Rules.Standing.Contested && !answers.ContainsKey(v.Question!.Id)).Select(v => v.Question!);
        return Found(rule, subject, outcome with { Questions = [.. outcome.Questions.Concat(asked).Distinct()] }, duty: duty, grounds: grounds);

        Outcome Once()
        {
            var picked = Pick(rule.Versions, rule.VersionBy, subject);
            if (picked.Content is not { } due)
            {
                states.Add(DutyState.Unknown);
                return new(picked.Missing.IsEmpty ? Possible.NotApplicable : Possible.Met | Possible.NotMet, picked.Missing, [], [], null, []);
            }

            var trace = ImmutableArray.CreateBuilder<TraceNode>();
            var (state, missing) = rule.Trigger is null ? Standing(trace) : Dated(due, trace);
            foreach (var read in record.Read)
            {
                trace.Add(new CountedStep(read));
            }

            states.Add(state);
            var possible = state switch
            {
                DutyState.DoneInTime or DutyState.Kept => Possible.Met,
                DutyState.DoneLate or DutyState.Missed or DutyState.Broken => Possible.NotMet,
                _ => Possible.Met | Possible.NotMet,
            };
            return new(possible, missing, trace.DrainToImmutable(), [new(rule, picked.Version!, picked.Proof!)], picked.Version, picked.Version!.Question is { } q ? [q] : []);
        }

        (DutyState, ImmutableArray<Missing>) Standing(ImmutableArray<TraceNode>.Builder trace)
        {
            trace.AddRange(kept.Select(f => new NeedStep(f)));
            return kept.Count == 0 ? (DutyState.Standing, Asked(rule)) : Combine(kept) switch
            {
                Possible.Met or Possible.NotApplicable => (DutyState.Kept, []),
                Possible.NotMet => (DutyState.Broken, []),
                _ => (DutyState.Unknown, kept.Aggregate(ImmutableArray<Missing>.Empty, (sum, f) => Missing.Merge(sum, f.Missing))),
            };
        }

        (DutyState, ImmutableArray<Missing>) Dated(Due due, ImmutableArray<TraceNode>.Builder trace)
        {
            trigger = Read(rule.Trigger!, subject);
            trace.Add(new CountedStep(trigger));
            if (trigger.Value is not Day day)
            {
                return (DutyState.Unknown, trigger.Missing);
            }

            var terms = ImmutableArray.CreateBuilder<Term>();
            foreach (var part in due.Terms)
            {
                var read = part.Parameter is { } parameter ? Read(parameter, subject) : null;
                if (read is not null)
                {
                    trace.Add(new CountedStep(read));
                }

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

    // The earliest day leads; the others keep the reason there are two.
    private static (OtherCount? Leading, ImmutableArray<OtherCount> Others) Sorted(List<OtherCount> counts)
    {
        if (counts.Count < 2)
        {
            return (counts.Count == 0 ? null : counts[0], []);
        }

        counts.Sort((a, b) => a.Count.DueOn.CompareTo(b.Count.DueOn));
        var leading = counts[0];
        return (leading, [.. counts.Where(c => c.Count.DueOn != leading.Count.DueOn).DistinctBy(c => c.Count.DueOn).Select(c => c.Why is null ? c with { Why = leading.Why } : c)]);
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

    private sealed record DutyRecord(LocalDate? On, bool? Done, string? By, string? Proof, ImmutableArray<TracedValue> Read);

    // The last row about this duty and this subject counts; a fact of its own may tell the day too.
    private DutyRecord Recorded(Obligation rule, Subject subject)
    {
        var name = subject.Id[(subject.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var isCase = subject.Outer is null || subject.Kind == "principal";
        var listed = rulebook.Facts.TryGetValue(DutyList, out var list) ? Read(list, subject) : null;
        if (listed?.Value is Table table)
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
                        (row.GetValueOrDefault("proof") as Plain)?.Text,
                        [listed]);
                }
            }
        }

        // Only what is known is named: that nobody stated it is no step of the reasoning.
        var done = rule.DoneOn is { } doneOn ? Read(doneOn, subject) : null;
        return new((done?.Value as Day)?.Date, null, null, null, [.. new[] { listed, done }.OfType<TracedValue>().Where(r => r.IsKnown)]);
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
