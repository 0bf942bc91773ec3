using System.Collections.Immutable;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Rules.Evaluation;

// Contested law and unknown version dates: every reading is tried.
public sealed partial class Evaluator
{
    /// <summary>Something an evaluation had to suppose: a reading of contested law, or the date that picks versions.</summary>
    private sealed record Supposition(Question? Question, (Fact Fact, Subject Subject)? Date, ImmutableArray<LocalDate> Days, ImmutableArray<Missing> Undated);

    /// <summary>A version and its content, as picked for a day and for the readings supposed.</summary>
    private readonly record struct Picked<T>(IVersion? Version, T? Content, Proof? Proof, ImmutableArray<Missing> Missing)
        where T : class;

    private Outcome EveryReading(Func<Outcome> once) => EveryReading(once, static (_, once) => once());

    // What is evaluated comes as a value, so that the rules asked most need no closure each.
    private Outcome EveryReading<T>(T of, Func<Evaluator, T, Outcome> once)
    {
        open.Clear();
        supposedFacts.Clear();
        var first = once(this, of);
        if (open.Count == 0)
        {
            return first;
        }

        // With one thing supposed, the first evaluation was already the one of the reading it tried.
        var supposition = open[0];
        Outcome? tried = open.Count == 1 ? first : null;
        var branches = ImmutableArray.CreateBuilder<(string? Alternative, Outcome Outcome)>();
        if (supposition.Question is { } question)
        {
            foreach (var alternative in question.Alternatives)
            {
                supposedReadings[question] = alternative.Id;
                branches.Add((alternative.Id, alternative == question.Alternatives[0] && tried is { } done ? done : EveryReading(of, once)));
            }

            supposedReadings.Remove(question);
        }
        else
        {
            foreach (var day in supposition.Days)
            {
                supposedDates[supposition.Date!.Value] = day;
                branches.Add((null, day == supposition.Days[^1] && tried is { } done ? done : EveryReading(of, once)));
            }

            supposedDates.Remove(supposition.Date!.Value);
        }

        open.Clear();
        return Join(supposition, branches.ToImmutable());
    }

    private static Outcome Join(Supposition supposition, ImmutableArray<(string? Alternative, Outcome Outcome)> branches)
    {
        var possible = Possible.None;
        var differ = false;
        foreach (var (_, outcome) in branches)
        {
            possible |= outcome.Possible;
            differ |= outcome.Possible != branches[0].Outcome.Possible;
        }

        ImmutableArray<Missing> missing = [];
        if (possible.ToStatus() == Status.Unknown)
        {
            missing = supposition.Date is not null ? supposition.Undated : differ ? [new(MissingKind.Question, supposition.Question!.Id, null)] : [];
            foreach (var branch in branches)
            {
                // Which law it would be is not asked before the day is known.
                var within = branch.Outcome.Missing;
                missing = Missing.Merge(missing, supposition.Date is null ? within : within.RemoveAll(static m => m.Kind != MissingKind.Fact));
            }
        }

        var version = branches[0].Outcome.Version;
        var trace = ImmutableArray.CreateBuilder<TraceNode>(branches.Length);
        var grounds = ImmutableArray.CreateBuilder<Ground>();
        var questions = ImmutableArray.CreateBuilder<Question>();
        foreach (var (alternative, outcome) in branches)
        {
            version = version == outcome.Version ? version : null;
            trace.Add(new SupposedStep(supposition.Question, alternative, outcome));
            AddNew(grounds, outcome.Grounds);
            AddNew(questions, outcome.Questions);
        }

        AddNew(questions, supposition.Question is { } asked ? [asked] : []);
        return new(possible, missing, trace.DrainToImmutable(), grounds.DrainToImmutable(), version, questions.DrainToImmutable());
    }

    private static void AddNew<T>(ImmutableArray<T>.Builder list, ImmutableArray<T> more)
    {
        foreach (var one in more)
        {
            if (!list.Contains(one))
            {
                list.Add(one);
            }
        }
    }

    private Picked<T> Pick<T>(ImmutableArray<Version<T>> versions, Fact? versionBy, Subject subject)
        where T : class
    {
        if (versionBy is null)
        {
            // A rule without a version date has one version, or is read as of its latest.
            for (var last = versions.Length - 1; last >= 0; last--)
            {
                if (versions[last].Standing != Standing.Announced)
                {
                    return Open(versions[last]);
                }
            }

            return new(null, null, null, []);
        }

        var (day, missing) = VersionDay(versionBy, subject);
        if (day is null)
        {
            return new(null, null, null, missing);
        }

        foreach (var version in versions)
        {
            if (version.Standing != Standing.Announced && version.Covers(day.Value))
            {
                return Open(version);
            }
        }

        return new(null, null, null, []);
    }

    private (LocalDate? Day, ImmutableArray<Missing> Missing) VersionDay(Fact versionBy, Subject subject)
    {
        var reading = Read(versionBy, subject);
        if (reading.Value is Day known)
        {
            return (known.Date, []);
        }

        var holder = HolderOf(versionBy, subject);
        if (holder is null)
        {
            return (null, [new(MissingKind.Fact, versionBy.Id, subject)]);
        }

        suppositionsUsed++;
        if (supposedDates.TryGetValue((versionBy, holder), out var supposed))
        {
            return (supposed, []);
        }

        var days = asking is { } rule ? rulebook.VersionStarts(rule, versionBy) : [];
        if (days.IsEmpty)
        {
            return (null, reading.Missing);
        }

        foreach (var supposition in open)
        {
            if (supposition.Date == (versionBy, holder))
            {
                return (days[^1], reading.Missing);
            }
        }

        open.Add(new(null, (versionBy, holder), days, reading.Missing));
        return (days[^1], reading.Missing);
    }

    private Picked<T> Open<T>(Version<T> version)
        where T : class
    {
        switch (version.Standing)
        {
            case Standing.Contested:
                return Supposed(version, Suppose(version.Question!));
            case Standing.LapsedOnPaper when Suppose(version.Question!) == Question.NoLongerApplies:
                return new(null, null, null, []);
            default:
                return new(version, version.Content, version.Proof, []);
        }
    }

    private static Picked<T> Supposed<T>(Version<T> version, string reading)
        where T : class
    {
        var alternative = version.Alternatives.First(a => a.Id == reading);
        return new(version, alternative.Content, alternative.Proof, []);
    }

    private string Suppose(Question question)
    {
        if (answers.TryGetValue(question.Id, out var answered))
        {
            return answered;
        }

        suppositionsUsed++;
        if (supposedReadings.TryGetValue(question, out var supposed))
        {
            return supposed;
        }

        foreach (var supposition in open)
        {
            if (supposition.Question == question)
            {
                return question.Alternatives[0].Id;
            }
        }

        open.Add(new(question, null, [], []));
        return question.Alternatives[0].Id;
    }
}
