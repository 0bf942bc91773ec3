using System.Globalization;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>The assessment as a person reads it: the verdict first, then why, then what to do.</summary>
public sealed class AssessmentReport(Assessment assessment, IReadOnlyList<WayToYes> ways, Language language, IPage page)
{
    private const int MostNextFacts = 8;
    private readonly Rulebook rulebook = assessment.Rulebook;

    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    public static string StatusWord(Status status, Language language) => (status, language) switch
    {
        (Status.Met, Language.Russian) => "✓ да",
        (Status.NotMet, Language.Russian) => "✗ нет",
        (Status.Unknown, Language.Russian) => "◐ не решено",
        (Status.NotApplicable, Language.Russian) => "– не нужно",
        (Status.Met, _) => "✓ yes",
        (Status.NotMet, _) => "✗ no",
        (Status.Unknown, _) => "◐ not decided",
        _ => "– not needed",
    };

    public static string FindingWord(Status status, Language language) => (status, language) switch
    {
        (Status.Met, Language.Russian) => "✓ выполнено",
        (Status.NotMet, Language.Russian) => "✗ не выполнено",
        (Status.Unknown, Language.Russian) => "◐ неизвестно",
        (Status.NotApplicable, Language.Russian) => "– неприменимо",
        (Status.Met, _) => "✓ met",
        (Status.NotMet, _) => "✗ not met",
        (Status.Unknown, _) => "◐ unknown",
        _ => "– n/a",
    };

    public void Write()
    {
        Head();
        foreach (var decision in assessment.Decisions.Where(d => d.Rule.Id == Assessment.MainDecision))
        {
            Verdict(decision);
        }

        OtherDecisions();
        Routes();
        Ways();
        Next();
        Questions();
        Reasons();
        Beside();
    }

    private void Head()
    {
        var title = Stated("case.title", Case.CaseId) ?? Stated("person.name", Case.PrincipalId) ?? T("Unnamed case", "Дело без названия");
        page.Title(title);
        var facts = new[] { Stated("person.citizenship", Case.PrincipalId), Stated("employment.position", Case.CaseId), Stated("employer.name", Case.CaseId) }.OfType<string>();
        var about = string.Join(" · ", facts);
        if (about.Length > 0)
        {
            page.Line(about);
        }

        page.Quiet(T($"As of {Day(assessment.On)} · rulebook {rulebook.Version} · information, not legal advice", $"По состоянию на {Day(assessment.On)} · свод правил {rulebook.Version} · это информация, а не юридическая консультация"));
    }

    private string? Stated(string factId, string subjectId)
    {
        var stated = assessment.Case.Subjects.First(s => s.Id == subjectId).Facts.LastOrDefault(f => f.Fact.Id == factId);
        return stated is null ? null : Wording.Of(stated.Statement.Value, stated.Fact.Type, rulebook.Tables, language);
    }

    private string Day(LocalDate day) => Wording.Of(day, language);

    private void Verdict(Finding decision)
    {
        page.Verdict(decision.Status, StatusWord(decision.Status, language), decision.Rule.Title.In(language), decision.Says.In(language));
        var needs = Needs(decision).ToList();
        var counts = needs.GroupBy(f => f.Status).ToDictionary(g => g.Key, g => g.Count());
        int Count(Status status) => counts.GetValueOrDefault(status);
        var blocked = needs.Count(f => f.Status == Status.Unknown && f.Possible.CannotBlock());
        page.Detail(T(
            $"{Count(Status.Met)} met · {Count(Status.NotMet)} not met · {Count(Status.Unknown)} unknown{(blocked > 0 ? $" ({blocked} cannot block)" : "")} · {Count(Status.NotApplicable)} do not apply",
            $"выполнено: {Count(Status.Met)} · не выполнено: {Count(Status.NotMet)} · неизвестно: {Count(Status.Unknown)}{(blocked > 0 ? $" (из них не могут помешать: {blocked})" : "")} · неприменимо: {Count(Status.NotApplicable)}"), quiet: true);
    }

