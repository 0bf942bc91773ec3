using System.Collections.Immutable;

namespace Hqs.Rules.Reading;

/// <summary>Reads one file of <c>rules/facts/</c>: the facts of one noun.</summary>
internal sealed class FactsReader(List<Problem> problems)
{
    private static readonly string[] Askable = ["worker", "employer", "payroll", "counsel", "post", "ministry"];

    public (string Noun, Words Title, List<Fact> Facts)? Read(MapNode file)
    {
        var block = new Block(file, problems, "noun", "subject", "title", "facts");
        var noun = block.Text("noun", required: true);
        var subject = block.Text("subject", required: true);
        var title = block.Words("title", required: true);
        if (noun is null || subject is null || title is null || block.Required("facts") is not MapNode declared)
        {
            return null;
        }

        var facts = new List<Fact>();
        foreach (var (key, node) in declared.Entries)
        {
            if (node is MapNode map && ReadFact(noun, key, subject, map) is { } fact)
            {
                facts.Add(fact);
            }
            else if (node is not MapNode)
            {
                problems.Add(new(node.Place, new("A fact is declared by a block of keys.", "Факт объявляется блоком ключей.")));
            }
        }

        return (noun, title, facts);
    }

    private Fact? ReadFact(string noun, ScalarNode key, string subject, MapNode map)
    {
        var block = new Block(map, problems, "type", "label", "question", "who", "sensitive", "governed_by", "from_event", "assumed", "change", "options", "columns", "computed", "derived", "shown", "instead_of");
        var type = ReadType(block);
        var label = block.Words("label", required: true);
        var question = block.Words("question", required: true);
        var who = block.Text("who", required: true);
        if (who is not null && !Askable.Contains(who))
        {
            problems.Add(new(map.Place, new($"“who” is one of: {string.Join(", ", Askable)}.", $"«who» — одно из: {string.Join(", ", Askable)}.")));
        }

        if (type is null || label is null || question is null || who is null)
        {
            return null;
        }

        var computed = block.Node("computed") as MapNode;
        var computedBlock = computed is null ? null : new Block(computed, problems, "reads", "source");
        return new Fact
        {
            Id = $"{noun}.{key.Text}",
            Noun = noun,
            Key = key.Text,
            Subject = subject,
            Type = type,
            Label = label,
            Question = question,
            Who = who,
            Sensitive = block.OneOf("sensitive", ("no", "no"), ("personal", "personal"), ("special", "special")),
            Place = key.Place,
            GovernedBy = block.Strings("governed_by"),
            FromEvent = block.Text("from_event"),
            Assumed = block.Text("assumed"),
            Change = ReadChange(block),
            InsteadOf = block.Text("instead_of"),
            Columns = ReadColumns(block),
            ComputedFrom = computedBlock?.Strings("reads"),
            Sources = computedBlock is null ? [] : RuleReader.ReadCitations(computedBlock, problems),
            IsDerived = block.Text("derived") == "yes",
            IsShownOnly = block.Text("shown") == "yes",
        };
    }

    private Change? ReadChange(Block block)
    {
        if (block.Node("change") is not MapNode map)
        {
            return null;
        }

        var change = new Block(map, problems, "by", "en", "ru", "towards");
        var towards = change.OneOf("towards", ("either", 0), ("more", 1), ("less", -1));
        var (by, en, ru) = (change.Text("by", required: true), change.Text("en", required: true), change.Text("ru", required: true));
        return by is null || en is null || ru is null ? null : new Change(by, new(en, ru), towards);
    }

    private ImmutableArray<Column> ReadColumns(Block block)
    {
        if (block.Node("columns") is not MapNode map)
        {
            return [];
        }

        var columns = ImmutableArray.CreateBuilder<Column>();
        foreach (var (key, node) in map.Entries)
        {
            if (node is MapNode declared)
            {
                var column = new Block(declared, problems, "type", "label", "options");
                if (ReadType(column) is { } type && column.Words("label", required: true) is { } label)
                {
                    columns.Add(new(key.Text, type, label));
                }
            }
        }

        return columns.ToImmutable();
    }

    private FactType? ReadType(Block block)
    {
        var text = block.Text("type", required: true);
        if (text is null)
        {
            return null;
        }

        (FactKind Kind, PayPeriod Per)? read = text switch
        {
            "yes_no" => (FactKind.YesNo, PayPeriod.None),
            "judgement" => (FactKind.Judgement, PayPeriod.None),
            "choice" => (FactKind.Choice, PayPeriod.None),
            "choices" => (FactKind.Choices, PayPeriod.None),
            "country" => (FactKind.Country, PayPeriod.None),
            "countries" => (FactKind.Countries, PayPeriod.None),
            "region" => (FactKind.Region, PayPeriod.None),
            "regions" => (FactKind.Regions, PayPeriod.None),
            "post" => (FactKind.Post, PayPeriod.None),
            "money" => (FactKind.Money, PayPeriod.None),
            "money per month" => (FactKind.Money, PayPeriod.Month),
            "money per quarter" => (FactKind.Money, PayPeriod.Quarter),
            "money per year" => (FactKind.Money, PayPeriod.Year),
            "pay" => (FactKind.Pay, PayPeriod.None),
            "number" => (FactKind.Number, PayPeriod.None),
            "date" => (FactKind.Date, PayPeriod.None),
            "text" => (FactKind.Text, PayPeriod.None),
            "table" => (FactKind.Table, PayPeriod.None),
            _ => null,
        };
        if (read is null)
        {
            problems.Add(new(block.Node("type")!.Place, new($"“{text}” is not a type of fact.", $"«{text}» — не тип факта.")));
            return null;
        }

        var options = ImmutableArray.CreateBuilder<Option>();
        if (block.Node("options") is MapNode map)
        {
            foreach (var (key, node) in map.Entries)
            {
                if (Block.Words(node, problems) is { } label)
                {
                    options.Add(new(key.Text, label));
                }
            }
        }

        if (read.Value.Kind is FactKind.Choice or FactKind.Choices && options.Count == 0)
        {
            problems.Add(new(block.Place, new("A choice needs options.", "Выбору нужны варианты (options).")));
        }

        return new FactType(read.Value.Kind, read.Value.Per, options.ToImmutable());
    }
}
