using Hqs.Casework.Assessments;
using Hqs.Rules;
using NodaTime;
using Spectre.Console;

namespace Hqs.Cli;

internal enum AssessFormat
{
    Text,
    Json,
    Markdown,
}

/// <summary><c>hqs assess</c>: reads cases, assesses them, prints one answer after the other.</summary>
internal sealed class AssessCommand(Surroundings here, Language language, string rules, bool withTrace)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    // Beside a case file lie its golden results; they are no cases.
    private static readonly string[] NotCases = ["assessment.json", "plan.json"];

    public int Run(IReadOnlyList<string> named, LocalDate on, AssessFormat format)
    {
        if (!Opening.TryRulebook(here, language, rules, out var rulebook))
        {
            return ExitCode.BrokenRulebook;
        }

        var files = named.SelectMany(CaseFiles).ToList();
        if (files.Count == 0)
        {
            here.Error.WriteLine(language == Language.Russian ? "hqs: в названных папках нет файлов дел (.yaml, .yml, .json)." : "hqs: the folders named hold no case files (.yaml, .yml, .json).");
            return ExitCode.UnusableInput;
        }

        if (files.Count == 1)
        {
            if (Answer(files[0], rulebook, on, format) is not { } answer)
            {
                return ExitCode.UnusableInput;
            }

            here.Out.Write(answer);
            return ExitCode.Done;
        }

        return Many(files, rulebook, on, format);
    }

    private static IEnumerable<string> CaseFiles(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => Endings.Contains(Path.GetExtension(f)) && !NotCases.Contains(Path.GetFileName(f)))
            .Order(StringComparer.Ordinal)
        : [path];

    private int Many(List<string> files, Rulebook rulebook, LocalDate on, AssessFormat format)
    {
        // A terminal shows the bar first and the answers after it; a pipe gets each answer at once.
        var answers = here.OutIsTerminal ? new StringWriter() : here.Out;
        var mistakes = new StringWriter();
        var aside = new AssessCommand(here with { Out = answers, Error = mistakes }, language, rules, withTrace);
        var failed = 0;
        if (here.ErrorIsTerminal)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(here.Error) });
            console.Progress().AutoClear(true).Start(progress =>
            {
                var task = progress.AddTask(language == Language.Russian ? "Оценка дел" : "Assessing cases", maxValue: files.Count);
                failed = aside.Each(files, rulebook, on, format, () => task.Increment(1));
            });
        }
        else
        {
            failed = aside.Each(files, rulebook, on, format, () => { });
        }

        if (here.OutIsTerminal)
        {
            here.Out.Write(answers);
        }

        here.Error.Write(mistakes);
        here.Error.WriteLine(language == Language.Russian
            ? $"hqs: оценено дел: {files.Count - failed}, непригодных: {failed}."
            : $"hqs: {files.Count - failed} assessed, {failed} unusable.");
        return failed == 0 ? ExitCode.Done : ExitCode.UnusableInput;
    }

    private int Each(List<string> files, Rulebook rulebook, LocalDate on, AssessFormat format, Action tick)
    {
        var (failed, written) = (0, 0);
        if (format == AssessFormat.Json)
        {
            here.Out.WriteLine("[");
        }

        foreach (var file in files)
        {
            if (Answer(file, rulebook, on, format) is { } answer)
            {
                here.Out.Write((format, written) switch
                {
                    (AssessFormat.Json, > 0) => "," + Environment.NewLine + answer,
                    (AssessFormat.Json, _) => answer,
                    (AssessFormat.Markdown, _) => $"<!-- {file} -->{Environment.NewLine}{answer}",
                    _ => $"──── {file}{Environment.NewLine}{answer}",
                });
                written++;
            }
            else
            {
                failed++;
            }

            tick();
        }

        if (format == AssessFormat.Json)
        {
            here.Out.WriteLine("]");
        }

        return failed;
    }

    /// <summary>The answer for one case file, or null when the file cannot be used.</summary>
    private string? Answer(string file, Rulebook rulebook, LocalDate on, AssessFormat format)
    {
        if (!Opening.TryCase(here, language, file, rulebook, out var read))
        {
            return null;
        }

        var assessment = Assessment.Of(read, rulebook, on);
        var ways = WayToYes.Of(assessment);
        if (format == AssessFormat.Json)
        {
            return AssessmentJson.Write(assessment, ways, withTrace);
        }

        IPage page = format == AssessFormat.Markdown ? new MarkdownPage() : new TextPage(here.HasColours);
        new AssessmentReport(assessment, ways, language, page).Write();
        return page.ToString();
    }
}
