using System.Collections.Immutable;
using Hqs.Rules.Time;

namespace Hqs.Rules.Reading;

// Duties, the forms they are done on and what a miss costs.
internal sealed partial class RuleReader
{
    private static readonly string[] Debtors = ["employer", "worker", "family", "host"];

    public Obligation? ReadObligation(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "subject", "who", "to", "trigger", "trigger_paper", "kept_by", "done_on", "channels", "keep", "consequence", "form", "penalties", "version_by", "applies_when", "versions", "says", "checklists"]);
        var (title, who, to, keep) = (block.Words("title", true), block.Text("who", true), block.Words("to", true), block.Words("keep", true));
        var trigger = DateFact(block, "trigger");
        if (who is not null && !Debtors.Contains(who))
        {
            problems.Add(new(block.Node("who")!.Place, new($"“who” is one of: {string.Join(", ", Debtors)}.", $"«who» — одно из: {string.Join(", ", Debtors)}.")));
        }

        var channels = block.Strings("channels");
        if (channels.Any(c => !Obligation.Channels.Contains(c)))
        {
            problems.Add(new(block.Node("channels")!.Place, new($"A channel is one of: {string.Join(", ", Obligation.Channels)}.", $"Способ — один из: {string.Join(", ", Obligation.Channels)}.")));
        }

        var says = block.Node("says") is MapNode map ? new Block(map, problems, "owed", "not_applicable") : null;
        var owed = says is null ? null : ReadTemplate(says, "owed");
        return title is null || who is null || to is null || keep is null ? null : new Obligation
        {
            Id = id,
            Kind = "obligation",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Subject = block.Text("subject") ?? "case",
            AppliesWhen = Applies(block),
            Who = who,
            To = to,
            Trigger = trigger,
            TriggerPaper = block.Words("trigger_paper"),
            DoneOn = DateFact(block, "done_on"),
            By = channels,
            Keep = keep,
            Consequence = block.Words("consequence"),
            Form = Named<FormEditions>(block.Node("form")),
            Penalties = [.. ((block.Node("penalties") as ListNode)?.Items ?? []).Select(Named<Penalty>).OfType<Penalty>()],
            VersionBy = DateFact(block, "version_by") ?? trigger ?? facts.GetValueOrDefault(AsOf),
            Versions = Versions(block, ["term", "day_one", "last_day", "before", "otherwise"], content => ReadDue(content, trigger is not null)),
            Says = new(owed, owed, owed, says is null ? null : ReadTemplate(says, "not_applicable")),
            Checklists = block.Strings("checklists"),
        };
    }

    /// <summary>The date an assessment is made for; it picks the version where nothing else does.</summary>
    private const string AsOf = "assessment.on";

    public void ReadKeptBy(Obligation obligation, MapNode file)
    {
        obligation.KeptBy = Named<AskedRule>(file.Find("kept_by"));
        if (obligation is { Trigger: not null, KeptBy: not null })
        {
            problems.Add(new(file.Place, new("A duty has a trigger or is kept by a rule, not both.", "У обязанности есть либо событие, либо правило, которое её проверяет, но не то и другое.")));
        }
    }

    public FormEditions? ReadForm(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "versions"]);
        return block.Words("title", true) is not { } title ? null : new FormEditions
        {
            Id = id,
            Kind = "form",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Versions = Versions(block, ["name"], content => content.Find("name") is { } name && Block.Words(name, problems) is { } words ? new FormEdition(words) : null),
        };
    }

    public Penalty? ReadPenalty(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "versions"]);
        return block.Words("title", true) is not { } title ? null : new Penalty
        {
            Id = id,
            Kind = "penalty",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Versions = Versions(block, ["fines"], ReadFines),
        };
    }

    private Fines? ReadFines(MapNode map)
    {
        var fines = ImmutableArray.CreateBuilder<Fine>();
        foreach (var item in Block.Maps(map, "fines", problems))
        {
            var block = new Block(item, problems, "payer", "when", "amount", "also");
            var payer = block.Text("payer", required: true) ?? "";
            if (!Fine.Payers.Contains(payer))
            {
                problems.Add(new(item.Place, new($"“payer” is one of: {string.Join(", ", Fine.Payers)}.", $"«payer» — одно из: {string.Join(", ", Fine.Payers)}.")));
            }
            else if (ReadPrice(item) is { Lowest: { } lowest, Highest: { } highest })
            {
                fines.Add(new(payer, block.Node("when") is { } when ? conditions.Read(when) : null, lowest, highest, block.Words("also")));
            }
        }

        return fines.Count == 0 ? null : new(fines.ToImmutable());
    }

    private Due? ReadDue(MapNode map, bool dated)
    {
        var way = ReadWay(map);
        CountingWay? other = null;
        Words? why = null;
        if (map.Find("otherwise") is MapNode otherwise)
        {
            why = new Block(otherwise, problems, "day_one", "last_day", "why").Words("why", required: true);
            other = ReadWay(otherwise);
        }

        var before = new Block(map, [], []).Text("before") == "yes";
        if (!dated)
        {
            return new([], null, false, way, null, null);
        }

        if (map.Find("term") is ScalarNode { Text: "last_working_day_of_next_month" })
        {
            return new([], CalendarPoint.LastWorkingDayOfNextMonth, false, way, null, null);
        }

        var terms = ImmutableArray.CreateBuilder<DueTerm>();
        foreach (var item in (map.Find("term") as ListNode)?.Items.OfType<ScalarNode>() ?? [])
        {
            if (item.Text.StartsWith('@') && rules.GetValueOrDefault(item.Text[1..]) is Parameter { Type: "duration" } parameter)
            {
                terms.Add(new(null, parameter));
            }
            else if (ValueReader.ReadTerm(item.Text) is { } term)
            {
                terms.Add(new(term, null));
            }
            else
            {
                problems.Add(new(item.Place, new($"“{item.Text}” is not a term such as “3 working_days” and not a parameter of type duration.", $"«{item.Text}» — не срок вида «3 working_days» и не параметр типа duration.")));
            }
        }

        if (terms.Count == 0)
        {
            problems.Add(new(map.Place, new("A dated duty has its terms: term: [3 working_days].", "У обязанности со сроком есть термины: term: [3 working_days].")));
            return null;
        }

        return new(terms.ToImmutable(), null, before, way, other, why);
    }

    private CountingWay ReadWay(MapNode map)
    {
        var block = new Block(map, problems, [.. map.Entries.Select(e => e.Key.Text)]);
        return new(
            block.OneOf("day_one", ("next_day", false), ("same_day", true)),
            block.OneOf("last_day", ("stays", false), ("moves", true)));
    }

    private Fact? DateFact(Block block, string key)
    {
        var fact = FindFact(block, key, required: false);
        if (fact is not null && fact.Type.Kind != FactKind.Date)
        {
            problems.Add(new(block.Node(key)!.Place, new($"“{key}” names a date.", $"«{key}» называет дату.")));
        }

        return fact;
    }

    private T? Named<T>(Node? node)
        where T : Rule
    {
        if (node is not ScalarNode name)
        {
            return null;
        }

        if (rules.GetValueOrDefault(name.Text) is T rule)
        {
            return rule;
        }

        NoRule(name, rules.Values.OfType<T>());
        return null;
    }
}
