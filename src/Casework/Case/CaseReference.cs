using System.Globalization;
using System.Text;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Cases;

/// <summary>The reference of every fact a case file may hold, as Markdown: <c>docs/case-file.md</c> is made of it and kept true by a test.</summary>
public static class CaseReference
{
    /// <summary>The line below which the page is generated; what stands above is written by hand.</summary>
    public const string Marker = "<!-- Below this line: ./hqs schema case --format markdown -->";

    private static readonly (string Heading, string[] Nouns)[] People =
    [
        ("`principal:` — the worker / работник", ["principal", "person"]),
        ("`family:` — a list, one item a family member / список членов семьи", ["member", "person"]),
        ("`documents:` — a list, one item a document / список документов", ["document"]),
    ];

    public static string Markdown(Rulebook rulebook)
    {
        var text = new StringBuilder();
        text.Append(Marker).Append("\n\n");
        Table(text, "At the top of the file / в начале файла", Stated(rulebook, "case"));
        foreach (var (heading, nouns) in People)
        {
            // What every person has is listed once, with the worker.
            Table(text, heading, nouns.SelectMany(n => n == "person" && nouns[0] != "principal" ? [] : Stated(rulebook, n)));
            if (nouns.Contains("person") && nouns[0] != "principal")
            {
                text.Append("and everything a person has (see `principal:`) / и всё, что есть у любого лица (см. `principal:`)\n\n");
            }

            var kind = nouns[0];
            foreach (var inner in rulebook.InnerNouns(kind).Where(n => kind == "principal" || rulebook.InnerNouns("principal").All(p => p != n)))
            {
                Table(text, $"inside `{heading.Split('`')[1]}`, `{inner}:` — {rulebook.Nouns[inner].En} / {rulebook.Nouns[inner].Ru}", Stated(rulebook, inner));
            }
        }

        foreach (var noun in rulebook.Facts.Values.Where(f => f.Subject == "case" && f.Noun != "case" && f.IsStated).Select(f => f.Noun).Distinct().Order(StringComparer.Ordinal))
        {
            Table(text, $"`{noun}:` — {rulebook.Nouns[noun].En} / {rulebook.Nouns[noun].Ru}", Stated(rulebook, noun));
        }

        text.Append("## `answers:` — open questions / открытые вопросы\n\n| question | answers | |\n|---|---|---|\n");
        foreach (var question in rulebook.Questions.OrderBy(q => q.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{question.Id}` | {string.Join(", ", question.Alternatives.Select(a => $"`{a.Id}`"))} | {Cell(question.Title.En)}<br>{Cell(question.Title.Ru)} |\n");
        }

        text.Append("\n## Worked out by the desk / вычисляется системой\n\n| fact | from | |\n|---|---|---|\n");
        foreach (var fact in rulebook.Facts.Values.Where(f => !f.IsStated).OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            var from = fact.ComputedFrom is { } reads ? string.Join(", ", reads.Select(r => $"`{r}`")) : $"`{rulebook.Derived[fact].Id}`";
            text.Append(CultureInfo.InvariantCulture, $"| `{fact.Id}` | {from} | {Cell(fact.Label.En)} / {Cell(fact.Label.Ru)} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Fact> Stated(Rulebook rulebook, string noun) => rulebook.Facts.Values.Where(f => f.Noun == noun && f.IsStated);

    private static void Table(StringBuilder text, string heading, IEnumerable<Fact> facts)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n| key | value | question | who tells |\n|---|---|---|---|\n");
        foreach (var fact in facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{fact.Key}` | {Cell(Value(fact))} | {Cell(fact.Question.En)}<br>{Cell(fact.Question.Ru)} | {fact.Who} |\n");
            foreach (var column in fact.Columns)
            {
                text.Append(CultureInfo.InvariantCulture, $"| · `{column.Id}` | {Cell(ValueReader.Expected(column.Type).En)} | {Cell(column.Label.En)} / {Cell(column.Label.Ru)} | |\n");
            }
        }

        text.Append('\n');
    }

    private static string Value(Fact fact) => ValueReader.Expected(fact.Type).En
        + (fact.Type.Kind == FactKind.Judgement ? ", with by and because" : "")
        + (fact.Type.IsList ? " (a list, or none)" : "")
        + (fact.FromEvent is { } happened ? $"; or the event {happened}" : "")
        + (fact.Assumed is { } assumed ? $"; left out: {assumed} is assumed" : "");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
