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
internal sealed class AssessCommand(Surroundings here, Language language, string rules)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    // Beside a case file lie its golden results; they are no cases.
    private static readonly string[] NotCases = ["assessment.json"];

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
            return One(files[0], rulebook, on, format, isOnly: true) ? ExitCode.Done : ExitCode.UnusableInput;
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
        var failed = 0;
        void All(Action tick)
        {
            if (format == AssessFormat.Json)
            {
                here.Out.WriteLine("[");
            }

            var written = 0;
            foreach (var file in files)
            {
                if (format == AssessFormat.Json && written > 0)
                {
                    here.Out.WriteLine(",");
                }

                if (One(file, rulebook, on, format, isOnly: false))
                {
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
        }

        // The bar goes to the error stream and only to a terminal, so that output in a pipe stays clean.
        if (here.IsInteractive && !here.HasColours)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(here.Error) });
            console.Progress().AutoClear(true).Start(progress =>
            {
                var task = progress.AddTask(language == Language.Russian ? "Оценка дел" : "Assessing cases", maxValue: files.Count);
                All(() => task.Increment(1));
            });
        }
        else
        {
            All(() => { });
        }

        here.Error.WriteLine(language == Language.Russian
            ? $"hqs: оценено дел: {files.Count - failed}, непригодных: {failed}."
            : $"hqs: {files.Count - failed} assessed, {failed} unusable.");
        return failed == 0 ? ExitCode.Done : ExitCode.UnusableInput;
    }

    private bool One(string file, Rulebook rulebook, LocalDate on, AssessFormat format, bool isOnly)
    {
        if (!Opening.TryCase(here, language, file, rulebook, out var read))
        {
            return false;
        }

        var assessment = Assessment.Of(read, rulebook, on);
        var ways = WayToYes.Of(assessment);
        if (format == AssessFormat.Json)
        {
            here.Out.Write(AssessmentJson.Write(assessment, ways));
            return true;
        }

        if (!isOnly)
        {
            here.Out.WriteLine(format == AssessFormat.Markdown ? $"<!-- {file} -->" : $"──── {file}");
        }

        IPage page = format == AssessFormat.Markdown ? new MarkdownPage() : new TextPage(here.HasColours);
        new AssessmentReport(assessment, ways, language, page).Write();
        here.Out.Write(page.ToString());
        return true;
    }
}
