using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>One change a person could make, the smallest of its kind that cures what it repairs.</summary>
/// <param name="Repairs">Rules that stop standing in the way, each proved by assessing again with only this change.</param>
public sealed record FactChange(Fact Fact, string SubjectId, Value From, Value To, Words Says, ImmutableArray<string> Repairs);

/// <summary>What would make a decision yes.</summary>
/// <param name="Changes">Every single change found; those that repair the same rule are alternatives to each other.</param>
/// <param name="Chosen">One change for each obstacle, taken together.</param>
/// <param name="Becomes">The decision with the chosen changes, proved by assessing again.</param>
/// <param name="WithoutRemedy">Obstacles nobody in the case can change.</param>
public sealed record WayToYes(Finding Decision, ImmutableArray<FactChange> Changes, ImmutableArray<FactChange> Chosen, Status Becomes, ImmutableArray<Finding> WithoutRemedy, Words Says)
{
    /// <summary>Ways for every decision that is not met, or that only unsettled law keeps from being decided.</summary>
    public static ImmutableArray<WayToYes> Of(Assessment assessment) =>
        [.. assessment.Decisions.Where(d => assessment.IsEngaged(d)).Select(d => new Search(assessment, d).Run()).OfType<WayToYes>()];

    /// <summary>Changes that do at least what a chosen one does, and may be taken instead.</summary>
    public IEnumerable<FactChange> Instead() => Changes.Where(c => !Chosen.Contains(c) && Chosen.Any(chosen => chosen.Repairs.All(c.Repairs.Contains)));

    private sealed class Search(Assessment assessment, Finding decision)
    {
        private const int MostOptions = 3;
        private const int SearchYears = 30;
        private const long MostUnits = 1_000_000_000;

        private readonly Rulebook rulebook = assessment.Rulebook;

        public WayToYes? Run()
        {
            var obstacles = Obstacles(decision).ToList();
            if (obstacles.Count == 0)
            {
                return null;
            }

            var changes = new List<FactChange>();
            foreach (var obstacle in obstacles)
            {
                foreach (var (fact, subject, value) in Changeable(obstacle))
                {
                    changes.AddRange(Cures(obstacle, fact, subject, value));
                }
            }

            var merged = Merge(changes, obstacles);
            var without = obstacles.Where(o => merged.All(c => !c.Repairs.Contains(o.Rule.Id))).ToImmutableArray();
            var chosen = Choose(merged, obstacles);
            if (merged.IsEmpty)
            {
                return decision.Status == Status.NotMet ? new(decision, [], [], Status.NotMet, without, NoWay(without)) : null;
            }

            if (!without.IsEmpty)
            {
                return decision.Status == Status.NotMet ? new(decision, merged, [], Status.NotMet, without, NoWay(without)) : null;
            }

            var changed = chosen.Aggregate(assessment.Case, (c, change) => c.With(change.SubjectId, change.Fact, change.To));
            var becomes = Ask(changed, decision.Rule, decision.Subject.Id).Status;
            return new(decision, merged, chosen, becomes, without, Sentence(chosen, becomes, obstacles.All(o => o.Status == Status.Unknown)));
        }

        private Finding Ask(Case changed, AskedRule rule, string subject) => Assessment.Ask(changed, rulebook, assessment.On, rule, subject);

        // Rules surely in the way, and rules that only an open question of law keeps undecided.
        private static IEnumerable<Finding> Obstacles(Finding decision) => decision.Trace
            .Where(t => t.Role == TraceRole.Need)
            .Select(t => t.Finding!)
            .SelectMany(f => f.Rule is Decision ? Obstacles(f) : [f])
            .Where(f => f.Possible == Possible.NotMet || (!f.Possible.CannotBlock() && !f.Missing.IsEmpty && f.Missing.All(m => m.Kind == MissingKind.Question)))
            .Distinct();

        private static IEnumerable<(Fact Fact, Subject Subject, Value Value)> Changeable(Finding obstacle) => obstacle.Trace
            .SelectMany(Values)
            .SelectMany(Inputs)
            .Where(v => v.Fact is { Change: not null, IsStated: true } && v is { Value: not null, Subject: not null, Shift: null })
            .Select(v => (v.Fact!, v.Subject!, v.Value!))
            .DistinctBy(v => (v.Item1, v.Item2));

        private static IEnumerable<TracedValue> Values(TraceNode node) =>
            new[] { node.Left, node.Right }.OfType<TracedValue>().Concat(node.Children.SelectMany(Values));

        private static IEnumerable<TracedValue> Inputs(TracedValue value) =>
            value.From.SelectMany(Inputs).Concat(value.Steps.Where(s => s.Truth != Truth.False).SelectMany(Values).SelectMany(Inputs)).Prepend(value);

