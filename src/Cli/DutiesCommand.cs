using Hqs.Casework.Assessments;
using Hqs.Casework.Calendars;
using Hqs.Casework.Duties;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli;

/// <summary><c>hqs duties</c>: the duties of a case as a page, as data, as a calendar or as a table.</summary>
internal sealed class DutiesCommand(Surroundings here, Language language, string rules)
{
    public int Run(string caseFile, LocalDate on, string format, string? output, string? who, string? person)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        if (!Opening.TryCase(here, language, caseFile, rulebook, out var read))
        {
            return ExitCode.UnusableInput;
        }

        if (person is not null && read.Subjects.All(s => s.Id != person && s.Id != "member:" + person))
        {
            var known = string.Join(", ", read.Subjects.Where(s => s.Kind is "principal" or "member").Select(s => s.Name));
            here.Error.WriteLine(language == Language.Russian ? $"hqs: в деле нет лица «{person}»; есть: {known}." : $"hqs: this case has no person “{person}”; it has: {known}.");
            return ExitCode.Usage;
        }

        var duties = DutyList.Of(Assessment.Of(read, rulebook, on)).Only(who, person);
        return format switch
        {
            "csv" or "xlsx" => Opening.Deliver(here, language, DutyTable.Of(duties, language), format == "xlsx", output),
            "json" => Opening.Deliver(here, language, AssessmentJson.Write(duties), output),
            "ics" => Opening.Deliver(here, language, CalendarFile.Write(DutyCalendar.Of(duties, language)), output),
            _ => Opening.Deliver(here, language, Page(duties, format == "markdown"), output),
        };
    }

    private string Page(DutyList duties, bool asMarkdown)
    {
        IPage page = asMarkdown ? new MarkdownPage() : new TextPage(here.HasColours);
        new DutyReport(duties, language, page).Write();
        return page.ToString()!;
    }
}
