using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Assessments;

/// <summary>The trace as lines a person can read; the same tree every renderer shows.</summary>
public static class TraceText
{
    public static string Sign(Operator op) => op switch
    {
        Operator.Equal => "=",
        Operator.NotEqual => "≠",
        Operator.Less => "<",
        Operator.LessOrEqual => "≤",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => "≥",
        Operator.In => "∈",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static string Sign(Truth truth) => truth switch { Truth.True => "✓", Truth.False => "✗", _ => "?" };

    /// <summary>Lines with their depth. Steps that say nothing of their own are left out, and their children move up.</summary>
    public static IEnumerable<(int Depth, string Line)> Lines(IEnumerable<TraceNode> nodes, Rulebook rulebook, Language language, int depth = 0)
    {
        foreach (var node in nodes)
        {
            var own = Own(node, rulebook, language);
            if (own is not null)
            {
                yield return (depth, $"{Sign(node.Truth)} {own}");
            }

            foreach (var line in Lines(node.Children, rulebook, language, own is null ? depth : depth + 1))
            {
                yield return line;
            }
        }
    }

    private static string? Own(TraceNode node, Rulebook rulebook, Language language)
    {
        var russian = language == Language.Russian;
        return node.Role switch
        {
            TraceRole.Comparison => Compared(node, rulebook, language),
            TraceRole.Alternative => (russian ? "если: " : "if: ") + node.Question!.Alternatives.First(a => a.Id == node.Alternative).Label.In(language),
            TraceRole.Exception => node.Truth == Truth.False ? null : russian ? "исключение" : "exception",
            TraceRole.Applies => node.Truth == Truth.True ? null : russian ? "применяется, если" : "applies when",
            TraceRole.All when node.Children.Length > 1 => russian ? "всё из:" : "all of:",
            TraceRole.Any when node.Children.Length > 1 => russian ? "хотя бы одно из:" : "any of:",
            TraceRole.None => russian ? "ничего из:" : "none of:",
            TraceRole.Nothing => russian ? "закон здесь ничего не требует" : "the law asks for nothing here",
            _ => null,
        };
    }

    private static string Compared(TraceNode node, Rulebook rulebook, Language language)
    {
        var (left, right) = (node.Left!, node.Right!);
        var by = left.Statement is { DocumentKind: { } document } ? $" ({Document(document, rulebook, language)})" : "";
        var value = left.Value is Pay pay && right.Value is Money asked && pay.For(asked.Per, asked.Currency) is { } figure
            ? Wording.Of(figure, language)
            : Wording.Of(left, rulebook, language);
        var wanted = Right(right, left.Fact!, rulebook, language);
        var label = left.Fact!.Label.In(language);
        return (node.Operator!.Value, node.Truth) switch
        {
            (Operator.Equal, Truth.True) => $"{label}: {value}{by}",
            (Operator.Equal or Operator.In, _) => $"{label}: {value}{by} ({(language == Language.Russian ? "нужно" : "needed")}: {wanted})",
            (var op, _) => $"{label}: {value}{by} {Sign(op)} {wanted}",
        };
    }

    private static string Document(string kind, Rulebook rulebook, Language language) =>
        rulebook.Facts["document.kind"].Type.Options.FirstOrDefault(o => o.Id == kind)?.Label.In(language) ?? kind;

    private static string Right(TracedValue right, Fact left, Rulebook rulebook, Language language)
    {
        var type = right.Fact?.Type ?? (right.Parameter is null || right.Value is Code or Codes ? left.Type : null);
        var shown = right.Value is { } value ? Wording.Of(value, type, rulebook.Tables, language) : language == Language.Russian ? "не указано" : "not stated";
        var from = right.From.Length == 2 && right.Shift is { } shift
            ? $" ({Wording.Of(right.From[0], rulebook, language)} {(shift.Minus ? "−" : "+")} {Wording.Of(right.From[1], rulebook, language)})"
            : "";
        return shown + from;
    }
}
