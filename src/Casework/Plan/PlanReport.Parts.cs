using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Plans;

// Papers, windows, what may still come, what lies beside and behind, and what it all rests on.
public sealed partial class PlanReport
{
    private void Papers()
    {
        var sets = plan.PaperSets.Where(s => !s.ToGet.IsEmpty && s.Step.ServesGoal).ToList();
        if (sets.Count == 0)
        {
            return;
        }

        page.Heading(T("Papers to have together", "Документы, которые должны быть собраны"));
        foreach (var set in sets)
        {
            var whose = set.Step.Subject.Kind == "member" ? $" · {set.Step.Subject.Label.In(language)}" : "";
            var by = set.EndBy is { } end ? T($", at the latest {Short(end)}", $", самое позднее {Short(end)}") : "";
            page.Bullet(T($"{Short(set.NeededOn)}{by}, for “{set.Step.Rule.Title.En}”{whose}:", $"{Short(set.NeededOn)}{by}, для шага «{set.Step.Rule.Title.Ru}»{whose}:"));
            foreach (var person in set.ToGet.GroupBy(f => f.Subject.Outer!))
            {
                var name = set.Step.Subject.Kind == "case" && plan.Assessment.Case.Subjects.Any(s => s.Kind == "member") ? $"{person.Key.Label.In(language)}: " : "";
                page.Under(name + string.Join("; ", person.Select(f => (f.Status == Status.NotMet ? "✗ " : "") + f.Rule.Title.In(language)).Distinct()));
            }

            if (set.MovesGoalBy is { } moves)
            {
                page.Under(moves > 0
                    ? T($"→ one of them two weeks late moves the goal by {Days(moves)}", $"→ опоздание одного из них на две недели сдвигает цель на {Days(moves)}")
                    : T("→ one of them two weeks late moves nothing", "→ опоздание одного из них на две недели ничего не сдвинет"));
            }
        }
    }

    private void Windows()
    {
        if (plan.Windows.IsEmpty)
        {
            return;
        }

        page.Heading(T("Not too early", "Не слишком рано"));
        foreach (var same in plan.Windows.GroupBy(w => (w.Paper.Rule.Title, w.Life, w.From, w.FromIfLate, w.LateDay, w.Until, w.HeldFrom)))
        {
            var window = same.First();
            page.Bullet($"{window.Paper.Rule.Title.In(language)} · {string.Join(", ", same.Select(w => w.Paper.Subject.Outer!.Label.In(language)))}");
            page.Under(T(
                $"Good for {Wording.Of(window.Life, language)}: get it on {Short(window.From)} or later for {Short(window.Until)}, “{window.ForStep.Rule.Title.En}”.",
                $"Годится {Wording.Of(window.Life, language)}: получить {Short(window.From)} или позже к {Short(window.Until)}, «{window.ForStep.Rule.Title.Ru}»."));
            if (window.FromIfLate > window.From)
            {
                page.Under(T($"To be safe should that come as late as {Short(window.LateDay)}: {Short(window.FromIfLate)} or later.", $"Надёжнее, если это затянется до {Short(window.LateDay)}: {Short(window.FromIfLate)} или позже."));
            }

            if (window is { HeldFrom: { } held, HeldGoodUntil: { } good })
            {
                page.Under(window.HeldIsTooOld
                    ? T($"✗ The one held, of {Short(held)}, is good until {Short(good)} only: it will be too old.", $"✗ Имеющийся, от {Short(held)}, годится лишь до {Short(good)}: он устареет.")
                    : T($"✓ The one held, of {Short(held)}, is good until {Short(good)}.", $"✓ Имеющийся, от {Short(held)}, годится до {Short(good)}."));
            }
            else if (window.ComesTooEarly)
            {
                page.Under(T("✗ At the dates above it would come too early.", "✗ По датам выше он будет получен слишком рано."));
            }
        }
    }

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
            var moves = step.MovesGoalBy switch { null => "", 0 => T("; moves nothing", "; срок не сдвинет"), { } by => T($"; moves the goal by {Days(by)}", $"; сдвинет цель на {Days(by)}") };
            page.Bullet($"{Titled(same)} — {Who(step)}{takes}{moves}");
            var asks = Settling.Wanted(step.Finding.Trace, step.Finding.Missing).Where(m => m.Kind == MissingKind.Fact && m.Id != step.Rule.DoneOn?.Id).Select(m => NextFact.Question(m, plan.Assessment.Rulebook).In(language)).Distinct().Take(2);
            page.Under(T("To find out: ", "Выяснить: ") + string.Join(" ", asks));
        }
    }

    private void Beside()
    {
        var beside = Open().Where(s => !s.ServesGoal).ToList();
        if (beside.Count == 0)
        {
            return;
        }

        page.Heading(plan.Goal is null ? T("Still open", "Ещё открыто") : T("Beside and after it", "Рядом и после"));
        foreach (var same in Together(beside))
        {
            page.Item(Status.NotApplicable, When(same[0]), $"{Titled(same)} — {Who(same[0])}", same[0].Takes is { Max.Length: > 0 } takes ? PlanWords.Length(takes, language) : same[0].Rule.Title.In(language) is var title && same[0].Takes is null ? T("length not known", "длительность неизвестна") : title);
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
        var open = Open().Where(s => s.ServesGoal).ToList();
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
                $"Of {known.Count} lengths used, {guessed} are estimates no source confirms. The chances come from {Grouped(Odds.Runs)} runs, each step drawn between its shortest and longest time; the same case gives the same figures.",
                $"Из {known.Count} использованных длительностей {guessed} — оценки без подтверждения источником. Шансы получены в {Grouped(Odds.Runs)} прогонов: каждый шаг берётся между наименьшим и наибольшим сроком; то же дело даёт те же числа."));
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
