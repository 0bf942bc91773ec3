using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;

namespace Hqs.Rules.Checking;

/// <summary>
/// Everything a rulebook must hold beyond being readable: sources, time without holes, texts, facts and sources that are used,
/// examples on both sides of every change, and examples that come true.
/// </summary>
public sealed partial class RulebookCheck
{
    private readonly Rulebook rulebook;
    private readonly IReadOnlyDictionary<string, ComputedFact> computed;
    private readonly List<Problem> problems = [];

    private RulebookCheck(Rulebook rulebook, IReadOnlyDictionary<string, ComputedFact> computed) => (this.rulebook, this.computed) = (rulebook, computed);

    /// <summary>Reads and checks the folder; an empty list means the rulebook may be used.</summary>
    public static IReadOnlyList<Problem> Of(string folder, IReadOnlyDictionary<string, ComputedFact> computed)
    {
        try
        {
            return Of(Rulebook.Load(folder), computed);
        }
        catch (RulebookException e)
        {
            return e.Problems;
        }
    }

    public static IReadOnlyList<Problem> Of(Rulebook rulebook, IReadOnlyDictionary<string, ComputedFact> computed)
    {
        var check = new RulebookCheck(rulebook, computed);
        check.Facts();
        foreach (var rule in rulebook.Rules.Values)
        {
            check.Rule(rule);
        }

        check.Used();
        check.Guide();
        check.ExamplesOfAll();
        return [.. check.problems.OrderBy(p => p.Place.File, StringComparer.Ordinal).ThenBy(p => p.Place.Line)];
    }

    private void Report(Place place, string en, string ru) => problems.Add(new(place, new(en, ru)));

    // ---- facts --------------------------------------------------------------------------------------------------

    private void Facts()
    {
        foreach (var fact in rulebook.Facts.Values)
        {
            if (!rulebook.KnowsSubject(fact.Subject))
            {
                Report(fact.Place, $"There is no subject “{fact.Subject}”.", $"Субъекта «{fact.Subject}» нет.");
            }

            if (fact.ComputedFrom is { } reads)
            {
                Computed(fact, reads);
            }
            else if (computed.ContainsKey(fact.Id))
            {
                Report(fact.Place, $"{fact.Id} is computed in code; declare “computed”.", $"{fact.Id} вычисляется в коде; объявите «computed».");
            }

            if (fact.IsDerived && !rulebook.Derived.ContainsKey(fact))
            {
                Report(fact.Place, $"No classification defines {fact.Id}.", $"Ни одна классификация не определяет {fact.Id}.");
            }

            if (fact.Assumed is { } assumed && (fact.Type.Kind != FactKind.Date || !rulebook.Facts.TryGetValue(assumed, out var other) || other.Type.Kind != FactKind.Date))
            {
                Report(fact.Place, "Only a date may be assumed, and only from another date.", "Предполагать можно только дату и только из другой даты.");
            }

            Cited(fact.Sources);
        }

        foreach (var id in computed.Keys.Where(id => !rulebook.Facts.ContainsKey(id)))
        {
            Report(new("rules/facts", 1, 1), $"{id} is computed in code and not declared.", $"{id} вычисляется в коде, но не объявлен.");
        }
    }

