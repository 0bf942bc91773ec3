using System.Globalization;
using System.Text;
using Hqs.Rules.Checking;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Rules.Explaining;

/// <summary>A rule, a fact or a source in words: what it says, since when, on what it rests, who uses it.</summary>
/// <param name="inWords">Name facts and parameters by their labels, for a reader who does not know the ids.</param>
public sealed partial class Explanation(Rulebook rulebook, Language language, bool inWords = false)
{
    private readonly StringBuilder text = new();

    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    /// <summary>All rules by noun.</summary>
    public string Index()
    {
        foreach (var noun in rulebook.Rules.Values.GroupBy(r => r.Id[..r.Id.LastIndexOf('.')]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Line(noun.Key);
            foreach (var rule in noun.OrderBy(r => r.Id, StringComparer.Ordinal))
            {
                Line($"  {rule.Id,-48} {rule.Title.In(language)}");
            }
        }

        return text.ToString();
    }

    /// <summary>One rule or fact, or null when there is none of that id.</summary>
    public string? Of(string id)
    {
        if (rulebook.Rules.TryGetValue(id, out var rule))
        {
            Rule(rule);
            return text.ToString();
        }

        if (rulebook.Facts.TryGetValue(id, out var fact))
        {
            Fact(fact);
            return text.ToString();
        }

        return null;
    }

    /// <summary>Every rule that rests on an act, one of its articles, or a page; null when no such source is known.</summary>
    public string? OfSource(string citation)
    {
        var colon = citation.IndexOf(':', StringComparison.Ordinal);
        var (id, article) = colon < 0 ? (citation, null) : (citation[..colon], citation[(colon + 1)..]);
        if (!rulebook.Sources.TryGetValue(id, out var source))
        {
            return null;
        }

        Line($"{source.Id} — {source.Title.In(language)}{(source.Dated.Length > 0 ? $" · {source.Dated}" : "")}");
        source.Links.ToList().ForEach(link => Line("  " + link));
        Line(T($"  last checked {Day(source.CheckedOn)}", $"  проверено {Day(source.CheckedOn)}"));
        var citing = rulebook.Rules.Values
            .Select(r => (Rule: r, Cited: Citations(r).Where(c => c.SourceId == id && Within(c.Article, article)).ToList()))
            .Where(r => r.Cited.Count > 0)
            .OrderBy(r => r.Rule.Id, StringComparer.Ordinal)
            .ToList();
        Line(T($"{citing.Count} rules rest on {citation}:", $"На {citation} опирается правил: {citing.Count}"));
        foreach (var (rule, cited) in citing)
        {
            var articles = string.Join(", ", cited.Select(c => c.Article).OfType<string>().Distinct().Order(StringComparer.Ordinal));
            Line($"  {rule.Id,-48} {articles,-14} {rule.Title.In(language)}");
        }

        return text.ToString();
    }

    // Article 13.2 holds 13.2(1)(3), and not 13.20.
    private static bool Within(string? article, string? wanted) =>
        wanted is null || article == wanted || article?.StartsWith(wanted + "(", StringComparison.Ordinal) == true;

    private static IEnumerable<SourceCitation> Citations(Rule rule) =>
        (rule is IVersioned versioned ? versioned.AllVersions.SelectMany(v => v.Proofs) : []).Concat(RulebookCheck.InnerProofs(rule)).SelectMany(p => p.Sources);

    private void Rule(Rule rule)
    {
        Line($"{rule.Id} — {rule.Title.In(language)}");
        Line($"  {Kind(rule.Kind)} · {rule.Place.File}{(rule.Guide.IsEmpty ? "" : T(" · guide ", " · руководство ") + string.Join(", ", rule.Guide))}");
        switch (rule)
        {
            case Parameter parameter:
                Versions(parameter.Versions, parameter.VersionBy, value => [Wording.Of(value, null, rulebook.Tables, language)]);
                break;
            case Requires requires:
                if (requires.AppliesWhen is { } scope)
                {
                    Line(T("  Applies when:", "  Применяется, если:"));
                    Lines(ConditionText(scope), 4);
                }

                Versions(requires.Versions, requires.VersionBy, Requirement);
                break;
            case Classification classification:
                Line($"  {T("defines", "определяет")} {classification.Defines.Id}");
                Versions(classification.Versions, classification.VersionBy, Classes);
                break;
            case Decision decision:
                Line(T("  Needs:", "  Нужны:"));
                decision.Needs.ToList().ForEach(n => Line($"    {n.Id,-46} {n.Title.In(language)}"));
                break;
            case Question question:
                Line($"  {question.Why.In(language)}");
                Line(T("  What would settle it: ", "  Что решит вопрос: ") + question.Evidence.In(language));
                question.Alternatives.ToList().ForEach(a => Line($"    {a.Id} — {a.Label.In(language)}"));
                break;
            default:
                OfGuideKind(rule);
                break;
        }

        if (rule.Notes is { } notes)
        {
            Line(T("  Note: ", "  Примечание: ") + notes.In(language));
        }

        UsedBy(rule);
        ExamplesOf(rule);
    }

    private string Kind(string kind) => (kind, language) switch
    {
        ("parameter", Language.Russian) => "параметр",
        ("condition", Language.Russian) => "условие",
        ("decision", Language.Russian) => "решение",
        ("route", Language.Russian) => "путь",
        ("classification", Language.Russian) => "классификация",
        ("question", Language.Russian) => "открытый вопрос",
        ("document", Language.Russian) => "документ",
        ("step", Language.Russian) => "шаг",
        ("fee", Language.Russian) => "расход",
        ("right", Language.Russian) => "право",
        ("risk", Language.Russian) => "риск",
        ("answer", Language.Russian) => "ответ",
        ("obligation", Language.Russian) => "обязанность",
        ("form", Language.Russian) => "форма",
        ("penalty", Language.Russian) => "штраф",
        _ => kind,
    };

    private void Versions<TContent>(IReadOnlyList<Version<TContent>> versions, Fact? by, Func<TContent, IEnumerable<string>> show)
        where TContent : class
    {
        if (by is not null)
        {
            Line(T($"  The version is picked by: {by.Label.En}", $"  Редакцию выбирает: {by.Label.Ru}"));
        }

        foreach (var version in versions)
        {
            var until = version.Until is { } last ? Day(last) : T("open", "без срока");
            Line($"  {Day(version.From)} – {until}{StandingOf(version)}");
            if (version.Content is { } content)
            {
                Lines(show(content), 4);
                Proof(version.Proof!);
            }

            foreach (var alternative in version.Alternatives)
            {
                Line($"    {T("if", "если")} {alternative.Id}: {version.Question!.Alternatives.FirstOrDefault(a => a.Id == alternative.Id)?.Label.In(language)}");
                Lines(show(alternative.Content), 6);
                Proof(alternative.Proof);
            }
        }
    }

    private string StandingOf(IVersion version) => version.Standing switch
    {
        Standing.Contested => T($" · contested: {version.Question!.Id}", $" · спорно: {version.Question!.Id}"),
        Standing.LapsedOnPaper => T($" · lapsed on paper: {version.Question!.Id}", $" · срок истёк на бумаге: {version.Question!.Id}"),
        Standing.Announced => T(" · announced, not used to decide", " · объявлено, для решения не используется"),
        Standing.InForce => "",
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };

    private void Proof(Proof proof)
    {
        var sources = string.Join(", ", proof.Sources.Select(s => s.ToString()));
        Line($"      {sources} · {ConfidenceWords(proof.Confidence)} · {T("checked", "проверено")} {Day(proof.CheckedOn)}{(proof.Rows.IsEmpty ? "" : $" · {string.Join(", ", proof.Rows)}")}");
    }

    private string ConfidenceWords(Confidence confidence) => confidence switch
    {
        Confidence.Primary => T("primary text", "первоисточник"),
        Confidence.TwoSources => T("two sources", "два источника"),
        Confidence.High => T("well supported", "хорошо подтверждено"),
        Confidence.Medium => T("one good source", "один хороший источник"),
        Confidence.OneSource => T("not confirmed (one source)", "не подтверждено (один источник)"),
        Confidence.Recollection => T("not confirmed (recollection)", "не подтверждено (по памяти)"),
        Confidence.Low => T("not confirmed (weak source)", "не подтверждено (слабый источник)"),
        Confidence.Unverified => T("not confirmed (no source in hand)", "не подтверждено (источника нет)"),
        _ => throw new ArgumentOutOfRangeException(nameof(confidence)),
    };

    private IEnumerable<string> Requirement(Requirement content)
    {
        foreach (var line in content.AppliesWhen is { } scope ? ConditionText(scope) : [])
        {
            yield return T("when ", "если ") + line;
        }

        foreach (var line in ConditionText(content.Require))
        {
            yield return line;
        }

        foreach (var exception in content.Unless)
        {
            yield return T($"unless ({Examples.Name(exception.Then)}):", $"кроме случая ({Examples.Name(exception.Then)}):");
            foreach (var line in ConditionText(exception.When))
            {
                yield return "  " + line;
            }
        }
    }

    private IEnumerable<string> Classes(Classes classes)
    {
        foreach (var one in classes.Cases)
        {
            yield return $"{Wording.Of(one.Is, null, rulebook.Tables, language)}:";
            foreach (var line in ConditionText(one.When))
            {
                yield return "  " + line;
            }
        }

        if (classes.Otherwise is { } rest)
        {
            yield return $"{T("otherwise", "иначе")}: {Wording.Of(rest, null, rulebook.Tables, language)}";
        }
    }

    private IEnumerable<string> ConditionText(Condition condition)
    {
        switch (condition)
        {
            case Nothing:
                yield return T("nothing is asked", "ничего не требуется");
                break;
            case Comparison comparison:
                yield return $"{Named(comparison.Left)} {Sign(comparison.Operator)} {Right(comparison)}";
                break;
            case ConditionGroup group:
                yield return group.Kind switch { GroupKind.All => T("all of:", "всё из:"), GroupKind.Any => T("any of:", "хотя бы одно из:"), _ => T("none of:", "ничего из:") };
                foreach (var line in group.Parts.SelectMany(ConditionText))
                {
                    yield return "  " + line;
                }

                break;
        }
    }

    private string Named(Fact fact) => inWords ? fact.Label.In(language) : fact.Id;

    private string Named(Parameter parameter) => inWords ? T($"“{parameter.Title.En}”", $"«{parameter.Title.Ru}»") : "@" + parameter.Id;

    private string Sign(Operator op) => op switch
    {
        Operator.Equal => "=",
        Operator.NotEqual => inWords ? "≠" : "!=",
        Operator.Less => "<",
        Operator.LessOrEqual => inWords ? "≤" : "<=",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => inWords ? "≥" : ">=",
        Operator.In => inWords ? T("is one of:", "— одно из:") : "in",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private string Right(Comparison comparison) => comparison.Right switch
    {
        LiteralOperand literal => Wording.Of(literal.Value, comparison.Left.Type, rulebook.Tables, language),
        FactOperand fact => Named(fact.Fact) + ShiftText(fact.Shift),
        ParameterOperand parameter => Named(parameter.Parameter) + ShiftText(parameter.Shift),
        _ => throw new InvalidOperationException("unknown operand"),
    };

    private string ShiftText(Shift? shift) => shift is null ? "" : $" {(shift.Minus ? "-" : "+")} {(shift.Parameter is { } parameter ? Named(parameter) : Wording.Of(shift.Term!, language))}";

    private void UsedBy(Rule rule)
    {
        var users = rulebook.Rules.Values.Where(r => r switch
        {
            Decision decision => decision.Needs.Any(n => n == rule),
            Requires requires => rule is Parameter && requires.Conditions().SelectMany(c => c.Comparisons()).Any(c => Reads(c, rule)),
            _ => false,
        }).Select(r => r.Id).Order(StringComparer.Ordinal).ToList();
        if (users.Count > 0)
        {
            Line(T("  Used by: ", "  Используется: ") + string.Join(", ", users));
        }
    }

    private static bool Reads(Comparison comparison, Rule parameter) => comparison.Right switch
    {
        ParameterOperand p => p.Parameter == parameter || p.Shift?.Parameter == parameter,
        FactOperand f => f.Shift?.Parameter == parameter,
        _ => false,
    };

    private void ExamplesOf(Rule rule)
    {
        var examples = Examples.Read(rulebook).Examples.Where(e => e.Rule == rule).ToList();
        if (examples.Count > 0)
        {
            Line(T("  Examples:", "  Примеры:"));
            examples.ForEach(e => Line($"    {e.Name} → {e.Then}"));
        }
    }

    private void Fact(Fact fact)
    {
        Line($"{fact.Id} — {fact.Label.In(language)}");
        Line($"  {fact.Question.In(language)} ({fact.Who})");
        if (fact.ComputedFrom is { } reads)
        {
            Line(T("  worked out from: ", "  вычисляется из: ") + string.Join(", ", reads));
        }

        var readers = rulebook.Rules.Values.OfType<Requires>().Where(r => r.Conditions().SelectMany(c => c.Comparisons()).Any(c => c.Left == fact || (c.Right is FactOperand f && f.Fact == fact))).Select(r => r.Id).Order(StringComparer.Ordinal).ToList();
        Line(T("  read by: ", "  читают: ") + string.Join(", ", readers));
    }

    private string Day(LocalDate day) => Wording.Of(day, language);

    private void Lines(IEnumerable<string> lines, int indent)
    {
        foreach (var line in lines)
        {
            Line(new string(' ', indent) + line);
        }
    }

    private void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"{line.TrimEnd()}\n");
}
