using ExcelDataReader;
using Hqs.Casework.Tables;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Tables;

/// <summary>Tables read back by other programs: the workbook by an Excel reader, the CSV by hand.</summary>
public class TablesTest
{
    private static readonly Sheet Sheet = new(
        "Duties [2026]: all / every *one* of them",
        ["Text", "Day", "Amount"],
        [
            [Cell.Of("=1+1"), Cell.Of(new LocalDate(2026, 11, 25)), Cell.Of(new Money(-123_456_05, "RUB", PayPeriod.None))],
            [Cell.Of("@SUM(A1)"), Cell.Of(new LocalDate(1985, 2, 28)), Cell.Of(0.1m)],
            [Cell.Of("-минус, \"кавычки\"\nи строка 🙂\u0007"), Cell.Of((LocalDate?)null), Cell.Of((Money?)null)],
            [Cell.Of((string?)null), Cell.Of(new LocalDate(2028, 2, 29)), Cell.Of(999_999_999_999.99m)],
        ]);

    [Fact]
    public void An_Excel_reader_finds_typed_cells_and_no_formula()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream();
        Workbook.Write(Sheet, stream);
        stream.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);

        Assert.Equal("Duties 2026 all  every one of t", reader.Name);
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, 3).Select(i => reader.FieldCount > i ? reader.GetValue(i) : null)]);
        }

        Assert.Equal(["Text", "Day", "Amount"], rows[0]);
        Assert.Equal(["=1+1", new DateTime(2026, 11, 25), -123456.05], rows[1]);
        Assert.Equal(["@SUM(A1)", new DateTime(1985, 2, 28), 0.1], rows[2]);
        Assert.Equal(["-минус, \"кавычки\"\nи строка 🙂", null, null], rows[3]);
        Assert.Equal([null, new DateTime(2028, 2, 29), 999999999999.99], rows[4]);
        Assert.Equal(5, rows.Count);
    }

    [Fact]
    public void The_package_holds_no_formula_at_all()
    {
        using var stream = new MemoryStream();
        Workbook.Write(Sheet, stream);
        stream.Position = 0;
        using var zip = new System.IO.Compression.ZipArchive(stream);
        using var part = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        var xml = part.ReadToEnd();

        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain(":f ", xml, StringComparison.Ordinal);
        Assert.Contains("-123456.05", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_CSV_cannot_run_and_negative_numbers_stay_numbers()
    {
        var csv = CsvText.Write(Sheet);

        Assert.Equal('\uFEFF', csv[0]);
        var lines = csv[1..].Split("\r\n");
        Assert.Equal("Text,Day,Amount", lines[0]);
        Assert.Equal("\"'=1+1\",2026-11-25,-123456.05", lines[1]);
        Assert.Equal("\"'@SUM(A1)\",1985-02-28,0.10", lines[2]);
        Assert.Equal("\"'-минус, \"\"кавычки\"\"\nи строка 🙂\u0007\",,", lines[3]);
        Assert.Equal(",2028-02-29,999999999999.99", lines[4]);
        Assert.Equal("", lines[5]);
    }
}
