using System.Globalization;
using NodaTime;

namespace Hqs.Casework.Tests.Documents;

/// <summary>What the research says of the papers of one state, read from its own table beside this file and not from the rulebook.</summary>
public sealed record StateRow(string Code, string Name, string Treaty, LocalDate? TreatyLastDay, string Sure, string Apostille, string Objection)
{
    private const string Folder = "tests/Casework.Tests/Documents";

    public static IReadOnlyList<StateRow> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, Folder, "legalisation.tsv")).Where(l => !l.StartsWith('#')).Skip(1).Select(Of)];

    /// <summary>
    /// nothing, apostille or consular; with “treaty or” before it where only a person who reads the treaty can tell, and the mark that
    /// serves whatever the treaty says.
    /// </summary>
    public string Answer(string paper, LocalDate day)
    {
        if (Apostille == "home")
        {
            return "nothing";
        }

        var mark = Apostille != "no" && Objection.Length == 0 && Date(Apostille) <= day ? "apostille" : "consular";
        if (Treaty.Length == 0 || TreatyLastDay < day)
        {
            return mark;
        }

        // Every treaty covers papers on civil status; the one of Minsk and nothing else is recorded as covering all official papers.
        var (civilPaper, onlyCivil) = (paper == "marriage_certificate", Treaty.Contains("civil-status", StringComparison.Ordinal));
        if (onlyCivil && !civilPaper)
        {
            return mark;
        }

        var doubtful = Sure != "yes" || Treaty.Contains("check scope", StringComparison.Ordinal) || Treaty.Contains("disputed", StringComparison.Ordinal);
        return !doubtful && (civilPaper || Treaty.StartsWith("Minsk", StringComparison.Ordinal)) ? "nothing" : "treaty or " + mark;
    }

    public override string ToString() => Code;

    private static StateRow Of(string line) => line.Split('\t') is [var code, var name, var treaty, var last, var sure, var apostille, var objection]
        ? new(code, name, treaty, last.Length == 0 ? null : Date(last), sure, apostille, objection)
        : throw new InvalidDataException($"Not seven columns: {line}");

    private static LocalDate Date(string text) => LocalDate.FromDateTime(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
