using Hqs.Casework.Assessments;
using Hqs.Casework.Calendars;
using Hqs.Casework.Duties;
using Hqs.Casework.Tables;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli;

/// <summary><c>hqs duties</c>: the duties of a case as a page, as data, as a calendar or as a table.</summary>
internal sealed class DutiesCommand(Surroundings here, Language language, string rules)
{
    public int Run(string caseFile, LocalDate on, string format, string? output, string? who)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        if (!Opening.TryCase(here, language, caseFile, rulebook, out var read))
        {
            return ExitCode.UnusableInput;
        }

        var duties = DutyList.Of(Assessment.Of(read, rulebook, on));
        if (format == "xlsx")
        {
            if (output is null)
            {
                here.Error.WriteLine(language == Language.Russian ? "hqs: таблица xlsx пишется в файл; укажите --output ИМЯ.xlsx." : "hqs: an xlsx table is written to a file; add --output NAME.xlsx.");
                return ExitCode.Usage;
            }

            return Opening.TryWrite(here, language, output, stream => Workbook.Write(DutyTable.Of(duties, language, who), stream)) ? ExitCode.Done : ExitCode.UnusableInput;
        }

        var text = format switch
        {
            "json" => AssessmentJson.Write(duties),
            "ics" => CalendarFile.Write(DutyCalendar.Of(duties, language, who)),
            "csv" => CsvText.Write(DutyTable.Of(duties, language, who)),
            _ => Page(duties, format == "markdown"),
        };
        if (output is null)
        {
            here.Out.Write(text);
            return ExitCode.Done;
        }

        return Opening.TryWrite(here, language, output, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(text);
        }) ? ExitCode.Done : ExitCode.UnusableInput;
    }

    private string Page(DutyList duties, bool asMarkdown)
    {
        IPage page = asMarkdown ? new MarkdownPage() : new TextPage(here.HasColours);
        new DutyReport(duties, language, page).Write();
        return page.ToString()!;
    }
}
