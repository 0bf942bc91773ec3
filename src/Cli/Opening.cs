using System.Diagnostics.CodeAnalysis;
using System.Text;
using Hqs.Casework;
using Hqs.Casework.Cases;
using Hqs.Casework.Tables;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Cli;

/// <summary>Opens the rulebook and case files, and prints what is wrong with them.</summary>
internal static class Opening
{
    public static bool TryRulebook(Surroundings here, Language language, string folder, [NotNullWhen(true)] out Rulebook? rulebook)
    {
        try
        {
            rulebook = ReliedOn.Load(folder);
            return true;
        }
        catch (RulebookException e)
        {
            Print(here, language, e.Problems);
            here.Error.WriteLine(language == Language.Russian
                ? $"hqs: свод правил непригоден, ошибок: {e.Problems.Count}. Дела не оценивались."
                : $"hqs: the rulebook cannot be used, {Count(e.Problems.Count, "mistake")}. Nothing was assessed.");
            rulebook = null;
            return false;
        }
    }

    public static bool TryCase(Surroundings here, Language language, string path, Rulebook rulebook, [NotNullWhen(true)] out Case? read)
    {
        read = null;
        if (TryText(here, language, path) is not { } text)
        {
            return false;
        }

        var reading = CaseFile.Read(text, path == "-" ? "<stdin>" : path, rulebook);
        Print(here, language, reading.Problems);
        if (reading.Problems.Count > 0)
        {
            here.Error.WriteLine(language == Language.Russian
                ? $"hqs: {path}: ошибок: {reading.Problems.Count}; дело не оценивалось."
                : $"hqs: {path}: {Count(reading.Problems.Count, "mistake")}; the case was not assessed.");
        }

        read = reading.Case;
        return read is not null;
    }

    private static string? TryText(Surroundings here, Language language, string path)
    {
        try
        {
            return path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            here.Error.WriteLine(language == Language.Russian
                ? $"hqs: файл «{path}» не читается. Проверьте имя и права доступа."
                : $"hqs: “{path}” cannot be read. Check its name and your permission to read it.");
            return null;
        }
    }

    /// <summary>Prints a text, or writes it to the file named.</summary>
    public static int Deliver(Surroundings here, Language language, string text, string? output)
    {
        if (output is null)
        {
            here.Out.Write(text);
            return ExitCode.Done;
        }

        return TryWrite(here, language, output, stream => stream.Write(Encoding.UTF8.GetBytes(text))) ? ExitCode.Done : ExitCode.UnusableInput;
    }

    /// <summary>A table as CSV to the output, or as a workbook to the file named: a terminal cannot hold one.</summary>
    public static int Deliver(Surroundings here, Language language, Sheet sheet, bool asWorkbook, string? output)
    {
        if (!asWorkbook)
        {
            return Deliver(here, language, CsvText.Write(sheet), output);
        }

        if (output is null)
        {
            here.Error.WriteLine(language == Language.Russian ? "hqs: таблица xlsx пишется в файл; укажите --output ИМЯ.xlsx." : "hqs: an xlsx table is written to a file; add --output NAME.xlsx.");
            return ExitCode.Usage;
        }

        return TryWrite(here, language, output, stream => Workbook.Write(sheet, stream)) ? ExitCode.Done : ExitCode.UnusableInput;
    }

    /// <summary>Writes a whole file or nothing: a file half written would be taken for a result.</summary>
    private static bool TryWrite(Surroundings here, Language language, string path, Action<Stream> write)
    {
        using var whole = new MemoryStream();
        write(whole);
        try
        {
            File.WriteAllBytes(path, whole.ToArray());
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            here.Error.WriteLine(language == Language.Russian
                ? $"hqs: файл «{path}» не записывается. Проверьте папку и права доступа."
                : $"hqs: “{path}” cannot be written. Check its folder and your permission to write there.");
            return false;
        }
    }

    public static void Print(Surroundings here, Language language, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            here.Error.WriteLine($"{problem.Place}: {problem.Says.In(language)}");
        }
    }

    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
