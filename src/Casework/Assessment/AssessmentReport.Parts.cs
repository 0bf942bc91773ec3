using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Assessments;

// Papers, steps, costs, rights and risks.
public sealed partial class AssessmentReport
{
    private IEnumerable<(Finding Finding, TRule Rule)> Of<TRule>()
        where TRule : AskedRule => assessment.Findings.Where(f => f.Rule is TRule && f.Status != Status.NotApplicable).Select(f => (f, (TRule)f.Rule));

    private void Risks()
    {
        var risks = Of<Risk>().ToList();
        var there = risks.Where(r => r.Finding.Status == Status.NotMet).ToList();
        if (there.Count == 0)
        {
            return;
        }

        page.Heading(T("Dangers in this case", "Опасности в этом деле"));
        foreach (var (finding, risk) in there)
        {
            page.Item(finding.Status, "✗ " + Labels.Of(risk.Danger).In(language), Titled(finding), finding.Says.In(language));
            page.Detail(T("Repair: ", "Как исправить: ") + risk.Repair!.In(language));
        }

        page.Detail(T(
            $"{risks.Count(r => r.Finding.Status == Status.Met)} dangers looked for and not found, {risks.Count(r => r.Finding.Status == Status.Unknown)} cannot be told yet.",
            $"Проверено и не найдено: {risks.Count(r => r.Finding.Status == Status.Met)}; пока нельзя сказать: {risks.Count(r => r.Finding.Status == Status.Unknown)}."), quiet: true);
    }

    private void Papers()
    {
        var papers = Of<PaperRule>().ToList();
        if (papers.Count == 0)
        {
            return;
        }

        page.Heading(T("Papers", "Документы"));
        foreach (var person in papers.GroupBy(p => p.Finding.Subject.Outer!))
        {
            page.Bullet(person.Key.Label.In(language));
            var needed = person.Where(p => !Undecided(p.Finding)).ToList();
            foreach (var (finding, paper) in needed.Where(p => p.Finding.Status != Status.Met))
            {
                page.Item(finding.Status, PaperWord(finding.Status, language), paper.Title.In(language), finding.Status == Status.NotMet ? finding.Says.In(language) : paper.Form.In(language));
            }

            Listed(T("In order: ", "В порядке: "), needed.Where(p => p.Finding.Status == Status.Met));
            Listed(T("May be needed, once more is known: ", "Может понадобиться, когда станет известно больше: "), person.Where(p => Undecided(p.Finding)));
        }
    }

    private void Listed(string lead, IEnumerable<(Finding Finding, PaperRule Rule)> papers)
    {
        var titles = papers.Select(p => p.Rule.Title.In(language)).Distinct().ToList();
        if (titles.Count > 0)
        {
            page.Detail(lead + string.Join("; ", titles), quiet: true);
        }
    }

    // Whether the paper is needed at all is not known yet.
    private static bool Undecided(Finding paper) => paper.Possible.HasFlag(Possible.NotApplicable);

    public static string PaperWord(Status status, Language language) => (status, language) switch
    {
        (Status.Met, Language.Russian) => "✓ есть",
        (Status.NotMet, Language.Russian) => "✗ исправить",
        (_, Language.Russian) => "○ получить",
        (Status.Met, _) => "✓ held",
        (Status.NotMet, _) => "✗ mend",
        _ => "○ to get",
    };

    private void Steps()
    {
        var steps = Of<Step>().OrderBy(s => s.Rule.Number).ToList();
        var open = steps.Where(s => s.Finding.Status == Status.Unknown && !s.Finding.Possible.HasFlag(Possible.NotApplicable)).ToList();
        var waiting = open.Select(s => s.Rule).ToHashSet();
        var next = open.Where(s => !s.Rule.WaitsFor.Any(waiting.Contains)).ToList();
        if (next.Count == 0)
        {
            return;
        }

        page.Heading(T("Next steps", "Следующие шаги"));
        foreach (var (finding, step) in next)
        {
            var takes = step.Duration is { } d ? T($" ({Range(d)})", $" ({Range(d)})") : "";
            page.Bullet($"{Titled(finding)} — {Who(step.Who)}{takes}");
        }

        if (open.Count > next.Count)
        {
            page.Detail(T("Then: ", "Затем: ") + string.Join(" → ", open.Except(next).Select(s => s.Rule.Title.In(language))), quiet: true);
        }
    }

    private string Range(Duration duration) => duration.Min == duration.Max
        ? Wording.Of(duration.Typical, language)
        : T($"{Wording.Of(duration.Min, language)} to {Wording.Of(duration.Max, language)}, typically {Wording.Of(duration.Typical, language)}", $"от {Wording.Of(duration.Min, language)} до {Wording.Of(duration.Max, language)}, обычно {Wording.Of(duration.Typical, language)}");

    private void Costs()
    {
        var fees = Of<Fee>().Where(f => !f.Finding.Possible.HasFlag(Possible.NotApplicable)).ToList();
        if (fees.Count == 0)
        {
            return;
        }

        page.Heading(T("Costs", "Расходы"));
        foreach (var (finding, fee) in fees.Where(f => f.Finding.Price is { IsKnown: true }))
        {
            page.Bullet($"{Titled(finding)}{PersonOf(finding)}: {Amount(finding.Price!)} — {Who(fee.PaidBy)}");
        }

        foreach (var currency in fees.Where(f => f.Finding.Price is { IsKnown: true }).GroupBy(f => f.Finding.Price!.Lowest!.Currency).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var total = new Price(Sum(currency.Select(f => f.Finding.Price!.Lowest!)), Sum(currency.Select(f => f.Finding.Price!.Highest!)), null);
            page.Detail(T($"Known in {currency.Key}: {Amount(total)}", $"Известно в {currency.Key}: {Amount(total)}"));
        }

        var unknown = fees.Where(f => f.Finding.Price is not { IsKnown: true }).GroupBy(f => f.Rule).Select(g => $"{g.Key.Title.In(language)} ({T("ask", "спросить")}: {Who(g.First().Finding.Price?.Ask ?? g.Key.PaidBy)})").ToList();
        if (unknown.Count > 0)
        {
            page.Detail(T("Price not known: ", "Цена неизвестна: ") + string.Join("; ", unknown), quiet: true);
        }
    }

    private string PersonOf(Finding finding) => finding.Subject.Kind is "principal" ? $" · {finding.Subject.Label.In(language)}" : "";

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((a, b) => a with { Minor = checked(a.Minor + b.Minor) });

    private string Amount(Price price) => price.Lowest == price.Highest ? Wording.Of(price.Lowest!, language) : $"{Wording.Of(price.Lowest!, language)} – {Wording.Of(price.Highest!, language)}";

    private void Rights()
    {
        var rights = Of<Right>().ToList();
        if (rights.Count == 0)
        {
            return;
        }

        page.Heading(T("What is allowed", "Что разрешено"));
        foreach (var person in rights.GroupBy(r => r.Finding.Subject))
        {
            page.Bullet(person.Key.Label.In(language));
            foreach (var answer in person.GroupBy(r => r.Finding.Answer ?? "unknown").OrderBy(g => Array.IndexOf([Right.Yes, Right.Limited, Right.Ask, Right.No, "unknown"], g.Key)))
            {
                page.Under($"{Labels.Of(answer.Key).In(language)}: {string.Join("; ", answer.Select(r => r.Rule.Title.In(language)))}");
            }
        }
    }
}
