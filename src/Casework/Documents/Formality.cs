using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;
using DateSpan = NodaTime.Period;

namespace Hqs.Casework.Documents;

/// <summary>What a foreign paper needs before Russia takes it, from the table of states.</summary>
public static class Formality
{
    // Identity papers are taken as they are, only translated.
    private static readonly string[] NeverLegalised = ["passport", "previous_passport", "passport_copy"];

    /// <summary>
    /// A treaty frees from everything; otherwise the apostille, from the day the Convention came into force between the two states;
    /// otherwise the consular chain. The day is that of the legalisation, or of the assessment while it is still to be done.
    /// </summary>
    public static readonly ComputedFact Needed = new("document.formality", ["document.kind", "document.issued_in", "document.legalised_on", "assessment.on"], facts =>
    {
        if (facts.CodeOf("document.kind") is { } kind && NeverLegalised.Contains(kind))
        {
            return new Code("none");
        }

        return facts.CodeOf("document.issued_in") is { } issuer && facts.Rulebook.Tables.Countries.TryGetValue(issuer, out var country) && (facts.Date("document.legalised_on") ?? facts.Date("assessment.on")) is { } day
            ? new Code(Of(country, day))
            : null;
    });

    public static readonly ComputedFact Done = new("document.formality_done", ["document.formality", "document.legalised"], facts =>
        facts.CodeOf("document.formality") switch
        {
            null or "ask" => null,
            "none" => new YesNo(true),
            var needed => facts.CodeOf("document.legalised") is { } done ? new YesNo(done == needed) : null,
        });

    public static readonly ComputedFact Age = new("document.age_days_on_filing", ["document.issued_on", "filing.consular_on"], facts =>
        facts.Date("document.issued_on") is { } issued && facts.Date("filing.consular_on") is { } filed ? new Whole(DateSpan.DaysBetween(issued, filed)) : null);

    /// <summary>Whether the person the paper belongs to comes to Russia at all: the worker always, a member as stated.</summary>
    public static readonly ComputedFact PersonComes = new("document.person_comes", ["member.comes_along"], facts =>
        facts.IsWithin("principal") ? new YesNo(true) : facts.Read("member.comes_along"));

    /// <summary>none, apostille, consular, or ask when the table tells neither.</summary>
    public static string Of(ReferenceRow country, LocalDate day)
    {
        if (country.Id == "RU" || country["treaty"] is not null)
        {
            return "none";
        }

        return country["apostille_from"] switch
        {
            null => "ask",
            "no" => "consular",
            var from => DateTime.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture) <= day.ToDateTimeUnspecified() ? "apostille" : "consular",
        };
    }
}
