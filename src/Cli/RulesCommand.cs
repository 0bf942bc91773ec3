using Hqs.Casework;
using Hqs.Rules;
using Hqs.Rules.Checking;
using Hqs.Rules.Explaining;
using Hqs.Rules.Reading;

namespace Hqs.Cli;

/// <summary><c>hqs rules check</c> and <c>hqs rules explain</c>.</summary>
internal sealed class RulesCommand(Surroundings here, Language language, string rules)
{
    private bool Russian => language == Language.Russian;

    public int Check()
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        var problems = RulebookCheck.Of(rulebook, ComputedFacts.All);
        Opening.Print(here, language, problems);
        if (problems.Count > 0)
        {
            here.Error.WriteLine(Russian ? $"hqs: ошибок в своде правил: {problems.Count}." : $"hqs: the rulebook has {Opening.Count(problems.Count, "mistake")}.");
            return ExitCode.BrokenRulebook;
        }

        var examples = Examples.Read(rulebook).Examples.Count;
        here.Out.WriteLine(Russian
            ? $"Свод правил {rulebook.Version}: правил {rulebook.Rules.Count}, фактов {rulebook.Facts.Count}, источников {rulebook.Sources.Count}, примеров {examples}; ошибок нет."
            : $"Rulebook {rulebook.Version}: {rulebook.Rules.Count} rules, {rulebook.Facts.Count} facts, {rulebook.Sources.Count} sources, {examples} examples; no mistake.");
        return ExitCode.Done;
    }

    public int Explain(string? id, string? source)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        var explanation = new Explanation(rulebook, language);
        var text = (id, source) switch
        {
            (_, { } act) => explanation.OfSource(act),
            ({ } name, _) => explanation.Of(name),
            _ => explanation.Index(),
        };
        if (text is not null)
        {
            here.Out.Write(text);
            return ExitCode.Done;
        }

        var known = source is not null ? rulebook.Sources.Keys : rulebook.Rules.Keys.Concat(rulebook.Facts.Keys);
        var near = Nearest.To(source ?? id!, known);
        here.Error.WriteLine(Russian
            ? $"hqs: «{source ?? id}» не найдено.{(near is null ? "" : $" Может быть, {near}?")}"
            : $"hqs: there is no “{source ?? id}”.{(near is null ? "" : $" Did you mean {near}?")}");
        return ExitCode.UnusableInput;
    }
}
