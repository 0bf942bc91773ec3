using System.CommandLine;
using System.CommandLine.Parsing;
using Hqs.Rules;
using Hqs.Rules.Reading;
using NodaTime;

namespace Hqs.Cli;

/// <summary>The commands and their options.</summary>
public static class CommandLine
{
    public static RootCommand Build(Surroundings here)
    {
        var language = new Option<Language>("--lang")
        {
            Description = "Language of the answer: en or ru.",
            HelpName = "en|ru",
            Recursive = true,
            DefaultValueFactory = _ => here.Language,
            CustomParser = result => Token(result) switch
            {
                "en" => Language.English,
                "ru" => Language.Russian,
                var other => Fail(result, $"--lang is en or ru, not “{other}”.", Language.English),
            },
        };
        var rules = new Option<string>("--rules") { Description = "Folder of the rulebook.", Recursive = true, DefaultValueFactory = _ => here.RulesFolder };

        var root = new RootCommand("HQS Desk: Russia's Highly Qualified Specialist route, from a case file to an answer with its reasons. It informs and organises; it is not legal advice.");
        root.Options.Add(language);
        root.Options.Add(rules);
        root.Subcommands.Add(Assess(here, language, rules));
        root.Subcommands.Add(Ask(here, language, rules));
        root.Subcommands.Add(Checklist(here, language, rules));
        root.Subcommands.Add(OfOneCase(here, "pay", "Tests the pay of every quarter against the minimum, forecasts the one that runs, and compares with the tax report.", ["csv", "xlsx"], (parsed, file, on, format, output) => new PayCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Pay(file, on, format, output)));
        root.Subcommands.Add(OfOneCase(here, "counters", "Counts days: in Russia, abroad, without registration, left on papers, and the day each count ends.", [], (parsed, file, on, format, output) => new PayCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Count(file, on, format, output)));
        root.Subcommands.Add(Plan(here, language, rules));
        root.Subcommands.Add(Duties(here, language, rules));
        root.Subcommands.Add(RulesCommands(here, language, rules));
        root.Subcommands.Add(Schema(here, language, rules));
        root.Subcommands.Add(Export(here, language, rules));
        return root;
    }

