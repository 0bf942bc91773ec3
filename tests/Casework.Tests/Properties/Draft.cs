using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Properties;

/// <summary>One statement of a random case: whose fact (<c>case</c>, <c>principal</c>, <c>m1</c>, <c>p1</c> for a paper), its text as a file writes it, and who states it.</summary>
public sealed record Stated(string Holder, Fact Fact, string Text, string? By = null);

/// <summary>A document of a random case and what it states.</summary>
public sealed record Paper(string Kind, string Of, ImmutableArray<Stated> States);

/// <summary>A row of <c>events</c> or of <c>pay: months:</c>, as written.</summary>
public sealed record Row(ImmutableArray<(string Key, string Text)> Cells);

/// <summary>
/// A random case before it is a file. Properties change it here, one statement at a time, and read it through the same door as
/// any user's file, so that what they prove holds for files and not for objects nobody can write.
/// </summary>
public sealed record Draft(
    LocalDate On,
    int Members,
    ImmutableArray<Stated> Facts,
    ImmutableArray<Paper> Papers,
    ImmutableArray<Row> Events,
    ImmutableArray<Row> Months,
    ImmutableArray<(string Question, string Answer)> Answers)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The id of a holder's subject in the assessment.</summary>
    public static string SubjectOf(string holder) => holder[0] switch
    {
        'm' => "member:" + holder,
        'p' when holder != "principal" => "document:" + holder[1..],
        _ => holder,
    };

    public Draft With(Stated more) => this with { Facts = [.. Facts.Where(f => f.Holder != more.Holder || f.Fact != more.Fact), more] };

    public Case Case() => Repository.Usable(CaseFile.Read(Text(null), "draft.json", Repository.Rulebook));

    public Assessment Assess() => Assessment.Of(Case(), Repository.Rulebook, On);

    /// <summary>Everything one smaller: what is left when a failing case is shrunk is what the failure needs.</summary>
    public IEnumerable<Draft> Smaller() =>
        Fewer().Concat(Halves(Facts).Select(f => this with { Facts = f }))
            .Concat(Halves(Events).Select(e => this with { Events = e }))
            .Concat(Halves(Months).Select(m => this with { Months = m }))
            .Concat(Halves(Answers).Select(a => this with { Answers = a }));

    /// <summary>The case as a JSON file; with a source of chance the keys of every block stand in another order.</summary>
    public string Text(Random? order)
    {
        var file = new Dictionary<string, JsonNode?> { ["hqs_case"] = "1", ["principal"] = Block("principal", null, order) };
        foreach (var fact in Facts.Where(f => f.Holder == "case" && f.Fact.Noun == "case"))
        {
            file[fact.Fact.Key] = Value(fact);
        }

        foreach (var noun in Facts.Where(f => f.Holder == "case" && f.Fact.Noun != "case").Select(f => f.Fact.Noun).Distinct())
        {
            file[noun] = Block("case", noun, order);
        }

        if (Months.Length > 0)
        {
            file["pay"] = new JsonObject { ["months"] = Rows(Months, order) };
        }

        file["events"] = Rows(Events, order);
        file["family"] = new JsonArray([.. Enumerable.Range(1, Members).Select(i => Block($"m{i}", null, order, ("id", $"m{i}")))]);
        file["documents"] = new JsonArray([.. Papers.Select((p, i) => Written(p, $"p{i + 1}", order))]);
        file["answers"] = Shuffled(Answers.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Question, a.Answer)), order);
        return Shuffled(file, order).ToJsonString(Options);
    }

    public override string ToString() => $"on {On:uuuu-MM-dd} {Text(null)}";

    private JsonObject Block(string holder, string? noun, Random? order, params (string Key, string Text)[] first)
    {
        // Inside a person's block what is neither the kind's own nor every person's stands in a block of its noun.
        var kind = holder[0] == 'm' ? "member" : "principal";
        var mine = Facts.Where(f => f.Holder == holder && (noun is null || f.Fact.Noun == noun)).ToLookup(f => noun is not null || Repository.Rulebook.OwnNouns(kind).Contains(f.Fact.Noun) ? null : f.Fact.Noun);
        return Shuffled(
            first.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Text))
                .Concat(mine[null].Select(f => KeyValuePair.Create(f.Fact.Key, Value(f))))
                .Concat(mine.Where(g => g.Key is not null).Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key!, Shuffled(g.Select(f => KeyValuePair.Create(f.Fact.Key, Value(f))), order)))), order);
    }

    private JsonObject Written(Paper paper, string holder, Random? order) => Shuffled(
        Facts.Where(f => f.Holder == holder).Select(f => KeyValuePair.Create(f.Fact.Key, Value(f))).Concat(
        [
            KeyValuePair.Create<string, JsonNode?>("kind", paper.Kind),
            KeyValuePair.Create<string, JsonNode?>("of", paper.Of),
            KeyValuePair.Create<string, JsonNode?>("states", Shuffled(paper.States.Select(s => KeyValuePair.Create(s.Fact.Id, Value(s))), order)),
        ]), order);

    private static JsonArray Rows(ImmutableArray<Row> rows, Random? order) =>
        new([.. rows.Select(r => Shuffled(r.Cells.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Text)), order))]);

    // A judgement is always somebody's; any other statement may be.
    private static JsonNode? Value(Stated stated) => stated.By is not null || stated.Fact.Type.Kind == FactKind.Judgement
        ? new JsonObject { ["value"] = Plain(stated), ["by"] = stated.By ?? "K. Sorokina", ["on"] = "2026-11-01", ["because"] = "read the papers" }
        : Plain(stated);

    private static JsonNode? Plain(Stated stated) => stated.Fact.Type.IsList ? new JsonArray([.. stated.Text.Split(' ').Select(t => (JsonNode?)t)]) : stated.Text;

    private static JsonObject Shuffled(IEnumerable<KeyValuePair<string, JsonNode?>> entries, Random? order)
    {
        var list = entries.ToArray();
        order?.Shuffle(list);
        return new JsonObject(list);
    }

    // Without the last paper, or the last family member where no paper or event names anybody but the worker.
    private IEnumerable<Draft> Fewer()
    {
        if (!Papers.IsEmpty)
        {
            yield return this with { Papers = Papers[..^1], Facts = [.. Facts.Where(f => f.Holder != $"p{Papers.Length}")] };
            yield return this with { Papers = [.. Papers.Select(p => p with { States = [] })] };
        }
        else if (Members > 0 && Events.IsEmpty)
        {
            yield return this with { Members = Members - 1, Facts = [.. Facts.Where(f => f.Holder != $"m{Members}")] };
        }
    }

    private static IEnumerable<ImmutableArray<T>> Halves<T>(ImmutableArray<T> items)
    {
        for (var size = items.Length; size > 0; size /= 2)
        {
            for (var at = 0; at < items.Length; at += size)
            {
                yield return items.RemoveRange(at, Math.Min(size, items.Length - at));
            }
        }
    }
}
