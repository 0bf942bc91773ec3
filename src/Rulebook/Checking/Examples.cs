using System.Collections.Immutable;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;
using NodaTime;

namespace Hqs.Rules.Checking;

/// <summary>One example of a rule, written beside it: given these facts, the answer is this.</summary>
public sealed record RuleExample(
    Rule Rule,
    string Name,
    IReadOnlyDictionary<Fact, Value> Facts,
    IReadOnlyDictionary<string, Possible> Findings,
    IReadOnlyDictionary<string, string> Answers,
    string Then,
    ImmutableArray<string>? Missing,
    LocalDate? Due,
    DutyDone? Done,
    Place Place)
{
    public override string ToString() => $"{Rule.Id}: {Name}";
}

/// <summary>What an example of a duty says of its doing: on a day, or not at all.</summary>
public sealed record DutyDone(LocalDate? On);

/// <summary>Reads and runs the examples that stand beside the rules.</summary>
public static class Examples
{
    /// <summary>All examples of the rulebook, with what is wrong in their files.</summary>
    public static (IReadOnlyList<RuleExample> Examples, IReadOnlyList<Problem> Problems) Read(Rulebook rulebook)
    {
        var problems = new List<Problem>();
        var examples = new List<RuleExample>();
        var values = new ValueReader(rulebook.Tables);
        var root = Path.GetFullPath(rulebook.Folder);
        foreach (var full in Directory.EnumerateFiles(root, "*.examples.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, full).Replace('\\', '/');
            if (Yaml.Read(File.ReadAllText(full), "rules/" + name, problems) is not MapNode file)
            {
                continue;
            }

            var id = name[..^".examples.yaml".Length].Replace('/', '.');
            if (!rulebook.Rules.TryGetValue(id, out var rule))
            {
                problems.Add(new(file.Place, new($"These examples belong to no rule: there is no {id}.", $"Эти примеры ни к чему не относятся: правила {id} нет.")));
                continue;
            }

            ReadFile(rulebook, rule, file, values, examples, problems);
        }

        return (examples, problems);
    }

    private static void ReadFile(Rulebook rulebook, Rule rule, MapNode file, ValueReader values, List<RuleExample> examples, List<Problem> problems)
    {
        var block = new Block(file, problems, "given", "examples");
        var common = block.Node("given") as MapNode;
        foreach (var map in block.Maps("examples", required: true))
        {
            var one = new Block(map, problems, "name", "given", "then", "missing", "answers", "why", "due", "done");
            var (name, then) = (one.Text("name", required: true), one.Text("then", required: true));
            var facts = new Dictionary<Fact, Value>();
            var findings = new Dictionary<string, Possible>();
            foreach (var (key, node) in (common?.Entries ?? []).Concat((one.Node("given") as MapNode)?.Entries ?? []))
            {
                ReadGiven(rulebook, rule, key, node, values, facts, findings, problems);
            }

            var answers = (one.Node("answers") as MapNode)?.Entries.ToDictionary(e => e.Key.Text, e => (e.Value as ScalarNode)?.Text ?? "") ?? [];
            foreach (var (question, answer) in answers)
            {
                if (rulebook.Rules.GetValueOrDefault(question) is not Question q || q.Alternatives.All(a => a.Id != answer))
                {
                    problems.Add(new(map.Place, new($"{question} has no alternative “{answer}”.", $"У {question} нет варианта «{answer}».")));
                }
            }

            if (name is not null && then is not null)
            {
                examples.Add(new(rule, name, facts, findings, answers, then, one.Node("missing") is null ? null : one.Strings("missing"), one.Day("due"), one.Text("done") is not { } done ? null : done == "no" ? new DutyDone(null) : new DutyDone(one.Day("done")), map.Place));
            }
        }
    }

    private static void ReadGiven(Rulebook rulebook, Rule rule, ScalarNode key, Node node, ValueReader values, Dictionary<Fact, Value> facts, Dictionary<string, Possible> findings, List<Problem> problems)
    {
        if (rule is Decision decision && decision.Needs.Any(n => n.Id == key.Text))
        {
            findings[key.Text] = (node as ScalarNode)?.Text switch
            {
                "met" => Possible.Met,
                "not_met" => Possible.NotMet,
                "not_applicable" => Possible.NotApplicable,
                "unknown" => Possible.Met | Possible.NotMet,
                _ => Possible.None,
            };
            if (findings[key.Text] == Possible.None)
            {
                problems.Add(new(node.Place, new("A needed rule is met, not_met, unknown or not_applicable.", "Нужное правило: met, not_met, unknown или not_applicable.")));
            }

            return;
        }

        if (!rulebook.Facts.TryGetValue(key.Text, out var fact))
        {
            problems.Add(Block.UnknownKey(key, rulebook.Facts.Keys));
            return;
        }

        if (node is ScalarNode { Text: "unknown" })
        {
            facts.Remove(fact);
        }
        else if (values.Read(node, fact.Type, problems) is { } value)
        {
            facts[fact] = value;
        }
    }

    /// <summary>Runs one example; null when it holds, otherwise what came out instead.</summary>
    public static string? Run(Rulebook rulebook, RuleExample example)
    {
        var evaluator = new Evaluator(rulebook, new Dictionary<string, ComputedFact>(), example.Answers) { WorksOutFacts = false };
        var kind = example.Rule switch { AskedRule asked => asked.Subject, Classification c => c.Subject, _ => "case" };
        if (!rulebook.KnowsSubject(kind))
        {
            return $"there is no subject “{kind}”";
        }

        var subject = Subjects(rulebook, example.Rule, kind, evaluator);
        foreach (var (fact, value) in example.Facts)
        {
            var holder = evaluator.SubjectsOf(fact.Subject).FirstOrDefault();
            if (holder is null)
            {
                return $"{fact.Id} cannot be read from {kind}";
            }

            holder.State(fact, new Statement(value, "example"));
        }

        if (example.Done is { } done && rulebook.Facts.TryGetValue(Evaluator.DutyList, out var list))
        {
            Record(example.Rule, done, list, subject);
        }

        var (then, missing) = example.Rule switch
        {
            Classification classification => Classify(rulebook, evaluator, classification, subject),
            Decision decision => Decide(evaluator, decision, subject, example.Findings),
            AskedRule asked => Answer(evaluator.Find(asked, subject)),
            _ => ("a parameter has no examples", []),
        };
        if (then != example.Then)
        {
            return $"it is {then}{(missing.Length == 0 ? "" : $" (missing: {string.Join(", ", missing)})")}, not {example.Then}";
        }

        if (example.Due is { } due && example.Rule is AskedRule dated && evaluator.Find(dated, subject).Duty?.Count?.DueOn is var last && last != due)
        {
            return $"the last day is {last?.ToString("uuuu-MM-dd", null) ?? "not known"}, not {due:uuuu-MM-dd}";
        }

        return example.Missing is { } expected && !expected.Order(StringComparer.Ordinal).SequenceEqual(missing.Order(StringComparer.Ordinal))
            ? $"missing is [{string.Join(", ", missing)}], not [{string.Join(", ", expected)}]"
            : null;
    }

    // A right ends in its answer, a duty in its state, everything else in a status.
    private static (string, ImmutableArray<string>) Answer(Finding finding) => (finding.Answer ?? (finding.Duty is { } duty ? Name(duty.State) : Name(finding.Status)), [.. finding.Missing.Select(m => m.Id).Distinct()]);

    private static (string, ImmutableArray<string>) Decide(Evaluator evaluator, Decision decision, Subject subject, IReadOnlyDictionary<string, Possible> given)
    {
        foreach (var need in decision.Needs)
        {
            evaluator.Assume(need, given.GetValueOrDefault(need.Id, Possible.Met));
        }

        return Answer(evaluator.Find(decision, subject));
    }

    private static (string, ImmutableArray<string>) Classify(Rulebook rulebook, Evaluator evaluator, Classification classification, Subject subject)
    {
        var read = evaluator.ClassOf(classification, subject);
        var text = read.Value switch { Code code => code.Id, YesNo yes => yes.Yes ? "yes" : "no", null => "unknown", var other => Wording.Of(other, classification.Defines.Type, rulebook.Tables, Language.English) };
        return (text, [.. read.Missing.Select(m => m.Id).Distinct()]);
    }

    private static void Record(Rule rule, DutyDone done, Fact list, Subject subject)
    {
        var row = ImmutableSortedDictionary<string, Value>.Empty.Add("duty", new Plain(rule.Id)).Add("of", new Plain(subject.Id));
        row = done.On is { } day ? row.Add("on", new Day(day)) : row.Add("done", new YesNo(false));
        var root = subject;
        while (root.Outer is { } outer)
        {
            root = outer;
        }

        root.State(list, new Statement(new Table([row]), "example"));
    }

    // The rule's own subject with its outer ones, and one of every other kind a decision reaches.
    private static Subject Subjects(Rulebook rulebook, Rule rule, string own, Evaluator evaluator)
    {
        var made = new Dictionary<string, Subject>();
        var reads = (rule as AskedRule)?.Reads ?? [];
        var chain = rulebook.Concrete(own).SelectMany(rulebook.Chains).FirstOrDefault(c => reads.All(f => c.Any(k => rulebook.IsA(k, f.Subject)))) ?? [own];
        var subject = Make(chain, (rule as AskedRule)?.Tag);
        foreach (var need in rule is Decision decision ? decision.Needs : [])
        {
            if (made.Keys.All(m => !rulebook.IsA(m, need.Subject)))
            {
                Make(rulebook.Chains(rulebook.Concrete(need.Subject)[0]).First(), need.Tag);
            }
        }

        return subject;

        Subject Make(IReadOnlyList<string> kinds, string? tag)
        {
            if (!made.TryGetValue(kinds[0], out var known))
            {
                var outer = kinds.Count > 1 ? Make([.. kinds.Skip(1)], null) : null;
                made[kinds[0]] = known = new Subject(kinds[0], kinds[0], rulebook.SubjectKinds[kinds[0]].Label, outer, tag);
                evaluator.Add(known);
            }

            return known;
        }
    }

    /// <summary>The state of a duty as it is written in files.</summary>
    public static string Name(DutyState state) => state switch
    {
        DutyState.NotYet => "not_yet",
        DutyState.Open => "open",
        DutyState.DueSoon => "due_soon",
        DutyState.DoneInTime => "done_in_time",
        DutyState.DoneLate => "done_late",
        DutyState.Missed => "missed",
        DutyState.Kept => "kept",
        DutyState.Broken => "broken",
        DutyState.Standing => "standing",
        DutyState.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The status as it is written in files.</summary>
    public static string Name(Status status) => status switch
    {
        Status.Met => "met",
        Status.NotMet => "not_met",
        Status.NotApplicable => "not_applicable",
        Status.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
