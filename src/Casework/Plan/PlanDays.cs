using System.Globalization;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>Days, spans and numbers of a plan as its pages write them, short: 5 Dec, 5 дек.; the year where it matters.</summary>
internal static class PlanDays
{
    private static readonly string[] MonthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] MonthsRu = ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."];

    public static string Month(int month, Language language) => (language == Language.Russian ? MonthsRu : MonthsEn)[month - 1];

    /// <summary>5 Dec 2026.</summary>
    public static string Full(LocalDate day, Language language) => string.Create(CultureInfo.InvariantCulture, $"{Short(day, language)} {day.Year}");

    /// <summary>5 Dec.</summary>
    public static string Short(LocalDate day, Language language) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month(day.Month, language)}");

    /// <summary>05.12.</summary>
    public static string Digits(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}.{day.Month:00}");

    /// <summary>5 – 12 Dec; 29 Dec – 12 Jan; one day alone where both are the same.</summary>
    public static string Span(LocalDate from, LocalDate until, Language language) =>
        from == until ? Short(until, language)
        : from.Month == until.Month && from.Year == until.Year ? string.Create(CultureInfo.InvariantCulture, $"{from.Day} – {Short(until, language)}")
        : $"{Short(from, language)} – {Short(until, language)}";

    /// <summary>1 day, 14 days.</summary>
    public static string Count(int days, Language language) => language == Language.Russian
        ? string.Create(CultureInfo.InvariantCulture, $"{days} {Wording.Plural(Math.Abs(days), "день", "дня", "дней")}")
        : string.Create(CultureInfo.InvariantCulture, $"{days} day{(days == 1 ? "" : "s")}");

    /// <summary>62 %.</summary>
    public static string Percent(double share, Language language) => share switch
    {
        > 0 and < 0.01 => language == Language.Russian ? "менее 1 %" : "under 1 %",
        < 1 and > 0.99 => language == Language.Russian ? "более 99 %" : "over 99 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, MidpointRounding.AwayFromZero)} %"),
    };
}
