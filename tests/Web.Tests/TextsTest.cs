using System.Text;
using System.Text.RegularExpressions;

namespace Hqs.Web.Tests;

/// <summary>No page says anything in one language only: words stand in R.T(en, ru), where the compiler asks for both.</summary>
public sealed partial class TextsTest
{
    // Names of formats and of the product read the same in both languages.
    private static readonly HashSet<string> Same = ["HQS", "Desk", "CSV", "English", "UTC", "ICS", "Excel", "Русский"];

    // Lines of code inside a loop stand between tags too; no sentence of ours holds these.
    private static readonly System.Buffers.SearchValues<char> Code = System.Buffers.SearchValues.Create("=;(){}[]|&_");

    [Fact]
    public void Every_word_of_every_page_comes_from_a_text_in_both_languages()
    {
        var root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)];
        var alone = Directory.EnumerateFiles(Path.Combine(root, "src", "Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Words(File.ReadAllText(file)).Select(word => $"{Path.GetFileName(file)}: {word}")).ToList();

        Assert.Empty(alone);
    }

    private static IEnumerable<string> Words(string page)
    {
        // Code blocks and expressions out, then what stands between tags and in the attributes people hear.
        var text = WithoutCode(Heads().Replace(page, ""));
        return Between().Matches(text).Concat(Heard().Matches(text)).Where(m => !m.Groups[1].Value.AsSpan().ContainsAny(Code)).SelectMany(m => Word().Matches(m.Groups[1].Value).Select(w => w.Value)).Where(w => !Same.Contains(w));
    }

    // From each @ to the end of its expression: a name with dots, then brackets as long as they follow.
    private static string WithoutCode(string page)
    {
        var text = new StringBuilder();
        for (var i = 0; i < page.Length; i++)
        {
            if (page[i] != '@')
            {
                text.Append(page[i]);
                continue;
            }

            for (i++; i < page.Length;)
            {
                var opens = page[i] is '(' or '[' || (page[i] == '{' && page[i - 1] == '@') || (page[i] == ' ' && i + 1 < page.Length && page[i + 1] == '(');
                if (opens)
                {
                    i = AfterBrackets(page, i);
                }
                else if (char.IsLetterOrDigit(page[i]) || page[i] is '.' or '_' or '!' or '?')
                {
                    i++;
                }
                else
                {
                    break;
                }
            }

            i--;
        }

        return text.ToString();
    }

    private static int AfterBrackets(string page, int i)
    {
        var depth = 0;
        do
        {
            depth += page[i] is '(' or '[' or '{' ? 1 : page[i] is ')' or ']' or '}' ? -1 : 0;
            i++;
        }
        while ((depth > 0 || page[i - 1] == ' ') && i < page.Length);
        return i;
    }

    [GeneratedRegex(@"^@(page|model|using|inject|namespace|addTagHelper)[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Heads();

    [GeneratedRegex(@">([^<>@{}]*[A-Za-zА-я][^<>@{}]*)<")]
    private static partial Regex Between();

    [GeneratedRegex("(?:aria-label|title|placeholder|alt)=\"([^\"]+)\"")]
    private static partial Regex Heard();

    [GeneratedRegex("[A-Za-zА-Яа-яЁё]{3,}")]
    private static partial Regex Word();
}
