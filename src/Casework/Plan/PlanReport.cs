using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>The plan as a person reads it: whether the date holds, what to do now, the way there, what slips, and what it rests on.</summary>
public sealed partial class PlanReport(Plan plan, Language language, IPage page)
{
    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    private string Short(LocalDate day) => day.Year == plan.On.Year ? PlanDays.Short(day, language) : PlanDays.Full(day, language);

    private string Days(int days) => PlanDays.Count(days, language);

    public void Write()
    {
        page.Title(PlanWords.Title(plan, language));
        page.Quiet(T($"Plan as of {Wording.Of(plan.On, language)} · rulebook {plan.Assessment.Rulebook.Version} · information, not legal advice", $"План на {Wording.Of(plan.On, language)} · свод правил {plan.Assessment.Rulebook.Version} · это информация, а не юридическая консультация"));
        TheGoal();
        Now();
        Way();
        Papers();
        Windows();
        Perhaps();
        Beside();
        Behind();
        RestsOn();
    }

    private void TheGoal()
    {
        if (plan.Goal is not { } goal)
        {
            page.Gap();
            page.Line(T(
                "Nothing is ahead that this plan could end on: no step to the first day of work, or to an extension that is wanted, is open in the case file.",
                "Впереди нет дня, к которому можно вести план: в деле не открыт ни один этап к первому рабочему дню или к нужному продлению."));
            return;
        }

        var (title, dates) = (goal.Title.In(language), goal.Dates);
        if (goal.Chance is { } chance && plan.StartBy is { } wish)
        {
            page.Verdict(PlanWords.Colour(goal), PlanDays.Percent(chance, language), T($"chance of the {title} by {Wording.Of(wish, language)}", $"шанс успеть: {title} не позже {Wording.Of(wish, language)}"), Likely(dates));
            Margin(goal, dates, wish);
        }
        else
        {
            page.Verdict(Status.Unknown, Long(dates.LikelyMiddle), title, Likely(dates));
            page.Detail(T("Name the wished date with --start-by to see the chance of it and the last day for every step.", "Назовите желаемый день в --start-by — план покажет шанс успеть и последний день каждого шага."), quiet: true);
        }

        if (plan.Assessment.Lead is { Status: Status.NotMet } lead)
        {
            var because = string.Join("; ", lead.Trace.Where(t => t.Role == TraceRole.Need && t.Finding!.Status == Status.NotMet).Select(t => t.Finding!.Rule.Title.In(language)).Distinct());
            page.Detail(T($"✗ This counts days only. “{lead.Rule.Title.En}” is answered no today, because this is not so: {because}.", $"✗ Здесь считаются только дни. «{lead.Rule.Title.Ru}» — сегодня нет, так как не выполнено: {because}."));
        }

        foreach (var supposed in plan.Supposed)
        {
            page.Detail(T("Supposing these steps still lie ahead, which nobody has said: ", "При условии, что эти этапы ещё впереди (этого никто не указал): ") + NextFact.Question(supposed, plan.Assessment.Rulebook).In(language));
        }

        foreach (var milestone in plan.Milestones)
        {
            var odds = milestone.Chance is { } share ? T($", {PlanDays.Percent(share, language)} by the wished date", $", к желаемому дню — {PlanDays.Percent(share, language)}") : "";
            page.Detail($"{Capital(milestone.Title.In(language))}: {Between(milestone.Dates)}{odds}");
        }
    }

    private void Margin(PlanGoal goal, StepDates dates, LocalDate wish)
    {
        if (dates.LikelyUntil > wish)
        {
            page.Detail(T($"To be nine in ten sure, wish for {Wording.Of(dates.LikelyUntil, language)} or later.", $"Чтобы успеть в девяти случаях из десяти, назначьте {Wording.Of(dates.LikelyUntil, language)} или позже."));
        }

        if (dates.Finish > wish)
        {
            page.Detail(T($"At usual lengths it comes {Days(Period.DaysBetween(wish, dates.Finish))} too late.", $"При обычной длительности опоздание — {Days(Period.DaysBetween(wish, dates.Finish))}."));
        }
        else if (goal.EndBy is { } end && dates.Finish <= end)
        {
            page.Detail(T($"At usual lengths there are {Days(Period.DaysBetween(dates.Finish, end))} in hand.", $"При обычной длительности запас — {Days(Period.DaysBetween(dates.Finish, end))}."), quiet: true);
        }

        if (plan.StartByIsOfCase)
        {
            page.Detail(T("The date is the one the case file states; --start-by asks for another.", "День взят из дела; другой задаётся через --start-by."), quiet: true);
        }
    }

    private string Likely(StepDates dates) => T(
        $"Likely between {Between(dates)}; half of all runs are there by {Long(dates.LikelyMiddle)}. Everything at its quickest: {Long(dates.EarliestFinish)}; at its slowest: {Long(dates.LatestFinish)}.",
        $"Вероятно {Between(dates)}; в половине прогонов — не позже {Long(dates.LikelyMiddle)}. Быстрее не бывает: {Long(dates.EarliestFinish)}; если всё затянется до предела: {Long(dates.LatestFinish)}.");

    private string Long(LocalDate day) => Wording.Of(day, language);

