using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Casework.Counters;
using Hqs.Casework.Salary;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli;

/// <summary><c>hqs pay</c> and <c>hqs counters</c>: what a case comes to in money and in days.</summary>
internal sealed class PayCommand(Surroundings here, Language language, string rules)
{
    public int Pay(string caseFile, LocalDate on, string format, string? output) => Of(caseFile, (read, rulebook) =>
    {
        var test = PayTest.Of(read, rulebook, on);
        if (format is "csv" or "xlsx")
        {
            return Opening.Deliver(here, language, PayTable.Of(test, language), format == "xlsx", output);
        }

        var page = new TextPage(here.HasColours);
        new PayReport(test, language, page).Write();
        return Opening.Deliver(here, language, format == "json" ? PayJson.Write(test) : page.ToString(), output);
    });

    public int Count(string caseFile, LocalDate on, string format, string? output) => Of(caseFile, (read, rulebook) =>
    {
        var counters = Counters.Of(read, rulebook, on);
        var page = new TextPage(here.HasColours);
        new CounterReport(counters, language, page).Write();
        return Opening.Deliver(here, language, format == "json" ? CounterJson.Write(counters) : page.ToString(), output);
    });

    private int Of(string caseFile, Func<Case, Rulebook, int> answer)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        return Opening.TryCase(here, language, caseFile, rulebook, out var read) ? answer(read, rulebook) : ExitCode.UnusableInput;
    }
}
