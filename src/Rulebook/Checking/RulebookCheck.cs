using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;
using NodaTime;

namespace Hqs.Rules.Checking;

/// <summary>
/// Everything a rulebook must hold beyond being readable: sources, time without holes, texts, facts and sources that are used,
/// examples on both sides of every change, and examples that come true.
/// </summary>
public sealed class RulebookCheck
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

        foreach (var read in reads)
        {
            var known = read.StartsWith('@') ? rulebook.Rules.GetValueOrDefault(read[1..]) is Parameter : rulebook.Facts.TryGetValue(read, out var other) && rulebook.CanRead(fact.Subject, other.Subject);
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
            case Step step when step.Says is { Met: null } or { Unknown: null }:
                Report(rule.Place, "A step says what it is while open and when done.", "Шаг говорит, что делать, пока он открыт, и что он дал.");
                break;
            case Right right:
                RightSentences(right);
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
        || (rule is Requires r && (r.Versions.Contents().Any(c => c.AppliesWhen is not null || c.Unless.Any(u => u.Then == Status.NotApplicable)) || r.Versions.LastOrDefault(v => v.Standing != Standing.Announced)?.Until is not null));

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

        if (deciding.Count > 1 && versioned.VersionBy is null)
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

    // ---- nothing idle -------------------------------------------------------------------------------------------

    private void Used()
    {
        var (facts, parameters, sources) = (new HashSet<Fact>(), new HashSet<Rule>(), new HashSet<string>());
        foreach (var rule in rulebook.Rules.Values)
        {
            Uses(rule, facts, parameters, sources);
        }

        foreach (var fact in rulebook.Facts.Values)
        {
            sources.UnionWith(fact.Sources.Select(s => s.SourceId));
            foreach (var read in fact.ComputedFrom ?? [])
            {
                if (read.StartsWith('@'))
                {
                    parameters.Add(rulebook.Rules.GetValueOrDefault(read[1..])!);
                }
                else if (rulebook.Facts.TryGetValue(read, out var other))
                {
                    facts.Add(other);
                }
            }

            if (fact.Assumed is { } assumed && rulebook.Facts.TryGetValue(assumed, out var from))
            {
                facts.Add(from);
            }
        }

        foreach (var fact in rulebook.Facts.Values.Where(f => !facts.Contains(f) && !f.IsShownOnly))
        {
            Report(fact.Place, $"No rule reads {fact.Id}. Remove it, or declare it “shown: yes” if it only identifies.", $"Ни одно правило не читает {fact.Id}. Уберите его или объявите «shown: yes», если он только опознаёт.");
        }

        foreach (var parameter in rulebook.Rules.Values.OfType<Parameter>().Where(p => !parameters.Contains(p)))
        {
            Report(parameter.Place, $"No rule reads {parameter.Id}.", $"Ни одно правило не читает {parameter.Id}.");
        }

        foreach (var source in rulebook.Sources.Values.Where(s => !sources.Contains(s.Id) && !rulebook.TableSources.Contains(s.Id)))
        {
            Report(source.Place, $"No rule rests on {source.Id}.", $"Ни одно правило не опирается на {source.Id}.");
        }
    }

    private static void Uses(Rule rule, HashSet<Fact> facts, HashSet<Rule> parameters, HashSet<string> sources)
    {
        if (rule is IVersioned versioned)
        {
            if (versioned.VersionBy is { } by)
            {
                facts.Add(by);
            }

            sources.UnionWith(versioned.AllVersions.SelectMany(v => v.Proofs).SelectMany(p => p.Sources).Select(s => s.SourceId));
        }

        sources.UnionWith(InnerProofs(rule).SelectMany(p => p.Sources).Select(s => s.SourceId));
        if (rule is Step { DoneOn: { } done })
        {
            facts.Add(done);
        }

        foreach (var comparison in Conditions(rule).SelectMany(c => c.Comparisons()))
        {
            facts.Add(comparison.Left);
            var shift = comparison.Right switch { FactOperand f => f.Shift, ParameterOperand p => p.Shift, _ => null };
            if (comparison.Right is FactOperand fact)
            {
                facts.Add(fact.Fact);
            }

            if (comparison.Right is ParameterOperand parameter)
            {
                parameters.Add(parameter.Parameter);
            }

            if (shift?.Parameter is { } by)
            {
                parameters.Add(by);
            }
        }

        if (rule is AskedRule asked)
        {
            foreach (var part in Templates(asked).SelectMany(t => t.Parts))
            {
                switch (part)
                {
                    case FactPart f:
                        facts.Add(f.Fact);
                        break;
                    case ParameterPart p:
                        parameters.Add(p.Parameter);
                        break;
                }
            }
        }
    }

    // ---- coverage of the guide ----------------------------------------------------------------------------------

    private void Guide()
    {
        var served = new HashSet<string>();
        foreach (var rule in rulebook.Rules.Values)
        {
            foreach (var section in rule.Guide.Select(g => g.Split('.')[0]))
            {
                served.Add(section);
                if (rulebook.GuideSections.Count > 0 && !rulebook.GuideSections.ContainsKey(section))
                {
                    Report(rule.Place, $"The guide has no section {section}.", $"В руководстве нет раздела {section}.");
                }
            }
        }

        foreach (var (section, title) in rulebook.GuideSections.Where(s => !served.Contains(s.Key)))
        {
            Report(new("rules/guide.yaml", 1, 1), $"No rule carries section {section}, “{title.En}”.", $"Ни одно правило не несёт раздел {section} «{title.Ru}».");
        }
    }

    // ---- examples -----------------------------------------------------------------------------------------------

    private void ExamplesOfAll()
    {
        var (examples, wrong) = Examples.Read(rulebook);
        problems.AddRange(wrong);
        var byRule = examples.ToLookup(e => e.Rule);
        foreach (var rule in rulebook.Rules.Values.Where(r => r is AskedRule or Classification))
        {
            Demanded(rule, [.. byRule[rule]]);
        }

        foreach (var example in examples)
        {
            if (Examples.Run(rulebook, example) is { } instead)
            {
                Report(example.Place, $"“{example.Name}”: {instead}.", $"«{example.Name}»: {instead}.");
            }
        }
    }

    private void Demanded(Rule rule, IReadOnlyList<RuleExample> examples)
    {
        string[] wanted = rule switch
        {
            Requires r when r.Versions.Contents().All(c => c.Require is Nothing) => ["met"],
            Requires or Decision => ["met", "not_met", "unknown"],
            Step => ["met", "unknown"],
            _ => [],
        };
        foreach (var status in wanted.Where(status => examples.All(e => e.Then != status)))
        {
            Report(rule.Place, $"No example ends {status}.", $"Ни один пример не заканчивается {status}.");
        }

        if (wanted.Length == 0 && examples.Count == 0)
        {
            Report(rule.Place, "There is no example.", "Нет ни одного примера.");
        }

        if (rule is Requires or Decision && CanBeNotApplicable((AskedRule)rule) && examples.All(e => e.Then != "not_applicable"))
        {
            Report(rule.Place, "No example ends not_applicable.", "Ни один пример не заканчивается not_applicable.");
        }

        foreach (var version in (rule as IVersioned)?.AllVersions.Where(v => v.Standing is Standing.Contested or Standing.LapsedOnPaper) ?? [])
        {
            Argued(version, (rule as IVersioned)?.VersionBy, examples);
        }

        if (rule is not IVersioned { VersionBy: { } by } versioned)
        {
            return;
        }

        var dated = examples.Where(e => e.Facts.TryGetValue(by, out var day) && day is Day).Select(e => ((Day)e.Facts[by]).Date).ToHashSet();
        foreach (var day in Changes(versioned).Where(d => !dated.Contains(d)))
        {
            Report(rule.Place, $"No example is dated {day:uuuu-MM-dd} ({by.Id}), on one side of a change.", $"Нет примера на {day:uuuu-MM-dd} ({by.Id}) — по одну сторону изменения.");
        }
    }

    /// <summary>Law in doubt shows itself in examples: one the question leaves open, and one for every way it may be answered.</summary>
    private void Argued(IVersion version, Fact? by, IReadOnlyList<RuleExample> examples)
    {
        var question = version.Question!;
        var within = examples.Where(e => by is null || (e.Facts.GetValueOrDefault(by) is Day day && version.From <= day.Date && (version.Until is not { } until || day.Date <= until))).ToList();
        if (!within.Any(e => e.Then == "unknown" && e.Missing is { } missing && missing.Contains(question.Id)))
        {
            Report(version.Place, $"No example is left unknown by {question.Id}.", $"Нет примера, который вопрос {question.Id} оставляет неизвестным.");
        }

        foreach (var alternative in question.Alternatives.Where(a => within.All(e => e.Answers.GetValueOrDefault(question.Id) != a.Id)))
        {
            Report(version.Place, $"No example answers {question.Id} with {alternative.Id}.", $"Нет примера с ответом {alternative.Id} на вопрос {question.Id}.");
        }
    }

    /// <summary>The last day of each version and the first day of the next, and of the day the rule ended.</summary>
    public static IEnumerable<LocalDate> Changes(IVersioned rule)
    {
        var deciding = rule.AllVersions.Where(v => v.Standing != Standing.Announced).ToList();
        for (var i = 0; i < deciding.Count; i++)
        {
            if (i > 0)
            {
                yield return deciding[i].From.PlusDays(-1);
                yield return deciding[i].From;
            }

            if (i == deciding.Count - 1 && deciding[i].Until is { } end)
            {
                yield return end;
                yield return end.PlusDays(1);
            }
        }
    }
}
