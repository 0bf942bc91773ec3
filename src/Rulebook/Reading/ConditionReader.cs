using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hqs.Rules.Evaluation;

namespace Hqs.Rules.Reading;

/// <summary>Parses the closed condition language. Nothing else parses; every mistake names its place.</summary>
internal sealed partial class ConditionReader(IReadOnlyDictionary<string, Fact> facts, IReadOnlyDictionary<string, Rule> rules, ValueReader values, List<Problem> problems)
{
    public Condition? Read(Node node)
    {
        switch (node)
        {
            case ScalarNode { Text: "nothing" }:
                return new Nothing(node.Place);
            case ScalarNode scalar:
                return ReadComparison(scalar);
            case MapNode { Entries.Count: 1 } map when map.Entries[0].Key.Text is "all" or "any" or "none":
                var kind = map.Entries[0].Key.Text switch { "all" => GroupKind.All, "any" => GroupKind.Any, _ => GroupKind.None };
                if (map.Entries[0].Value is not ListNode { Items.Count: > 0 } list)
                {
                    return Fail(map, "“all”, “any” and “none” hold a list of conditions.", "«all», «any» и «none» содержат список условий.");
                }

                var parts = list.Items.Select(Read).ToList();
                return parts.Contains(null) ? null : new ConditionGroup(kind, [.. parts.Select(p => p!)], map.Place);
            default:
                return Fail(node, "Expected a comparison, or one of all, any, none.", "Ожидалось сравнение либо all, any, none.");
        }
    }

    private Comparison? ReadComparison(ScalarNode scalar)
    {
        var match = ComparisonPattern().Match(scalar.Text);
        if (!match.Success)
        {
            Fail(scalar, $"“{scalar.Text}” is not a comparison; write “fact = value”.", $"«{scalar.Text}» — не сравнение; напишите «факт = значение».");
            return null;
        }

        var left = FindFact(match.Groups["left"].Value, scalar);
        if (left is null)
        {
            return null;
        }

        var op = match.Groups["op"].Value switch
        {
            "=" => Operator.Equal,
            "!=" => Operator.NotEqual,
            "<" => Operator.Less,
            "<=" => Operator.LessOrEqual,
            ">" => Operator.Greater,
            ">=" => Operator.GreaterOrEqual,
            _ => Operator.In,
        };
        if (op is not (Operator.Equal or Operator.NotEqual or Operator.In) && !left.Type.IsOrdered)
        {
            Fail(scalar, $"{left.Id} has no order; use =, != or in.", $"{left.Id} не имеет порядка; используйте =, != или in.");
            return null;
        }

        var right = ReadOperand(match.Groups["right"].Value.Trim(), left, op, scalar);
        return right is null ? null : new Comparison(left, op, right, scalar.Place);
    }

    private Operand? ReadOperand(string text, Fact left, Operator op, ScalarNode scalar)
    {
        if (op == Operator.In && text.StartsWith('[') && text.EndsWith(']'))
        {
            var ids = text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var listed = ImmutableArray.CreateBuilder<string>();
            foreach (var id in ids)
            {
                if (values.ReadText(id, Single(left.Type)) is not Code code)
                {
                    Fail(scalar, $"“{id}” is not an option of {left.Id}.", $"«{id}» — не вариант факта {left.Id}.");
                    return null;
                }

                listed.Add(code.Id);
            }

            return new LiteralOperand(new Codes(listed.ToImmutable()));
        }

        var shifted = ShiftPattern().Match(text);
        var (name, shift) = shifted.Success && (shifted.Groups["name"].Value.StartsWith('@') || facts.ContainsKey(shifted.Groups["name"].Value))
            ? (shifted.Groups["name"].Value, ReadShift(shifted, scalar))
            : (text, null);
        if (shifted.Success && name != text && shift is null)
        {
            return null;
        }

        if (name.StartsWith('@'))
        {
            return FindParameter(name[1..], scalar) is { } parameter && Fits(left, parameter, op, shift, scalar) ? new ParameterOperand(parameter, shift) : null;
        }

        if (facts.TryGetValue(name, out var fact))
        {
            return Fits(left, fact, op, shift, scalar) ? new FactOperand(fact, shift) : null;
        }

        if (FactNamePattern().IsMatch(name) || (shifted.Success && left.Type.Kind == FactKind.Date))
        {
            FindFact(shifted.Success ? shifted.Groups["name"].Value : name, scalar);
            return null;
        }

        if (op == Operator.In)
        {
            Fail(scalar, "“in” is followed by [a list], a @parameter or a fact that is a list.", "После «in» стоит [список], @параметр или факт-список.");
            return null;
        }

        var literal = left.Type.Kind == FactKind.Pay ? ValueReader.ReadMoney(text, PayPeriod.None) : values.ReadText(text, Single(left.Type));
        if (literal is null)
        {
            var expected = ValueReader.Expected(left.Type);
            Fail(scalar, $"“{text}” does not fit {left.Id}, which is {expected.En}.", $"«{text}» не подходит к {left.Id}: {expected.Ru}.");
            return null;
        }

        return new LiteralOperand(literal);
    }

