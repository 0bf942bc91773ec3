using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Rules.Checking;

// Nothing idle, the guide covered, examples on both sides of every change.
public sealed partial class RulebookCheck
{
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

        foreach (var parameter in rulebook.Rules.Values.Where(r => r is (Parameter or FormEditions or Penalty) && !parameters.Contains(r)))
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
        if (rule is Step step)
        {
            facts.UnionWith(new[] { step.DoneOn, step.PlannedOn, step.Goal?.WishedOn }.OfType<Fact>());
        }

        if (rule is Obligation obligation)
        {
            facts.UnionWith(new[] { obligation.Trigger, obligation.DoneOn }.OfType<Fact>());
            parameters.UnionWith(obligation.Versions.Contents().SelectMany(d => d.Terms).Select(t => t.Parameter).OfType<Rule>());
            parameters.UnionWith(obligation.Penalties);
            parameters.UnionWith(obligation.Form is { } form ? [form] : []);
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
            Obligation { Trigger: not null } => ["unknown", "done_in_time", "done_late"],
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

        if (rule is Obligation { Trigger: not null } && examples.All(e => e.Due is null))
        {
            Report(rule.Place, "No example tells a last day: due: 2026-11-25.", "Ни один пример не называет последний день: due: 2026-11-25.");
        }

        if (rule is Requires or Decision or Obligation && CanBeNotApplicable((AskedRule)rule) && examples.All(e => e.Then != "not_applicable"))
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
