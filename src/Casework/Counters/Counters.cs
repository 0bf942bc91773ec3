using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Counters;

/// <summary>Every running count of a case on a day. A pure function of (case, rulebook, day); limits come from the rulebook's parameters.</summary>
public sealed partial class Counters
{
    private readonly Rulebook rulebook;
    private readonly LocalDate on;
    private readonly Dictionary<string, Asking> askings = [];
    private readonly List<Counter> found = [];

    public Case Case { get; }

    public Rulebook Rulebook => rulebook;

    public LocalDate On => on;

    /// <summary>What turns soonest comes first, then what does not run, then what is not known; the worker before the family.</summary>
    public ImmutableArray<Counter> All { get; }

    private Counters(Case @case, Rulebook rulebook, LocalDate on)
    {
        (Case, this.rulebook, this.on) = (@case, rulebook, on);
        foreach (var person in Ask(null).Evaluator.SubjectsOf("person"))
        {
            OfPerson(person);
        }

        All = [.. found.OrderBy(c => c.State switch { CounterState.RunOut => 0, CounterState.Running => 1, CounterState.Reached => 2, CounterState.Unknown => 3, _ => 4 }).ThenBy(c => c.Next ?? LocalDate.MaxIsoValue)];
    }

    public static Counters Of(Case @case, Rulebook rulebook, LocalDate on) => new(@case, rulebook, on);

    // ---- reading facts under one reading of the law -----------------------------------------------------------------

    private sealed record Asking(Evaluator Evaluator)
    {
        public TracedValue Read(string fact, Subject subject) => Evaluator.Read(Evaluator.Rulebook.Facts[fact], Evaluator.Subjects.First(s => s.Id == subject.Id));
    }

    private Asking Ask(SupposedLaw? law)
    {
        var key = law is null ? "" : $"{law.Question.Id}={law.Alternative}";
        if (!askings.TryGetValue(key, out var asking))
        {
            var answers = Case.Answers.Where(a => a.Value.Choice is not null && rulebook.Rules[a.Key] is Question { IsContestedLaw: true }).ToDictionary(a => a.Key, a => a.Value.Choice!);
            if (law is not null)
            {
                answers[law.Question.Id] = law.Alternative;
            }

            var evaluator = new Evaluator(rulebook, ComputedFacts.All, answers);
            Assessment.Enter(Case, rulebook, on, evaluator);
            askings[key] = asking = new(evaluator);
        }

        return asking;
    }

    private TracedValue Read(string fact, Subject subject) => Ask(null).Read(fact, subject);

    private LocalDate? Date(string fact, Subject subject) => (Read(fact, subject).Value as Day)?.Date;

    private bool? Is(string fact, Subject subject) => (Read(fact, subject).Value as YesNo)?.Yes;

    private string? Code(string fact, Subject subject) => (Read(fact, subject).Value as Code)?.Id;

    /// <summary>The readings of a question still possible here: the one answered, or all.</summary>
    private IEnumerable<SupposedLaw> Readings(string question)
    {
        var asked = (Question)rulebook.Rules[question];
        return Case.Answers.GetValueOrDefault(question)?.Choice is { } chosen ? [new(asked, chosen)] : asked.Alternatives.Select(a => new SupposedLaw(asked, a.Id));
    }

    private static CounterReading Without(TracedValue reading, SupposedLaw? law = null) => new() { Supposes = law, Missing = [.. reading.Missing] };

    private void Add(string id, Words title, Subject subject, Words turns, IEnumerable<CounterReading> readings, Words? then = null, Words? note = null, CounterState? state = null)
    {
        // The stricter reading is the one with less left; what is not known comes last.
        var all = readings.OrderBy(r => !r.IsKnown).ThenBy(r => r.Left ?? long.MaxValue).ThenBy(r => r.TurnsOn ?? LocalDate.MaxIsoValue).ToImmutableArray();
        var known = all.Where(r => r.IsKnown).ToList();
        var told = state ?? (known.Count == 0 ? CounterState.Unknown
            : known.Exists(r => r.Left < 0) ? CounterState.RunOut
            : known.Count == all.Length && known.TrueForAll(r => r.IsReached) ? CounterState.Reached
            : CounterState.Running);
        found.Add(new(id, title, subject.Id, subject.Label, told, turns, then, all, note));
    }

    private bool IsProvisional(LocalDate from, LocalDate until) => Enumerable.Range(from.Year, until.Year - from.Year + 1).Any(y => rulebook.Calendar.IsProvisional(new(y, 1, 1)));

    private static int Between(LocalDate from, LocalDate until) => Period.DaysBetween(from, until);
}
