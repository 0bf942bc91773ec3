using Hqs.Casework.Assessments;
using Hqs.Casework.Tables;
using Hqs.Rules;

namespace Hqs.Casework.Duties;

/// <summary>The duties of a case as a table, one row a duty, in the order of the list.</summary>
public static class DutyTable
{
    /// <param name="who">employer, worker, family or host; null for everybody.</param>
    public static Sheet Of(DutyList duties, Language language, string? who)
    {
        string T(string en, string ru) => language == Language.Russian ? ru : en;
        return new(
            T("Duties", "Обязанности"),
            [
                T("Duty", "Обязанность"), T("Of", "Кого касается"), T("Who", "Кто"), T("To", "Кому"), T("State", "Состояние"), T("From", "Отсчёт от"), T("Last day", "Последний день"), T("Provisional", "Предварительно"),
                T("By another counting", "По другому счёту"), T("Done on", "Исполнено"), T("Proof", "Подтверждение"), T("Least fine", "Штраф от"), T("Highest fine", "Штраф до"), T("Currency", "Валюта"), T("Rule", "Правило"),
            ],
            [
                .. duties.Lines.Where(l => who is null || l.Rule.Who == who).Select(l =>
                {
                    // The payer that pays most; the page lists them all.
                    var fine = l.Duty.Fines.MaxBy(f => f.Highest.Minor);
                    return (System.Collections.Immutable.ImmutableArray<Cell>)
                    [
                        Cell.Of(l.Rule.Title.In(language)), Cell.Of(l.Finding.Subject.Label.In(language)), Cell.Of(Labels.Of(l.Rule.Who).In(language)), Cell.Of(l.Rule.To.In(language)),
                        Cell.Of(DutyReport.Word(l.Duty.State, language)[2..]), Cell.Of((l.Duty.Trigger?.Value as Day)?.Date), Cell.Of(l.Duty.Count?.DueOn),
                        Cell.Of(l.Duty.Count is { IsProvisional: true } ? T("yes", "да") : null), Cell.Of(l.Duty.Others.IsEmpty ? null : l.Duty.Others[^1].Count.DueOn),
                        Cell.Of(l.Duty.DoneOn), Cell.Of(l.Duty.Proof), Cell.Of(fine?.Lowest), Cell.Of(fine?.Highest), Cell.Of(fine?.Lowest.Currency), Cell.Of(l.Rule.Id),
                    ];
                }),
            ]);
    }
}
