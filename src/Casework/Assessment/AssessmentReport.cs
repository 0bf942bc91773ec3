using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>The assessment as a person reads it: the verdict first, then why, then what to do.</summary>
public sealed partial class AssessmentReport(Assessment assessment, IReadOnlyList<WayToYes> ways, Language language, IPage page)
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
        Verdict(assessment.Lead);

        OtherDecisions();
        Routes();
        Ways();
        Next();
        Questions();
        Risks();
        Papers();
        Steps();
        Due();
        Costs();
        Rights();
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
        Failed(needs);
        if (needs.Count > 0)
        {
            page.Detail(Counts(needs), quiet: true);
        }
    }

    // A no is worth nothing without its reason beside it.
    private void Failed(IEnumerable<Finding> needs)
    {
        foreach (var failed in needs.Where(f => f.Status == Status.NotMet))
        {
            page.Detail($"✗ {Titled(failed)}: {failed.Says.In(language)}");
        }
    }

    private string Counts(IReadOnlyList<Finding> needs)
    {
        int Count(Status status) => needs.Count(f => f.Status == status);
        var harmless = needs.Count(f => f.Status == Status.Unknown && f.Possible.CannotBlock());
        return T(
            $"{Count(Status.Met)} met · {Count(Status.NotMet)} not met · {Count(Status.Unknown)} unknown{(harmless > 0 ? $" ({harmless} cannot block)" : "")} · {Count(Status.NotApplicable)} do not apply",
            $"выполнено: {Count(Status.Met)} · не выполнено: {Count(Status.NotMet)} · неизвестно: {Count(Status.Unknown)}{(harmless > 0 ? $" (из них не могут помешать: {harmless})" : "")} · неприменимо: {Count(Status.NotApplicable)}");
    }

    private static IEnumerable<Finding> Needs(Finding decision) => decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!).SelectMany(f => f.Rule is Decision ? Needs(f) : [f]);

    private void OtherDecisions()
    {
        var others = assessment.Shown().Where(d => d != assessment.Lead).ToList();
        if (others.Count == 0)
        {
            return;
        }

        page.Heading(T("Other decisions", "Другие решения"));
        foreach (var decision in others)
        {
            page.Item(decision.Status, StatusWord(decision.Status, language), Titled(decision), decision.Says.In(language));
            Failed(Needs(decision));
        }
    }

    // A paper is named by its person, where that is not the worker.
    private string Titled(Finding finding) => finding.Rule.Title.In(language) + (finding.Subject switch
    {
        { Kind: "member" or "quarter" } named => $" · {named.Label.In(language)}",
        { Kind: "document", Outer: { Kind: "member" } owner } => $" · {owner.Label.In(language)}",
        _ => "",
    });

    private void Routes()
    {
        var routes = assessment.Findings.Where(f => f.Rule is Route && f.Status != Status.NotApplicable && ((Route)f.Rule).LeadsTo is null).ToList();
        var purposeIsOpen = routes.Count > 0 && routes.All(r => r.Possible.HasFlag(Possible.NotApplicable));
        var fit = routes.Where(f => f.Status == Status.Met).ToList();
        var perhaps = routes.Where(f => f.Status == Status.Unknown).ToList();
        if (purposeIsOpen || fit.Count + perhaps.Count == 0)
        {
            return;
        }

        page.Heading(T("Other routes for this purpose", "Другие пути для этой цели"));
        foreach (var route in fit)
        {
            page.Item(route.Status, FindingWord(route.Status, language), route.Rule.Title.In(language), route.Says.In(language));
        }

        if (perhaps.Count > 0)
        {
            page.Detail(T("Could be looked into: ", "Можно рассмотреть: ") + string.Join("; ", perhaps.Select(r => r.Rule.Title.In(language))), quiet: true);
        }
    }

    private void Ways()
    {
        var decisions = assessment.Shown().ToHashSet();
        var shown = ways.Where(w => decisions.Contains(w.Decision)).ToList();
        if (shown.Count > 0)
        {
            page.Heading(T("What would make it yes", "Что изменило бы ответ на «да»"));
        }

        foreach (var way in shown)
        {
            page.Bullet(Titled(way.Decision));
            page.Under(way.Says.In(language));
            foreach (var other in way.Instead())
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

    private string Who(string who) => Labels.Of(who).In(language);

    private void Questions()
    {
        var open = assessment.Questions.Where(q => q.Answer is null).ToList();
        // A question of law is shown where its answer would decide something that matters here.
        var deciding = open.Where(q => q.Decides.Any(f => assessment.Decisions.Where(assessment.IsEngaged).SelectMany(Needs).Contains(f))).ToList();
        if (deciding.Count > 0)
        {
            page.Heading(T("Law that is not settled", "Неурегулированные вопросы права"));
        }

        var needed = assessment.Decisions.Where(assessment.IsEngaged).SelectMany(Needs).ToHashSet();
        foreach (var question in deciding)
        {
            page.Bullet($"{question.Question.Title.In(language)} — {Who(question.Question.Who)}");
            page.Under(T("Decides: ", "Решает: ") + string.Join("; ", question.Decides.Where(needed.Contains).Select(Titled).Distinct()));
            page.Under(T("Wanted: ", "Нужно: ") + question.Question.Evidence.In(language));
        }

        foreach (var settled in assessment.Questions.Where(q => q.Answer is not null))
        {
            var choice = settled.Question.Alternatives.FirstOrDefault(a => a.Id == settled.Answer!.Choice)?.Label.In(language) ?? settled.Answer!.Because ?? "";
            page.Bullet(T("Settled: ", "Решено: ") + $"{settled.Question.Title.In(language)} → {choice} ({settled.Answer!.By ?? T("nobody named", "без имени")})");
        }

        var verify = open.Where(q => !q.Question.IsContestedLaw).ToList();
        if (verify.Count > 0)
        {
            page.Heading(T("To verify before filing", "Проверить до подачи"));
            verify.ForEach(q => page.Bullet($"{q.Question.Title.In(language)} — {Who(q.Question.Who)}"));
        }
    }

    private void Reasons()
    {
        var counted = new HashSet<Finding>();
        foreach (var decision in assessment.Shown().Where(d => d.Status != Status.NotApplicable))
        {
            var needs = Needs(decision).Where(f => f.Status != Status.NotApplicable && counted.Add(f)).OrderBy(Order).ToList();
            if (needs.Count > 0)
            {
                page.Heading(T("Why: ", "Почему: ") + Titled(decision));
                needs.ForEach(need => Reason(need, decision.Subject));
            }
        }
    }

    private static int Order(Finding finding) => finding.Status switch { Status.NotMet => 0, Status.Unknown when !finding.Possible.CannotBlock() => 1, Status.Unknown => 2, _ => 3 };

    // Whom it is about is said once: in the heading, or else here.
    private void Reason(Finding finding, Subject told)
    {
        page.Item(finding.Status, FindingWord(finding.Status, language), finding.Subject == told ? finding.Rule.Title.In(language) : Titled(finding), finding.Says.In(language));

        // Where facts alone are missing the sentence says all; where it failed, or law is unsettled, the working is shown.
        if (finding.Status == Status.NotMet || (finding.Status == Status.Unknown && finding.Missing.All(m => m.Kind != MissingKind.Fact)))
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
            page.Detail(Citation.Line(sources, language), quiet: true);
        }
    }

    private void Beside()
    {
        page.Gap();
        foreach (var assumed in assessment.Assumptions.Where(Matters))
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

    // An assumed date matters where an engaged decision was decided by it, or by the version it picked.
    private bool Matters(TracedValue assumed) => assessment.Shown().Where(d => d.Status != Status.NotApplicable).SelectMany(Needs)
        .Where(f => f.Status != Status.NotApplicable)
        .Any(f => f.Rule is Requires rule && (rule.VersionBy == assumed.Fact || f.Trace.Any(t => Reads(t, assumed.Fact!))));

    private static bool Reads(TraceNode node, Fact fact) => Reads(node.Left, fact) || Reads(node.Right, fact) || node.Children.Any(c => Reads(c, fact));

    private static bool Reads(TracedValue? value, Fact fact) => value is not null && (value.Fact == fact || value.From.Any(f => Reads(f, fact)));
}
