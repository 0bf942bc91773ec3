using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Plans;

// Papers, windows, what may still come, what lies beside and behind, and what it all rests on.
public sealed partial class PlanReport
{
    private void Papers()
    {
        var sets = plan.PaperSets.Where(s => !s.ToGet.IsEmpty && s.Step.Towards is not null).ToList();
        if (sets.Count == 0)
        {
            return;
        }

        page.Heading(T("Papers to have together", "Документы, которые должны быть собраны"));
        foreach (var same in sets.GroupBy(s => (s.Step.Rule, s.NeededOn, s.EndBy, s.MovesBy, s.Step.Subject.Kind == "case" ? "" : Titles(s.ToGet))))
        {
            var set = same.First();
            var isOfCase = set.Step.Subject.Kind == "case";
            var by = set.EndBy is { } end && end >= set.NeededOn ? T($", at the latest {Short(end)}", $", самое позднее {Short(end)}") : "";
            page.Bullet(T($"{Short(set.NeededOn)}{by}, for “{set.Step.Rule.Title.En}”{Whose(same.Select(s => s.Step.Subject))}:", $"{Short(set.NeededOn)}{by}, для шага «{set.Step.Rule.Title.Ru}»{Whose(same.Select(s => s.Step.Subject))}:"));
            foreach (var people in set.ToGet.GroupBy(f => f.Subject.Outer!).GroupBy(Titles))
            {
                page.Under((isOfCase ? $"{string.Join(", ", people.Select(p => p.Key.Label.In(language)))}: " : "") + people.Key);
            }

            if (set.MovesBy is { } moves)
            {
                page.Under(T($"→ one of them two weeks late: {set.Step.Towards!.En} {(moves > 0 ? "+" + Days(moves) : "does not move")}", $"→ опоздание одного из них на две недели: {set.Step.Towards!.Ru} {(moves > 0 ? "+" + Days(moves) : "без сдвига")}"));
            }
        }
    }

    private string Titles(IEnumerable<Finding> papers) => string.Join("; ", papers.Select(f => (f.Status == Status.NotMet ? "✗ " : "") + f.Rule.Title.In(language)).Distinct());

    private string Whose(IEnumerable<Subject> people) => people.Where(s => s.Kind == "member").Select(s => s.Label.In(language)).ToList() is { Count: > 0 } names ? $" · {string.Join(", ", names)}" : "";

    private void Windows()
    {
        if (plan.Windows.IsEmpty)
        {
            return;
        }

        page.Heading(T("Not too early", "Не слишком рано"));
        foreach (var same in plan.Windows.Where(w => w.HeldFrom is not null || !w.MayBeGotNow(plan.On)).GroupBy(w => (w.Paper.Rule.Title, w.Life, w.From, w.FromIfLate, w.LateDay, w.Until, w.HeldFrom)))
        {
            var window = same.First();
            page.Bullet($"{window.Paper.Rule.Title.In(language)} · {string.Join(", ", same.Select(w => w.Paper.Subject.Outer!.Label.In(language)))}");
            page.Under(T(
                $"Good for {Wording.Of(window.Life, language)}: get it on {Full(window.From)} or later for {Full(window.Until)}, “{window.ForStep.Rule.Title.En}”.",
                $"Годится {Wording.Of(window.Life, language)}: получить {Full(window.From)} или позже к {Full(window.Until)}, «{window.ForStep.Rule.Title.Ru}»."));
            if (window.FromIfLate > window.From)
            {
                page.Under(T($"To be safe should that come as late as {Full(window.LateDay)}: {Full(window.FromIfLate)} or later.", $"Надёжнее, если это затянется до {Full(window.LateDay)}: {Full(window.FromIfLate)} или позже."));
            }

            if (window is { HeldFrom: { } held, HeldGoodUntil: { } good })
            {
                page.Under(window.HeldIsTooOld
                    ? T($"✗ The one held, of {Full(held)}, is good until {Full(good)} only: it will be too old.", $"✗ Имеющийся, от {Full(held)}, годится лишь до {Full(good)}: он устареет.")
                    : T($"✓ The one held, of {Full(held)}, is good until {Full(good)}.", $"✓ Имеющийся, от {Full(held)}, годится до {Full(good)}."));
            }
            else if (window.ComesTooEarly)
            {
                page.Under(T("✗ At the dates above it would come too early.", "✗ По датам выше он будет получен слишком рано."));
            }
        }

        foreach (var same in plan.Windows.Where(w => w.HeldFrom is null && w.MayBeGotNow(plan.On)).GroupBy(w => (w.Paper.Rule.Title, w.Life)))
        {
            var people = string.Join(", ", same.Select(w => w.Paper.Subject.Outer!.Label.In(language)));
            page.Bullet($"{same.Key.Title.In(language)} · {people}");
            page.Under(T(
                $"Good for {Wording.Of(same.Key.Life, language)}: from {Full(same.Max(w => w.FromIfLate))} on it is not too early, so it may be got now.",
                $"Годится {Wording.Of(same.Key.Life, language)}: с {Full(same.Max(w => w.FromIfLate))} уже не рано, можно получать сейчас."));
        }
    }

    private string Full(LocalDate day) => PlanDays.Full(day, language);

