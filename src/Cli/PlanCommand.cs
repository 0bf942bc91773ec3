using Hqs.Casework.Assessments;
using Hqs.Casework.Calendars;
using Hqs.Casework.Plans;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli;

/// <summary><c>hqs plan</c>: the way to the first day of work, forwards from today and backwards from a wished date.</summary>
internal sealed class PlanCommand(Surroundings here, Language language, string rules)
{
    public int Run(string caseFile, LocalDate? startBy, LocalDate on, string format, string? output)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        if (!Opening.TryCase(here, language, caseFile, rulebook, out var read))
        {
            return ExitCode.UnusableInput;
        }

        var plan = Plan.Of(Assessment.Of(read, rulebook, on), startBy);
        var text = format switch
        {
            "json" => PlanJson.Write(plan),
            "svg" => PlanDrawing.Write(plan, language),
            "ics" => CalendarFile.Write(PlanCalendar.Of(plan, language)),
            _ => Text(plan),
        };
        return Opening.Deliver(here, language, text, output);
    }

    private string Text(Plan plan)
    {
        var page = new TextPage(here.HasColours);
        new PlanReport(plan, language, page).Write();
        return page.ToString();
    }
}
