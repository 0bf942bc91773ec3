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
    public int Pay(string caseFile, LocalDate on, bool asJson) => Of(caseFile, (read, rulebook, page) =>
    {
        var test = PayTest.Of(read, rulebook, on);
        if (asJson)
        {
            return PayJson.Write(test);
        }

        new PayReport(test, language, page).Write();
        return page.ToString();
    });

    public int Count(string caseFile, LocalDate on, bool asJson) => Of(caseFile, (read, rulebook, page) =>
    {
        var counters = Counters.Of(read, rulebook, on);
        if (asJson)
        {
            return CounterJson.Write(counters);
        }

        new CounterReport(counters, language, page).Write();
        return page.ToString();
    });

    private int Of(string caseFile, Func<Case, Rulebook, TextPage, string> answer)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        if (!Opening.TryCase(here, language, caseFile, rulebook, out var read))
        {
            return ExitCode.UnusableInput;
        }

        here.Out.Write(answer(read, rulebook, new TextPage(here.HasColours)));
        return ExitCode.Done;
    }
}
