using System.Collections.Immutable;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tables;

/// <summary>A table as a person opens it in a spreadsheet: headings, and rows of typed cells as long as the headings.</summary>
public sealed record Sheet(string Name, ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<Cell>> Rows);

/// <summary>One cell: text, a day, or an exact number. An empty cell holds none of them.</summary>
public readonly record struct Cell
{
    public string? Text { get; private init; }
    public LocalDate? Day { get; private init; }
    public decimal? Number { get; private init; }

    public static Cell Of(string? text) => new() { Text = text };

    public static Cell Of(LocalDate? day) => new() { Day = day };

    public static Cell Of(decimal? number) => new() { Number = number };

    /// <summary>The amount in units of its currency, which stands in a column of its own.</summary>
    public static Cell Of(Money? amount) => new() { Number = amount is null ? null : (decimal)amount.Minor / Money.MinorPerUnit };
}
