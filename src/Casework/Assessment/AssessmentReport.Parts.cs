using Hqs.Casework.Duties;
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

        // People who need the same are told once.
        foreach (var same in papers.GroupBy(p => p.Finding.Subject.Outer!).GroupBy(Sorted))
        {
            page.Bullet(string.Join(", ", same.Select(p => p.Key.Label.In(language))));
            foreach (var (finding, paper) in same.First().Where(p => p.Finding.Status == Status.NotMet))
            {
                page.Item(finding.Status, PaperWord(finding.Status, language), paper.Title.In(language), finding.Says.In(language));
            }

            foreach (var (lead, titles) in same.Key.Lists)
            {
                page.Detail($"{lead}: {titles}", quiet: lead == MayBeNeeded);
            }
        }
    }

    private string MayBeNeeded => T("May be needed, once more is known", "Может понадобиться, когда станет известно больше");

    // Forms and usual mistakes stand in the checklists; here a name a paper is enough.
    private Sorting Sorted(IEnumerable<(Finding Finding, PaperRule Rule)> papers)
    {
        string Titles(Func<Finding, bool> which) => string.Join("; ", papers.Where(p => which(p.Finding)).Select(p => p.Rule.Title.In(language)).Distinct());
        (string, string)[] lists =
        [
            (T("To get", "Получить"), Titles(f => f.Status == Status.Unknown && !Undecided(f) && !IsListed(f))),
            (T("Listed, still to check", "Есть, ещё проверить"), Titles(f => f.Status == Status.Unknown && !Undecided(f) && IsListed(f))),
            (T("In order", "В порядке"), Titles(f => f.Status == Status.Met)),
            (MayBeNeeded, Titles(f => f.Status == Status.Unknown && Undecided(f))),
        ];
        return new([.. lists.Where(l => l.Item2.Length > 0)], Titles(f => f.Status == Status.NotMet));
    }

    private sealed record Sorting((string Lead, string Titles)[] Lists, string ToMend)
    {
        public bool Equals(Sorting? other) => other is not null && ToMend == other.ToMend && Lists.SequenceEqual(other.Lists);

        public override int GetHashCode() => HashCode.Combine(ToMend, Lists.Length);
    }

    // A paper of the case file, not one the desk only asks about.
    private static bool IsListed(Finding paper) => !paper.Subject.IsOnlyWanted;

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
            page.Detail(T("Then: ", "Затем: ") + string.Join(" → ", open.Except(next).Select(s => s.Rule.Title.In(language)).Distinct()), quiet: true);
        }
    }

    // The dates alone; how each was counted stands in the list of duties.
    private void Due()
    {
        var duties = DutyList.Of(assessment);
        var failed = duties.Lines.Where(l => l.Group == DutyGroup.Failed).ToList();
        var due = duties.Lines.Where(l => l.Group is DutyGroup.Due or DutyGroup.ToCome && l.Duty.Count is not null).OrderBy(l => l.Duty.Count!.DueOn).ToList();
        var unconfirmed = duties.Lines.Count(l => l.Group == DutyGroup.Unconfirmed);
        if (failed.Count + due.Count + unconfirmed == 0)
        {
            return;
        }

        page.Heading(T("What is due", "Сроки"));
        foreach (var line in failed)
        {
            page.Item(Status.NotMet, DutyReport.Word(line.Duty.State, language), Titled(line.Finding), line.Finding.Says.In(language));
        }

        foreach (var same in due.Take(MostDates).GroupBy(l => (l.Rule, l.Duty.Count!.DueOn)))
        {
            var of = same.Select(l => l.Finding.Subject).Where(s => s.Kind != "case").Select(s => s.Label.In(language)).ToList();
            page.Bullet($"{CountText.Named(same.Key.DueOn, language)}: {same.Key.Rule.Title.In(language)}{(of.Count > 0 ? $" · {string.Join(", ", of)}" : "")} — {Who(same.Key.Rule.Who)}");
        }

        var more = due.Count > MostDates ? T($"{due.Count - MostDates} later; ", $"позже ещё {due.Count - MostDates}; ") : "";
        page.Detail(more + (unconfirmed > 0
            ? T($"{unconfirmed} past duties nobody has confirmed; how the days were counted and what a miss costs: hqs duties", $"прошедших без подтверждения: {unconfirmed}; счёт дней и штрафы: hqs duties")
            : T("how the days were counted and what a miss costs: hqs duties", "счёт дней и штрафы: hqs duties")), quiet: true);
    }

    private const int MostDates = 6;

    private string Range(Duration duration) => duration.Min == duration.Max
        ? Wording.Of(duration.Typical, language)
        : T($"{Wording.Of(duration.Min, language)} to {Wording.Of(duration.Max, language)}, typically {Wording.Of(duration.Typical, language)}", $"{Wording.Of(duration.Min, language)} – {Wording.Of(duration.Max, language)}, обычно {Wording.Of(duration.Typical, language)}");

    private void Costs()
    {
        var fees = Of<Fee>().Where(f => !f.Finding.Possible.HasFlag(Possible.NotApplicable)).ToList();
        if (fees.Count == 0)
        {
            return;
        }

        page.Heading(T("Costs", "Расходы"));
        // The same fee for several people is one line.
        foreach (var same in fees.Where(f => f.Finding.Price is { IsKnown: true }).GroupBy(f => (f.Rule, f.Finding.Price)))
        {
            var times = same.Count() > 1 ? $" × {same.Count()}" : "";
            page.Bullet($"{same.Key.Rule.Title.In(language)}: {Amount(same.Key.Price!)}{times} — {Who(same.Key.Rule.PaidBy)}");
        }

        foreach (var currency in fees.Where(f => f.Finding.Price is { IsKnown: true }).GroupBy(f => f.Finding.Price!.Lowest!.Currency).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var total = new Price(Sum(currency.Select(f => f.Finding.Price!.Lowest!)), Sum(currency.Select(f => f.Finding.Price!.Highest!)), null);
            page.Detail(T($"Known total: {Amount(total)}", $"Известно всего: {Amount(total)}"));
        }

        var unknown = fees.Where(f => f.Finding.Price is not { IsKnown: true }).GroupBy(f => f.Rule).Select(g => $"{g.Key.Title.In(language)} ({T("ask", "спросить")}: {Who(g.First().Finding.Price?.Ask ?? g.Key.PaidBy)})").ToList();
        if (unknown.Count > 0)
        {
            page.Detail(T("Price not known: ", "Цена неизвестна: ") + string.Join("; ", unknown), quiet: true);
        }
    }

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
        foreach (var same in rights.GroupBy(r => r.Finding.Subject).GroupBy(person => string.Join('\n', Allowed(person))))
        {
            page.Bullet(string.Join(", ", same.Select(p => p.Key.Label.In(language))));
            foreach (var line in Allowed(same.First()))
            {
                page.Under(line);
            }
        }
    }

    private IEnumerable<string> Allowed(IEnumerable<(Finding Finding, Right Rule)> rights) => rights
        .GroupBy(r => r.Finding.Answer ?? "unknown")
        .OrderBy(g => Array.IndexOf([Right.Yes, Right.Limited, Right.Ask, Right.No, "unknown"], g.Key))
        .Select(g => $"{Labels.Of(g.Key).In(language)}: {string.Join("; ", g.Select(r => r.Rule.Title.In(language)))}");
}
