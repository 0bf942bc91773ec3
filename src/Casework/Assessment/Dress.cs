using Hqs.Rules;

namespace Hqs.Casework.Assessments;

/// <summary>No dress at all: for files and pipes.</summary>
public sealed class PlainDress : IDress
{
    public string Title(string text) => text;

    public string Heading(string text) => text;

    public string Status(Status status, string text) => text;

    public string Quiet(string text) => text;

    public string Bullet(string text) => "  • " + text;
}

/// <summary>Colours for a terminal; sign and word stand beside the colour, never the colour alone.</summary>
public sealed class ColourDress : IDress
{
    public string Title(string text) => $"\e[1m{text}\e[0m";

    public string Heading(string text) => $"\e[1;34m{text}\e[0m";

    public string Status(Status status, string text) => status switch
    {
        Rules.Status.Met => $"\e[32m{text}\e[0m",
        Rules.Status.NotMet => $"\e[31m{text}\e[0m",
        Rules.Status.Unknown => $"\e[33m{text}\e[0m",
        Rules.Status.NotApplicable => $"\e[90m{text}\e[0m",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public string Quiet(string text) => $"\e[90m{text}\e[0m";

    public string Bullet(string text) => "  • " + text;
}