    private void Computed(Fact fact, IReadOnlyList<string> reads)
    {
        if (!computed.TryGetValue(fact.Id, out var arithmetic))
        {
            if (!fact.Sources.IsEmpty && reads.Count > 0)
            {
                Report(fact.Place, $"{fact.Id} is declared as computed, and no code computes it.", $"{fact.Id} объявлен вычисляемым, но кода для него нет.");
            }
        }
        else if (!arithmetic.Reads.Order(StringComparer.Ordinal).SequenceEqual(reads.Order(StringComparer.Ordinal)))
        {
            Report(fact.Place, $"{fact.Id} reads [{string.Join(", ", arithmetic.Reads)}] in code and declares [{string.Join(", ", reads)}].", $"{fact.Id} читает в коде [{string.Join(", ", arithmetic.Reads)}], а объявляет [{string.Join(", ", reads)}].");
        }

        // A fact of every kind of person may be worked out from what only one kind has.
        foreach (var read in reads)
        {
            var known = read.StartsWith('@') ? rulebook.Rules.GetValueOrDefault(read[1..]) is Parameter : rulebook.Facts.TryGetValue(read, out var other) && rulebook.Concrete(fact.Subject).Any(kind => rulebook.CanRead(kind, other.Subject));
            if (!known)
            {
                Report(fact.Place, $"{fact.Id} cannot read {read}.", $"{fact.Id} не может читать {read}.");
            }
        }
    }

    // ---- rules --------------------------------------------------------------------------------------------------

    private void Rule(Rule rule)
    {
        if (rule is IVersioned versioned)
        {
            Versions(rule, versioned);
        }

        switch (rule)
        {
            case Decision decision:
                DecisionNeeds(decision);
                break;
            case Classification classification:
                Reachable(classification.Subject, Conditions(rule), rule);
                break;
            case Question question:
                Reachable(question.Subject, Conditions(rule), rule);
                break;
            case Step step:
                if (step.Says is { Met: null } or { Unknown: null })
                {
                    Report(rule.Place, "A step says what it is while open and when done.", "Шаг говорит, что делать, пока он открыт, и что он дал.");
                }

                StepNames(step);
                break;
            case Right right:
                RightSentences(right);
                break;
            case Obligation obligation:
                Obligations(obligation);
                break;
            case Risk { Repair: null }:
                Report(rule.Place, "A risk tells its repair.", "Риск называет, как его устранить.");
                break;
        }

        foreach (var proof in InnerProofs(rule))
        {
            Cited(proof.Sources);
        }

        if (rule is AskedRule asked)
        {
            Reachable(asked.Subject, Conditions(rule), rule);
            Sentences(asked);
        }
    }

    private void RightSentences(Right right)
    {
        foreach (var answer in right.Versions.Contents().SelectMany(c => c.Cases.Select(k => k.Is).Concat(c.Otherwise is { } rest ? [rest] : Array.Empty<Value>())).OfType<Code>().Select(c => c.Id).Distinct())
        {
            if (!right.Answers.ContainsKey(answer))
            {
                Report(right.Place, $"“says” has no sentence for “{answer}”.", $"В «says» нет фразы для «{answer}».");
            }
        }
    }

    private static bool CanBeNotApplicable(AskedRule rule) => rule.AppliesWhen is not null
        || (rule is Obligation o && o.Versions.LastOrDefault(v => v.Standing != Standing.Announced)?.Until is not null)
        || (rule is Requires r && (r.Versions.Contents().Any(c => c.AppliesWhen is not null || c.Unless.Any(u => u.Then == Status.NotApplicable)) || r.Versions.LastOrDefault(v => v.Standing != Standing.Announced)?.Until is not null));

    private void Obligations(Obligation obligation)
    {
        if (obligation.Says is { Met: null } || (obligation is { Says.NotApplicable: null } && CanBeNotApplicable(obligation)))
        {
            Report(obligation.Place, "“says” tells what is owed, and why not where the duty may not apply.", "«says» говорит, что нужно сделать, и почему нет, если обязанность может не возникать.");
        }

        if (obligation.Trigger is not null && obligation.TriggerPaper is null)
        {
            Report(obligation.Place, "A dated duty names the paper that proves its trigger: trigger_paper.", "Обязанность со сроком называет документ, подтверждающий событие: trigger_paper.");
        }

        var facts = new[] { obligation.Trigger, obligation.DoneOn }.OfType<Fact>().Concat(obligation.Penalties.SelectMany(Conditions).SelectMany(c => c.Comparisons()).Select(c => c.Left));
        foreach (var fact in facts.Where(f => !rulebook.CanRead(obligation.Subject, [.. obligation.Reads.Select(r => r.Subject), f.Subject])))
        {
            Report(obligation.Place, $"{fact.Id} belongs to {fact.Subject} and cannot be read from {obligation.Subject}.", $"{fact.Id} относится к субъекту {fact.Subject} и не читается из {obligation.Subject}.");
        }
    }

