using Hqs.Casework.Answers;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli;

/// <summary><c>hqs ask</c> and <c>hqs checklist</c>: answers and lists, in general and for a case.</summary>
internal sealed class AskCommand(Surroundings here, Language language, string rules)
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
        Answer(found[0].Answer, assessment, rulebook, page);
        if (found.Count > 1)
        {
            page.Heading(T("Near to it", "Близкие вопросы"));
            foreach (var other in found.Skip(1).Take(3))
            {
                page.Bullet(other.Answer.Title.In(language));
            }
        }

        here.Out.Write(page.ToString());
        return ExitCode.Done;
    }

    private void Answer(AnswerRule answer, Assessment? assessment, Rulebook rulebook, TextPage page)
    {
        page.Title(answer.Title.In(language));
        page.Line(answer.Says.In(language));
        // A rule that surely concerns the case answers before one of which even that is open.
        var findings = assessment is null ? [] : answer.ForCase
            .SelectMany(rule => assessment.Findings.Concat(assessment.Decisions).Where(f => f.Rule == rule && f.Status != Status.NotApplicable))
            .ToList();
        var finding = findings.FirstOrDefault(f => !f.Possible.HasFlag(Possible.NotApplicable)) ?? findings.FirstOrDefault();
        if (finding is not null)
        {
            page.Heading(T("In this case", "В этом деле"));
            page.Item(finding.Status, finding.Answer is { } right ? Labels.Of(right).In(language) : AssessmentReport.FindingWord(finding.Status, language), finding.Rule.Title.In(language), finding.Says.In(language));
        }

        var cited = answer.Proof.Sources.Select(s => (Source: rulebook.Sources[s.SourceId], Words: s.ArticleWords()?.In(language))).Where(s => s.Source.Kind is not ("page" or "arithmetic")).Select(s => s.Words is null ? s.Source.Short.In(language) : T($"{s.Source.Short.En} {s.Words}", $"{s.Words} {s.Source.Short.Ru}")).ToList();
        var sure = Citation.IsSure(answer.Proof.Confidence) ? "" : T(" · not confirmed", " · не подтверждено");
        page.Quiet($"{(cited.Count > 0 ? string.Join(", ", cited) : T("practice, pages read", "практика, прочитанные страницы"))} · {T("checked", "проверено")} {Wording.Of(answer.Proof.CheckedOn, language)}{sure} · {T("not legal advice", "не юридическая консультация")}");
    }

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