    private string Between(StepDates dates)
    {
        var (from, until) = (PlanWords.Week(plan.On, dates.LikelyFrom), PlanWords.Week(plan.On, dates.LikelyUntil));
        return T(
            $"{Long(dates.LikelyFrom)} and {Long(dates.LikelyUntil)} ({(from == until ? $"week {from}" : $"weeks {from}–{until}")} from today)",
            $"с {Long(dates.LikelyFrom)} по {Long(dates.LikelyUntil)} ({(from == until ? $"{from}-я неделя" : $"недели {from}–{until}")} от сегодня)");
    }

    private void Now()
    {
        var now = Open().Where(s => s.Towards is not null && s.WaitsFor.IsEmpty).ToList();
        if (now.Count == 0)
        {
            return;
        }

        page.Heading(T("On the desk now", "Сейчас в работе"));
        foreach (var same in Together(now))
        {
            var step = same[0];
            var by = step.BeginBy is { } begin && step.Dates!.Start >= plan.On ? begin < plan.On ? T(", begin at once", ", начать немедленно") : T($", begin by {Short(begin)}", $", начать не позже {Short(begin)}") : "";
            page.Bullet($"{Titled(same)} — {Who(step)}{by}");
            page.Under(step.Finding.Says.In(language));
        }
    }

    private void Way()
    {
        foreach (var way in Open().Where(s => s.Towards is not null).GroupBy(s => s.Towards!).OrderBy(g => !g.First().ServesGoal))
        {
            page.Heading(T($"The way to the {way.Key.En} (◆ holds the date at usual lengths)", $"Путь — {way.Key.Ru} (◆ — держит срок при обычной длительности)"));
            foreach (var same in Together(way))
            {
                var step = same[0];
                page.Item(step.IsOverdue ? Status.NotMet : step.IsCritical ? Status.Unknown : Status.NotApplicable, When(step), $"{(step.IsCritical ? "◆ " : "")}{Titled(same)} — {Who(step)}", string.Join(" · ", About(step)));
            }
        }
    }

    private IEnumerable<string> About(PlanStep step)
    {
        if (step.IsOverdue)
        {
            yield return T("longer than the longest time known: ask", "дольше наибольшего известного срока: сделайте запрос");
        }

        foreach (var length in Length(step))
        {
            yield return length;
        }

        if (step.PlannedOn is { } planned)
        {
            yield return T($"planned for {Short(planned)}", $"запланировано на {Short(planned)}");
        }

        if (step.EndBy is { } end)
        {
            yield return end < plan.On ? T($"was due on {Short(end)}", $"срок был {Short(end)}") : T($"done by {Short(end)}", $"завершить к {Short(end)}");
        }

        if (step.DueBy is { } due)
        {
            yield return T($"by law until {Short(due)}", $"по закону до {Short(due)} включительно");
        }

        // On the path that holds the date, a rest of slack is the days off between one step and the next.
        yield return step.SlackDays is not > 0 ? T("no slack", "без запаса")
            : step.IsCritical ? T($"no slack but {Days(step.SlackDays.Value)} off", $"без запаса, кроме нерабочих дней ({step.SlackDays.Value})")
            : T($"{Days(step.SlackDays.Value)} of slack", $"запас {Days(step.SlackDays.Value)}");
        if (step.MovesBy is { } moves)
        {
            yield return T("two weeks late: ", "опоздание на две недели: ") + Moved(moves);
        }

        if (step.Held is >= 0.05 and < 0.95)
        {
            yield return T($"decides in {PlanDays.Percent(step.Held, language)} of runs", $"решает в {PlanDays.Percent(step.Held, language)} прогонов");
        }
    }

    private IEnumerable<string> Length(PlanStep step) => step.Takes is not { } takes
        ? [T("length not known, counted as none", "длительность неизвестна, считается нулевой")]
        : [takes.Max.Length > 0 ? PlanWords.Length(takes, language) : T("same day", "в тот же день")];

    private string Moved(int days) => days > 0 ? "+" + Days(days) : T("nothing moves", "ничего не сдвинется");

    private string When(PlanStep step)
    {
        if (step.Dates is not { } dates)
        {
            return "";
        }

        // Russian months are long for a column, and digits are usual.
        var (start, finish) = language == Language.Russian ? (PlanDays.Digits(dates.Start), PlanDays.Digits(dates.Finish)) : (PlanDays.Short(dates.Start, language), PlanDays.Short(dates.Finish, language));
        return step.Takes is null ? T($"from {start}", $"с {start}")
            : dates.Start < plan.On ? T($"until {finish}", $"до {finish}")
            : dates.Start == dates.Finish ? finish
            : language == Language.Russian ? $"{start} – {finish}" : PlanDays.Span(dates.Start, dates.Finish, language);
    }

    private IEnumerable<PlanStep> Open() => plan.Steps.Where(s => s.State == StepState.Open);

    // Members of the family whose step falls on the same days are one line.
    private static IEnumerable<List<PlanStep>> Together(IEnumerable<PlanStep> steps) => steps.GroupBy(s => (s.Rule, s.Dates?.Start, s.Dates?.Finish, s.EndBy, s.SlackDays, s.MovesBy, s.IsCritical, s.State)).Select(g => g.ToList());

    private string Titled(List<PlanStep> same) => same[0].Rule.Title.In(language) + (same[0].Subject.Kind == "member" ? $" · {string.Join(", ", same.Select(s => s.Subject.Label.In(language)))}" : "");

    private string Who(PlanStep step) => Labels.Of(step.Rule.Who).In(language);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
