using System.Collections.Immutable;
using Hqs.Rules.Tracing;

namespace Hqs.Rules.Evaluation;

// Facts, parameters and comparisons.
public sealed partial class Evaluator
{
    private static readonly TraceNode NothingAsked = new NothingStep();

    private TraceNode Test(Condition condition, Subject subject)
    {
        switch (condition)
        {
            case Nothing:
                return NothingAsked;
            case Comparison comparison:
                return Compare(comparison, subject);
            case ConditionGroup group:
                var parts = ImmutableArray.CreateBuilder<TraceNode>(group.Parts.Length);
                foreach (var part in group.Parts)
                {
                    parts.Add(Test(part, subject));
                }

                return Join(group.Kind, parts.MoveToImmutable());
            default:
                throw new InvalidOperationException("unknown condition");
        }
    }

    private static TraceNode Join(GroupKind kind, ImmutableArray<TraceNode> parts)
    {
        var deciding = kind == GroupKind.All ? Truth.False : Truth.True;
        var joined = kind == GroupKind.All ? Truth.True : Truth.False;
        ImmutableArray<Missing> missing = [];
        foreach (var part in parts)
        {
            if (part.Truth == deciding)
            {
                joined = deciding;
                missing = [];
                break;
            }

            if (part.Truth == Truth.Unknown)
            {
                joined = Truth.Unknown;
                missing = Missing.Merge(missing, part.Missing);
            }
        }

        var truth = (kind, joined) switch
        {
            (GroupKind.None, Truth.True) => Truth.False,
            (GroupKind.None, Truth.False) => Truth.True,
            _ => joined,
        };
        var role = kind switch { GroupKind.All => TraceRole.All, GroupKind.Any => TraceRole.Any, _ => TraceRole.None };
        return new GroupStep(role, truth, parts, missing);
    }

    private TraceNode Compare(Comparison comparison, Subject subject)
    {
        var left = Read(comparison.Left, subject);
        var right = comparison.Right switch
        {
            LiteralOperand literal => literal.Read,
            FactOperand fact => Shifted(Read(fact.Fact, subject), fact.Shift, subject),
            ParameterOperand parameter => Shifted(Read(parameter.Parameter, subject), parameter.Shift, subject),
            _ => throw new InvalidOperationException("unknown operand"),
        };
        var truth = left.Value is { } a && right.Value is { } b ? Comparing.Compare(a, comparison.Operator, b) : Truth.Unknown;
        var missing = truth != Truth.Unknown ? [] : Missing.Merge(left.Missing, right.Missing);
        if (truth == Truth.Unknown && missing.IsEmpty)
        {
            // Both sides are known and still do not compare: another currency, or no figure for that period.
            missing = [new(MissingKind.Fact, comparison.Left.Id, HolderOf(comparison.Left, subject))];
        }

        return new ComparisonStep(comparison, truth, left, right, missing);
    }

    private TracedValue Shifted(TracedValue reading, Shift? shift, Subject subject)
    {
        if (shift is null)
        {
            return reading;
        }

        var by = shift.Parameter is { } parameter ? Read(parameter, subject) : new TracedValue { Value = shift.Term };
        Value? value = reading.Value is Day day && by.Value is Term term
            ? new Day(shift.Minus ? rulebook.Calendar.Subtract(day.Date, term) : rulebook.Calendar.Add(day.Date, term))
            : null;
        return new TracedValue
        {
            Fact = reading.Fact,
            Parameter = reading.Parameter,
            Subject = reading.Subject,
            Value = value,
            Shift = shift,
            From = [reading, by],
            Missing = Missing.Merge(reading.Missing, by.Missing),
        };
    }

    private TracedValue Read(Parameter parameter, Subject subject)
    {
        var key = new Of(parameter, subject);
        if (settledParameters.TryGetValue(key, out var known))
        {
            return known;
        }

        var before = suppositionsUsed;
        var picked = Pick(parameter.Versions, parameter.VersionBy, subject);
        var reading = new TracedValue
        {
            Parameter = parameter,
            Value = picked.Content,
            Version = picked.Version,
            Proof = picked.Proof,
            Missing = picked.Content is not null ? [] : picked.Missing.IsEmpty ? [new(MissingKind.Law, parameter.Id, null)] : picked.Missing,
        };
        if (before == suppositionsUsed)
        {
            settledParameters[key] = reading;
        }

        return reading;
    }

