using Hqs.Casework.Documents;
using Hqs.Casework.Employment;
using Hqs.Casework.Filing;
using Hqs.Casework.People;
using Hqs.Casework.Registration;
using Hqs.Casework.Renewal;
using Hqs.Casework.Salary;
using Hqs.Casework.Travel;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework;

/// <summary>Every fact that is worked out in code, by id; each lives in the folder of its noun.</summary>
public static class ComputedFacts
{
    public static readonly IReadOnlyDictionary<string, ComputedFact> All = new[]
    {
        AgreedPay.Agreed, AgreedPay.TestedOn,
        QuarterPay.StartsOn, QuarterPay.EndsOn, QuarterPay.IsOver, QuarterPay.WorkedThroughout, QuarterPay.Paid, QuarterPay.HadBreak,
        PersonFacts.Status, PersonFacts.AgeOnFiling, PersonFacts.ResidencePermissionDays, PersonFacts.Comes, PersonFacts.VisaFree, PersonFacts.EvisaListed,
        Formality.Needed, Formality.Done, Formality.Age, Formality.PersonComes,
        PostFacts.TakesFingerprints,
        PostFacts.Country, PostFacts.TakesThirdCountry,
        PersonFacts.VisitWithoutVisa,
        Regions.Count,
        Absence.From, Absence.Until, Crossings.PermitEntry, Crossings.RenewalEntry,
        Entries.On, Entries.LeftOn, Entries.Left,
        DaysInRussia.LastEntry, DaysInRussia.InTwelveMonths, DaysInRussia.ThisYear,
        RegistrationTerms.DueOn, RegistrationTerms.DueLatestOn, RegistrationTerms.MoveDueOn, RegistrationTerms.MoveDueLatestOn,
        EndOfContract.SearchEndsOn, EndOfContract.ExitByOn,
    }.ToDictionary(c => c.FactId);
}
