using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Rules.Reading;

/// <summary>Reads a folder of rules in order: facts, sources and tables, questions, parameters, conditions, decisions.</summary>
internal sealed class RulebookReader(string folder)
{
    // Folders that hold no rules.
    private static readonly string[] NotRules = ["facts", "sources", "countries", "posts", "calendars", "cases", "demo", "guide.yaml", "search-words.yaml"];

    private static readonly string?[] Kinds = ["parameter", "condition", "decision", "route", "classification", "question", "document", "step", "fee", "right", "risk", "answer", "obligation", "form", "penalty"];

    private readonly Dictionary<string, MapNode> files = [];
    private readonly Dictionary<string, Fact> facts = [];
    private readonly Dictionary<string, Words> nouns = [];
    private readonly Dictionary<string, Rule> rules = [];

    public List<Problem> Problems { get; } = [];

    public Rulebook? Read()
    {
        if (!Directory.Exists(folder))
        {
            Problems.Add(new(new(folder, 1, 1), new("There is no such folder of rules.", "Такой папки правил нет.")));
            return null;
        }

        var version = ReadFiles();
        var tables = new ReferenceTables(ReadTable("countries/countries.yaml", "countries"), ReadTable("countries/regions.yaml", "regions"), ReadTable("posts/posts.yaml", "posts"));
        var sources = ReadSources();
        var kinds = ReadSubjectKinds();
        ReadFacts();
        ReadRules(new ValueReader(tables));
        var derived = new Dictionary<Fact, Classification>();
        foreach (var classification in rules.Values.OfType<Classification>())
        {
            if (!derived.TryAdd(classification.Defines, classification))
            {
                Problems.Add(new(classification.Place, new($"{classification.Defines.Id} is already defined by {derived[classification.Defines].Id}.", $"{classification.Defines.Id} уже определён правилом {derived[classification.Defines].Id}.")));
            }
        }

        return new Rulebook
        {
            Folder = folder,
            Version = version,
            Tables = tables,
            Calendar = ReadCalendar(),
            SubjectKinds = kinds,
            Nouns = nouns,
            Facts = facts,
            Sources = sources,
            TableSources = TableSources(),
            GuideSections = ReadGuide(),
            SearchWords = ReadSearchWords(),
            Rules = rules,
            Asked = [.. rules.Values.OfType<AskedRule>().OrderBy(r => r.Id, StringComparer.Ordinal)],
            Derived = derived,
        };
    }

