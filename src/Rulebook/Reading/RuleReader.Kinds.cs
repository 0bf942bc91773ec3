using System.Collections.Immutable;
using Hqs.Rules.Evaluation;

namespace Hqs.Rules.Reading;

// Routes, papers, prices, rights, steps and answers: what is their own beside a condition.
internal sealed partial class RuleReader
{
    private (ImmutableArray<string> Options, Comparison Served)? ReadServes(Block block)
    {
        var serves = block.Strings("serves");
        var purpose = facts.GetValueOrDefault(routesServe);
        if (purpose is null || serves.IsEmpty || serves.Any(s => purpose.Type.Options.All(o => o.Id != s)))
        {
            problems.Add(new(block.Place, new($"“serves” lists options of {routesServe}.", $"«serves» перечисляет варианты {routesServe}.")));
            return null;
        }

        return (serves, new Comparison(purpose, Operator.In, new LiteralOperand(new Codes(serves)), block.Place));
    }

    private (string Tag, Words Why, Words Form, string By, ImmutableArray<Words> Wrong)? ReadPaper(Block block)
    {
        var (tag, why, form, by) = (block.Text("paper", true), block.Words("why", true), block.Words("form", true), block.Text("procured_by", true));
        var kinds = facts.GetValueOrDefault("document.kind")?.Type.Options ?? [];
        if (tag is not null && kinds.All(o => o.Id != tag))
        {
            var near = Nearest.To(tag, kinds.Select(k => k.Id));
            problems.Add(new(block.Node("paper")!.Place, new($"“{tag}” is not an option of document.kind{(near is null ? "" : $"; did you mean {near}?")}.", $"«{tag}» — не вариант document.kind{(near is null ? "" : $"; может быть, {near}?")}.")));
            return null;
        }

        var wrong = (block.Node("goes_wrong") as ListNode)?.Items.Select(i => Block.Words(i, problems)).OfType<Words>() ?? [];
        return tag is null || why is null || form is null || by is null ? null : (tag, why, form, by, [.. wrong]);
    }

