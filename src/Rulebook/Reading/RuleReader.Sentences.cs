using System.Collections.Immutable;

namespace Hqs.Rules.Reading;

// Sentences with places for values.
internal sealed partial class RuleReader
{
    private Says ReadSays(Block block)
    {
        if (block.Node("says") is not MapNode map)
        {
            return Says.Nothing;
        }

        var says = new Block(map, problems, "met", "not_met", "unknown", "not_applicable");
        return new(ReadTemplate(says, "met"), ReadTemplate(says, "not_met"), ReadTemplate(says, "unknown"), ReadTemplate(says, "not_applicable"));
    }

    private Template? ReadTemplate(Block says, string key)
    {
        if (says.Words(key) is not { } words)
        {
            return null;
        }

        var place = says.Node(key)!.Place;
        return new(ReadParts(words.En, place), ReadParts(words.Ru, place), place);
    }

    private ImmutableArray<TemplatePart> ReadParts(string text, Place place)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var rest = text;
        while (rest.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && rest.IndexOf('}', open) is > 0 and var close)
        {
            if (open > 0)
            {
                parts.Add(new TextPart(rest[..open]));
            }

            var name = rest[(open + 1)..close];
            if (name == "missing")
            {
                parts.Add(new MissingPart());
            }
            else if (name.StartsWith('@') && rules.TryGetValue(name[1..], out var rule) && rule is Parameter parameter)
            {
                parts.Add(new ParameterPart(parameter));
            }
            else if (facts.TryGetValue(name, out var fact))
            {
                parts.Add(new FactPart(fact));
            }
            else
            {
                problems.Add(new(place, new($"“{{{name}}}” names no fact and no parameter.", $"«{{{name}}}» не называет ни факт, ни параметр.")));
            }

            rest = rest[(close + 1)..];
        }

        if (rest.Length > 0)
        {
            parts.Add(new TextPart(rest));
        }

        return parts.ToImmutable();
    }
}
