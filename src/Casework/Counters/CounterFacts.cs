using Hqs.Casework.Travel;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Counters;

/// <summary>The days on which counts end, each from the parameter of the law that limits it.</summary>
public static class CounterFacts
{
    // The first day abroad is the day after the exit, as in the rule on long absences.
    public static readonly ComputedFact AbsenceUntil = new("counter.absence_until", ["case.events", "assessment.on", "@permit.absence-limit"], facts =>
        facts.Rows("case.events") is { } events && facts.Date("assessment.on") is { } on && facts.Parameter("permit.absence-limit") is Term limit
            && Crossings.Of(events, facts.SubjectName).LastOrDefault(c => c.Day <= on) is { IsExit: true } exit
            ? new Day(facts.Rulebook.Calendar.Add(exit.Day.PlusDays(1), limit))
            : null);

    // Counted from the next day; where the day of entry is day one it ends a day earlier.
    public static readonly ComputedFact FreeUntil = Ends("counter.free_until", "person.last_entry_on", "registration.exempt-after-entry");
    public static readonly ComputedFact IndefiniteSinceWork = Ends("counter.indefinite_since_work_on", "residence.hqs_work_since_on", "paths.indefinite-residence-work");
    public static readonly ComputedFact IndefiniteSincePermit = Ends("counter.indefinite_since_permit_on", "residence.hqs_permit_issued_on", "paths.indefinite-residence-work");

    public static readonly ComputedFact VisaFreeDays = Limit("counter.visa_free_days", "travel.visa-free-days");
    public static readonly ComputedFact TripDays = Limit("counter.trip_days", "permit.trip-limit");

    public static readonly ComputedFact TaxDays = new("counter.tax_days", ["@tax.residence-days", "@tax.crossing-days"], facts =>
        facts.Parameter("tax.crossing-days") is Codes && facts.Parameter("tax.residence-days") is Whole days ? days : null);

    public static readonly ComputedFact PassportFilesUntil = new("counter.passport_files_until", ["person.passport_valid_until", "@renewal.passport-remainder"], facts =>
        facts.Date("person.passport_valid_until") is { } until && facts.Parameter("renewal.passport-remainder") is Term remainder
            ? new Day(facts.Rulebook.Calendar.Subtract(until, remainder))
            : null);

    private static ComputedFact Ends(string factId, string start, string term) => new(factId, [start, "@" + term], facts =>
        facts.Date(start) is { } day && facts.Parameter(term) is Term length ? new Day(facts.Rulebook.Calendar.Add(day, length)) : null);

    private static ComputedFact Limit(string factId, string parameter) => new(factId, ["@" + parameter], facts => facts.Parameter(parameter) as Whole);
}
