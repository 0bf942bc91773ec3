using System.Text.RegularExpressions;
using Hqs.Casework.Answers;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Cli;

/// <summary><c>hqs ask</c> and <c>hqs checklist</c>: answers and lists, in general and for a case.</summary>
internal sealed partial class AskCommand(Surroundings here, Language language, string rules)
{
    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    public int Ask(string question, string? caseFile, LocalDate on)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        Assessment? assessment = null;
        if (caseFile is not null)
        {
            if (!Opening.TryCase(here, language, caseFile, rulebook, out var read))
            {
                return ExitCode.UnusableInput;
            }

            assessment = Assessment.Of(read, rulebook, on);
        }

        var found = new AnswerSearch(rulebook).Find(question);
        if (found.Count == 0)
        {
            here.Out.WriteLine(T("No answer in the rulebook is near enough to this question. Try other words.", "В своде правил нет достаточно близкого ответа. Попробуйте спросить другими словами."));
            return ExitCode.Done;
        }

        var page = new TextPage(here.HasColours);
        Answer(found[0].Answer, assessment, rulebook, on, page);
        var near = found.Skip(1).Where(f => f.Fit >= found[0].Fit / 2).Take(3).ToList();
        if (near.Count > 0)
        {
            page.Heading(T("Near to it", "Близкие вопросы"));
            foreach (var other in near)
            {
                page.Bullet(other.Answer.Title.In(language));
            }
        }

        here.Out.Write(page.ToString());
        return ExitCode.Done;
    }

    private void Answer(AnswerRule answer, Assessment? assessment, Rulebook rulebook, LocalDate on, TextPage page)
    {
        page.Title(answer.Title.In(language));
        page.Line(answer.Says.In(language));
        if (assessment is not null && AnsweredFor.Of(answer, assessment) is { } inCase)
        {
            page.Heading(T("In this case", "В этом деле"));
            // Where it comes out differently, and for a paper not in order, the line says whose.
            foreach (var same in inCase.Outcomes)
            {
                var word = same[0].Answer is { } right ? Labels.Of(right).In(language) : AssessmentReport.FindingWord(same[0].Status, language);
                var whose = inCase.Outcomes.Length > 1 || (same[0].Status != Status.Met && same[0].Subject.Tag is not null) ? " · " + string.Join("; ", same.Select(f => Whose(f.Subject, rulebook)).Distinct()) : "";
                page.Item(same[0].Status, word, inCase.Rule.Title.In(language) + whose, same[0].Says.In(language));
            }
        }

        // An answer names a rule instead of repeating its figure, which may change.
        var named = RuleId().Matches(answer.Says.In(language)).Select(m => rulebook.Rules.GetValueOrDefault(m.Value)).OfType<Rule>().Distinct().ToList();
        if (named.Count > 0)
        {
            page.Heading(T("Named above", "Названы выше"));
            foreach (var rule in named)
            {
                page.Bullet(rule is Parameter parameter && ValueOn(parameter, rulebook, on) is { } value ? $"{rule.Id} · {rule.Title.In(language)}: {value}" : $"{rule.Id} · {rule.Title.In(language)}");
            }

            page.Gap();
        }

        var cited = answer.Proof.Sources.Select(s => (Source: rulebook.Sources[s.SourceId], Words: s.ArticleWords()?.In(language))).Where(s => s.Source.Kind is not ("page" or "arithmetic")).Select(s => s.Words is null ? s.Source.Short.In(language) : T($"{s.Source.Short.En} {s.Words}", $"{s.Words} {s.Source.Short.Ru}")).ToList();
        var sure = Citation.IsSure(answer.Proof.Confidence) ? "" : T(" · not confirmed", " · не подтверждено");
        page.Quiet($"{(cited.Count > 0 ? string.Join(", ", cited) : T("practice, pages read", "практика, прочитанные страницы"))} · {T("checked", "проверено")} {Wording.Of(answer.Proof.CheckedOn, language)}{sure} · {T("not legal advice", "не юридическая консультация")}");
    }

    // A paper is told by its kind and its person; “document” would tell nothing.
    private string Whose(Subject subject, Rulebook rulebook) => rulebook.Facts.GetValueOrDefault("document.kind")?.Type.Options.FirstOrDefault(o => o.Id == subject.Tag) is { } kind
        ? $"{kind.Label.In(language)}, {subject.Outer!.Label.In(language)}"
        : subject.Label.In(language);

    // In every reading, where it is open which one is law on that day.
    private string? ValueOn(Parameter parameter, Rulebook rulebook, LocalDate on)
    {
        string Written(Value value) => Wording.Of(value, null, rulebook.Tables, language);
        return parameter.Versions.FirstOrDefault(v => v.Standing != Standing.Announced && v.Covers(on)) switch
        {
            null or { Content: Table } => null,
            { Content: { } value } => Written(value),
            var contested => string.Join("; ", contested.Alternatives.Select(a => $"{contested.Question?.Alternatives.FirstOrDefault(o => o.Id == a.Id)?.Label.In(language) ?? a.Id}: {Written(a.Content)}")),
        };
    }

    [GeneratedRegex("[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*")]
    private static partial Regex RuleId();

    public int Checklist(string caseFile, string occasion, LocalDate on, bool asMarkdown)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        if (!Opening.TryCase(here, language, caseFile, rulebook, out var read))
        {
            return ExitCode.UnusableInput;
        }

        var assessment = Assessment.Of(read, rulebook, on);
        IPage page = asMarkdown ? new MarkdownPage() : new TextPage(here.HasColours);
        ChecklistReport.Write(Casework.Assessments.Checklist.Of(assessment, occasion), assessment, language, page);
        here.Out.Write(page.ToString());
        return ExitCode.Done;
    }
}
