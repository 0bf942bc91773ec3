using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hqs.Rules;

namespace Hqs.Casework.Cases;

/// <summary>JSON Schema of the case file, from the declared facts, so that editors complete and check while typing.</summary>
public sealed class CaseSchema
{
    private readonly Utf8JsonWriter json;
    private readonly Rulebook rulebook;

    private CaseSchema(Utf8JsonWriter json, Rulebook rulebook) => (this.json, this.rulebook) = (json, rulebook);

    public static string Json(Rulebook rulebook)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new CaseSchema(json, rulebook).Root();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private void Root()
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "HQS Desk case file");
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("hqs_case");
        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        json.WriteStartObject("hqs_case");
        json.WriteString("description", "Format of this file.");
        json.WriteStartArray("enum");
        json.WriteNumberValue(Case.Format);
        json.WriteStringValue("1");
        json.WriteEndArray();
        json.WriteEndObject();
        foreach (var fact in Stated("case"))
        {
            Fact(fact);
        }

        Block("principal", "principal", "person");
        List("family", ["member", "person"], () => Text("id", "One word by which this file names the person."), "member");
        foreach (var noun in rulebook.Facts.Values.Where(f => f.Subject == "case" && f.Noun != "case" && f.IsStated).Select(f => f.Noun).Distinct().Order(StringComparer.Ordinal))
        {
            Block(noun, noun);
        }

        List("documents", ["document"], () =>
        {
            json.WriteStartObject("states");
            json.WriteString("description", "What the document says: fact: value.");
            json.WriteString("type", "object");
            json.WriteEndObject();
        });
        Answers();
        json.WriteEndObject();
        json.WriteStartObject("$defs");
        Named("country", rulebook.Tables.CountryNames);
        Named("region", rulebook.Tables.RegionNames);
        Named("post", rulebook.Tables.PostNames);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Named(string name, IEnumerable<string> ids)
    {
        json.WriteStartObject(name);
        Codes(ids);
        json.WriteEndObject();
    }

    private IEnumerable<Fact> Stated(string noun) => rulebook.Facts.Values.Where(f => f.Noun == noun && f.IsStated).OrderBy(f => f.Key, StringComparer.Ordinal);

    private void Block(string name, params string[] nouns)
    {
        json.WriteStartObject(name);
        json.WriteString("description", rulebook.Nouns[nouns[0]].En);
        Properties(nouns, () => { }, name == "principal" ? name : null);
        json.WriteEndObject();
    }

    private void List(string name, string[] nouns, Action more, string? person = null)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        Properties(nouns, more, person);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Properties(string[] nouns, Action more, string? person = null)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        more();
        foreach (var fact in nouns.SelectMany(Stated))
        {
            Fact(fact);
        }

        foreach (var inner in person is null ? [] : rulebook.InnerNouns(person))
        {
            Block(inner, inner);
        }

        json.WriteEndObject();
    }

    private void Text(string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteString("type", "string");
        json.WriteEndObject();
    }

    // A fact is written short, or with who states it, when and why.
    private void Fact(Fact fact)
    {
        json.WriteStartObject(fact.Key);
        json.WriteString("description", fact.Question.En);
        json.WriteStartArray("anyOf");
        Value(fact.Type, fact);
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        json.WriteStartObject("value");
        json.WriteStartArray("anyOf");
        Value(fact.Type, fact);
        json.WriteEndArray();
        json.WriteEndObject();
        Text("by", "Who states it.");
        Text("on", "The day of the statement.");
        Text("because", "The reason; a judgement must have one.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Value(FactType type, Fact? fact)
    {
        if (type.IsList)
        {
            json.WriteStartObject();
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            Scalar(type);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("type", "string");
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject();
        if (type.Kind == FactKind.Table)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            json.WriteString("type", "object");
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("properties");
            foreach (var column in fact!.Columns)
            {
                json.WriteStartObject(column.Id);
                json.WriteString("description", column.Label.En);
                Scalar(column.Type);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
        else
        {
            Scalar(type);
        }

        json.WriteEndObject();
    }

    private void Scalar(FactType type)
    {
        switch (type.Kind)
        {
            case FactKind.YesNo or FactKind.Judgement:
                json.WriteStartArray("enum");
                json.WriteStringValue("yes");
                json.WriteStringValue("no");
                json.WriteBooleanValue(true);
                json.WriteBooleanValue(false);
                json.WriteEndArray();
                break;
            case FactKind.Choice or FactKind.Choices:
                Codes(type.Options.Select(o => o.Id));
                break;
            case FactKind.Country or FactKind.Countries:
                json.WriteString("$ref", "#/$defs/country");
                break;
            case FactKind.Region or FactKind.Regions:
                json.WriteString("$ref", "#/$defs/region");
                break;
            case FactKind.Post:
                json.WriteString("$ref", "#/$defs/post");
                break;
            case FactKind.Number:
                json.WriteString("type", "integer");
                break;
            case FactKind.Date:
                json.WriteString("type", "string");
                json.WriteString("format", "date");
                break;
            case FactKind.Money:
                json.WriteString("type", "string");
                json.WriteString("pattern", @"^-?\d[\d ]*([.,]\d{1,2})?\s*[A-Za-z]{3}(\s+per\s+(month|quarter|year))?$");
                break;
            case FactKind.Text:
                json.WriteStartArray("type");
                json.WriteStringValue("string");
                json.WriteStringValue("number");
                json.WriteEndArray();
                break;
            case FactKind.Pay or FactKind.Table:
            default:
                throw new InvalidOperationException($"{type.Kind} is not written in a case file.");
        }
    }

    private void Codes(IEnumerable<string> ids)
    {
        json.WriteStartArray("enum");
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }

    private void Answers()
    {
        json.WriteStartObject("answers");
        json.WriteString("description", "Answers given to open questions, by question.");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var question in rulebook.Questions.OrderBy(q => q.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject(question.Id);
            json.WriteString("description", question.Title.En);
            json.WriteStartArray("type");
            json.WriteStringValue("string");
            json.WriteStringValue("object");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
