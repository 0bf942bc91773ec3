using System.Text;
using System.Text.RegularExpressions;

namespace Hqs.Web.Tests;

/// <summary>
/// No page says anything in one language only: words stand in R.T(en, ru), where the compiler asks for both. Looked for in the
/// source, where nothing is forgotten that no page shows today, and on the pages, where nothing is forgotten that the source hides.
/// </summary>
public sealed partial class TextsTest(DeskHost desk) : IClassFixture<DeskHost>
{
    // Names of formats and of the product read the same in both languages.
    private static readonly HashSet<string> Same = ["HQS", "Desk", "CSV", "English", "UTC", "ICS", "Excel", "Русский", "YAML", "JSON"];

    [Fact]
    public void Every_word_of_every_page_comes_from_a_text_in_both_languages()
    {
        var alone = Sources("*.cshtml").SelectMany(file => Words(File.ReadAllText(file)).Select(word => $"{Path.GetFileName(file)}: {word}")).ToList();

        Assert.True(alone.Count == 0, string.Join("\n", alone));
    }

    [Theory]
    [InlineData("<p>Hello there</p>")]
    [InlineData("<p>Hello (there)</p>")]
    [InlineData("<p>Hello &amp; goodbye; really</p>")]
    [InlineData("<p>Hello @Model.Name, there</p>")]
    [InlineData("<p>\n    Hello there\n    @if (x)\n    {\n    }\n</p>")]
    [InlineData("<b>@x</b> of <b>@y</b>")]
    [InlineData("<p>Привет</p>")]
    [InlineData("<img alt=\"A picture\">")]
    [InlineData("<input placeholder='Your name'>")]
    [InlineData("<nav aria-label=\"Main\"></nav>")]
    [InlineData("<a title=\"More\"></a>")]
    [InlineData("<p data-saved=\"Saved now\"></p>")]
    [InlineData("<input type=\"submit\" value=\"Send it\">")]
    [InlineData("<p aria-description=\"x\" aria-roledescription=\"slide\"></p>")]
    [InlineData("<p>@(x ? \"It is so\" : \"\")</p>")]
    [InlineData("<p>@(x ? \"да\" : R.T(\"no\", \"нет\"))</p>")]
    [InlineData("<p>@R.T(\"Yes\", \"Yes\")</p>")]
    [InlineData("<p>@R.T(\"Yes\", \"\")</p>")]
    [InlineData("<p>@R.T(\"Да\", \"Да\")</p>")]
    [InlineData("<p>@R.T($\"{n} days\", $\"{n} days\")</p>")]
    public void What_is_said_in_one_language_only_is_found(string page)
    {
        Assert.NotEmpty(Words(page));
    }

    [Theory]
    [InlineData("<p class=\"quiet hint\" id=\"one-two\">@R.T(\"Hello (there)\", \"Привет\") · 12 ✓</p>")]
    [InlineData("@foreach (var x in y.Where(a => a.B == \"no such\"))\n{\n    <li>@x</li>\n}\nelse\n{\n    <p>@R.T(\"a\", \"б\")</p>\n}")]
    [InlineData("<p>HQS Desk, @R.Day(day) UTC</p>")]
    public void What_is_said_in_both_is_let_be(string page)
    {
        Assert.Empty(Words(page));
    }

    [Fact]
    public void No_page_model_says_anything_in_one_language_only()
    {
        var alone = Sources("*.cs").SelectMany(file => Literals(File.ReadAllText(file)).Select(text => $"{Path.GetFileName(file)}: {text}")).ToList();

        Assert.True(alone.Count == 0, string.Join("\n", alone));
    }

    [Fact]
    public async Task No_page_shows_or_speaks_the_same_words_in_both_languages()
    {
        var (english, russian) = (await desk.SignedIn("en", script: true), await desk.SignedIn("ru", script: true));
        await english.GotoAsync("/cases?q=vaidyanath");
        var one = Regex.Match((await english.Locator("table.list tbody a").First.GetAttributeAsync("href"))!, "[0-9a-f-]{36}").Value;
        await english.GotoAsync($"/cases/{one}/file");
        // What people wrote stays as they wrote it; so do ids, and everything marked as data or as another language.
        var written = await english.InputValueAsync("textarea[name=Text]");
        const string Said = """
            () => {
                const found = [], skip = "bdi, code, pre, script, style, textarea, .code, [lang]:not(html), .crumbs, .proof a, table a[href^='/cases/'], a[href^='/rules/source'], select[name=case], datalist";
                const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
                while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(skip)) found.push(walk.currentNode.textContent);
                for (const e of document.querySelectorAll("*"))
                    for (const a of e.attributes) if (/^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder|label|data-(?!reader|keep|autosave|answered|draft).+)$/.test(a.name) && !e.closest(skip)) found.push(a.value);
                return [...new Set(found.map(t => t.replace(/\s+/g, " ").trim()))];
            }
            """;
        var same = new List<string>();
        foreach (var path in Shown.Select(p => p.Replace("{case}", one, StringComparison.Ordinal)))
        {
            await english.GotoAsync(path);
            await russian.GotoAsync(path);
            var spoken = (await russian.EvaluateAsync<string[]>(Said)).ToHashSet();
            same.AddRange((await english.EvaluateAsync<string[]>(Said)).Where(t => spoken.Contains(t) && Word().Matches(t).Any(w => !Same.Contains(w.Value)) && !written.Contains(t.Trim('·', ' '), StringComparison.Ordinal) && !Data().IsMatch(t)).Select(t => $"{path}: {t}"));
        }

        Assert.True(same.Count == 0, string.Join("\n", same));
    }

