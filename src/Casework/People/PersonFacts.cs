using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;
using DateSpan = NodaTime.Period;

namespace Hqs.Casework.People;

/// <summary>Plain arithmetic on a person's dates.</summary>
public static class PersonFacts
{
    public static readonly ComputedFact AgeOnFiling = new("person.age_on_filing", ["person.born_on", "filing.petition_on"], facts =>
        facts.Date("person.born_on") is { } born && facts.Date("filing.petition_on") is { } filed
            ? new Whole(DateSpan.Between(born, filed, PeriodUnits.Years).Years)
            : null);

    // A passport used for the case makes its holder a citizen; a case file states either that or the lack of a citizenship.
    public static readonly ComputedFact Status = new("person.status", ["person.citizenship", "person.without_citizenship"], facts =>
        facts.CodeOf("person.citizenship") is { } country ? new Code(country == "RU" ? "russian" : "citizen")
            : facts.CodeOf("person.without_citizenship") is { } without ? new Code(without)
            : null);

    // Both ends of a permission count as days of it.
    public static readonly ComputedFact ResidencePermissionDays = new(
        "person.residence_permission_days", ["person.residence_permission_from", "person.residence_permission_until"], facts =>
        facts.Date("person.residence_permission_from") is { } from && facts.Date("person.residence_permission_until") is { } until
            ? new Whole(DateSpan.DaysBetween(from, until) + 1)
            : null);

    /// <summary>The worker always comes, a member as stated.</summary>
    public static readonly ComputedFact Comes = new("person.comes", ["member.comes_along"], facts =>
        facts.IsWithin("principal") ? new YesNo(true) : facts.Read("member.comes_along"));

    /// <summary>
    /// Entry without a visa for the work itself. Most visa-free terms cover visits only, so outside the CIS somebody who knows
    /// the agreement must say whether it covers work.
    /// </summary>
    public static readonly ComputedFact VisaFree = new(
        "person.visa_free", ["person.citizenship", "person.without_citizenship", "person.visa_free_covers_work", "filing.petition_on"], facts =>
        {
            // Agreements on travel without visas are about citizens.
            if (facts.Read("person.citizenship") is null && facts.CodeOf("person.without_citizenship") == "stateless")
            {
                return new YesNo(false);
            }

            if (facts.CodeOf("person.citizenship") is not { } code || !facts.Rulebook.Tables.Countries.TryGetValue(code, out var country) || country["visa_free"] is not { } visaFree)
            {
                return null;
            }

            if (visaFree == "no" || country["visa_free_visits_only"] == "yes")
            {
                return new YesNo(false);
            }

            if (country["cis"] == "yes")
            {
                return new YesNo(true);
            }

            return facts.YesOrNo("person.visa_free_covers_work") switch
            {
                false => new YesNo(false),
                true => facts.Date("filing.petition_on") is { } filed ? new YesNo(InForce(country, filed)) : null,
                null => null,
            };
        });

    public static readonly ComputedFact EvisaListed = new("person.evisa_listed", ["person.citizenship"], facts =>
        facts.CodeOf("person.citizenship") is { } code && facts.Rulebook.Tables.Countries.TryGetValue(code, out var country)
            ? country["evisa"] switch { "yes" => new YesNo(true), "no" => new YesNo(false), _ => null }
            : null);

    /// <summary>Entry without a visa for a visit, whatever the terms say of work.</summary>
    public static readonly ComputedFact VisitWithoutVisa = new("alternative.visit_without_visa", ["person.citizenship", "filing.petition_on"], facts =>
        facts.CodeOf("person.citizenship") is { } code && facts.Rulebook.Tables.Countries.TryGetValue(code, out var country) && country["visa_free"] is { } visaFree
            ? visaFree == "no" ? new YesNo(false) : facts.Date("filing.petition_on") is { } filed ? new YesNo(InForce(country, filed)) : null
            : null);

    private static bool InForce(ReferenceRow country, LocalDate day) =>
        (Day(country["visa_free_from"]) is not { } from || day >= from) && (Day(country["visa_free_until"]) is not { } until || day <= until);

    private static LocalDate? Day(string? text) => text is null ? null : LocalDate.FromDateTime(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
