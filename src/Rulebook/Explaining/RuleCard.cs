using System.Collections.Immutable;
using Hqs.Rules.Checking;
using Hqs.Rules.Evaluation;

namespace Hqs.Rules.Explaining;

/// <summary>One version of a rule to show: what it says, line by line, or its readings where the law is contested.</summary>
public sealed record CardVersion(IVersion Version, ImmutableArray<string> Says, Proof? Proof, ImmutableArray<CardReading> Readings);

/// <summary>One reading of contested law.</summary>
public sealed record CardReading(Words Label, ImmutableArray<string> Says, Proof Proof);

/// <summary>A rule for the page that shows it: its history, what it rests on, and what rests on it.</summary>
public sealed record RuleCard(Rule Rule, ImmutableArray<string> Scope, Fact? VersionBy, ImmutableArray<CardVersion> Versions, ImmutableArray<Rule> Uses, ImmutableArray<Rule> UsedBy, ImmutableArray<Fact> Facts)
{
    public static RuleCard Of(Rule rule, Rulebook rulebook, Language language)
    {
        var words = new Explanation(rulebook, language, inWords: true);
        return new(
            rule,
            [.. rule is AskedRule { AppliesWhen: { } scope } ? words.Lines(scope) : []],
            (rule as IVersioned)?.VersionBy,
            [.. words.VersionsOf(rule)],
            [.. Rests(rule).Distinct()],
            [.. rulebook.Rules.Values.Where(other => other != rule && Rests(other).Contains(rule)).OrderBy(r => r.Id, StringComparer.Ordinal)],
            [.. RulebookCheck.Conditions(rule).SelectMany(c => c.Comparisons()).SelectMany(c => c.Right is FactOperand right ? new[] { c.Left, right.Fact } : [c.Left]).Distinct()]);
    }

    /// <summary>Rules whose conditions, or whose working out, read a fact.</summary>
    public static IEnumerable<Rule> Readers(Fact fact, Rulebook rulebook) => rulebook.Rules.Values
        .Where(r => RulebookCheck.Conditions(r).SelectMany(c => c.Comparisons()).Any(c => c.Left == fact || (c.Right is FactOperand f && f.Fact == fact)) || (r as IVersioned)?.VersionBy == fact)
        .OrderBy(r => r.Id, StringComparer.Ordinal);

    /// <summary>Everything a rule cites, from every version.</summary>
    public static IEnumerable<Proof> Proofs(Rule rule) => (rule is IVersioned versioned ? versioned.AllVersions.SelectMany(v => v.Proofs) : []).Concat(RulebookCheck.InnerProofs(rule))
        .Concat(rule is AnswerRule answer ? [answer.Proof] : []);

    // The rules one rule names: needs, parameters, questions, forms, fines, steps, answers.
    private static IEnumerable<Rule> Rests(Rule rule)
    {
        IEnumerable<Rule?> own = rule switch
        {
            Decision decision => decision.Needs,
            Obligation duty => [duty.Form, duty.KeptBy, .. duty.Penalties, .. duty.Versions.Contents().SelectMany(d => d.Terms).Select(t => t.Parameter)],
            Step step => step.WaitsFor,
            AnswerRule answer => answer.ForCase,
            _ => [],
        };
        var parameters = RulebookCheck.Conditions(rule).SelectMany(c => c.Comparisons()).SelectMany(c => c.Right switch
        {
            ParameterOperand p => new Rule?[] { p.Parameter, p.Shift?.Parameter },
            FactOperand f => [f.Shift?.Parameter],
            _ => [],
        });
        var questions = rule is IVersioned versioned ? versioned.AllVersions.Select(v => (Rule?)v.Question) : [];
        return own.Concat(parameters).Concat(questions).OfType<Rule>();
    }
}

// A rule's versions as data for a page, said in the same words as the text.
public sealed partial class Explanation
{
    internal IEnumerable<string> Lines(Condition condition) => ConditionText(condition);

    internal IEnumerable<CardVersion> VersionsOf(Rule rule) => rule switch
    {
        Parameter parameter => Cards(parameter.Versions, value => [Wording.Of(value, null, rulebook.Tables, language)]),
        Requires requires => Cards(requires.Versions, Requirement),
        Classification classification => Cards(classification.Versions, Classes),
        Fee fee => Cards(fee.Versions, price => [Price(price)]),
        Right right => Cards(right.Versions, Classes),
        Obligation duty => Cards(duty.Versions, due => [Due(due)]),
        FormEditions form => Cards(form.Versions, edition => [edition.Name.In(language)]),
        Penalty penalty => Cards(penalty.Versions, Ranges),
        _ => [],
    };

    private static IEnumerable<CardVersion> Cards<TContent>(IReadOnlyList<Version<TContent>> versions, Func<TContent, IEnumerable<string>> show)
        where TContent : class => versions.Select(v => new CardVersion(
            v,
            [.. v.Content is { } content ? show(content) : []],
            v.Proof,
            [.. v.Alternatives.Select(a => new CardReading(v.Question?.Alternatives.FirstOrDefault(o => o.Id == a.Id)?.Label ?? Words.Same(a.Id), [.. show(a.Content)], a.Proof))]));
}