    private void DecisionNeeds(Decision decision)
    {
        foreach (var need in decision.Needs.GroupBy(n => n.Id).Where(g => g.Count() > 1))
        {
            Report(decision.Place, $"{need.Key} is needed twice.", $"{need.Key} назван дважды.");
        }

        var seen = new HashSet<Decision>();
        var stack = new Stack<Decision>(decision.Needs.OfType<Decision>());
        while (stack.TryPop(out var inner))
        {
            if (inner == decision)
            {
                Report(decision.Place, "The decision needs itself.", "Решение нуждается в самом себе.");
                return;
            }

            if (seen.Add(inner))
            {
                inner.Needs.OfType<Decision>().ToList().ForEach(stack.Push);
            }
        }
    }

    private void Versions(Rule rule, IVersioned versioned)
    {
        var all = versioned.AllVersions.ToList();
        if (all.Count == 0)
        {
            Report(rule.Place, "A rule has at least one version.", "У правила есть хотя бы одна редакция.");
        }

        foreach (var version in all)
        {
            foreach (var proof in version.Proofs)
            {
                Cited(proof.Sources);
            }

            if (version.Until < version.From)
            {
                Report(version.Place, "“until” is before “from”.", "«until» раньше «from».");
            }

            if (version.Standing == Standing.LapsedOnPaper && version.Question is { } lapsed && lapsed.Alternatives.All(a => a.Id != Question.NoLongerApplies))
            {
                Report(version.Place, $"{lapsed.Id} must have the alternative {Question.NoLongerApplies}.", $"У {lapsed.Id} должен быть вариант {Question.NoLongerApplies}.");
            }
        }

        var deciding = all.Where(v => v.Standing != Standing.Announced).ToList();
        for (var i = 1; i < deciding.Count; i++)
        {
            var (before, after) = (deciding[i - 1], deciding[i]);
            var expected = before.Until?.PlusDays(1);
            if (expected is null || after.From < expected)
            {
                Report(after.Place, $"This version overlaps the one from {before.From:uuuu-MM-dd}; close that one with until: {after.From.PlusDays(-1):uuuu-MM-dd}.", $"Эта редакция пересекается с редакцией от {before.From:uuuu-MM-dd}; закройте ту: until: {after.From.PlusDays(-1):uuuu-MM-dd}.");
            }
            else if (after.From > expected)
            {
                Report(after.Place, $"There is a hole from {expected:uuuu-MM-dd} to {after.From.PlusDays(-1):uuuu-MM-dd}.", $"Пробел с {expected:uuuu-MM-dd} по {after.From.PlusDays(-1):uuuu-MM-dd}.");
            }
        }

        if (deciding.Count > 1 && versioned.VersionBy is null && rule is not (FormEditions or Penalty))
        {
            Report(rule.Place, "A rule with several versions names the date that picks one: version_by.", "Правило с несколькими редакциями называет дату выбора: version_by.");
        }
    }

    private void Cited(IEnumerable<SourceCitation> citations)
    {
        foreach (var citation in citations.Where(c => !rulebook.Sources.ContainsKey(c.SourceId)))
        {
            var near = Nearest.To(citation.SourceId, rulebook.Sources.Keys);
            Report(citation.Place, $"No source is called “{citation.SourceId}”{(near is null ? "" : $"; did you mean {near}?")}.", $"Источника «{citation.SourceId}» нет{(near is null ? "" : $"; может быть, {near}?")}.");
        }
    }

