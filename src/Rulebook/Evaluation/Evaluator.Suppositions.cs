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

    private Outcome EveryReading(Func<Outcome> once)
    {
        open.Clear();
        var first = once();
        if (open.Count == 0)
        {
            return first;
        }

        var supposition = open[0];
        var branches = ImmutableArray.CreateBuilder<(string? Alternative, Outcome Outcome)>();
        if (supposition.Question is { } question)
        {
            foreach (var alternative in question.Alternatives)
            {
                supposedReadings[question] = alternative.Id;
                branches.Add((alternative.Id, EveryReading(once)));
            }

            supposedReadings.Remove(question);
        }
        else
        {
            foreach (var day in supposition.Days)
            {
                supposedDates[supposition.Date!.Value] = day;
                branches.Add((null, EveryReading(once)));
            }

            supposedDates.Remove(supposition.Date!.Value);
        }

        open.Clear();
        return Join(supposition, branches.ToImmutable());
    }

    private static Outcome Join(Supposition supposition, ImmutableArray<(string? Alternative, Outcome Outcome)> branches)
    {
        var possible = branches.Aggregate(Possible.None, (sum, b) => sum | b.Outcome.Possible);
        var undecided = possible.ToStatus() == Status.Unknown;
        var differ = branches.Any(b => b.Outcome.Possible != branches[0].Outcome.Possible);
        ImmutableArray<Missing> missing = [];
        if (undecided)
        {
            missing = supposition.Date is not null ? supposition.Undated : differ ? [new(MissingKind.Question, supposition.Question!.Id, null)] : [];
            foreach (var branch in branches)
            {
                // Which law it would be is not asked before the day is known.
                var within = branch.Outcome.Missing;
                missing = Missing.Merge(missing, supposition.Date is null ? within : within.RemoveAll(m => m.Kind != MissingKind.Fact));
            }
        }

        var trace = branches.Select(b => new TraceNode
        {
            Role = supposition.Question is null ? TraceRole.Version : TraceRole.Alternative,
            Truth = b.Outcome.Possible switch { Possible.Met or Possible.NotApplicable => Truth.True, Possible.NotMet => Truth.False, _ => Truth.Unknown },
            Question = supposition.Question,
            Alternative = b.Alternative,
            Version = b.Outcome.Version,
            Children = b.Outcome.Trace,
            Missing = b.Outcome.Missing,
        });
        var versions = branches.Select(b => b.Outcome.Version).Distinct().ToList();
        return new(
            possible,
            missing,
            [.. trace],
            [.. branches.SelectMany(b => b.Outcome.Grounds).Distinct()],
            versions.Count == 1 ? versions[0] : null,
            [.. branches.SelectMany(b => b.Outcome.Questions).Concat(supposition.Question is { } q ? [q] : Array.Empty<Question>()).Distinct()]);
    }

    private Picked<T> Pick<T>(ImmutableArray<Version<T>> versions, Fact? versionBy, Subject subject)
        where T : class
    {
        if (versionBy is null)
        {
            // A rule without a version date has one version, or is read as of its latest.
            return Open(versions.Last(v => v.Standing != Standing.Announced));
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

        if (open.All(s => s.Date != (versionBy, holder)))
        {
            open.Add(new(null, (versionBy, holder), days, reading.Missing));
        }

        return (days[^1], reading.Missing);
    }

    private Picked<T> Open<T>(Version<T> version)
        where T : class
    {
        switch (version.Standing)
        {
            case Standing.Contested:
                var reading = Suppose(version.Question!);
                var alternative = version.Alternatives.First(a => a.Id == reading);
                return new(version, alternative.Content, alternative.Proof, []);
            case Standing.LapsedOnPaper when Suppose(version.Question!) == Question.NoLongerApplies:
                return new(null, null, null, []);
            default:
                return new(version, version.Content, version.Proof, []);
        }
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

        if (open.All(s => s.Question != question))
        {
            open.Add(new(question, null, [], []));
        }

        return question.Alternatives[0].Id;
    }
}
