using System.Globalization;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>Calendar quarters: named <c>2026-Q4</c>, first and last day included.</summary>
public static class Quarters
{
    public static LocalDate FirstDay(LocalDate day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);

    public static LocalDate LastDay(LocalDate day) => FirstDay(day).PlusMonths(3).PlusDays(-1);

    public static string Name(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}-Q{((day.Month - 1) / 3) + 1}");

    /// <summary>The first day of the quarter so named, or null for any other name.</summary>
    public static LocalDate? Named(string name) => name.Length == 7 && name[4..6] == "-Q"
        && int.TryParse(name[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && name[6] is >= '1' and <= '4'
        ? new LocalDate(year, ((name[6] - '1') * 3) + 1, 1)
        : null;
}
