using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace Hqs.Casework.Tables;

/// <summary>A table as an Excel workbook of one sheet: text as text (never a formula), days and amounts as such, a heading row that stays.</summary>
public static class Workbook
{
    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Date = 2;
    private const uint Amount = 3;
    private const uint Wrapped = 4;
    private const int LongestName = 31;

    // Excel counts days from here, having taken 1900 for a leap year.
    private static readonly LocalDate DayZero = new(1899, 12, 30);

    public static void Write(Sheet sheet, Stream stream)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var part = workbook.AddNewPart<WorksheetPart>();
        var rows = new SheetData(Row(sheet.Headings.Select(h => Text(h, Heading))));
        foreach (var row in sheet.Rows)
        {
            rows.Append(Row(row.Select(Of)));
        }

        part.Worksheet = new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            Columns(sheet),
            rows);
        workbook.Workbook.Append(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = Name(sheet.Name) }));
    }

    private static Row Row(IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> cells) => new(cells);

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Of(Cell cell) => cell switch
    {
        { Day: { } day } => Number(Period.DaysBetween(DayZero, day), Date),
        { Number: { } number } => Number(number, Amount),
        { Text: { Length: > 0 } text } => Text(text, Wrapped),
        _ => new() { StyleIndex = Plain },
    };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Text(string text, uint style) => new(new InlineString(new Text(Readable(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Number(decimal number, uint style) => new(new CellValue(number.ToString(CultureInfo.InvariantCulture)))
    {
        DataType = CellValues.Number,
        StyleIndex = style,
    };

    // XML has no place for control characters.
    private static string Readable(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));

    // Excel refuses some characters in the name of a sheet, and names longer than 31.
    private static string Name(string name)
    {
        var allowed = string.Concat(name.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        return allowed.Length > LongestName ? allowed[..LongestName] : allowed;
    }

    // As wide as the longest text, up to a width one can still read across.
    private static Columns Columns(Sheet sheet) => new(sheet.Headings.Select((heading, i) => new Column
    {
        Min = (uint)i + 1,
        Max = (uint)i + 1,
        Width = Math.Clamp(sheet.Rows.Select(r => r[i].Text?.Length ?? 12).Append(heading.Length).Max() + 2, 12, 60),
        CustomWidth = true,
    }));

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0.00" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}
