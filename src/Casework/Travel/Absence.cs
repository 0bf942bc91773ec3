using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;
using DateSpan = NodaTime.Period;

namespace Hqs.Casework.Travel;

/// <summary>
/// The longest unbroken stay outside Russia, from the entries and exits of a person. An absence runs from the day after the exit
/// to the day before the next entry; one that still goes on runs to the day of the assessment.
/// </summary>
public static class Absence
{
    public static readonly ComputedFact From = new("person.longest_absence_from", ["case.events", "assessment.on"], facts => Longest(facts) is { } found ? new Day(found.From) : null);

    public static readonly ComputedFact Until = new("person.longest_absence_until", ["case.events", "assessment.on"], facts => Longest(facts) is { } found ? new Day(found.Until) : null);

    private static (LocalDate From, LocalDate Until)? Longest(IFactSource facts)
    {
        if (facts.Rows("case.events") is not { } events || facts.Date("assessment.on") is not { } on)
        {
            return null;
        }

        var crossings = Crossings.Of(events, facts.SubjectName).Where(c => c.Day <= on).ToList();
        if (crossings.Count == 0)
        {
            return null;
        }

        (LocalDate From, LocalDate Until) longest = (crossings[0].Day, crossings[0].Day);
        for (var i = 0; i < crossings.Count; i++)
        {
            if (!crossings[i].IsExit)
            {
                continue;
            }

            var from = crossings[i].Day.PlusDays(1);
            var until = i + 1 < crossings.Count ? crossings[i + 1].Day.PlusDays(-1) : on;
            if (DateSpan.DaysBetween(from, until) >= DateSpan.DaysBetween(longest.From, longest.Until))
            {
                longest = (from, until);
            }
        }

        return longest;
    }
}
