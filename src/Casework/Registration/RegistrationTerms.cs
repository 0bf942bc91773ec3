using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Registration;

/// <summary>
/// The last day to be registered after an entry or a move: the free days, then the host's working days. Whether the day of arrival
/// is the first free day is not settled, so there is a stricter day and a later one.
/// </summary>
public static class RegistrationTerms
{
    public static readonly ComputedFact DueOn = Due("registration.due_on", "person.last_entry_on", "registration.exempt-after-entry", arrivalIsDayOne: true);
    public static readonly ComputedFact DueLatestOn = Due("registration.due_latest_on", "person.last_entry_on", "registration.exempt-after-entry", arrivalIsDayOne: false);
    public static readonly ComputedFact MoveDueOn = Due("registration.move_due_on", "registration.moved_on", "registration.exempt-after-move", arrivalIsDayOne: true);
    public static readonly ComputedFact MoveDueLatestOn = Due("registration.move_due_latest_on", "registration.moved_on", "registration.exempt-after-move", arrivalIsDayOne: false);

    private static ComputedFact Due(string factId, string arrival, string free, bool arrivalIsDayOne) => new(factId, [arrival, "@" + free, "@registration.term"], facts =>
    {
        if (facts.Date(arrival) is not { } arrived || facts.Parameter(free) is not Term freeDays || facts.Parameter("registration.term") is not Term term)
        {
            return null;
        }

        var lastFree = facts.Rulebook.Calendar.Add(arrived, freeDays).PlusDays(arrivalIsDayOne ? -1 : 0);
        return new Day(facts.Rulebook.Calendar.Add(lastFree, term));
    });
}