        private IEnumerable<FactChange> Cures(Finding obstacle, Fact fact, Subject subject, Value value)
        {
            bool Cured(Value candidate) => Ask(assessment.Case.With(subject.Id, fact, candidate), obstacle.Rule, obstacle.Subject.Id).Possible.CannotBlock();
            IEnumerable<Value> found = value switch
            {
                YesNo yes when fact.Change!.Towards is 0 || fact.Change.Towards > 0 != yes.Yes => new Value[] { new YesNo(!yes.Yes) }.Where(Cured),
                Code code => OtherCodes(fact, code).Where(Cured).Take(MostOptions),
                Money money => Nearest(money.Minor, Math.Max(money.Minor, MostUnits / 1000 * Money.MinorPerUnit) * 1000, v => money with { Minor = v }, Cured, Money.MinorPerUnit, fact.Change!.Towards),
                Whole whole => Nearest(whole.Number, Math.Abs(whole.Number) + 1000, v => new Whole(v), Cured, 1, fact.Change!.Towards),
                Day day => NearestDay(day.Date, Cured, fact.Change!.Towards),
                _ => [],
            };
            // Nobody can act in the past.
            foreach (var to in found.Where(v => v is not Day day || day.Date >= assessment.On))
            {
                yield return new(fact, subject.Id, value, to, Said(fact, to), [obstacle.Rule.Id]);
            }
        }

        private IEnumerable<Value> OtherCodes(Fact fact, Code now)
        {
            var ids = fact.Type.Kind == FactKind.Post ? rulebook.Tables.Posts.Keys : fact.Type.Options.Select(o => o.Id);
            return ids.Where(id => id != now.Id).Select(id => new Code(id));
        }

        private static IEnumerable<Value> NearestDay(LocalDate day, Func<Value, bool> cured, int towards) =>
            Nearest(0, SearchYears * 366, v => new Day(day.PlusDays((int)v)), cured, 1, towards);

        /// <summary>The nearest value above, else below, that cures; the cure is a threshold, so halving finds it.</summary>
        private static IEnumerable<Value> Nearest(long from, long reach, Func<long, Value> make, Func<Value, bool> cured, long step, int towards)
        {
            foreach (var direction in towards == 0 ? [1, -1] : new[] { towards })
            {
                if (!cured(make(from + (direction * reach))))
                {
                    continue;
                }

                long low = 0, high = reach / step;
                while (high - low > 1)
                {
                    var middle = low + ((high - low) / 2);
                    if (cured(make(from + (direction * middle * step))))
                    {
                        high = middle;
                    }
                    else
                    {
                        low = middle;
                    }
                }

                yield return make(from + (direction * high * step));
                yield break;
            }
        }

        // A change counts only if it brings no new obstacle; one change may cure several.
        private ImmutableArray<FactChange> Merge(List<FactChange> changes, List<Finding> obstacles)
        {
            var before = obstacles.Select(o => (o.Rule.Id, o.Subject.Id)).ToHashSet();
            var merged = ImmutableArray.CreateBuilder<FactChange>();
            foreach (var change in changes.DistinctBy(c => (c.Fact, c.SubjectId, c.To)))
            {
                var after = Obstacles(Ask(assessment.Case.With(change.SubjectId, change.Fact, change.To), decision.Rule, decision.Subject.Id)).Select(o => (o.Rule.Id, o.Subject.Id)).ToHashSet();
                var repaired = before.Except(after).Select(o => o.Item1).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
                if (after.IsSubsetOf(before) && !repaired.IsEmpty)
                {
                    merged.Add(change with { Repairs = repaired });
                }
            }

            return merged.ToImmutable();
        }

        private static ImmutableArray<FactChange> Choose(ImmutableArray<FactChange> changes, List<Finding> obstacles)
        {
            var chosen = ImmutableArray.CreateBuilder<FactChange>();
            foreach (var obstacle in obstacles)
            {
                if (chosen.Any(c => c.Repairs.Contains(obstacle.Rule.Id)))
                {
                    continue;
                }

                if (changes.Where(c => c.Repairs.Contains(obstacle.Rule.Id)).MaxBy(c => c.Repairs.Length) is { } change)
                {
                    chosen.Add(change);
                }
            }

            return chosen.ToImmutable();
        }

        private Words Said(Fact fact, Value to)
        {
            var says = fact.Change!.Says;
            return new(
                says.En.Replace("{value}", Wording.Of(to, fact.Type, rulebook.Tables, Language.English), StringComparison.Ordinal),
                says.Ru.Replace("{value}", Wording.Of(to, fact.Type, rulebook.Tables, Language.Russian), StringComparison.Ordinal));
        }

        private static Words NoWay(ImmutableArray<Finding> without) => new(
            $"No change a person in this case can make leads to yes. Not met and not changeable: {Titles(without, Language.English)}.",
            $"Ни одно изменение, доступное участникам дела, не ведёт к «да». Не выполнено и не изменить: {Titles(without, Language.Russian)}.");

        private static Words Sentence(ImmutableArray<FactChange> chosen, Status becomes, bool onlyLawUnsettled)
        {
            var (en, ru) = (string.Join("; ", chosen.Select(c => c.Says.En)), string.Join("; ", chosen.Select(c => c.Says.Ru)));
            return becomes == Status.Met
                ? new($"It becomes yes if you {en}.", $"Ответ станет «да», если {ru}.")
                : onlyLawUnsettled
                ? new($"The answer no longer hangs on unsettled law if you {en}.", $"Ответ перестанет зависеть от спорного вопроса права, если {ru}.")
                : new($"Nothing known stands in the way any more if you {en}; what is still unknown stays to be found out.", $"Известных препятствий не останется, если {ru}; неизвестное ещё предстоит выяснить.");
        }

        private static string Titles(IEnumerable<Finding> findings, Language language) => string.Join("; ", findings.Select(f => language == Language.Russian ? $"«{f.Rule.Title.Ru}»" : $"“{f.Rule.Title.En}”").Distinct());
    }
}