    private Shift? ReadShift(Match match, ScalarNode scalar)
    {
        var minus = match.Groups["sign"].Value == "-";
        var by = match.Groups["by"].Value.Trim();
        if (by.StartsWith('@'))
        {
            var parameter = FindParameter(by[1..], scalar);
            if (parameter is null)
            {
                return null;
            }

            if (parameter.Type != "duration")
            {
                Fail(scalar, $"{parameter.Id} is no duration, so it cannot be added to a date.", $"{parameter.Id} — не срок, его нельзя прибавить к дате.");
                return null;
            }

            return new Shift(minus, null, parameter);
        }

        if (ValueReader.ReadTerm(by) is { } term)
        {
            return new Shift(minus, term, null);
        }

        Fail(scalar, $"“{by}” is not a duration such as “30 days”.", $"«{by}» — не срок вида «30 days».");
        return null;
    }

    private bool Fits(Fact left, Parameter parameter, Operator op, Shift? shift, ScalarNode scalar)
    {
        var wanted = (parameter.Type, op) switch
        {
            ("money", not Operator.In) => left.Type.Kind is FactKind.Money or FactKind.Pay,
            ("number", not Operator.In) => left.Type.Kind == FactKind.Number,
            ("date", not Operator.In) => left.Type.Kind == FactKind.Date,
            ("countries", Operator.In) => left.Type.Kind is FactKind.Country or FactKind.Countries,
            ("choices", Operator.In) => left.Type.Kind is FactKind.Choice or FactKind.Choices,
            _ => false,
        };
        if (!wanted || (shift is not null && parameter.Type != "date"))
        {
            Fail(scalar, $"{left.Id} cannot be compared with {parameter.Id}, a parameter of type {parameter.Type}.", $"{left.Id} нельзя сравнить с {parameter.Id} — параметром типа {parameter.Type}.");
            return false;
        }

        return true;
    }

    private bool Fits(Fact left, Fact right, Operator op, Shift? shift, ScalarNode scalar)
    {
        if (shift is not null && right.Type.Kind != FactKind.Date)
        {
            Fail(scalar, $"{right.Id} is no date, so no duration can be added to it.", $"{right.Id} — не дата, срок к нему не прибавить.");
            return false;
        }

        var fits = op == Operator.In
            ? right.Type.IsList && Single(right.Type).Kind == Single(left.Type).Kind
            : left.Type.Kind == right.Type.Kind && left.Type.Per == right.Type.Per;
        if (!fits)
        {
            Fail(scalar, $"{left.Id} and {right.Id} are of different types.", $"{left.Id} и {right.Id} разного типа.");
        }

        return fits;
    }

    /// <summary>The type of one element of a list type; other types are themselves.</summary>
    internal static FactType Single(FactType type) => type with
    {
        Kind = type.Kind switch { FactKind.Countries => FactKind.Country, FactKind.Regions => FactKind.Region, FactKind.Choices => FactKind.Choice, var kind => kind },
    };

    private Fact? FindFact(string id, Node node)
    {
        if (facts.TryGetValue(id, out var fact))
        {
            return fact;
        }

        var near = Nearest.To(id, facts.Keys);
        Fail(node, $"No fact is called “{id}”{(near is null ? "" : $"; did you mean {near}?")}.", $"Факта «{id}» нет{(near is null ? "" : $"; может быть, {near}?")}.");
        return null;
    }

    private Parameter? FindParameter(string id, Node node)
    {
        if (rules.TryGetValue(id, out var rule) && rule is Parameter parameter)
        {
            return parameter;
        }

        var near = Nearest.To(id, rules.Values.OfType<Parameter>().Select(p => p.Id));
        Fail(node, $"No parameter is called “{id}”{(near is null ? "" : $"; did you mean @{near}?")}.", $"Параметра «{id}» нет{(near is null ? "" : $"; может быть, @{near}?")}.");
        return null;
    }

    private Condition? Fail(Node node, string en, string ru)
    {
        problems.Add(new(node.Place, new(en, ru)));
        return null;
    }

    [GeneratedRegex(@"^(?<left>[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)\s*(?<op>!=|<=|>=|=|<|>|\sin\s)\s*(?<right>\S.*)$")]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex(@"^(?<name>@?[a-z][a-z0-9_]*\.[a-z][a-z0-9_-]*)\s+(?<sign>[+-])\s+(?<by>\S.*)$")]
    private static partial Regex ShiftPattern();

    [GeneratedRegex(@"^[a-z][a-z0-9_]*\.[a-z0-9_]+$")]
    private static partial Regex FactNamePattern();
}