    private string ReadFiles()
    {
        var root = Path.GetFullPath(folder);
        var paths = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(full => (full, name: Path.GetRelativePath(root, full).Replace('\\', '/')))
            .Where(p => !p.name.EndsWith(".examples.yaml", StringComparison.Ordinal) && !IsCase(p.name))
            .OrderBy(p => p.name, StringComparer.Ordinal)
            .ToArray();
        var read = new (string Text, Node? Node, List<Problem> Problems)[paths.Length];
        Parallel.For(0, paths.Length, i =>
        {
            var problems = new List<Problem>();
            var text = File.ReadAllText(paths[i].full);
            read[i] = (text, Yaml.Read(text, "rules/" + paths[i].name, problems), problems);
        });

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < paths.Length; i++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(paths[i].name + "\0" + read[i].Text.ReplaceLineEndings("\n") + "\0"));
            Problems.AddRange(read[i].Problems);
            if (read[i].Node is MapNode map)
            {
                files[paths[i].name] = map;
            }
            else if (read[i].Problems.Count == 0)
            {
                Problems.Add(new(new("rules/" + paths[i].name, 1, 1), new("The file is empty or not a block of keys.", "Файл пуст или не является блоком ключей.")));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    // Cases stand beside the rules they show and are none of them.
    private static bool IsCase(string name) => name.StartsWith("cases/", StringComparison.Ordinal) || name.StartsWith("demo/", StringComparison.Ordinal);

    private void ReadFacts()
    {
        var reader = new FactsReader(Problems);
        foreach (var (name, file) in files.Where(f => f.Key.StartsWith("facts/", StringComparison.Ordinal) && f.Key != "facts/subjects.yaml"))
        {
            if (reader.Read(file) is not { } read)
            {
                continue;
            }

            if (name != $"facts/{read.Noun}.yaml")
            {
                Problems.Add(new(file.Place, new($"The noun “{read.Noun}” belongs in facts/{read.Noun}.yaml.", $"Существительное «{read.Noun}» должно стоять в facts/{read.Noun}.yaml.")));
            }

            nouns[read.Noun] = read.Title;
            foreach (var fact in read.Facts.Where(fact => !facts.TryAdd(fact.Id, fact)))
            {
                Problems.Add(new(fact.Place, new($"{fact.Id} is declared twice.", $"{fact.Id} объявлен дважды.")));
            }
        }
    }

    private void ReadRules(ValueReader values)
    {
        var reader = new RuleReader(facts, rules, values, (files.GetValueOrDefault("facts/subjects.yaml")?.Find("routes_serve") as ScalarNode)?.Text ?? "", Problems);
        var pending = files.Where(f => !NotRules.Contains(f.Key.Split('/')[0])).ToDictionary(f => f.Key[..^5].Replace('/', '.'), f => f.Value);
        Take(pending, "question", reader.ReadQuestion);
        Take(pending, "parameter", reader.ReadParameter);
        foreach (var (id, file) in pending.Where(p => rules.TryGetValue(p.Key, out var rule) && rule is Question))
        {
            ((Question)rules[id]).AppliesWhen = reader.ReadQuestionScope(file);
        }

        Take(pending, "classification", reader.ReadClassification);
        foreach (var kind in new[] { "condition", "route", "document", "risk" })
        {
            Take(pending, kind, (id, file) => reader.ReadRequirement(id, file, kind));
        }

        Take(pending, "fee", reader.ReadFee);
        Take(pending, "right", reader.ReadRight);
        Take(pending, "step", reader.ReadStep);
        Take(pending, "form", reader.ReadForm);
        Take(pending, "penalty", reader.ReadPenalty);
        Take(pending, "obligation", reader.ReadObligation);
        Take(pending, "decision", reader.ReadDecision);
        foreach (var decision in rules.Values.OfType<Decision>().ToList())
        {
            reader.ReadNeeds(decision, pending[decision.Id]);
        }

        Take(pending, "answer", reader.ReadAnswer);
        foreach (var step in rules.Values.OfType<Step>().ToList())
        {
            reader.ReadWaits(step, pending[step.Id]);
        }

        foreach (var obligation in rules.Values.OfType<Obligation>().ToList())
        {
            reader.ReadKeptBy(obligation, pending[obligation.Id]);
        }

        foreach (var answer in rules.Values.OfType<AnswerRule>().ToList())
        {
            reader.ReadForCase(answer, pending[answer.Id]);
        }

        foreach (var asked in rules.Values.OfType<AskedRule>())
        {
            var dates = asked is Obligation obligation ? new[] { obligation.Trigger, obligation.DoneOn }.OfType<Fact>() : [];
            asked.Reads = [.. asked.Conditions().SelectMany(c => c.Comparisons()).SelectMany(c => c.Right is FactOperand f ? [c.Left, f.Fact] : new[] { c.Left }).Concat(dates).Distinct()];
        }

        foreach (var (_, file) in pending.Where(p => !Kinds.Contains(RuleReader.KindOf(p.Value))))
        {
            var kinds = string.Join(", ", Kinds);
            Problems.Add(new(file.Place, new($"“kind” is one of: {kinds}.", $"«kind» — одно из: {kinds}.")));
        }
    }

    private void Take(Dictionary<string, MapNode> pending, string kind, Func<string, MapNode, Rule?> read)
    {
        foreach (var (id, file) in pending.Where(p => RuleReader.KindOf(p.Value) == kind))
        {
            if (read(id, file) is { } rule)
            {
                rules.Add(id, rule);
            }
        }
    }

    private Dictionary<string, SubjectKind> ReadSubjectKinds()
    {
        var kinds = new Dictionary<string, SubjectKind>();
        if (files.GetValueOrDefault("facts/subjects.yaml")?.Find("subjects") is MapNode map)
        {
            foreach (var (key, node) in map.Entries)
            {
                var block = new Block((MapNode)node, Problems, "outer", "is", "label");
                if (block.Words("label", required: true) is { } label)
                {
                    kinds[key.Text] = new(key.Text, block.Text("outer"), block.Text("is"), label);
                }
            }
        }

        return kinds;
    }

    private Dictionary<string, Source> ReadSources()
    {
        var sources = new Dictionary<string, Source>();
        foreach (var (_, file) in files.Where(f => f.Key.StartsWith("sources/", StringComparison.Ordinal)))
        {
            var block = new Block(file, Problems, "checked_on", "sources");
            var checkedOn = block.Day("checked_on", required: true);
            foreach (var (key, node) in (block.Required("sources") as MapNode)?.Entries ?? [])
            {
                if (node is not MapNode map)
                {
                    continue;
                }

                var source = new Block(map, Problems, "kind", "title", "short", "dated", "links", "checked_on");
                var title = source.Node("title") is ScalarNode page ? Words.Same(page.Text) : source.Words("title", required: true);
                if (title is not null && !sources.TryAdd(key.Text, new(key.Text, source.Text("kind") ?? "page", title, source.Words("short") ?? title, source.Text("dated") ?? "", source.Strings("links"), source.Day("checked_on") ?? checkedOn ?? LocalDate.MinIsoValue, key.Place)))
                {
                    Problems.Add(new(key.Place, new($"The source “{key.Text}” is declared twice.", $"Источник «{key.Text}» объявлен дважды.")));
                }
            }
        }

        return sources;
    }

    private Dictionary<string, ReferenceRow> ReadTable(string file, string name)
    {
        var rows = new Dictionary<string, ReferenceRow>();
        if (files.GetValueOrDefault(file)?.Find(name) is MapNode map)
        {
            foreach (var (key, node) in map.Entries)
            {
                if (node is MapNode row && row.Find("name") is { } named && Block.Words(named, Problems) is { } label)
                {
                    var also = row.Find("also") is ListNode list ? list.Items.OfType<ScalarNode>().Select(s => s.Text) : [];
                    rows[key.Text] = new(key.Text, label, [.. also], row.Entries.Where(e => e.Value is ScalarNode).ToDictionary(e => e.Key.Text, e => ((ScalarNode)e.Value).Text));
                }
            }
        }

        return rows;
    }

    private Dictionary<string, Words> ReadGuide()
    {
        var sections = new Dictionary<string, Words>();
        foreach (var (key, node) in (files.GetValueOrDefault("guide.yaml")?.Find("sections") as MapNode)?.Entries ?? [])
        {
            if (Block.Words(node, Problems) is { } title)
            {
                sections[key.Text] = title;
            }
        }

        return sections;
    }

    private SearchWords ReadSearchWords()
    {
        if (files.GetValueOrDefault("search-words.yaml") is not { } file)
        {
            return SearchWords.None;
        }

        var block = new Block(file, Problems, "idle", "same");
        var idle = block.Node("idle") is MapNode map ? new Block(map, Problems, "en", "ru") : null;
        var groups = ((block.Node("same") as ListNode)?.Items ?? []).Select(node => (node.Place, Words: node is ListNode list ? list.Items.OfType<ScalarNode>().ToList() : [])).ToList();
        var seen = new HashSet<string>(idle is null ? [] : [.. idle.Strings("en"), .. idle.Strings("ru")]);
        foreach (var (place, _) in groups.Where(g => g.Words.Count < 2))
        {
            Problems.Add(new(place, new("A group of words that mean the same lists two or more.", "В группе слов с одним смыслом их два или больше.")));
        }

        foreach (var word in groups.SelectMany(g => g.Words).Where(w => !seen.Add(w.Text)))
        {
            Problems.Add(new(word.Place, new($"“{word.Text}” already stands among the idle words or in another group.", $"«{word.Text}» уже есть среди пустых слов или в другой группе.")));
        }

        return new([.. idle?.Strings("en") ?? [], .. idle?.Strings("ru") ?? []], [.. groups.Select(g => g.Words.Select(w => w.Text).ToImmutableArray())]);
    }

    private HashSet<string> TableSources() =>
        [.. files.Where(f => f.Key.Split('/')[0] is "countries" or "posts").SelectMany(f => (f.Value.Find("source") as ListNode)?.Items.OfType<ScalarNode>() ?? []).Select(s => s.Text)];

    private WorkingCalendar ReadCalendar()
    {
        var (off, worked, presidential, decrees) = (new HashSet<LocalDate>(), new HashSet<LocalDate>(), new HashSet<LocalDate>(), new Dictionary<int, Decree?>());
        if (files.GetValueOrDefault("calendars/national.yaml") is { } file && new Block(file, Problems, "checked_on", "rows", "years").Node("years") is MapNode map)
        {
            foreach (var (key, node) in map.Entries)
            {
                if (!int.TryParse(key.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year))
                {
                    Problems.Add(new(key.Place, new($"“{key.Text}” is not a year.", $"«{key.Text}» — не год.")));
                }
                else if (node is not MapNode days)
                {
                    Problems.Add(new(node.Place, new("Expected a block of keys.", "Ожидался блок ключей.")));
                }
                else
                {
                    var block = new Block(days, Problems, "decree", "off", "worked", "special", "short");
                    ReadDays(block, "off", year, off);
                    ReadDays(block, "worked", year, worked);
                    ReadDays(block, "special", year, presidential);
                    decrees[year] = block.Node("decree") is MapNode decree ? ReadDecree(decree) : null;
                }
            }
        }

        return new WorkingCalendar(off, worked, presidential, decrees);
    }

    private Decree? ReadDecree(MapNode map)
    {
        var block = new Block(map, Problems, "dated", "number");
        return block.Day("dated", required: true) is { } dated && block.Text("number", required: true) is { } number ? new(dated, number) : null;
    }

    private void ReadDays(Block block, string key, int year, HashSet<LocalDate> days)
    {
        foreach (var item in block.Strings(key))
        {
            if (ValueReader.ReadDate(item) is { } day && day.Date.Year == year)
            {
                days.Add(day.Date);
            }
            else
            {
                Problems.Add(new(block.Node(key)!.Place, new($"“{item}” is not a day of {year}.", $"«{item}» — не день {year} года.")));
            }
        }
    }
}
