using Hqs.Rules;
using NodaTime;

namespace Hqs.Cli;

/// <summary>What a command may touch outside the program: the day, the two streams, and where the rules lie. The clock enters only here.</summary>
public sealed record Surroundings(TextWriter Out, TextWriter Error, bool OutIsTerminal, bool HasColours, bool ErrorIsTerminal, LocalDate Today, string RulesFolder, Language Language)
{
    public static Surroundings Real()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var today = LocalDate.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var terminal = !Console.IsOutputRedirected;
        var colours = terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var root = Environment.GetEnvironmentVariable("HQS_ROOT") ?? Directory.GetCurrentDirectory();
        var russian = (Environment.GetEnvironmentVariable("HQS_LANG") ?? Environment.GetEnvironmentVariable("LANG") ?? "").StartsWith("ru", StringComparison.OrdinalIgnoreCase);
        return new(Console.Out, Console.Error, terminal, colours, !Console.IsErrorRedirected, today, Path.Combine(root, "rules"), russian ? Language.Russian : Language.English);
    }
}

/// <summary>How a command ends.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Usage = 1;

    /// <summary>The case file cannot be used; nothing was assessed.</summary>
    public const int UnusableInput = 2;

    /// <summary>The rulebook cannot be used.</summary>
    public const int BrokenRulebook = 3;
}