    /// <summary>The fact as settled on the subject or outwards; worked out or assumed where its declaration says so; otherwise missing.</summary>
    public TracedValue Read(Fact fact, Subject subject)
    {
        var holder = HolderOf(fact, subject);
        if (holder is null)
        {
            return new TracedValue { Fact = fact, Missing = [new(MissingKind.Fact, fact.Id, subject)] };
        }

        var key = new Of(fact, holder);
        if (readings.TryGetValue(key, out var known))
        {
            return known;
        }

        if (supposedFacts.TryGetValue(key, out known))
        {
            suppositionsUsed++;
            return known;
        }

        var before = suppositionsUsed;
        var reading = ReadOnce(fact, holder);
        (before == suppositionsUsed ? readings : supposedFacts)[key] = reading;
        return reading;
    }

    private TracedValue ReadOnce(Fact fact, Subject holder)
    {
        if (holder.Settled(fact) is { } statement)
        {
            return new TracedValue { Fact = fact, Subject = holder, Value = statement.Value, Statement = statement };
        }

        if (WorksOutFacts)
        {
            if (fact.ComputedFrom is not null && computed.TryGetValue(fact.Id, out var arithmetic))
            {
                return Compute(fact, arithmetic, holder);
            }

            if (rulebook.Derived.TryGetValue(fact, out var classification))
            {
                return Classify(classification, holder);
            }

            if (fact.Assumed is { } other && rulebook.Facts.TryGetValue(other, out var assumed))
            {
                var reading = Read(assumed, holder);
                return new TracedValue { Fact = fact, Subject = holder, Value = reading.Value, AssumedFrom = assumed, From = [reading], Missing = reading.Missing };
            }
        }

        return new TracedValue { Fact = fact, Subject = holder, Missing = [new(MissingKind.Fact, fact.Id, holder)] };
    }

    private TracedValue Compute(Fact fact, ComputedFact arithmetic, Subject holder)
    {
        var source = new FactSource(this, arithmetic, holder);
        var value = arithmetic.Compute(source);
        var missing = value is not null ? [] : source.Seen.Aggregate(ImmutableArray<Missing>.Empty, (sum, r) => Missing.Merge(sum, r.Missing));
        if (value is null && missing.IsEmpty)
        {
            // Everything it read is there, and still not enough: more rows are wanted of the list it read, or only a person can tell.
            missing = [new(MissingKind.Fact, source.Seen.LastOrDefault(r => r.Fact?.Type.Kind == FactKind.Table)?.Fact?.Id ?? fact.Id, holder)];
        }

        return new TracedValue { Fact = fact, Subject = holder, Value = value, From = [.. source.Seen], Missing = missing };
    }

    /// <summary>The class of a subject, when every reading of contested law agrees on it.</summary>
    public TracedValue ClassOf(Classification classification, Subject subject)
    {
        asking = classification;
        TracedValue? read = null;
        Value? agreed = null;
        var outcome = EveryReading(() =>
        {
            // Met stands for the class that came first: a reading that ends in another one differs from it.
            read = Classify(classification, subject);
            agreed ??= read.Value;
            return new(!read.IsKnown ? Possible.Met | Possible.NotMet : Equals(agreed, read.Value) ? Possible.Met : Possible.NotMet, read.Missing, read.Steps, [], null, []);
        });
        return outcome.Possible == Possible.Met
            ? read!
            : new TracedValue { Fact = classification.Defines, Subject = subject, Steps = outcome.Trace, Missing = outcome.Missing };
    }

