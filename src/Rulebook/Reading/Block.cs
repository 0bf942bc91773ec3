using System.Collections.Immutable;
using NodaTime;

namespace Hqs.Rules.Reading;

/// <summary>A block of keys being read: reports unknown keys with the nearest right one, and missing or misshapen values.</summary>
internal sealed class Block
{
    private readonly MapNode map;
    private readonly List<Problem> problems;

    public Block(MapNode map, List<Problem> problems, params ReadOnlySpan<string> keys)
    {
        (this.map, this.problems) = (map, problems);
        var known = keys.ToArray();
        foreach (var (key, _) in map.Entries)
        {
            if (!known.Contains(key.Text))
            {
                problems.Add(UnknownKey(key, known));
            }
        }
    }

    public Place Place => map.Place;

    public static Problem UnknownKey(ScalarNode key, IEnumerable<string> known)
    {
        var near = Nearest.To(key.Text, known);
        return new(key.Place, near is null
            ? new($"“{key.Text}” is not known here. Known: {string.Join(", ", known)}.", $"«{key.Text}» здесь неизвестно. Известны: {string.Join(", ", known)}.")
            : new($"“{key.Text}” is not known here. Did you mean “{near}”?", $"«{key.Text}» здесь неизвестно. Может быть, «{near}»?"));
    }

    public Node? Node(string key) => map.Find(key);

    public Node? Required(string key)
    {
        var node = map.Find(key);
        if (node is null or ScalarNode { IsEmpty: true })
        {
            problems.Add(new(map.Place, new($"“{key}” is missing.", $"Не хватает «{key}».")));
            return null;
        }

        return node;
    }

    public string? Text(string key, bool required = false)
    {
        var node = required ? Required(key) : map.Find(key);
        if (node is null)
        {
            return null;
        }

        if (node is ScalarNode scalar)
        {
            return scalar.Text;
        }

        problems.Add(new(node.Place, new($"“{key}” takes one value.", $"«{key}» принимает одно значение.")));
        return null;
    }

    public Words? Words(string key, bool required = false) => (required ? Required(key) : map.Find(key)) is { } node ? Words(node, problems) : null;

    public static Words? Words(Node node, List<Problem> problems)
    {
        if (node is MapNode both)
        {
            var block = new Block(both, problems, "en", "ru");
            var (en, ru) = (block.Text("en", required: true), block.Text("ru", required: true));
            return en is { Length: > 0 } && ru is { Length: > 0 } ? new(en.Trim(), ru.Trim()) : null;
        }

        problems.Add(new(node.Place, new("A text has an English and a Russian form: { en: …, ru: … }.", "У текста есть английская и русская формы: { en: …, ru: … }.")));
        return null;
    }

    public LocalDate? Day(string key, bool required = false)
    {
        if (Text(key, required) is not { } text)
        {
            return null;
        }

        if (ValueReader.ReadDate(text) is { } day)
        {
            return day.Date;
        }

        problems.Add(new(map.Find(key)!.Place, new($"“{text}” is not a day written as 2026-11-23.", $"«{text}» — не день в виде 2026-11-23.")));
        return null;
    }

    public ImmutableArray<string> Strings(string key)
    {
        var node = map.Find(key);
        if (node is null)
        {
            return [];
        }

        if (node is not ListNode list)
        {
            problems.Add(new(node.Place, new($"“{key}” takes a list.", $"«{key}» принимает список.")));
            return [];
        }

        return [.. list.Items.OfType<ScalarNode>().Select(s => s.Text)];
    }

    public IReadOnlyList<MapNode> Maps(string key, bool required = false) =>
        required && Required(key) is null ? [] : Maps(map, key, problems);

    /// <summary>The blocks listed under a key of a map that was checked for unknown keys elsewhere.</summary>
    public static IReadOnlyList<MapNode> Maps(MapNode map, string key, List<Problem> problems)
    {
        var node = map.Find(key);
        if (node is ListNode list)
        {
            foreach (var item in list.Items.Where(i => i is not MapNode))
            {
                problems.Add(new(item.Place, new("Expected a block of keys.", "Ожидался блок ключей.")));
            }

            return [.. list.Items.OfType<MapNode>()];
        }

        if (node is not null)
        {
            problems.Add(new(node.Place, new($"“{key}” takes a list.", $"«{key}» принимает список.")));
        }

        return [];
    }

    /// <summary>One of a fixed set of words, by key; the first is used when the key is left out.</summary>
    public T OneOf<T>(string key, params ReadOnlySpan<(string Word, T Meaning)> options)
    {
        var text = Text(key);
        if (text is null)
        {
            return options[0].Meaning;
        }

        var words = new List<string>();
        foreach (var (word, meaning) in options)
        {
            if (word == text)
            {
                return meaning;
            }

            words.Add(word);
        }

        problems.Add(new(map.Find(key)!.Place, new($"“{text}” is not one of: {string.Join(", ", words)}.", $"«{text}» — не из списка: {string.Join(", ", words)}.")));
        return options[0].Meaning;
    }
}