    private int? ReadNumber(Block block, string key)
    {
        if (block.Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add(new(block.Node(key)!.Place, new($"“{text}” is not a whole number.", $"«{text}» — не целое число.")));
        return null;
    }

    public Fee? ReadFee(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "subject", "version_by", "applies_when", "versions", "paid_by", "says", "checklists"]);
        var (title, by) = (block.Words("title", true), block.Text("paid_by", true));
        return title is null || by is null ? null : new Fee { Id = id, Kind = "fee", Title = title, Place = file.Place, Notes = block.Words("notes"), Guide = block.Strings("guide"), Subject = block.Text("subject") ?? "case", Says = ReadSays(block), AppliesWhen = Applies(block), VersionBy = VersionBy(block), Versions = Versions(block, ["amount", "ask"], ReadPrice), PaidBy = by, Checklists = block.Strings("checklists") };
    }

    private Price? ReadPrice(MapNode map)
    {
        var text = (map.Find("amount") as ScalarNode)?.Text ?? "";
        if (text == "unknown")
        {
            var ask = (map.Find("ask") as ScalarNode)?.Text;
            if (ask is null)
            {
                problems.Add(new(map.Place, new("An unknown price says whom to ask: ask: post.", "Неизвестная цена называет, кого спросить: ask: post.")));
            }

            return new(null, null, ask);
        }

        var range = text.StartsWith("from ", StringComparison.Ordinal) ? text[5..].Split(" to ") : [text, text];
        if (range.Length == 2 && ValueReader.ReadMoney(range[0], PayPeriod.None) is { } low && ValueReader.ReadMoney(range[1], PayPeriod.None) is { } high && low.Comparable(high) && low.Minor <= high.Minor)
        {
            return new(low, high, null);
        }

        problems.Add(new(map.Place, new("“amount” is “4200 RUB”, “from 50 USD to 300 USD” or “unknown”.", "«amount»: «4200 RUB», «from 50 USD to 300 USD» или «unknown».")));
        return null;
    }

    public Right? ReadRight(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "subject", "activity", "version_by", "applies_when", "versions", "says", "checklists", "repair"]);
        var (title, activity) = (block.Words("title", true), block.Text("activity", true));
        var says = ImmutableDictionary.CreateBuilder<string, Template>();
        if (block.Required("says") is MapNode map)
        {
            var sentences = new Block(map, problems, [.. RightAnswers, "unknown", "not_applicable"]);
            foreach (var answer in RightAnswers)
            {
                if (ReadTemplate(sentences, answer) is { } template)
                {
                    says[answer] = template;
                }
            }
        }

        var not = block.Node("says") is MapNode all ? new Block(all, [], []) : null;
        return title is null || activity is null ? null : new Right
        {
            Id = id,
            Kind = "right",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Subject = block.Text("subject") ?? "principal",
            AppliesWhen = Applies(block),
            Activity = activity,
            VersionBy = VersionBy(block),
            Versions = Versions(block, ["cases", "otherwise"], content => ReadClasses(content, RightType)),
            Answers = says.ToImmutable(),
            Says = new(null, null, not is null ? null : ReadTemplate(not, "unknown"), not is null ? null : ReadTemplate(not, "not_applicable")),
            Checklists = block.Strings("checklists"),
        };
    }

    private static readonly string[] RightAnswers = [Right.Yes, Right.Limited, Right.No, Right.Ask];
    private static readonly FactType RightType = new(FactKind.Choice, PayPeriod.None, [.. RightAnswers.Select(a => new Option(a, Words.Same(a)))]);

    public Step? ReadStep(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "subject", "number", "who", "waits_for", "applies_when", "done_on", "yields", "duration", "goal", "planned_on", "uses", "brings", "says", "checklists"]);
        var (title, who, yields, number) = (block.Words("title", true), block.Text("who", true), block.Words("yields", true), ReadNumber(block, "number"));
        var says = block.Node("says") is MapNode map ? new Block(map, problems, "open", "done", "not_applicable") : null;
        return title is null || who is null || yields is null || number is null ? null : new Step
        {
            Id = id,
            Kind = "step",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Subject = block.Text("subject") ?? "case",
            AppliesWhen = Applies(block),
            Number = number.Value,
            Who = who,
            DoneOn = FindFact(block, "done_on", required: false),
            Yields = yields,
            Duration = ReadDuration(block),
            Goal = ReadGoal(block),
            PlannedOn = FindFact(block, "planned_on", required: false),
            Uses = block.Strings("uses"),
            Brings = block.Strings("brings"),
            Says = says is null ? Says.Nothing : new(ReadTemplate(says, "done"), null, ReadTemplate(says, "open"), ReadTemplate(says, "not_applicable")),
            Checklists = block.Strings("checklists"),
        };
    }

    private Goal? ReadGoal(Block step)
    {
        if (step.Node("goal") is not MapNode map)
        {
            return null;
        }

        var block = new Block(map, problems, "title", "serves", "wished_on");
        return block.Words("title", required: true) is { } title ? new(title, block.Text("serves"), FindFact(block, "wished_on", required: false)) : null;
    }

    private Duration? ReadDuration(Block step)
    {
        if (step.Node("duration") is not MapNode map)
        {
            return null;
        }

        var block = new Block(map, problems, "min", "typical", "max", "basis", "source", "rows", "confidence", "checked_on");
        var basis = block.Words("basis", required: true);
        var terms = new[] { "min", "typical", "max" }.Select(k => block.Text(k, true) is { } text ? ValueReader.ReadTerm(text) : null).ToList();
        if (terms.Any(t => t is null))
        {
            problems.Add(new(map.Place, new("A duration has min, typical and max, such as “14 working_days”.", "У длительности есть min, typical и max, например «14 working_days».")));
            return null;
        }

        return basis is null ? null : new(terms[0]!, terms[1]!, terms[2]!, basis, ReadProof(block));
    }

    public void ReadWaits(Step step, MapNode file)
    {
        var waits = ImmutableArray.CreateBuilder<Step>();
        foreach (var item in (file.Find("waits_for") as ListNode)?.Items.OfType<ScalarNode>() ?? [])
        {
            if (rules.GetValueOrDefault(item.Text) is Step other)
            {
                waits.Add(other);
            }
            else
            {
                NoRule(item, rules.Values.OfType<Step>());
            }
        }

        step.WaitsFor = waits.ToImmutable();
    }

    public AnswerRule? ReadAnswer(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "asked_as", "says", "for_case", "source", "rows", "confidence", "checked_on"]);
        var (title, says) = (block.Words("title", true), block.Words("says", true));
        var asked = block.Node("asked_as") is MapNode map ? new Block(map, problems, "en", "ru") : null;
        return title is null || says is null ? null : new AnswerRule { Id = id, Kind = "answer", Title = title, Place = file.Place, Notes = block.Words("notes"), Guide = block.Strings("guide"), Says = says, AskedAsEn = asked?.Strings("en") ?? [], AskedAsRu = asked?.Strings("ru") ?? [], Proof = ReadProof(block) };
    }

    public void ReadForCase(AnswerRule answer, MapNode file)
    {
        var named = ImmutableArray.CreateBuilder<AskedRule>();
        foreach (var item in (file.Find("for_case") as ListNode)?.Items.OfType<ScalarNode>() ?? [])
        {
            if (rules.GetValueOrDefault(item.Text) is AskedRule asked)
            {
                named.Add(asked);
            }
            else
            {
                NoRule(item, rules.Values.OfType<AskedRule>());
            }
        }

        answer.ForCase = named.ToImmutable();
    }
}