    private TracedValue Classify(Classification classification, Subject holder)
    {
        var picked = Pick(classification.Versions, classification.VersionBy, holder);
        if (picked.Content is not { } classes)
        {
            return new TracedValue { Fact = classification.Defines, Subject = holder, Missing = picked.Missing.IsEmpty ? [new(MissingKind.Law, classification.Id, null)] : picked.Missing };
        }

        var (possible, steps, missing) = Sort(classes, picked.Version, classification.Defines, holder);
        var single = possible.Length == 1;
        if (!single && missing.IsEmpty)
        {
            missing = [new(MissingKind.Law, classification.Id, null)];
        }

        return new TracedValue { Fact = classification.Defines, Subject = holder, Value = single ? possible[0] : null, Steps = steps, Missing = single ? [] : missing };
    }

    /// <summary>The classes a subject may still fall into: one is an answer, none or several wait for what is missing.</summary>
    private (ImmutableArray<Value> Possible, ImmutableArray<TraceNode> Steps, ImmutableArray<Missing> Missing) Sort(Classes classes, IVersion? version, Fact? defines, Subject holder)
    {
        var possible = ImmutableArray.CreateBuilder<Value>();
        var steps = ImmutableArray.CreateBuilder<TraceNode>(classes.Cases.Length);
        ImmutableArray<Missing> missing = [];
        var closed = false;
        foreach (var one in classes.Cases)
        {
            var when = Test(one.When, holder);

            // A case that surely does not hold decided too: without it the trace would hide why a later class was reached.
            steps.Add(new ClassStep(when, one.Is, defines, version));
            if (when.Truth == Truth.False)
            {
                continue;
            }

            if (!possible.Contains(one.Is))
            {
                possible.Add(one.Is);
            }

            missing = Missing.Merge(missing, when.Missing);
            if (when.Truth == Truth.True)
            {
                closed = true;
                break;
            }
        }

        if (!closed && classes.Otherwise is { } rest && !possible.Contains(rest))
        {
            possible.Add(rest);
        }

        // Without a rest class an open end leaves the answer open too.
        return (closed || classes.Otherwise is not null ? possible.ToImmutable() : [], steps.DrainToImmutable(), missing);
    }

    /// <summary>The subject, from this one outwards, that a fact belongs to.</summary>
    private Subject? HolderOf(Fact fact, Subject subject) => subject.Holder(fact.Subject, rulebook);

    // A sentence shows what is known under every reading; what differs is left to the trace.
    private TracedValue ReadForText(TemplatePart part, Subject subject)
    {
        var before = open.Count;
        var reading = part switch
        {
            FactPart fact => Read(fact.Fact, subject),
            ParameterPart parameter => Read(parameter.Parameter, subject),
            _ => throw new InvalidOperationException("no value in this part"),
        };
        var supposed = open.Count > before;
        open.Clear();
        supposedFacts.Clear();
        return supposed && part is FactPart ? new TracedValue { Fact = reading.Fact, Subject = subject } : reading;
    }

    private sealed class FactSource(Evaluator evaluator, ComputedFact arithmetic, Subject subject) : IFactSource
    {
        public List<TracedValue> Seen { get; } = [];

        public string SubjectName => subject.Id[(subject.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        public Rulebook Rulebook => evaluator.Rulebook;

        public bool IsWithin(string kind)
        {
            for (var s = subject; s is not null; s = s.Outer)
            {
                if (Rulebook.IsA(s.Kind, kind))
                {
                    return true;
                }
            }

            return false;
        }

        public Value? Read(string factId)
        {
            Declared(factId);
            var reading = evaluator.Read(evaluator.Rulebook.Facts[factId], subject);
            Seen.Add(reading);
            return reading.Value;
        }

        public Value? Parameter(string parameterId)
        {
            Declared("@" + parameterId);
            var reading = evaluator.Read((Parameter)evaluator.Rulebook.Rules[parameterId], subject);
            Seen.Add(reading);
            return reading.Value;
        }

        private void Declared(string name)
        {
            if (!arithmetic.Reads.Contains(name))
            {
                throw new InvalidOperationException($"{arithmetic.FactId} reads {name} without declaring it.");
            }
        }
    }
}
