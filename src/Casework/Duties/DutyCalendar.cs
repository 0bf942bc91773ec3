using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Calendars;
using Hqs.Casework.Cases;
using Hqs.Rules;

namespace Hqs.Casework.Duties;

/// <summary>The dated duties of a case that are still to be done, as calendar entries for one role or for all.</summary>
public static class DutyCalendar
{
    private static readonly ImmutableArray<int> Reminders = [7, 1];

    /// <param name="who">employer, worker, family or host; null for everybody.</param>
    public static CalendarPage Of(DutyList duties, Language language, string? who)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        var name = Stated(duties, "case.title", Case.CaseId) ?? Stated(duties, "person.name", Case.PrincipalId) ?? T("Unnamed case", "Дело без названия");
        // A case has no number of its own; worker and employer tell it apart from others in the same calendar.
        var key = $"{Stated(duties, "person.name", Case.PrincipalId)}|{Stated(duties, "employer.name", Case.CaseId)}";
        return new(
            $"{(who is null ? T("Duties", "Обязанности") : Labels.Of(who).In(language))}: {name}",
            duties.Assessment.On,
            [
                .. duties.Lines
                    .Where(l => l.Duty.Count is not null && l.Group is DutyGroup.Due or DutyGroup.ToCome or DutyGroup.Unconfirmed && (who is null || l.Rule.Who == who))
                    .Select(l => new CalendarEntry(
                        $"{key}|{l.Id}",
                        l.Duty.Count!.DueOn,
                        l.Rule.Title.In(language) + (l.Finding.Subject.Kind == "case" ? "" : $" · {l.Finding.Subject.Label.In(language)}") + (l.Duty.Count.IsProvisional ? T(" (provisional)", " (предварительно)") : ""),
                        Description(l, language),
                        l.Duty.Count.IsProvisional || !l.Duty.Others.IsEmpty,
                        Reminders)),
            ]);
    }

    private static string Description(DutyLine line, Language language)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        var parts = new List<string> { line.Finding.Says.In(language), $"{Labels.Of(line.Rule.Who).In(language)} → {line.Rule.To.In(language)}" };
        parts.AddRange(line.Duty.Others.Select(o => T("By another counting: ", "По другому счёту: ") + CountText.Named(o.Count.DueOn, language)));
        parts.AddRange(line.Duty.Forms.Select(f => T("Form: ", "Форма: ") + DutyReport.FormName(f).In(language)));
        parts.Add(T("Keep: ", "Сохранить: ") + line.Rule.Keep.In(language));
        parts.Add(T("Information, not legal advice.", "Это информация, а не юридическая консультация."));
        return string.Join('\n', parts);
    }

    private static string? Stated(DutyList duties, string factId, string subjectId) =>
        (duties.Assessment.Case.Subjects.First(s => s.Id == subjectId).Facts.LastOrDefault(f => f.Fact.Id == factId)?.Statement.Value as Plain)?.Text;
}
