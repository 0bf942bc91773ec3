using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;
using DateSpan = NodaTime.Period;

namespace Hqs.Casework.Documents;

/// <summary>What a foreign paper needs before Russia takes it, from the table of states.</summary>
public static class Formality
{
    private const string CivilStatusPapers = "@documents.civil-status-papers";

    // Identity papers are taken as they are, only translated.
    private static readonly string[] NeverLegalised = ["passport", "previous_passport", "passport_copy"];

    /// <summary>
    /// A treaty frees from everything, and where its reach or life is not confirmed counsel is asked; otherwise the apostille, from
    /// the day the Convention came into force between the two states; otherwise the consular chain.
    /// </summary>
    public static readonly ComputedFact Needed = new("document.formality", ["document.kind", "document.issued_in", "document.treaty_covers", CivilStatusPapers, "assessment.on"], facts =>
    {
        var kind = facts.CodeOf("document.kind");
        if (kind is not null && NeverLegalised.Contains(kind))
        {
            return new Code("none");
        }

        if (Issuer(facts) is not { } country)
        {
            return null;
        }

        return (country.Id == "RU" ? true : Freed(country, kind, facts)) switch
        {
            true => new Code("none"),
            false => Mark(country, facts) is { } mark ? new Code(mark) : null,
            null => null,
        };
    });

    /// <summary>
    /// The mark a paper needs without any treaty serves also where the treaty is in doubt, and a consular chain finished before the
    /// Convention came into force stays good.
    /// </summary>
    public static readonly ComputedFact Done = new("document.formality_done", ["document.formality", "document.legalised", "document.issued_in", "document.legalised_on", "assessment.on"], facts =>
    {
        var needed = facts.CodeOf("document.formality");
        if (needed == "none")
        {
            return new YesNo(true);
        }

        if (Issuer(facts) is not { } country || Mark(country, facts) is not { } mark || mark == "ask" || facts.CodeOf("document.legalised") is not { } done)
        {
            return null;
        }

        return (done, mark) switch
        {
            _ when done == mark => new YesNo(true),
            ("consular", "apostille") => facts.Date("document.legalised_on") switch
            {
                { } day when day < Day(country["apostille_from"]) => new YesNo(true),
                { } when needed is not null => new YesNo(false),
                _ => null,
            },
            _ => needed is null ? null : new YesNo(false),
        };
    });

    public static readonly ComputedFact Age = new("document.age_days_on_filing", ["document.issued_on", "filing.consular_on"], facts =>
        facts.Date("document.issued_on") is { } issued && facts.Date("filing.consular_on") is { } filed ? new Whole(DateSpan.DaysBetween(issued, filed)) : null);

    /// <summary>Whether the person the paper belongs to comes to Russia at all: the worker always, a member as stated.</summary>
    public static readonly ComputedFact PersonComes = new("document.person_comes", ["member.comes_along"], facts =>
        facts.IsWithin("principal") ? new YesNo(true) : facts.Read("member.comes_along"));

    private static ReferenceRow? Issuer(IFactSource facts) =>
        facts.CodeOf("document.issued_in") is { } issuer ? facts.Rulebook.Tables.Countries.GetValueOrDefault(issuer) : null;

    // A treaty helps while it stands on the day the paper is looked at. Treaties free all official papers or those on civil status only;
    // where the table does not tell which, or is not sure of the treaty, somebody must look into it.
    private static bool? Freed(ReferenceRow country, string? kind, IFactSource facts)
    {
        if (country["treaty"] is null || (Day(country["treaty_until"]) is { } last && facts.Date("assessment.on") is { } day && day > last))
        {
            return false;
        }

        var scope = country["treaty_scope"];
        bool? onCivilStatus = kind is not null && facts.Parameter("documents.civil-status-papers") is Codes papers ? papers.Ids.Contains(kind) : null;
        if (scope == "civil_status" && onCivilStatus is false)
        {
            return false;
        }

        return country["treaty_sure"] != "no" && (scope == "all" || onCivilStatus is true) ? true : facts.YesOrNo("document.treaty_covers");
    }

    // The mark without a treaty, on the day of the assessment.
    private static string? Mark(ReferenceRow country, IFactSource facts) =>
        country["apostille_from"] switch
        {
            null => "ask",
            "no" => "consular",
            var from => facts.Date("assessment.on") is { } day ? (Day(from) <= day ? "apostille" : "consular") : null,
        };

    private static LocalDate? Day(string? text) => text is null ? null : LocalDate.FromDateTime(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
