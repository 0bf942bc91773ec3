using System.Collections.Immutable;
using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Cases;

/// <summary>What reading a case file came to: a case, or every problem found in it, never half of both.</summary>
public sealed record CaseReading(Case? Case, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads a case file, YAML or JSON. Its blocks and keys are the declared facts, so a new fact needs no line here.
/// Every mistake is reported at once, each with its place and the nearest right name.
/// </summary>
public sealed partial class CaseFile
{
    private readonly Rulebook rulebook;
    private readonly ValueReader values;
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, ImmutableArray<StatedFact>.Builder> stated = [];
    private readonly List<CaseSubject> subjects = [];

    private CaseFile(Rulebook rulebook)
    {
        this.rulebook = rulebook;
        values = new ValueReader(rulebook.Tables);
    }

    public static CaseReading Read(string text, string fileName, Rulebook rulebook)
    {
        var reader = new CaseFile(rulebook);
        var answers = reader.ReadFile(Yaml.Read(text, fileName, reader.problems), fileName);
        return reader.problems.Count > 0
            ? new(null, [.. reader.problems.OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)])
            : new(new([.. reader.subjects.Select(s => s with { Facts = reader.stated[s.Id].ToImmutable() })], answers), []);
    }

    private void Report(Place place, string en, string ru) => problems.Add(new(place, new(en, ru)));

    private ImmutableSortedDictionary<string, Answer> ReadFile(Node? node, string fileName)
    {
        Add(new("case", Case.CaseId, Case.CaseId, []));
        Add(new("principal", Case.PrincipalId, Case.PrincipalId, []));
        var answers = ImmutableSortedDictionary<string, Answer>.Empty.WithComparers(StringComparer.Ordinal);
        if (node is not MapNode file)
        {
            if (problems.Count == 0)
            {
                Report(new(fileName, 1, 1), "The file holds no case. Start with “hqs_case: 1”.", "В файле нет дела. Начните с «hqs_case: 1».");
            }

            return answers;
        }

        ReadFormat(file);
        // Members and documents first, so that events and documents can name people.
        if (file.Find("family") is { } family)
        {
            ReadEach(family, "family", ReadMember);
        }

        if (file.Find("documents") is { } documents)
        {
            ReadEach(documents, "documents", ReadDocument);
        }

        foreach (var (key, value) in file.Entries)
        {
            if (key.Text is "hqs_case" or "family" or "documents" || value is ScalarNode { IsEmpty: true })
            {
                continue;
            }

            if (key.Text == "answers")
            {
                answers = ReadAnswers(value);
            }
            else if (key.Text == "principal")
            {
                ReadFacts(value, key, Case.PrincipalId, rulebook.OwnNouns("principal"), inner: rulebook.InnerNouns("principal"));
            }
            else if (rulebook.Facts.TryGetValue("case." + key.Text, out var top))
            {
                ReadFact(top, value, Case.CaseId);
            }
            else if (Nouns.Contains(key.Text))
            {
                ReadFacts(value, key, Case.CaseId, [key.Text]);
            }
            else
            {
                problems.Add(Unknown(key, TopLevel));
            }
        }

        StateEvents();
        return answers;
    }

    private IEnumerable<string> Nouns => rulebook.Facts.Values.Where(f => f.Subject == "case" && f.Noun != "case" && f.IsStated).Select(f => f.Noun).Distinct();

    private IEnumerable<string> TopLevel => new[] { "hqs_case", "principal", "family", "documents", "answers" }
        .Concat(rulebook.Facts.Values.Where(f => f.Noun == "case").Select(f => f.Key)).Concat(Nouns);

    private void ReadFormat(MapNode file)
    {
        var format = file.Find("hqs_case");
        if (format is not ScalarNode { Text: "1" })
        {
            Report((format ?? file).Place, "Say which format the file has: hqs_case: 1.", "Укажите формат файла: hqs_case: 1.");
        }
    }

    private void ReadEach(Node node, string key, Action<MapNode, int> read)
    {
        if (node is ScalarNode { IsEmpty: true })
        {
            return;
        }

        if (node is not ListNode list)
        {
            Report(node.Place, $"“{key}” is a list; start each item with a dash.", $"«{key}» — список; начинайте каждый пункт с тире.");
            return;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is MapNode map)
            {
                read(map, i);
            }
            else
            {
                Report(list.Items[i].Place, "Expected a block of keys.", "Ожидался блок ключей.");
            }
        }
    }

    private void ReadMember(MapNode map, int index)
    {
        var id = (map.Find("id") as ScalarNode)?.Text.Trim();
        if (id is { Length: > 40 } || id?.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) == true)
        {
            Report(map.Find("id")!.Place, "An id is one word of at most 40 characters.", "id — одно слово не длиннее 40 знаков.");
            return;
        }

        if (id == Case.PrincipalId)
        {
            Report(map.Find("id")!.Place, "“principal” names the worker; give the family member another id.", "«principal» — это работник; дайте члену семьи другой id.");
            return;
        }

        var name = string.IsNullOrEmpty(id) ? string.Create(CultureInfo.InvariantCulture, $"{(map.Find("relation") as ScalarNode)?.Text ?? "member"}-{index + 1}") : id;
        if (!Add(new("member", "member:" + name, name, [])))
        {
            Report(map.Place, $"Two family members are called “{name}”; give each its own id.", $"Двое членов семьи названы «{name}»; дайте каждому свой id.");
            return;
        }

        ReadFacts(new MapNode([.. map.Entries.Where(e => e.Key.Text != "id")], map.Place), null, "member:" + name, rulebook.OwnNouns("member"), "id", rulebook.InnerNouns("member"));
    }

    private void ReadDocument(MapNode map, int index)
    {
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        var id = "document:" + number;
        Add(new("document", id, number, []));
        StateHeld(map, id);
        ReadFacts(new MapNode([.. map.Entries.Where(e => e.Key.Text != "states")], map.Place), null, id, ["document"], "states");
        var kind = (map.Find("kind") as ScalarNode)?.Text;
        var of = (map.Find("of") as ScalarNode)?.Text ?? Case.PrincipalId;
        var person = Person(of);
        if (person is null)
        {
            ReportPerson(map.Find("of")!, of);
            return;
        }

        var position = subjects.FindIndex(s => s.Id == id);
        subjects[position] = subjects[position] with { Of = person, Tag = kind };
        if (map.Find("states") is not { } states || states is ScalarNode { IsEmpty: true })
        {
            return;
        }

        if (states is not MapNode facts)
        {
            Report(states.Place, "“states” holds what the document says: fact: value.", "«states» содержит то, что говорит документ: факт: значение.");
            return;
        }

        foreach (var (key, node) in facts.Entries)
        {
            if (rulebook.Facts.TryGetValue(key.Text, out var fact) && fact.IsStated)
            {
                var holder = fact.Subject == "case" ? Case.CaseId : person;
                ReadFact(fact, node, holder, (id, kind ?? "other"));
            }
            else if (fact is not null)
            {
                ReportWorkedOut(key);
            }
            else
            {
                problems.Add(Unknown(key, rulebook.Facts.Values.Where(f => f.IsStated).Select(f => f.Id)));
            }
        }
    }

    // A paper that is listed is held, unless the file says otherwise.
    private void StateHeld(MapNode map, string id)
    {
        if (rulebook.Facts.TryGetValue("document.held", out var held) && map.Find("held") is null)
        {
            stated[id].Add(new(held, new Statement(new YesNo(true), Statement.ByListing)));
        }
    }

    private string? Person(string name) => name == Case.PrincipalId ? name : stated.ContainsKey("member:" + name) ? "member:" + name : null;

    private void ReportPerson(Node node, string name)
    {
        var people = subjects.Where(s => s.Kind is "principal" or "member").Select(s => s.Name).ToList();
        var near = Nearest.To(name, people);
        Report(node.Place,
            $"Nobody in this case is called “{name}”. {(near is null ? $"Known: {string.Join(", ", people)}." : $"Did you mean “{near}”?")}",
            $"В этом деле нет лица «{name}». {(near is null ? $"Известны: {string.Join(", ", people)}." : $"Может быть, «{near}»?")}");
    }

    private void ReadFacts(Node node, ScalarNode? key, string subject, IReadOnlyList<string> nouns, string? alsoKnown = null, IEnumerable<string>? inner = null)
    {
        if (node is not MapNode block)
        {
            Report(node.Place, $"“{key?.Text}” is a block of keys, not {node.KindName.En}.", $"«{key?.Text}» — блок ключей, а не {node.KindName.Ru}.");
            return;
        }

        foreach (var (name, value) in block.Entries)
        {
            var fact = nouns.Select(noun => rulebook.Facts.GetValueOrDefault($"{noun}.{name.Text}")).FirstOrDefault(f => f is not null);
            if (fact is null && inner?.Contains(name.Text) == true)
            {
                if (value is not ScalarNode { IsEmpty: true })
                {
                    ReadFacts(value, name, subject, [name.Text]);
                }
            }
            else if (fact is null)
            {
                problems.Add(Unknown(name, rulebook.Facts.Values.Where(f => f.IsStated && nouns.Contains(f.Noun)).Select(f => f.Key).Concat(inner ?? []).Concat(alsoKnown is null ? [] : [alsoKnown])));
            }
            else if (!fact.IsStated)
            {
                ReportWorkedOut(name);
            }
            else
            {
                ReadFact(fact, value, subject);
            }
        }

        // Two keys that cannot both be true of one person.
        if (block.Find("citizenship") is not (null or ScalarNode { IsEmpty: true }) && block.Find("without_citizenship") is { } without and not ScalarNode { IsEmpty: true })
        {
            Report(without.Place, "A person has a citizenship to use or is without one; keep one of the two keys.", "Лицо либо пользуется гражданством, либо не имеет его; оставьте один из двух ключей.");
        }
    }

    private void ReportWorkedOut(ScalarNode key) => Report(key.Place, $"“{key.Text}” is worked out by the desk; leave it out.", $"«{key.Text}» вычисляется системой; не указывайте его.");

    private static Problem Unknown(ScalarNode key, IEnumerable<string> known)
    {
        var near = Nearest.To(key.Text, known);
        return new(key.Place, near is null
            ? new($"“{key.Text}” is not known here. See ./hqs schema case for what is.", $"«{key.Text}» здесь неизвестно. Что известно, покажет ./hqs schema case.")
            : new($"“{key.Text}” is not known here. Did you mean “{near}”?", $"«{key.Text}» здесь неизвестно. Может быть, «{near}»?"));
    }

    private void ReadFact(Fact fact, Node node, string subject, (string Id, string Kind)? document = null)
    {
        // Written and left empty is the same as not written: nothing is known.
        if (node is ScalarNode { IsEmpty: true })
        {
            return;
        }

        var statement = new Statement(new Plain(""), document?.Id, DocumentKind: document?.Kind);
        var valueNode = node;
        if (node is MapNode map && map.Find("value") is { } inner)
        {
            var (by, on, because) = ReadStatement(map, "value");
            statement = statement with { By = document?.Id ?? by, On = on, Because = because };
            valueNode = inner;
        }
        else if (node is MapNode)
        {
            Report(node.Place, "Expected a value, or a block with value, by, on, because.", "Ожидалось значение либо блок value, by, on, because.");
            return;
        }

        if (fact.Type.Kind == FactKind.Judgement && (statement.By is null || statement.Because is null))
        {
            Report(node.Place, $"{fact.Key} is a judgement: write who decided and why, {{ value: yes, by: …, because: … }}.", $"{fact.Key} — это оценка: укажите, кто и почему решил, {{ value: yes, by: …, because: … }}.");
            return;
        }

        var value = fact.Type.Kind == FactKind.Table ? ReadTable(fact, valueNode) : values.Read(valueNode, fact.Type, problems);
        if (value is not null)
        {
            stated[subject].Add(new(fact, statement with { Value = value }));
        }
    }

    private (string? By, NodaTime.LocalDate? On, string? Because) ReadStatement(MapNode map, string main)
    {
        string[] known = [main, "by", "on", "because"];
        foreach (var (key, _) in map.Entries.Where(e => !known.Contains(e.Key.Text)))
        {
            problems.Add(Unknown(key, known));
        }

        var on = map.Find("on") is ScalarNode { IsEmpty: false } day ? ValueReader.ReadDate(day.Text) : null;
        if (on is null && map.Find("on") is ScalarNode { IsEmpty: false } wrong)
        {
            Report(wrong.Place, $"“{wrong.Text}” is not a day written as 2026-11-23.", $"«{wrong.Text}» — не день в виде 2026-11-23.");
        }

        return ((map.Find("by") as ScalarNode)?.Text, on?.Date, (map.Find("because") as ScalarNode)?.Text);
    }

    private ImmutableSortedDictionary<string, Answer> ReadAnswers(Node node)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        if (node is not MapNode map)
        {
            Report(node.Place, "“answers” is a block: question: answer.", "«answers» — блок: вопрос: ответ.");
            return answers.ToImmutable();
        }

        foreach (var (key, value) in map.Entries)
        {
            if (rulebook.Rules.GetValueOrDefault(key.Text) is not Question question)
            {
                problems.Add(Unknown(key, rulebook.Questions.Select(q => q.Id)));
                continue;
            }

            var choice = value is ScalarNode scalar ? scalar : (value as MapNode)?.Find("choose") as ScalarNode;
            var (by, on, because) = value is MapNode block ? ReadStatement(block, "choose") : default;
            if (question.IsContestedLaw && question.Alternatives.All(a => a.Id != choice?.Text))
            {
                var known = string.Join(", ", question.Alternatives.Select(a => a.Id));
                Report(value.Place, $"The answer to {question.Id} is one of: {known}.", $"Ответ на {question.Id} — одно из: {known}.");
                continue;
            }

            answers[key.Text] = new(choice?.Text, by, on, because);
        }

        return answers.ToImmutable();
    }

    private bool Add(CaseSubject subject)
    {
        if (!stated.TryAdd(subject.Id, ImmutableArray.CreateBuilder<StatedFact>()))
        {
            return false;
        }

        subjects.Add(subject);
        return true;
    }
}
