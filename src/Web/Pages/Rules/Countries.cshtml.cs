using Hqs.Rules;
using Hqs.Rules.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>The table of countries: entry without a visa, electronic visa, apostille, treaties.</summary>
public sealed class CountriesModel(RulebookNow rules, Today today, Reader reader) : RulebookPage(rules, today)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<ReferenceRow> Rows { get; private set; } = [];

    public ILookup<string?, ReferenceRow> Posts => Rulebook.Tables.Posts.Values.ToLookup(p => p["country"]);

    public void OnGet() => Rows = [.. Rulebook.Tables.Countries.Values.Where(r => Holds(r, Text)).OrderBy(r => r.Name.In(reader.Language), StringComparer.Ordinal)];

    public static bool Holds(ReferenceRow row, string? text) => string.IsNullOrWhiteSpace(text) || row.Also.Append(row.Id).Append(row.Name.En).Append(row.Name.Ru).Any(n => n.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>An attribute of a country or post in words; what the table leaves out is not known.</summary>
    public static string Shown(ReferenceRow row, string attribute, Reader reader) => (attribute, row[attribute]) switch
    {
        (_, null) => reader.T("not known", "не известно"),
        (_, "no") => reader.T("no", "нет"),
        (_, "yes") => reader.T("yes", "да"),
        ("visa_free", var days) => reader.T($"{days} days", $"{days} дн."),
        ("treaty_scope", "all") => reader.T("all papers", "все документы"),
        ("treaty_scope", "civil_status") => reader.T("civil-status papers", "документы ЗАГС"),
        ("accepts", "residents") => reader.T("citizens and residents of the country", "граждан и резидентов страны"),
        ("accepts", "citizens") => reader.T("citizens of the country", "граждан страны"),
        ("accepts", "anyone") => reader.T("anyone", "всех"),
        ("confidence", "H") => reader.T("well supported", "хорошо подтверждено"),
        ("confidence", "M") => reader.T("one good source", "один хороший источник"),
        ("confidence", "L") => reader.T("◐ not confirmed", "◐ не подтверждено"),
        (_, var other) when ValueReader.ReadDate(other) is { } day => reader.Day(day.Date),
        (_, var other) => other,
    };

    public static Words Label(string attribute) => attribute switch
    {
        "visa_free" => new("Entry without a visa", "Въезд без визы"),
        "visa_free_from" => new("Without a visa from", "Без визы с"),
        "visa_free_until" => new("Without a visa until", "Без визы до"),
        "visa_free_visits_only" => new("Without a visa for visits only, not for work", "Без визы только для визитов, не для работы"),
        "evisa" => new("Electronic visa", "Электронная виза"),
        "cis" => new("Member of the CIS", "Участник СНГ"),
        "apostille_from" => new("Apostille, in force with Russia from", "Апостиль, действует с Россией с"),
        "treaty" => new("Treaty on documents", "Договор о документах"),
        "treaty_scope" => new("The treaty covers", "Договор охватывает"),
        "treaty_sure" => new("Scope and life of the treaty confirmed", "Объём и действие договора подтверждены"),
        "treaty_until" => new("Treaty at the latest until", "Договор самое позднее до"),
        "confidence" => new("How sure this is", "Насколько это надёжно"),
        "territories" => new("Territories", "Территории"),
        "accepts" => new("Takes applications from", "Принимает заявления от"),
        "biometrics" => new("Fingerprints taken", "Снимает отпечатки"),
        "city" => new("City", "Город"),
        "website" => new("Website", "Сайт"),
        _ => Words.Same(attribute),
    };
}