    private void Sentences(AskedRule rule)
    {
        var (met, notMet) = rule switch
        {
            Requires r => (true, r.Versions.Contents().Any(c => c.Require is not Nothing)),
            Decision => (true, true),
            Fee => (true, false),
            _ => (false, false),
        };
        if ((met && rule.Says.Met is null) || (notMet && rule.Says.NotMet is null) || (rule.Says.NotApplicable is null && CanBeNotApplicable(rule)))
        {
            Report(rule.Place, "“says” needs a sentence for met and not_met, and for not_applicable where the rule can be that.", "В «says» нужны фразы для met и not_met, а где правило может не применяться — и для not_applicable.");
        }

        var shown = Templates(rule).SelectMany(t => t.Parts).OfType<FactPart>().Select(p => p.Fact).Distinct();
        foreach (var fact in shown.Where(f => !rulebook.CanRead(rule.Subject, [.. rule.Reads.Select(r => r.Subject), f.Subject])))
        {
            Report(rule.Place, $"“{{{fact.Id}}}” cannot be read from {rule.Subject}.", $"«{{{fact.Id}}}» нельзя прочитать из субъекта {rule.Subject}.");
        }
    }

    private static IEnumerable<Template> Templates(AskedRule rule) =>
        new[] { rule.Says.Met, rule.Says.NotMet, rule.Says.Unknown, rule.Says.NotApplicable }.OfType<Template>().Concat(rule is Right right ? right.Answers.Values : []);

    private void Reachable(string subject, IEnumerable<Condition> conditions, Rule rule)
    {
        if (!rulebook.KnowsSubject(subject))
        {
            Report(rule.Place, $"There is no subject “{subject}”.", $"Субъекта «{subject}» нет.");
            return;
        }

        var versionBy = (rule as IVersioned)?.VersionBy;
        var facts = conditions.SelectMany(c => c.Comparisons()).SelectMany(c => c.Right is FactOperand right ? [c.Left, right.Fact] : new[] { c.Left }).Concat(versionBy is null ? [] : [versionBy]).Distinct().ToList();
        if (rulebook.CanRead(subject, facts.Select(f => f.Subject)))
        {
            return;
        }

        foreach (var fact in facts.Where(f => !rulebook.CanRead(subject, f.Subject)).DefaultIfEmpty(facts[0]))
        {
            Report(rule.Place, $"{fact.Id} belongs to {fact.Subject} and cannot be read from {subject}.", $"{fact.Id} относится к субъекту {fact.Subject} и не читается из {subject}.");
        }
    }

    /// <summary>Every condition a rule tests, in all its versions.</summary>
    internal static IEnumerable<Condition> Conditions(Rule rule) => rule switch
    {
        Decision { LeadsWhen: { } lead } decision => decision.Conditions().Append(lead),
        AskedRule asked => asked.Conditions(),
        Penalty penalty => penalty.Versions.Contents().SelectMany(f => f.Ranges).Select(f => f.When).OfType<Condition>(),
        Classification classification => classification.Versions.Contents().SelectMany(c => c.Cases).Select(c => c.When),
        Question { AppliesWhen: { } applies } => [applies],
        _ => [],
    };

    /// <summary>Proofs that stand below a version: of exceptions, of classes, of durations and answers.</summary>
    internal static IEnumerable<Proof> InnerProofs(Rule rule) => rule switch
    {
        Requires r => r.Versions.Contents().SelectMany(c => c.Unless).Select(u => u.Proof),
        Classification c => c.Versions.Contents().SelectMany(v => v.Cases).Select(k => k.Proof).OfType<Proof>(),
        Right r => r.Versions.Contents().SelectMany(v => v.Cases).Select(k => k.Proof).OfType<Proof>(),
        Step { Duration: { } duration } => [duration.Proof],
        AnswerRule answer => [answer.Proof],
        _ => [],
    };
}
