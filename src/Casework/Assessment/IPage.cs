using System.Globalization;
using System.Text;
using Hqs.Rules;

namespace Hqs.Casework.Assessments;

/// <summary>Where a report is written: a terminal or plain file, or Markdown. It lays out; it decides nothing.</summary>
public interface IPage
{
    void Title(string text);

    void Line(string text);

    void Quiet(string text);

    void Gap();

    void Heading(string text);

    void Verdict(Status status, string word, string title, string says);

    void Item(Status status, string word, string title, string says);

    /// <summary>A line that belongs to the item or verdict above.</summary>
    void Detail(string text, bool quiet = false);

    void Trace(int depth, string text);

    void Numbered(int number, string text);

    void Bullet(string text);

    /// <summary>A line under a bullet.</summary>
    void Under(string text);

    void Note(string text);
}

/// <summary>Text of a fixed width, with colours only where asked. Sign and word stand beside a colour, never the colour alone.</summary>
public sealed class TextPage(bool hasColours) : IPage
{
    private const int Width = 100;
    private const int WordWidth = 18;
    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    public void Title(string title) => Write(title, "", "1");

    public void Line(string line) => Write(line, "");

    public void Quiet(string line) => Write(line, "", "90");

    public void Gap() => text.Append('\n');

    public void Heading(string heading)
    {
        Gap();
        Write(heading, "", "1;34");
    }

    public void Verdict(Status status, string word, string title, string says)
    {
        Gap();
        text.Append(Colour(word, Of(status))).Append(" — ").Append(title).Append('\n');
        Write(says, "  ");
    }

    public void Item(Status status, string word, string title, string says)
    {
        text.Append("  ").Append(Colour(word, Of(status))).Append(' ', Math.Max(1, WordWidth - 2 - word.Length));
        Write(title, new string(' ', WordWidth), continued: true);
        if (says != title)
        {
            Write(says, new string(' ', WordWidth));
        }
    }

    public void Detail(string line, bool quiet = false) => Write(line, "      ", quiet ? "90" : null);

    public void Trace(int depth, string line) => Write(line, new string(' ', 6 + (2 * depth)), hanging: 2);

    public void Numbered(int number, string line) => Write(string.Create(CultureInfo.InvariantCulture, $"{number}. {line}"), "  ", hanging: 3);

    public void Bullet(string line) => Write("• " + line, "  ", hanging: 2);

    public void Under(string line) => Write(line, "    ");

    public void Note(string line) => Write(line, "", "90");

    private static string Of(Status status) => status switch
    {
        Status.Met => "32",
        Status.NotMet => "31",
        Status.Unknown => "33",
        Status.NotApplicable => "90",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private string Colour(string line, string? code) => hasColours && code is not null ? $"\e[{code}m{line}\e[0m" : line;

    private void Write(string words, string indent, string? colour = null, int hanging = 0, bool continued = false)
    {
        var line = new StringBuilder();
        var first = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width - indent.Length - (first ? 0 : hanging))
            {
                Flush();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Flush();

        void Flush()
        {
            var lead = first ? continued ? "" : indent : indent + new string(' ', hanging);
            text.Append(lead).Append(Colour(line.ToString(), colour)).Append('\n');
            line.Clear();
            first = false;
        }
    }
}

/// <summary>Markdown, for tickets, wikis and mail. What came from a case file is escaped.</summary>
public sealed class MarkdownPage : IPage
{
    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    public void Title(string title) => Add($"# {Escaped(title)}\n");

    public void Line(string line) => Add($"{Escaped(line)}\n");

    public void Quiet(string line) => Add($"_{Escaped(line)}_\n");

    public void Gap() => text.Append('\n');

    public void Heading(string heading) => Add($"\n## {Escaped(heading)}\n");

    public void Verdict(Status status, string word, string title, string says) => Add($"\n**{word} — {Escaped(title)}**\n\n{Escaped(says)}\n");

    public void Item(Status status, string word, string title, string says) => text.Append(says == title ? $"- **{word}** {Escaped(title)}\n" : $"- **{word}** {Escaped(title)}  \n  {Escaped(says)}\n");

    public void Detail(string line, bool quiet = false) => text.Append(quiet ? $"  - _{Escaped(line)}_\n" : $"  - {Escaped(line)}\n");

    public void Trace(int depth, string line) => text.Append(' ', 2 + (2 * depth)).Append($"- {Escaped(line)}\n");

    public void Numbered(int number, string line) => text.Append(CultureInfo.InvariantCulture, $"{number}. {Escaped(line)}\n");

    public void Bullet(string line) => text.Append($"- {Escaped(line)}\n");

    public void Under(string line) => text.Append($"  - {Escaped(line)}\n");

    public void Note(string line) => Add($"_{Escaped(line)}_\n");

    private void Add(string block) => text.Append(block).Append('\n');

    private static string Escaped(string plain)
    {
        var escaped = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|')
            {
                escaped.Append('\\');
            }

            escaped.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return escaped.ToString();
    }
}
