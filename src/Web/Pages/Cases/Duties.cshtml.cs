using System.Collections.Immutable;
using System.Text;
using Hqs.Casework.Calendars;
using Hqs.Casework.Cases;
using Hqs.Casework.Duties;
using Hqs.Casework.Tables;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>Duties with their arithmetic; marking one done writes a row into the case's own list.</summary>
public sealed class DutiesModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => "duties";

    public void OnGet()
    {
    }

    public IActionResult OnGetCalendar() => File(Encoding.UTF8.GetBytes(CalendarFile.Write(DutyCalendar.Of(Duties, Reader.Language))), "text/calendar", "duties.ics");

    public IActionResult OnGetCsv() => File(Encoding.UTF8.GetBytes(CsvText.Write(DutyTable.Of(Duties, Reader.Language))), "text/csv", "duties.csv");

    public IActionResult OnGetWorkbook()
    {
        using var stream = new MemoryStream();
        Workbook.Write(DutyTable.Of(Duties, Reader.Language), stream);
        return File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "duties.xlsx");
    }

    /// <summary>The subject as a row of the list of duties names it; empty for the case and the worker.</summary>
    public static string NameOf(DutyLine line) => line.Finding.Subject.Kind is "case" or "principal" ? "" : line.Finding.Subject.Id[(line.Finding.Subject.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public async Task<IActionResult> OnPostDoneAsync(string? duty, string? of, string? on, string? proof, int edition, CancellationToken stop)
    {
        if (ValueReader.ReadDate(on ?? "") is not { } day || duty is null || Assessment.Rulebook.Rules.GetValueOrDefault(duty) is not Obligation)
        {
            TempData["trouble"] = Reader.T("Give the day as 2026-11-25.", "Укажите день в виде 2026-11-25.");
            return Redirect($"/cases/{Id}/duties");
        }

        var row = ImmutableSortedDictionary<string, Value>.Empty.Add("duty", new Plain(duty)).Add("on", day);
        row = string.IsNullOrEmpty(of) ? row : row.Add("of", new Plain(of));
        row = string.IsNullOrWhiteSpace(proof) ? row : row.Add("proof", new Plain(proof.Trim()));
        var changed = Assessment.Case.WithRow(Assessment.Rulebook.Facts[Evaluator.DutyList], row);
        var saved = await Cases.Change(Record, edition, CaseWriter.Yaml(changed), Reader.Name, duty, stop);
        if (saved.Other is not null)
        {
            TempData["trouble"] = Reader.T("Somebody else changed this case a moment ago; look at it again and repeat.", "Кто-то только что изменил это дело; посмотрите ещё раз и повторите.");
        }
        else if (saved.Problems.Count > 0)
        {
            TempData["trouble"] = saved.Problems[0].Says.In(Reader.Language);
        }
        else
        {
            Draft.IsSaved(HttpContext);
            TempData["notice"] = Reader.T("Recorded.", "Записано.");
        }

        return Redirect($"/cases/{Id}/duties");
    }
}
