using System.Collections.Immutable;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Rules.Reading;

/// <summary>Reads rule files once facts, sources, questions and parameters are known.</summary>
internal sealed partial class RuleReader(IReadOnlyDictionary<string, Fact> facts, Dictionary<string, Rule> rules, ValueReader values, string routesServe, List<Problem> problems)
{
    private readonly ConditionReader conditions = new(facts, rules, values, problems);

    private static readonly string[] Common = ["kind", "title", "notes", "guide"];

    public static string? KindOf(MapNode file) => (file.Find("kind") as ScalarNode)?.Text;

    public Question? ReadQuestion(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "why", "evidence", "who", "alternatives", "applies_when", "subject", "rows", "source"]);
        var options = ImmutableArray.CreateBuilder<Option>();
        if (block.Node("alternatives") is MapNode alternatives)
        {
            foreach (var (key, node) in alternatives.Entries)
            {
                if (Block.Words(node, problems) is { } label)
                {
                    options.Add(new(key.Text, label));
                }
            }
        }

        var (title, why, evidence, who) = (block.Words("title", true), block.Words("why", true), block.Words("evidence", true), block.Text("who", true));
        return title is null || why is null || evidence is null || who is null ? null : new Question
        {
            Id = id,
            Kind = "question",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Why = why,
            Evidence = evidence,
            Who = who,
            Alternatives = options.ToImmutable(),
            Subject = block.Text("subject") ?? "case",
            IsContestedLaw = options.Count > 0,
        };
    }

    public Condition? ReadQuestionScope(MapNode file) => file.Find("applies_when") is { } node ? conditions.Read(node) : null;

    public Parameter? ReadParameter(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "type", "version_by", "versions"]);
        var type = block.Text("type", required: true);
        var title = block.Words("title", required: true);
        if (type is null || title is null)
        {
            return null;
        }

        return new Parameter
        {
            Id = id,
            Kind = "parameter",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Type = type,
            VersionBy = VersionBy(block),
            Versions = Versions(block, ["value"], content => ReadParameterValue(content, type)),
        };
    }

    public AskedRule? ReadRequirement(string id, MapNode file, string kind)
    {
        string[] own = kind switch
        {
            "route" => ["serves", "leads_to"],
            "document" => ["paper", "for", "why", "form", "procured_by", "goes_wrong", "pack", "file_name"],
            "risk" => ["subject", "danger", "refresh", "refusal_reasons"],
            _ => ["subject"],
        };
        var block = new Block(file, problems, [.. Common, .. own, "version_by", "applies_when", "versions", "says", "repair", "checklists"]);
        var title = block.Words("title", required: true);
        var says = ReadSays(block);
        var applies = Applies(block);
        var versions = Versions(block, ["require", "unless", "applies_when"], ReadRequirementContent);
        if (title is null)
        {
            return null;
        }

        var (place, notes, guide, by, repair, lists) = (file.Place, block.Words("notes"), block.Strings("guide"), VersionBy(block), block.Words("repair"), block.Strings("checklists"));
        switch (kind)
        {
            case "route":
                return ReadServes(block) is not { } serves ? null : new Route { Id = id, Kind = kind, Title = title, Place = place, Notes = notes, Guide = guide, Subject = facts[routesServe].Subject, Says = says, VersionBy = by, AppliesWhen = applies is null ? serves.Served : new ConditionGroup(GroupKind.All, [serves.Served, applies], place), Versions = versions, Repair = repair, Checklists = lists, Serves = serves.Options, LeadsTo = block.Text("leads_to") };
            case "document":
                return ReadPaper(block) is not { } paper ? null : new PaperRule { Id = id, Kind = kind, Title = title, Place = place, Notes = notes, Guide = guide, Subject = "document", Tag = paper.Tag, Says = says, VersionBy = by, AppliesWhen = applies, Versions = versions, Repair = repair, Checklists = lists, For = block.Strings("for"), Why = paper.Why, Form = paper.Form, ProcuredBy = paper.By, GoesWrong = paper.Wrong, PackOrder = ReadNumber(block, "pack"), FileName = block.Text("file_name") };
            case "risk":
                return new Risk { Id = id, Kind = kind, Title = title, Place = place, Notes = notes, Guide = guide, Subject = block.Text("subject") ?? "case", Says = says, VersionBy = by, AppliesWhen = applies, Versions = versions, Repair = repair, Checklists = lists, Danger = block.Text("danger", required: true) ?? "", Refresh = block.Strings("refresh"), RefusalReasons = block.Strings("refusal_reasons") };
            default:
                return new Requires { Id = id, Kind = kind, Title = title, Place = place, Notes = notes, Guide = guide, Subject = block.Text("subject") ?? "case", Says = says, VersionBy = by, AppliesWhen = applies, Versions = versions, Repair = repair, Checklists = lists };
        }
    }

    private Condition? Applies(Block block) => block.Node("applies_when") is { } node ? conditions.Read(node) : null;

    private void NoRule(ScalarNode item, IEnumerable<Rule> known)
    {
        var near = Nearest.To(item.Text, known.Select(r => r.Id));
        problems.Add(new(item.Place, new($"No rule is called “{item.Text}”{(near is null ? "" : $"; did you mean {near}?")}.", $"Правила «{item.Text}» нет{(near is null ? "" : $"; может быть, {near}?")}.")));
    }

    public Classification? ReadClassification(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "subject", "defines", "version_by", "versions"]);
        var title = block.Words("title", required: true);
        var defines = FindFact(block, "defines", required: true);
        if (title is null || defines is null)
        {
            return null;
        }

        if (!defines.IsDerived)
        {
            problems.Add(new(file.Place, new($"{defines.Id} is not declared with “derived: yes”.", $"{defines.Id} не объявлен как «derived: yes».")));
        }

        return new Classification
        {
            Id = id,
            Kind = "classification",
            Title = title,
            Place = file.Place,
            Notes = block.Words("notes"),
            Guide = block.Strings("guide"),
            Subject = block.Text("subject") ?? "case",
            Defines = defines,
            VersionBy = VersionBy(block),
            Versions = Versions(block, ["cases", "otherwise"], content => ReadClasses(content, defines.Type)),
        };
    }

    public Decision? ReadDecision(string id, MapNode file)
    {
        var block = new Block(file, problems, [.. Common, "subject", "applies_when", "leads_when", "needs", "says"]);
        var title = block.Words("title", required: true);
        var applies = block.Node("applies_when") is { } node ? conditions.Read(node) : null;
        return title is null ? null : new Decision { Id = id, Kind = "decision", Title = title, Place = file.Place, Notes = block.Words("notes"), Guide = block.Strings("guide"), Subject = block.Text("subject") ?? "case", AppliesWhen = applies, LeadsWhen = block.Node("leads_when") is { } lead ? conditions.Read(lead) : null, Says = ReadSays(block) };
    }

    public void ReadNeeds(Decision decision, MapNode file)
    {
        if (file.Find("needs") is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(new(file.Place, new("A decision names the rules it needs.", "Решение называет нужные ему правила.")));
            return;
        }

        var needs = ImmutableArray.CreateBuilder<AskedRule>();
        foreach (var item in list.Items)
        {
            var name = (item as ScalarNode)?.Text ?? "";
            if (rules.TryGetValue(name, out var rule) && rule is AskedRule asked)
            {
                needs.Add(asked);
            }
            else
            {
                NoRule(new ScalarNode(name, false, item.Place), rules.Values.OfType<AskedRule>());
            }
        }

        decision.Needs = needs.ToImmutable();
    }

    public static ImmutableArray<SourceCitation> ReadCitations(Block block, List<Problem> problems)
    {
        if (block.Node("source") is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(new(block.Place, new("A source is missing: source: [act:article, page].", "Нет источника: source: [act:article, page].")));
            return [];
        }

        return
        [
            .. list.Items.OfType<ScalarNode>().Select(item =>
            {
                var colon = item.Text.IndexOf(':', StringComparison.Ordinal);
                return colon < 0 ? new SourceCitation(item.Text, null, item.Place) : new SourceCitation(item.Text[..colon], item.Text[(colon + 1)..], item.Place);
            }),
        ];
    }

    private Fact? VersionBy(Block block)
    {
        var fact = FindFact(block, "version_by", required: false);
        if (fact is not null && fact.Type.Kind != FactKind.Date)
        {
            problems.Add(new(block.Place, new("“version_by” names a date.", "«version_by» называет дату.")));
        }

        return fact;
    }

    private Fact? FindFact(Block block, string key, bool required)
    {
        if (block.Text(key, required) is not { } id)
        {
            return null;
        }

        if (facts.TryGetValue(id, out var fact))
        {
            return fact;
        }

        var near = Nearest.To(id, facts.Keys);
        problems.Add(new(block.Node(key)!.Place, new($"No fact is called “{id}”{(near is null ? "" : $"; did you mean {near}?")}.", $"Факта «{id}» нет{(near is null ? "" : $"; может быть, {near}?")}.")));
        return null;
    }

    private ImmutableArray<Version<T>> Versions<T>(Block rule, string[] content, Func<MapNode, T?> read)
        where T : class
    {
        var versions = ImmutableArray.CreateBuilder<Version<T>>();
        foreach (var map in rule.Maps("versions", required: true))
        {
            var block = new Block(map, problems, [.. content, "from", "until", "standing", "question", "alternatives", "source", "rows", "confidence", "checked_on", "notes"]);
            var standing = block.OneOf("standing", ("in_force", Standing.InForce), ("announced", Standing.Announced), ("contested", Standing.Contested), ("lapsed_on_paper", Standing.LapsedOnPaper));
            var from = block.Day("from", required: true);
            var question = ReadQuestionReference(block, standing);
            if (from is null)
            {
                continue;
            }

            var alternatives = standing == Standing.Contested ? ReadAlternatives(block, question, content, read) : [];
            var body = standing == Standing.Contested ? null : read(map);
            if (standing == Standing.Contested ? alternatives.IsEmpty : body is null)
            {
                continue;
            }

            versions.Add(new()
            {
                From = from.Value,
                Until = block.Day("until"),
                Standing = standing,
                Question = question,
                Content = body,
                Alternatives = alternatives,
                Proof = standing == Standing.Contested ? null : ReadProof(block),
                Place = map.Place,
            });
        }

        return versions.ToImmutable();
    }

    private Question? ReadQuestionReference(Block block, Standing standing)
    {
        var id = block.Text("question");
        if (id is null)
        {
            if (standing is Standing.Contested or Standing.LapsedOnPaper)
            {
                problems.Add(new(block.Place, new("Contested or lapsed law names its open question.", "Спорное или утратившее срок право называет свой открытый вопрос.")));
            }

            return null;
        }

        if (rules.TryGetValue(id, out var rule) && rule is Question question)
        {
            return question;
        }

        problems.Add(new(block.Node("question")!.Place, new($"No question is called “{id}”.", $"Вопроса «{id}» нет.")));
        return null;
    }

    private ImmutableArray<Alternative<T>> ReadAlternatives<T>(Block block, Question? question, string[] content, Func<MapNode, T?> read)
        where T : class
    {
        if (block.Required("alternatives") is not MapNode map)
        {
            return [];
        }

        var alternatives = ImmutableArray.CreateBuilder<Alternative<T>>();
        foreach (var (key, node) in map.Entries)
        {
            if (question is not null && question.Alternatives.All(o => o.Id != key.Text))
            {
                problems.Add(new(key.Place, new($"{question.Id} knows no alternative “{key.Text}”.", $"{question.Id} не знает варианта «{key.Text}».")));
            }

            if (node is MapNode body)
            {
                var inner = new Block(body, problems, [.. content, "source", "rows", "confidence", "checked_on", "notes"]);
                if (read(body) is { } value)
                {
                    alternatives.Add(new(key.Text, value, ReadProof(inner)));
                }
            }
        }

        if (question is not null && alternatives.Count != question.Alternatives.Length)
        {
            problems.Add(new(block.Place, new($"Every alternative of {question.Id} must stand here once.", $"Здесь должен стоять каждый вариант вопроса {question.Id}.")));
        }

        return alternatives.ToImmutable();
    }

    private Proof ReadProof(Block block)
    {
        var sources = ReadCitations(block, problems);
        var confidence = block.Required("confidence") is null ? Confidence.Unverified : block.OneOf(
            "confidence", ("P", Confidence.Primary), ("2S", Confidence.TwoSources), ("1S", Confidence.OneSource), ("R", Confidence.Recollection), ("H", Confidence.High), ("M", Confidence.Medium), ("L", Confidence.Low), ("U", Confidence.Unverified));
        return new(sources, block.Strings("rows"), confidence, block.Day("checked_on", required: true) ?? LocalDate.MinIsoValue);
    }

    private Value? ReadParameterValue(MapNode map, string type)
    {
        var node = map.Find("value");
        var list = type switch { "countries" => FactKind.Countries, _ => FactKind.Choices };
        Value? value = (node, type) switch
        {
            (ScalarNode s, "money") => ValueReader.ReadMoney(s.Text, PayPeriod.None),
            (ScalarNode s, "duration") => ValueReader.ReadTerm(s.Text),
            (ScalarNode s, "number") => values.ReadText(s.Text, new(FactKind.Number, PayPeriod.None, [])),
            (ScalarNode s, "date") => ValueReader.ReadDate(s.Text),
            (ListNode l, "countries") => values.Read(l, new(list, PayPeriod.None, []), problems),
            (ListNode l, "choices") => new Codes([.. l.Items.OfType<ScalarNode>().Select(i => i.Text)]),
            _ => null,
        };
        if (value is null)
        {
            problems.Add(new((node ?? map).Place, new($"Expected a value of type {type} (money, duration, number, date, countries, choices).", $"Ожидалось значение типа {type} (money, duration, number, date, countries, choices).")));
        }

        return value;
    }

    private Requirement? ReadRequirementContent(MapNode map)
    {
        if (map.Find("require") is not { } node)
        {
            problems.Add(new(map.Place, new("“require” is missing.", "Не хватает «require».")));
            return null;
        }

        var require = conditions.Read(node);
        var applies = map.Find("applies_when") is { } scope ? conditions.Read(scope) : null;
        var unless = ImmutableArray.CreateBuilder<LawException>();
        foreach (var item in Block.Maps(map, "unless", problems))
        {
            var block = new Block(item, problems, "when", "then", "source", "rows", "confidence", "checked_on");
            var then = block.OneOf("then", ("not_applicable", Status.NotApplicable), ("met", Status.Met), ("not_met", Status.NotMet));
            if (block.Required("when") is { } when && conditions.Read(when) is { } condition)
            {
                unless.Add(new(condition, then, ReadExceptionProof(block, map), item.Place));
            }
        }

        return require is null ? null : new Requirement(require, applies, unless.ToImmutable());
    }

    // An exception may leave confidence and day to the version it belongs to; its source is its own.
    private Proof ReadExceptionProof(Block block, MapNode version)
    {
        var outer = new Block(version, [], []);
        var sources = ReadCitations(block, problems);
        var confidence = (block.Node("confidence") is null ? outer : block).OneOf(
            "confidence", ("P", Confidence.Primary), ("2S", Confidence.TwoSources), ("1S", Confidence.OneSource), ("R", Confidence.Recollection), ("H", Confidence.High), ("M", Confidence.Medium), ("L", Confidence.Low), ("U", Confidence.Unverified));
        return new(sources, block.Strings("rows"), confidence, block.Day("checked_on") ?? outer.Day("checked_on") ?? LocalDate.MinIsoValue);
    }

    private Classes? ReadClasses(MapNode map, FactType type)
    {
        var cases = ImmutableArray.CreateBuilder<ClassCase>();
        foreach (var item in Block.Maps(map, "cases", problems))
        {
            var block = new Block(item, problems, "is", "when", "source", "rows", "confidence", "checked_on");
            if (block.Required("is") is { } isNode && values.Read(isNode, type, problems) is { } value && block.Required("when") is { } when && conditions.Read(when) is { } condition)
            {
                cases.Add(new(value, condition, block.Node("source") is null ? null : ReadExceptionProof(block, map), item.Place));
            }
        }

        var otherwise = map.Find("otherwise") is { } rest ? values.Read(rest, type, problems) : null;
        if (cases.Count == 0 && otherwise is null)
        {
            problems.Add(new(map.Place, new("A classification has cases.", "У классификации есть случаи (cases).")));
            return null;
        }

        return new Classes(cases.ToImmutable(), otherwise);
    }
}