    private static readonly string[] Shown =
    [
        "/", "/cases/new", "/cases/{case}", "/cases/{case}/people", "/cases/{case}/documents", "/cases/{case}/plan?start-by=2027-03-01", "/cases/{case}/duties", "/cases/{case}/pay", "/cases/{case}/counters", "/cases/{case}/costs", "/cases/{case}/rights",
        "/cases/{case}/risks", "/cases/{case}/travel", "/cases/{case}/paths", "/cases/{case}/checklist?for=arrival", "/cases/{case}/interview", "/cases/{case}/interview/check", "/cases/{case}/edit", "/cases/{case}/edit?noun=employment", "/cases/{case}/file",
        "/routes", "/rules", "/rules/salary.minimum-standard", "/answers", "/answers/first-days", "/design", "/sign-in", "/nothing",
    ];

    private static IEnumerable<string> Sources(string pattern)
    {
        var root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)];
        return Directory.EnumerateFiles(Path.Combine(root, "src", "Web", "Pages"), pattern, SearchOption.AllDirectories);
    }

    private static IEnumerable<string> Words(string page)
    {
        // Code blocks and expressions out, then what stands between tags and in the attributes people hear.
        var bare = Heads().Replace(Comments().Replace(page, ""), "");
        var text = WithoutCode(bare);
        // Beside a brace most words are code; a sentence is not.
        return Between().Matches(text).SelectMany(m => m.Groups[1].Value.Split('\n').Where(line => !Code().IsMatch(line)))
            .Concat(Beside().Matches(text).SelectMany(m => m.Value.Split('\n').Select(line => line.Trim()).Where(line => Sentence().IsMatch(line) && !Code().IsMatch(line))))
            .Concat(Heard().Matches(text).Select(m => m.Groups[1].Value + m.Groups[2].Value))
            .SelectMany(t => Word().Matches(Entity().Replace(t, " ")).Select(w => w.Value)).Where(w => !Same.Contains(w))
            .Concat(Literals(bare));
    }

    // In code: texts whose two languages are one, and sentences that stand in no text at all.
    private static IEnumerable<string> Literals(string code)
    {
        foreach (Match pair in Pair().Matches(code))
        {
            var (en, ru) = (Hole().Replace(pair.Groups[1].Value, ""), Hole().Replace(pair.Groups[2].Value, ""));
            var isWord = Word().Matches(en).Any(w => !Same.Contains(w.Value));
            if (Cyrillic().IsMatch(en) || (isWord && !Cyrillic().IsMatch(ru)) || (en.Trim().Length > 0 && ru.Trim().Length == 0))
            {
                yield return pair.Value;
            }
        }

        foreach (Match alone in Literal().Matches(Listed().Replace(Pair().Replace(code, ""), "")).Where(l => (Cyrillic().IsMatch(l.Value) && !Same.Contains(l.Groups[1].Value)) || Sentence().IsMatch(l.Groups[1].Value)))
        {
            yield return alone.Value;
        }
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

    [GeneratedRegex(@"^\s*///?.*$|@\*.*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"(?<=>)([^<>{}]*[A-Za-zА-яЁё][^<>{}]*)(?=<)")]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<=[>}])[^<>{}]+(?=\{)|(?<=[{}])[^<>{}]+(?=[<{}])")]
    private static partial Regex Beside();

    // A line of a program between two tags: it begins with one of its words, assigns, calls or ends like a statement.
    [GeneratedRegex(@"^\s*(else|if|foreach|for|var|switch|case|const|string|continue|break|return)\b|[;{}]\s*$|\w\(.*\)|=>|==| = |^\s*(?:var )?\([\w, ]+\)\s*=|\|\||&& ")]
    private static partial Regex Code();

    [GeneratedRegex("""(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|data-(?:unsaved|saved|partly|offline|back|signed-out|failed|label)|(?<=type="(?:submit|button)" )value)=(?:"([^"]+)"|'([^']+)')""")]
    private static partial Regex Heard();

    [GeneratedRegex("[A-Za-zА-Яа-яЁё]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("&[a-z]+;")]
    private static partial Regex Entity();

    [GeneratedRegex("""(?:\bT|\bWords|\bnew)\(\s*\$?"((?:[^"\\]|\\.)*)"\s*,\s*\$?"((?:[^"\\]|\\.)*)"\s*\)""")]
    private static partial Regex Pair();

    // A list for each language, a row of a list with both, or a name for an id in a list of Russian ones.
    [GeneratedRegex("""(\w+Ru =\s*\[[^\]]*\]|Language\.Russian\s*\?\s*\[[^;]*;|Language\.Russian \? "[^"\n]*[А-Яа-яЁё][^"\n]*" : "[^"\n]*[A-Za-z][^"\n]*"|"[^"\n]*[A-Za-z][^"\n]*"\s*(,|=>)\s*"[^"\n]*[А-Яа-яЁё][^"\n]*")""")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("""(?<![=\w])\$?"((?:[^"\\\n]|\\.)*)"(?!\s*>)""")]
    private static partial Regex Literal();

    [GeneratedRegex("[А-Яа-яЁё]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex("^[A-ZА-ЯЁ][a-zа-яё]+ [a-zа-яё]+")]
    private static partial Regex Sentence();

    // Addresses, ids, codes, and the names of people, firms and titles of the demo company.
    [GeneratedRegex(@"[a-z]\.[a-z]|^[a-z0-9-]+$|^[A-Z]{2,}|· HQS Desk$|^\S+$")]
    private static partial Regex Data();
}