    private void Perhaps()
    {
        var perhaps = plan.Steps.Where(s => s.State == StepState.Perhaps).ToList();
        if (perhaps.Count == 0)
        {
            return;
        }

        page.Heading(T("May still come, not counted above", "Может добавиться, выше не учтено"));
        foreach (var same in Together(perhaps.OrderBy(s => s.Rule.Number)))
        {
            var step = same[0];
            var takes = step.Takes is { } known ? T($", {PlanWords.Length(known, language)}", $", {PlanWords.Length(known, language)}") : "";
            var moves = step.MovesBy is { } by ? $"; {step.Towards!.In(language)}: {Moved(by)}" : "";
            page.Bullet($"{Titled(same)} — {Who(step)}{takes}{moves}");
            var asks = Settling.Wanted(step.Finding.Trace, step.Finding.Missing).Where(m => m.Kind == MissingKind.Fact && m.Id != step.Rule.DoneOn?.Id).Select(m => NextFact.Question(m, plan.Assessment.Rulebook).In(language)).Distinct().Take(2);
            page.Under(T("To find out: ", "Выяснить: ") + string.Join(" ", asks));
        }
    }

    private void Beside()
    {
        var beside = Open().Where(s => s.Towards is null).ToList();
        if (beside.Count == 0)
        {
            return;
        }

        page.Heading(plan.Goal is null ? T("Still open", "Ещё открыто") : T("Beside and after it", "Рядом и после"));
        foreach (var same in Together(beside))
        {
            page.Item(Status.NotApplicable, When(same[0]), $"{Titled(same)} — {Who(same[0])}", string.Join(" · ", Length(same[0])));
        }
    }

    private void Behind()
    {
        var done = plan.Steps.Where(s => s.State == StepState.Done).ToList();
        if (done.Count > 0)
        {
            page.Heading(T("Done", "Сделано"));
            foreach (var step in done.OrderBy(s => s.DoneOn))
            {
                page.Bullet($"{(step.DoneOn is { } day ? Short(day) : T("day not recorded", "день не записан"))}: {Titled([step])}");
            }
        }

        var passed = plan.Steps.Where(s => s.State == StepState.Passed).ToList();
        if (passed.Count > 0)
        {
            page.Detail(T("Passed without a day in the file: ", "Пройдено, день в деле не записан: ") + string.Join("; ", passed.Select(s => s.Rule.Title.In(language)).Distinct()), quiet: true);
        }
    }

    private void RestsOn()
    {
        page.Gap();
        var open = Open().Where(s => s.Towards is not null).ToList();
        var unknown = plan.OfUnknownLength.Select(s => s.Rule.Title.In(language)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            page.Note(T("Not in the dates, because nobody knows how long it takes: ", "Не вошло в сроки, так как длительность неизвестна: ") + string.Join("; ", unknown) + ".");
        }

        var known = open.Select(s => s.Rule).Where(r => r.Duration is not null).Distinct().ToList();
        if (known.Count > 0)
        {
            var guessed = known.Count(r => !Citation.IsSure(r.Duration!.Proof.Confidence));
            page.Note(T(
                $"Estimates that no source confirms: {guessed} of {known.Count} lengths used. The chances come from {Grouped(Odds.Runs)} runs, each step drawn between its shortest and longest time; a refusal is not among them. The same case gives the same figures.",
                $"Оценки без подтверждения источником: {guessed} из {known.Count} использованных длительностей. Шансы получены в {Grouped(Odds.Runs)} прогонов: каждый шаг берётся между наименьшим и наибольшим сроком; отказ в них не входит. То же дело даёт те же числа."));
        }

        if (open.Select(s => s.Dates!.LatestFinish).DefaultIfEmpty(plan.On).Max() is var last && plan.Assessment.Rulebook.Calendar.IsProvisional(last))
        {
            page.Note(T($"The holidays of {last.Year} are not decreed yet or not in the rulebook; days counted there are provisional.", $"Праздничный календарь {last.Year} года ещё не утверждён или не внесён; дни там предварительные."));
        }
    }

    private static string Grouped(int number) => $"{number / 1000}\u00A0{number % 1000:000}";
}

/// <summary>Words of a plan that its page and its drawing share.</summary>
internal static class PlanWords
{
    public static string Title(Plan plan, Language language) =>
        plan.Assessment.Case.Subjects[0].Facts.LastOrDefault(f => f.Fact.Id == "case.title")?.Statement.Value is Plain named ? named.Text : language == Language.Russian ? "Дело без названия" : "Unnamed case";

    /// <summary>Which week from today a day falls in; the seven days after today are the first.</summary>
    public static int Week(LocalDate on, LocalDate day) => Math.Max(1, (Period.DaysBetween(on, day) + 6) / 7);

    /// <summary>Green from four chances in five, red below one in five.</summary>
    public static Status Colour(PlanGoal goal) => goal.Chance switch { >= 0.8 => Status.Met, < 0.2 => Status.NotMet, _ => Status.Unknown };

    public static string Length(Rules.Duration takes, Language language) => takes.Min == takes.Max
        ? Wording.Of(takes.Typical, language)
        : takes.Min.Unit == takes.Max.Unit
            ? $"{takes.Min.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)}–{Wording.Of(takes.Max, language)}"
            : $"{Wording.Of(takes.Min, language)} – {Wording.Of(takes.Max, language)}";
}
