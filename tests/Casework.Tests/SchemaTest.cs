using System.Text.Json;
using System.Text.RegularExpressions;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Tests;

/// <summary>What a case file may hold is told three times (reader, JSON Schema, reference page), and always the same.</summary>
public sealed class SchemaTest
{
    private static readonly JsonElement Schema = JsonDocument.Parse(CaseSchema.Json(Repository.Rulebook)).RootElement;

    public static TheoryData<string> EveryCase() => [.. Repository.CaseNames];

    [Fact]
    public void The_reference_page_is_generated_below_its_marker()
    {
        const string Command = "Run ./hqs schema case --format markdown and put its output below the marker line of docs/case-file.md.";
        var file = Path.Combine(Repository.Root, "docs", "case-file.md");

        Assert.True(File.Exists(file), $"docs/case-file.md is missing. {Command}");
        var page = File.ReadAllText(file).ReplaceLineEndings("\n");
        var marker = page.IndexOf(CaseReference.Marker, StringComparison.Ordinal);
        Assert.True(marker >= 0, $"docs/case-file.md has no marker line “{CaseReference.Marker}”. {Command}");
        Assert.True(page[marker..].TrimEnd() == CaseReference.Markdown(Repository.Rulebook).TrimEnd(), $"docs/case-file.md is out of date. {Command}");
    }

    [Fact]
    public void The_reference_page_names_every_fact_a_file_may_state()
    {
        var page = CaseReference.Markdown(Repository.Rulebook);

        Assert.All(Repository.Rulebook.Facts.Values.Where(f => f.IsStated), f => Assert.Contains($"| `{f.Key}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_names_every_fact_once_in_each_block_it_belongs_to_and_nothing_else()
    {
        var people = new Dictionary<string, string> { ["principal"] = "principal", ["member"] = "family", ["document"] = "documents" };
        var expected = Repository.Rulebook.Facts.Values.Where(f => f.IsStated).SelectMany(f => f.Subject == "case"
            ? [f.Noun == "case" ? f.Key : $"{f.Noun}.{f.Key}"]
            : people.Where(p => Repository.Rulebook.IsA(p.Key, f.Subject)).Select(p => Repository.Rulebook.OwnNouns(p.Key).Contains(f.Noun) ? $"{p.Value}.{f.Key}" : $"{p.Value}.{f.Noun}.{f.Key}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Keys(Schema, "").Except(["hqs_case", "answers", "family.id", "documents.states"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_names_every_question_and_no_key_twice()
    {
        Assert.Equal(Repository.Rulebook.Questions.Select(q => q.Id).Order(StringComparer.Ordinal), Schema.GetProperty("properties").GetProperty("answers").GetProperty("properties").EnumerateObject().Select(p => p.Name));
        AssertNoKeyTwice(Schema);
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void A_sample_case_keeps_to_the_schema(string name)
    {
        var problems = new List<Problem>();
        var file = Yaml.Read(File.ReadAllText(Path.Combine(Repository.CaseFolder(name), "case.yaml")), name, problems);

        Assert.Empty(problems);
        Assert.Equal([], Faults(file!, Schema));
    }

    [Fact]
    public void The_schema_refuses_what_the_reader_refuses()
    {
        Assert.NotEmpty(Faults(Yaml.Read("hqs_case: 1\nprincipal: { citizenshp: IN }", "case", [])!, Schema));
        Assert.NotEmpty(Faults(Yaml.Read("hqs_case: 1\nemployer: { kind: shop }", "case", [])!, Schema));
        Assert.NotEmpty(Faults(Yaml.Read("principal: { citizenship: IN }", "case", [])!, Schema));
    }

    // Facts are the leaves: what is described by alternatives of a value. A block leads to its properties.
    private static IEnumerable<string> Keys(JsonElement block, string path)
    {
        foreach (var property in block.GetProperty("properties").EnumerateObject())
        {
            var inner = property.Value.TryGetProperty("items", out var items) ? items : property.Value;
            var isBlock = property.Name is not ("answers" or "states") && inner.TryGetProperty("properties", out _);
            foreach (var key in isBlock ? Keys(inner, $"{path}{property.Name}.") : [path + property.Name])
            {
                yield return key;
            }
        }
    }

    private static void AssertNoKeyTwice(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            Assert.Distinct(element.EnumerateObject().Select(p => p.Name));
        }

        foreach (var child in element.ValueKind switch { JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value), JsonValueKind.Array => element.EnumerateArray(), _ => Enumerable.Empty<JsonElement>() })
        {
            AssertNoKeyTwice(child);
        }
    }

    // As much of JSON Schema as the desk's own schema uses.
    private static IEnumerable<string> Faults(Node node, JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            return any.EnumerateArray().Any(one => !Faults(node, one).Any()) ? [] : [$"{node.Place}: fits none of the shapes of a value"];
        }

        return (node, schema) switch
        {
            (MapNode map, _) when schema.TryGetProperty("properties", out var known) => map.Entries
                .SelectMany(e => known.TryGetProperty(e.Key.Text, out var inner) ? Faults(e.Value, inner) : [$"{e.Key.Place}: {e.Key.Text} is not in the schema"])
                .Concat(schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Where(r => map.Find(r.GetString()!) is null).Select(r => $"{map.Place}: {r} is missing") : []),
            (ListNode list, _) when schema.TryGetProperty("items", out var items) => list.Items.SelectMany(i => Faults(i, items)),
            (ScalarNode scalar, _) => Fits(scalar, schema) ? [] : [$"{scalar.Place}: “{scalar.Text}” does not fit"],
            (MapNode, _) when Types(schema).Contains("object") => [],
            _ => [$"{node.Place}: not the shape of the schema"],
        };
    }

    private static bool Fits(ScalarNode scalar, JsonElement schema) =>
        schema.TryGetProperty("enum", out var options) ? options.EnumerateArray().Any(o => o.ToString().Equals(scalar.Text, StringComparison.Ordinal))
        : schema.TryGetProperty("pattern", out var pattern) ? Regex.IsMatch(scalar.Text, pattern.GetString()!)
        : Types(schema).Any(t => t switch { "integer" or "number" => long.TryParse(scalar.Text, out _), "null" => scalar.IsEmpty, var other => other == "string" });

    private static IEnumerable<string> Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];
}
