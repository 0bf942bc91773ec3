using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hqs.Rules.Reading;

/// <summary>A node of a YAML (or JSON) file that remembers where it stands. Scalars stay text until a declaration types them.</summary>
public abstract record Node(Place Place)
{
    public abstract Words KindName { get; }
}

public sealed record ScalarNode(string Text, bool IsQuoted, Place Place) : Node(Place)
{
    /// <summary>A plain empty scalar, <c>~</c> or <c>null</c>: the key was written, the value was not.</summary>
    public bool IsEmpty => !IsQuoted && Text is "" or "~" or "null";

    public override Words KindName => new("a single value", "одно значение");
}

public sealed record ListNode(IReadOnlyList<Node> Items, Place Place) : Node(Place)
{
    public override Words KindName => new("a list", "список");
}

public sealed record MapNode(IReadOnlyList<KeyValuePair<ScalarNode, Node>> Entries, Place Place) : Node(Place)
{
    public override Words KindName => new("a block of keys", "блок ключей");

    public Node? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>
/// Reads YAML or JSON text into nodes. Duplicate keys, anchors, aliases, tags, several documents, over-deep and over-large
/// input are problems with their place, never exceptions.
/// </summary>
public static class Yaml
{
    private const int DeepestNesting = 24;
    private const int LargestCharacters = 4_000_000;

    public static Node? Read(string text, string file, List<Problem> problems)
    {
        if (text.Length > LargestCharacters)
        {
            problems.Add(new(new(file, 1, 1), new("The file is too large to be a case or a rule.", "Файл слишком велик для дела или правила.")));
            return null;
        }

        var reading = new Reading(file, problems);
        var parser = new Parser(new Scanner(new StringReader(text.TrimStart('\uFEFF')), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var node = reading.Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                problems.Add(new(reading.At(parser.Current!), new("One file holds one document; remove what follows “---”.", "В файле один документ; уберите всё после «---».")));
            }

            return node;
        }
        catch (TooDeepException e)
        {
            problems.Add(new(e.Place, new("Nested too deeply.", "Слишком глубокая вложенность.")));
        }
        catch (YamlException e)
        {
            var place = new Place(file, (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));
            problems.Add(new(place, new($"This is not readable YAML: {Tidy(e.Message)}", $"Это не читается как YAML: {Tidy(e.Message)}")));
        }
        catch (Exception e) when (e is InvalidOperationException or EndOfStreamException or ArgumentException)
        {
            // So YamlDotNet gives up on a bracket left open before the next key, or on a stray null character; what it read last
            // is the nearest place it knows.
            var last = parser.Current?.End ?? Mark.Empty;
            problems.Add(new(new(file, (int)Math.Max(1, last.Line), (int)Math.Max(1, last.Column)), new("This is not readable YAML after here; a bracket may be left open.", "После этого места файл не читается как YAML; возможно, не закрыта скобка.")));
        }

        return null;
    }

    private static string Tidy(string message)
    {
        // YamlDotNet puts "(Line: …): " before its message; the place is already told.
        var colon = message.LastIndexOf("): ", StringComparison.Ordinal);
        return (colon >= 0 ? message[(colon + 3)..] : message).ReplaceLineEndings(" ");
    }

    private sealed class TooDeepException(Place place) : Exception
    {
        public Place Place { get; } = place;
    }

    private sealed class Reading(string file, List<Problem> problems)
    {
        public Place At(ParsingEvent e) => new(file, (int)e.Start.Line, (int)e.Start.Column);

        public Node Node(IParser parser, int depth)
        {
            var current = parser.Current ?? throw new InvalidOperationException("The text ends here.");
            if (depth > DeepestNesting)
            {
                throw new TooDeepException(At(current));
            }

            if (current is NodeEvent node && (!node.Anchor.IsEmpty || (!node.Tag.IsEmpty && node.Tag.Value != "!")))
            {
                problems.Add(new(At(current), new("Anchors and tags are not used here.", "Якоря и теги здесь не используются.")));
            }

            switch (current)
            {
                case Scalar scalar:
                    parser.MoveNext();
                    return new ScalarNode(scalar.Value, scalar.Style is not ScalarStyle.Plain, At(scalar));
                case SequenceStart:
                    return Sequence(parser, depth);
                case MappingStart:
                    return Mapping(parser, depth);
                default:
                    parser.MoveNext();
                    problems.Add(new(At(current), new("Aliases are not used here; write the value again.", "Псевдонимы здесь не используются; напишите значение ещё раз.")));
                    return new ScalarNode("", false, At(current));
            }
        }

        private ListNode Sequence(IParser parser, int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(parser, depth + 1));
            }

            return new ListNode(items, At(start));
        }

        private MapNode Mapping(IParser parser, int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new List<KeyValuePair<ScalarNode, Node>>();
            HashSet<string>? many = null;
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Node(parser, depth + 1);
                var value = Node(parser, depth + 1);
                if (key is not ScalarNode name)
                {
                    problems.Add(new(key.Place, new("A key must be a single word.", "Ключ должен быть одним словом.")));
                }
                else if (Holds(entries, name.Text, ref many))
                {
                    problems.Add(new(key.Place, new($"“{name.Text}” stands here twice; keep one.", $"«{name.Text}» встречается здесь дважды; оставьте одно.")));
                }
                else
                {
                    entries.Add(new(name, value));
                }
            }

            return new MapNode(entries, At(start));
        }

        // Most blocks have a few keys, and there are tens of thousands of blocks: a set is made only where looking along would be slow.
        private static bool Holds(List<KeyValuePair<ScalarNode, Node>> entries, string key, ref HashSet<string>? many)
        {
            if (entries.Count < 16)
            {
                foreach (var entry in entries)
                {
                    if (entry.Key.Text == key)
                    {
                        return true;
                    }
                }

                return false;
            }

            many ??= [.. entries.Select(e => e.Key.Text)];
            return !many.Add(key);
        }
    }
}
