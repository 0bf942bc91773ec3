using System.Globalization;
using CsvHelper;

namespace Hqs.Casework.Tables;

/// <summary>
/// A table as CSV (RFC 4180). Text a spreadsheet would run as a formula gets an apostrophe in front; numbers and days keep their signs.
/// </summary>
public static class CsvText
{
    /// <summary>Begins with a byte order mark: spreadsheets take it as the sign of UTF-8, and Cyrillic stays readable.</summary>
    public static string Write(Sheet sheet)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write('\uFEFF');
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            foreach (var heading in sheet.Headings)
            {
                csv.WriteField(heading);
            }

            csv.EndRecord();
            foreach (var row in sheet.Rows)
            {
                foreach (var cell in row)
                {
                    Write(csv, cell);
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    private static void Write(CsvWriter csv, Cell cell)
    {
        if (cell.Day is { } day)
        {
            csv.WriteField(day.ToDateOnly(), "yyyy-MM-dd");
        }
        else if (cell.Number is { } number)
        {
            csv.WriteField(number, "0.00");
        }
        else
        {
            csv.WriteField(cell.Text ?? "");
        }
    }
}
