using System.Collections.Immutable;
using System.Globalization;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Web.Forms;

/// <summary>One question of a form with what stands in it, what is wrong with it, and what others say.</summary>
/// <param name="Name">Its name in the form: the id of the fact, or that and a column.</param>
public sealed record Field(string Name, Words Question, FactType Type)
{
    public Fact? Fact { get; init; }

    /// <summary>What was typed or is known; several for a list.</summary>
    public ImmutableArray<string> Typed { get; init; } = [];
    public string Currency { get; init; } = "RUB";
    public string By { get; init; } = "";
    public string Because { get; init; } = "";

    /// <summary>For a list: that there is none, as an answer.</summary>
    public bool IsNone { get; init; }

    /// <summary>Set after reading a form: what was typed, as a value.</summary>
    public Value? Value { get; init; }
    public Words? Error { get; init; }

    /// <summary>Whole sentences beneath the field: who stated it, what a document says.</summary>
    public ImmutableArray<Words> Notes { get; init; } = [];

    /// <summary>For a column that names a person, or the owner of a paper: whom there is to choose from.</summary>
    public ImmutableArray<Option> People { get; init; } = [];

    /// <summary>For a table: the rows there are, and one to add.</summary>
    public Table? Rows { get; init; }
    public ImmutableArray<Field> NewRow { get; init; } = [];

    /// <summary>Rows marked to be removed.</summary>
    public ImmutableArray<int> Dropped { get; init; } = [];

    public string First => Typed.IsEmpty ? "" : Typed[0];

    public bool IsEmpty => Typed.All(string.IsNullOrWhiteSpace) && !IsNone;

    /// <summary>A group of inputs under one question wants a legend, one input a label.</summary>
    public bool IsGroup => Type.Kind is FactKind.YesNo or FactKind.Judgement or FactKind.Choices or FactKind.Countries or FactKind.Regions or FactKind.Table || IsShortChoice;

    public bool IsShortChoice => Type.Kind == FactKind.Choice && Type.Options.Length <= MostShown;

    private const int MostShown = 7;

    /// <summary>A field for a fact with what is known of it: said by a person last, else by a document.</summary>
    public static Field Of(Fact fact, IReadOnlyList<Statement> statements, ImmutableArray<Option> people, Rulebook rulebook)
    {
        var field = new Field(fact.Id, fact.Question, fact.Type) { Fact = fact, People = fact.Id == "document.of" ? people : [] };
        if (fact.Type.Kind == FactKind.Table)
        {
            return field with
            {
                Rows = Known(statements)?.Value as Table,
                NewRow = [.. fact.Columns.Select(c => new Field($"{fact.Id}.{c.Id}", c.Label, c.Type) { People = c.Id == "who" ? people : [] })],
            };
        }

        return Known(statements) is { } said ? field.Showing(said) with { Notes = [.. Origins(fact, statements, rulebook)] } : field;
    }

    /// <summary>What there is to choose from, as people call it.</summary>
    public IEnumerable<Option> Options(ReferenceTables tables, Language language) => Type.Kind switch
    {
        FactKind.Country or FactKind.Countries => Sorted(tables.Countries, language),
        FactKind.Region or FactKind.Regions => Sorted(tables.Regions, language),
        FactKind.Post => Sorted(tables.Posts, language),
        FactKind.Text => People,
        _ => Type.Options,
    };

    private static IEnumerable<Option> Sorted(IReadOnlyDictionary<string, ReferenceRow> rows, Language language) =>
        rows.Values.Select(r => new Option(r.Id, r.Name)).OrderBy(o => o.Label.In(language), StringComparer.OrdinalIgnoreCase);

    public static Statement? Known(IReadOnlyList<Statement> statements) => statements.LastOrDefault(s => s.DocumentKind is null) ?? statements.LastOrDefault();

    private Field Showing(Statement said) => said.Value switch
    {
        Money money => this with { Typed = [Amount(money)], Currency = money.Currency },
        Codes codes => this with { Typed = codes.Ids, IsNone = codes.Ids.IsEmpty },
        var value => this with { Typed = [CaseText.Of(value)], By = said.By ?? "", Because = said.Because ?? "" },
    };

    private static string Amount(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Minor / Money.MinorPerUnit}{(money.Minor % Money.MinorPerUnit is var cents && cents != 0 ? $".{Math.Abs(cents):00}" : "")}");

    private static IEnumerable<Words> Origins(Fact fact, IReadOnlyList<Statement> statements, Rulebook rulebook)
    {
        foreach (var said in statements)
        {
            var on = said.On is { } day ? new Words(", " + Wording.Of(day, Language.English), ", " + Wording.Of(day, Language.Russian)) : Words.Same("");
            if (said.DocumentKind is { } kind)
            {
                var paper = rulebook.Facts["document.kind"].Type.Options.FirstOrDefault(o => o.Id == kind)?.Label ?? Words.Same(kind);
                yield return new($"A document of the case ({paper.En}) states: {Shown(said, Language.English)}.", $"В документе дела ({paper.Ru}) указано: {Shown(said, Language.Russian)}.");
            }
            else if (said.By == Statement.ByEvent)
            {
                yield return new($"Taken from the list of events: {Shown(said, Language.English)}.", $"Взято из списка событий: {Shown(said, Language.Russian)}.");
            }
            else if (said.By is { } by)
            {
                yield return new($"Stated by {by}{on.En}.", $"Сообщено: {by}{on.Ru}.");
            }
        }

        string Shown(Statement said, Language language) => Wording.Of(said.Value, fact.Type, rulebook.Tables, language);
    }
}