    private static IEnumerable<Finding> Needs(Finding decision) => decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!).SelectMany(f => f.Rule is Decision ? Needs(f) : [f]);

    private void OtherDecisions()
    {
        var others = assessment.Decisions.Where(d => d.Rule.Id != Assessment.MainDecision && d.Status != Status.NotApplicable).ToList();
        if (others.Count == 0)
        {
            return;
        }

        page.Heading(T("Other decisions", "Другие решения"));
        foreach (var decision in others)
        {
            var whose = decision.Subject.Kind == "member" ? $" · {decision.Subject.Label.In(language)}" : "";
            page.Item(decision.Status, StatusWord(decision.Status, language), $"{decision.Rule.Title.In(language)}{whose}", decision.Says.In(language));
        }
    }

    private void Routes()
    {
        var routes = assessment.Findings.Where(f => f.Rule is Route && f.Status != Status.NotApplicable && f.Possible != (Possible.Met | Possible.NotMet | Possible.NotApplicable)).OrderBy(f => f.Status).ToList();
        if (routes.Count == 0)
        {
            return;
        }

        page.Heading(T("Routes for this purpose", "Пути для этой цели"));
        foreach (var route in routes)
        {
            page.Item(route.Status, FindingWord(route.Status, language), route.Rule.Title.In(language), route.Says.In(language));
        }
    }

    private void Ways()
    {
        if (ways.Count == 0)
        {
            return;
        }

        page.Heading(T("What would make it yes", "Что изменило бы ответ на «да»"));
        foreach (var way in ways)
        {
            page.Bullet(way.Decision.Rule.Title.In(language) + (way.Decision.Subject.Kind == "member" ? $" · {way.Decision.Subject.Label.In(language)}" : ""));
            page.Under(way.Says.In(language));
            foreach (var other in way.Changes.Where(c => !way.Chosen.Contains(c)))
            {
                page.Under(T("or: ", "или: ") + other.Says.In(language));
            }
        }
    }

    private void Next()
    {
        if (assessment.NextFacts.IsEmpty)
        {
            return;
        }

        page.Heading(T("Ask next", "Что выяснить дальше"));
        var number = 0;
        foreach (var next in assessment.NextFacts.Take(MostNextFacts))
        {
            number++;
            var whose = next.Missing.Subject is { Kind: "member" } member ? $" [{member.Label.In(language)}]" : "";
            page.Numbered(number, $"{NextFact.Question(next.Missing, rulebook).In(language)}{whose} — {Who(NextFact.Who(next.Missing, rulebook))}");
        }

        if (assessment.NextFacts.Length > MostNextFacts)
        {
            page.Detail(T($"and {assessment.NextFacts.Length - MostNextFacts} more (see --format json)", $"и ещё {assessment.NextFacts.Length - MostNextFacts} (см. --format json)"), quiet: true);
        }
    }

    private string Who(string who) => (who, language) switch
    {
        ("worker", Language.Russian) => "работник",
        ("employer", Language.Russian) => "работодатель",
        ("payroll", Language.Russian) => "бухгалтерия",
        ("counsel", Language.Russian) => "юрист",
        ("post", Language.Russian) => "консульство",
        ("ministry", Language.Russian) => "МВД",
        ("post", _) => "consular post",
        ("ministry", _) => "Ministry of the Interior",
        _ => who,
    };

    private void Questions()
    {
        var open = assessment.Questions.Where(q => q.Answer is null).ToList();
        if (open.Count > 0)
        {
            page.Heading(T("Open questions", "Открытые вопросы"));
            foreach (var question in open)
            {
                var waits = question.Decides.Length > 0 ? T($" · decides {question.Decides.Length}", $" · решает: {question.Decides.Length}") : "";
                page.Bullet($"{question.Question.Title.In(language)} — {Who(question.Question.Who)}{waits}");
            }
        }

        foreach (var settled in assessment.Questions.Where(q => q.Answer is not null))
        {
            var choice = settled.Question.Alternatives.FirstOrDefault(a => a.Id == settled.Answer!.Choice)?.Label.In(language) ?? settled.Answer!.Choice;
            page.Bullet(T("Settled: ", "Решено: ") + $"{settled.Question.Title.In(language)} → {choice} ({settled.Answer!.By ?? T("nobody named", "без имени")})");
        }
    }

    private void Reasons()
    {
        var counted = new HashSet<Finding>();
        foreach (var decision in assessment.Decisions.Where(d => d.Status != Status.NotApplicable))
        {
            var needs = Needs(decision).Where(f => f.Status != Status.NotApplicable && counted.Add(f)).OrderBy(f => Order(f)).ToList();
            if (needs.Count == 0)
            {
                continue;
            }

            page.Heading(T("Why: ", "Почему: ") + decision.Rule.Title.In(language) + (decision.Subject.Kind == "member" ? $" · {decision.Subject.Label.In(language)}" : ""));
            needs.ForEach(Reason);
        }
    }

    private static int Order(Finding finding) => finding.Status switch { Status.NotMet => 0, Status.Unknown when !finding.Possible.CannotBlock() => 1, Status.Unknown => 2, _ => 3 };

    private void Reason(Finding finding)
    {
        var whose = finding.Subject.Kind is "quarter" ? $" · {finding.Subject.Label.In(language)}" : "";
        page.Item(finding.Status, FindingWord(finding.Status, language), finding.Rule.Title.In(language) + whose, finding.Says.In(language));
        if (finding.Status is Status.NotMet or Status.Unknown && (finding.Status == Status.NotMet || finding.Questions.Length > 0))
        {
            foreach (var (depth, line) in TraceText.Lines(finding.Trace, rulebook, language))
            {
                page.Trace(depth, line);
            }
        }

        if (finding.Status == Status.NotMet && finding.Rule is Requires { Repair: { } repair })
        {
            page.Detail(T("Repair: ", "Как исправить: ") + repair.In(language));
        }

        var sources = Citation.Of(finding, rulebook, assessment.On);
        if (!sources.IsEmpty)
        {
            page.Detail(SourceLine(sources), quiet: true);
        }
    }

    private string SourceLine(IReadOnlyList<Citation> sources)
    {
        var acts = sources.Where(s => s.Source.Kind != "page").Select(s => s.Article is null ? Short(s.Source) : $"{Short(s.Source)}, {T("art.", "ст.")} {s.Article}").Distinct().ToList();
        var pages = sources.Count(s => s.Source.Kind == "page");
        var first = sources[0];
        var since = first.InForceUntil is { } until
            ? T($"in force {Day(first.InForceFrom)} – {Day(until)}", $"действует {Day(first.InForceFrom)} – {Day(until)}")
            : T($"in force since {Day(first.InForceFrom)}", $"действует с {Day(first.InForceFrom)}");
        var sure = sources.All(s => s.IsConfirmed) ? "" : " · " + T("not confirmed", "не подтверждено");
        var read = pages == 0 ? "" : " · " + T($"{pages} {(pages == 1 ? "page" : "pages")} read", $"прочитано страниц: {pages}");
        var checkedOn = sources.Max(s => s.CheckedOn);
        return $"{string.Join("; ", acts)} · {since}{read} · {T("checked", "проверено")} {Day(checkedOn)}{sure}";
    }

    // Acts are named by kind and number; the full title is in the source register.
    private string Short(Source source)
    {
        var title = source.Title.In(language);
        var cut = title.IndexOf('(', StringComparison.Ordinal);
        return cut > 0 ? title[..cut].Trim() : title;
    }

    private void Beside()
    {
        page.Gap();
        foreach (var assumed in assessment.Assumptions)
        {
            page.Note(T(
                $"Assumed: {assumed.Fact!.Label.En} is {Wording.Of(assumed, rulebook, language)}, because nobody stated it.",
                $"Предположено: {assumed.Fact!.Label.Ru} — {Wording.Of(assumed, rulebook, language)}, так как это не указано."));
        }

        foreach (var difference in assessment.Differences)
        {
            var said = string.Join("; ", difference.Statements.Select(s => $"{Wording.Of(s.Value, difference.Fact.Type, rulebook.Tables, language)} ({s.By ?? T("case file", "файл дела")})"));
            page.Note(T("Stated differently: ", "Указано по-разному: ") + $"{difference.Fact.Label.In(language)}: {said}");
        }

        var used = assessment.Findings.Where(f => f.Status != Status.NotApplicable).SelectMany(f => f.Grounds).Distinct().ToList();
        var unsure = used.Count(g => !Citation.IsSure(g.Proof.Confidence));
        var stale = used.Count(g => g.Proof.CheckedOn.PlusDays(Citation.FreshDays) < assessment.On);
        if (unsure + stale > 0)
        {
            var before = assessment.On.PlusDays(-Citation.FreshDays);
            page.Note(T(
                $"Of {used.Count} statements of law used, {unsure} are not confirmed and {stale} were last checked before {Day(before)}.",
                $"Из {used.Count} использованных положений права не подтверждено: {unsure}; проверено ранее {Day(before)}: {stale}."));
        }
    }
}
