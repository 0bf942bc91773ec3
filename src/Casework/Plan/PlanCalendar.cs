using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Calendars;
using Hqs.Casework.Cases;
using Hqs.Rules;

namespace Hqs.Casework.Plans;

/// <summary>The plan as calendar entries: the day each open step is likely to end, and the day people plan towards. All of it may still move.</summary>
public static class PlanCalendar
{
    private static readonly ImmutableArray<int> Reminders = [3];

    public static CalendarPage Of(Plan plan, Language language)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        string? Stated(string factId, string subjectId) => (plan.Assessment.Case.Subjects.First(s => s.Id == subjectId).Facts.LastOrDefault(f => f.Fact.Id == factId)?.Statement.Value as Plain)?.Text;
        var key = $"{Stated("person.name", Case.PrincipalId)}|{Stated("employer.name", Case.CaseId)}|plan";
        var steps = plan.Steps.Where(s => s is { State: StepState.Open, Dates: not null }).Select(step => new CalendarEntry(
            $"{key}|{step.Rule.Id}@{step.Subject.Id}",
            step.EndBy ?? step.Dates!.Finish,
            step.Rule.Title.In(language) + (step.Subject.Kind == "case" ? "" : $" · {step.Subject.Label.In(language)}"),
            string.Join('\n',
            [
                step.Finding.Says.In(language),
                T($"Who: {Labels.Of(step.Rule.Who).En}", $"Кто: {Labels.Of(step.Rule.Who).Ru}"),
                step.EndBy is not null
                    ? T($"Last day for the wished date; usually done by {Wording.Of(step.Dates!.Finish, language)}.", $"Последний день ради желаемой даты; обычно готово к {Wording.Of(step.Dates!.Finish, language)}.")
                    : T("The usual day; the plan may move it.", "Обычный срок; план может его сдвинуть."),
                T("Information, not legal advice.", "Это информация, а не юридическая консультация."),
            ]),
            IsTentative: true,
            Reminders));
        var goals = plan.Milestones.Append(plan.Goal).OfType<PlanGoal>().Select(goal => new CalendarEntry(
            $"{key}|{goal.Title.En}",
            plan.StartBy is { } wished && goal == plan.Goal ? wished : goal.Dates.LikelyMiddle,
            goal.Title.In(language),
            T($"Likely between {Wording.Of(goal.Dates.LikelyFrom, language)} and {Wording.Of(goal.Dates.LikelyUntil, language)}.", $"Вероятнее всего между {Wording.Of(goal.Dates.LikelyFrom, language)} и {Wording.Of(goal.Dates.LikelyUntil, language)}."),
            IsTentative: true,
            []));
        return new($"{T("Plan", "План")}: {PlanWords.Title(plan, language)}", plan.On, [.. steps.Concat(goals).OrderBy(e => e.Day).ThenBy(e => e.Key, StringComparer.Ordinal)]);
    }
}