    private static Command Assess(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var files = new Argument<string[]>("FILE") { Description = "Case files (YAML or JSON), folders of them, or - for standard input.", Arity = ArgumentArity.OneOrMore, Validators = { NoOption } };
        var on = On(here);
        var format = new Option<AssessFormat>("--format")
        {
            Description = "text, json or markdown.",
            CustomParser = result => Token(result) switch
            {
                "text" => AssessFormat.Text,
                "json" => AssessFormat.Json,
                "markdown" or "md" => AssessFormat.Markdown,
                var other => Fail(result, $"--format is text, json or markdown, not “{other}”.", AssessFormat.Text),
            },
        };
        var trace = new Option<bool>("--trace") { Description = "With --format json: how each finding came about." };
        var command = new Command("assess", "Says whether the HQS route is possible, why, on which article, and what has still to be found out.") { files, on, format, trace };
        command.SetAction(parsed => new AssessCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!, parsed.GetValue(trace)).Run(parsed.GetValue(files)!, parsed.GetValue(on), parsed.GetValue(format)));
        return command;
    }

    private static Option<LocalDate> On(Surroundings here) => new("--on")
    {
        Description = "Assess as of this day (2026-11-23); today when left out.",
        DefaultValueFactory = _ => here.Today,
        CustomParser = result => ValueReader.ReadDate(Token(result)) is { } day ? day.Date : Fail(result, $"--on takes a day written as 2026-11-23, not “{Token(result)}”.", here.Today),
    };

    private static Command Ask(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var question = new Argument<string[]>("QUESTION") { Description = "A question in your own words, English or Russian.", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--case") { Description = "Case file to answer for." };
        var on = On(here);
        var command = new Command("ask", "Answers a question people ask, in general and for a case.") { question, file, on };
        command.SetAction(parsed =>
        {
            // A question in Russian is answered in Russian unless another language is asked for.
            var asked = string.Join(' ', parsed.GetValue(question)!);
            var chosen = parsed.GetResult(language) is null or { Implicit: true } && asked.Any(c => c is >= 'Ѐ' and <= 'ӿ') ? Language.Russian : parsed.GetValue(language);
            return new AskCommand(here, chosen, parsed.GetValue(rules)!).Ask(asked, parsed.GetValue(file), parsed.GetValue(on));
        });
        return command;
    }

    private static Command Checklist(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var file = new Argument<string>("FILE") { Description = "Case file, or - for standard input.", Validators = { NoOption } };
        var occasion = new Option<string>("--for") { Description = "pre-application, submission, interview, arrival, extension or refusal.", Required = true };
        occasion.AcceptOnlyFromAmong([.. Casework.Assessments.Checklist.Occasions.Select(o => o.Replace('_', '-'))]);
        var on = On(here);
        var format = new Option<string>("--format") { Description = "text or markdown.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown");
        var command = new Command("checklist", "Prints a checklist of this case for one occasion.") { file, occasion, on, format };
        command.SetAction(parsed => new AskCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Checklist(parsed.GetValue(file)!, parsed.GetValue(occasion)!.Replace('-', '_'), parsed.GetValue(on), parsed.GetValue(format) == "markdown"));
        return command;
    }

    private static Option<string?> Output() => new("--output") { Description = "File to write instead of standard output." };

    private static Command OfOneCase(Surroundings here, string name, string description, string[] tables, Func<ParseResult, string, LocalDate, string, string?, int> run)
    {
        var file = new Argument<string>("FILE") { Description = "Case file, or - for standard input.", Validators = { NoOption } };
        var on = On(here);
        string[] formats = ["text", "json", .. tables];
        var format = new Option<string>("--format") { Description = $"{string.Join(", ", formats[..^1])} or {formats[^1]}.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(formats);
        var output = Output();
        var command = new Command(name, description) { file, on, format, output };
        command.SetAction(parsed => run(parsed, parsed.GetValue(file)!, parsed.GetValue(on), parsed.GetValue(format)!, parsed.GetValue(output)));
        return command;
    }

    private static Command Plan(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var file = new Argument<string>("FILE") { Description = "Case file, or - for standard input.", Validators = { NoOption } };
        var startBy = new Option<LocalDate?>("--start-by")
        {
            Description = "Wished first day of work (2027-03-01); the one the case states when left out.",
            CustomParser = result => ValueReader.ReadDate(Token(result)) is { } day ? day.Date : Fail<LocalDate?>(result, $"--start-by takes a day written as 2027-03-01, not “{Token(result)}”.", null),
        };
        var on = On(here);
        var format = new Option<string>("--format") { Description = "text, json, svg (a timeline) or ics (calendar).", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "svg", "ics");
        var output = Output();
        var command = new Command("plan", "Plans the way to the first day of work: dates, the chance to make the wished one, and what slips when something is late.") { file, startBy, on, format, output };
        command.SetAction(parsed => new PlanCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Run(parsed.GetValue(file)!, parsed.GetValue(startBy), parsed.GetValue(on), parsed.GetValue(format)!, parsed.GetValue(output)));
        return command;
    }

    private static Command Duties(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var file = new Argument<string>("FILE") { Description = "Case file, or - for standard input.", Validators = { NoOption } };
        var on = On(here);
        var format = new Option<string>("--format") { Description = "text, markdown, json, ics (calendar), csv or xlsx.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "json", "ics", "csv", "xlsx");
        var output = Output();
        var who = new Option<string?>("--who") { Description = "Only the duties of employer, worker, family or host." };
        var of = new Option<string?>("--of") { Description = "Only what is about this person: principal, or a member's id." };
        who.AcceptOnlyFromAmong("employer", "worker", "family", "host");
        var command = new Command("duties", "Says who owes what to whom by when, how each date was counted, and what a miss costs.") { file, on, format, output, who, of };
        command.SetAction(parsed => new DutiesCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Run(parsed.GetValue(file)!, parsed.GetValue(on), parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(who), parsed.GetValue(of)));
        return command;
    }

    private static Command RulesCommands(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var check = new Command("check", "Checks the whole rulebook: sources, time, texts, use, examples.");
        check.SetAction(parsed => new RulesCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Check());

        var id = new Argument<string?>("ID") { Description = "Rule, fact or question, such as salary.minimum-standard.", Arity = ArgumentArity.ZeroOrOne, Validators = { NoOption } };
        var source = new Option<string?>("--source") { Description = "Every rule that rests on this source: fz-115 or fz-115:13.2." };
        var explain = new Command("explain", "Shows a rule with its history, sources and examples, or every rule that rests on a source.") { id, source };
        explain.SetAction(parsed => new RulesCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Explain(parsed.GetValue(id), parsed.GetValue(source)));

        return new Command("rules", "Checks and explains the rulebook.") { check, explain };
    }

    private static Command Schema(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var what = new Argument<string>("WHAT") { Description = "case" };
        what.AcceptOnlyFromAmong("case");
        var format = new Option<string>("--format") { Description = "json (JSON Schema, for editors) or markdown (the reference).", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "markdown");
        var command = new Command("schema", "Prints what a case file may hold.") { what, format };
        command.SetAction(parsed => new CaseCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Schema(parsed.GetValue(format) == "markdown"));
        return command;
    }

    private static Command Export(Surroundings here, Option<Language> language, Option<string> rules)
    {
        var file = new Argument<string>("FILE") { Description = "Case file, or - for standard input.", Validators = { NoOption } };
        var format = new Option<string>("--format") { Description = "yaml or json.", DefaultValueFactory = _ => "yaml" };
        format.AcceptOnlyFromAmong("yaml", "json");
        var command = new Command("export", "Writes a case file out complete: every statement with its origin, every key not yet known left empty.") { file, format };
        command.SetAction(parsed => new CaseCommand(here, parsed.GetValue(language), parsed.GetValue(rules)!).Export(parsed.GetValue(file)!, parsed.GetValue(format) == "json"));
        return command;
    }

    // A mistyped option would otherwise be taken for the name of a file.
    private static void NoOption(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value is ['-', _, ..]))
        {
            result.AddError($"There is no option {token.Value}; see --help.");
        }
    }

    private static string Token(ArgumentResult result) => result.Tokens[0].Value;

    private static T Fail<T>(ArgumentResult result, string message, T instead)
    {
        result.AddError(message);
        return instead;
    }
}
