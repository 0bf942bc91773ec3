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
        foreach (var node in Together(nodes, rulebook, language))
        {
            var own = node.Own;
            if (own is not null)
            {
                yield return (depth, $"{Sign(node.Node.Truth)} {own}");
            }

            foreach (var line in Lines(node.Node.Children, rulebook, language, own is null ? depth : depth + 1))
            {
                yield return line;
            }
        }
    }

    // Readings of the law that come to the same, step by step, are told once.
    private static IEnumerable<(TraceNode Node, string? Own)> Together(IEnumerable<TraceNode> nodes, Rulebook rulebook, Language language)
    {
        var all = nodes.ToList();
        var readings = all.Where(n => n.Role is TraceRole.Alternative or TraceRole.Version).ToList();
        foreach (var node in all.Except(readings))
        {
            yield return (node, Own(node, rulebook, language));
        }

        foreach (var same in readings.GroupBy(n => (n.Truth, string.Join('\n', Lines(n.Children, rulebook, language)))))
        {
            var labels = same.Select(n => n.Question?.Alternatives.First(a => a.Id == n.Alternative).Label.In(language)).OfType<string>().Distinct().ToList();
            yield return (same.First(), (same.Count() == readings.Count, labels.Count) switch
            {
                (true, _) when readings.Count > 1 => language == Language.Russian ? "при любом прочтении" : "on every reading",
                (_, 0) => null,
                _ => (language == Language.Russian ? "если: " : "if: ") + string.Join(" / ", labels),
            });
        }
    }

    private static string? Own(TraceNode node, Rulebook rulebook, Language language)
    {
        var russian = language == Language.Russian;
        return node.Role switch
        {
            TraceRole.Comparison => Compared(node, rulebook, language),
            TraceRole.Exception => node.Truth == Truth.False ? null : russian ? "исключение" : "exception",
            TraceRole.Applies => node.Truth == Truth.True ? null : russian ? "применяется, если" : "applies when",
            TraceRole.All when node.Children.Length > 1 => russian ? "все условия:" : "all of:",
            TraceRole.Any when node.Children.Length > 1 => russian ? "хотя бы одно:" : "any of:",
            TraceRole.None => russian ? "ни одного:" : "none of:",
            TraceRole.Nothing => russian ? "закон здесь ничего не требует" : "the law asks for nothing here",
            _ => null,
        };
    }

    private static string Compared(TraceNode node, Rulebook rulebook, Language language)
    {
        var (left, right) = (node.Left!, node.Right!);
        var by = left.Statement is { } statement && By(statement, rulebook, language) is { } told ? $" ({told})" : "";
        var value = left.Value is Pay pay && right.Value is Money asked && pay.For(asked.Per, asked.Currency) is { } figure
            ? Wording.Of(figure, language)
            : Wording.Of(left, rulebook, language);
        var wanted = Right(right, left.Fact!, rulebook, language);
        var label = left.Fact!.Label.In(language);
        return (node.Operator!.Value, node.Truth) switch
        {
            (Operator.Equal, Truth.True) => $"{label}: {value}{by}",
            (Operator.Equal or Operator.In, _) => $"{label}: {value}{by} ({(language == Language.Russian ? "нужно" : "needed")}: {wanted})",
            (var op, Truth.True) => $"{label}: {value}{by} {Sign(op)} {wanted}",
            (var op, _) => $"{label}: {value}{by} ({(language == Language.Russian ? "нужно" : "needed")} {Sign(op)} {wanted})",
        };
    }

    // Who said it and when; what simply stands in the case file needs no word.
    private static string? By(Statement statement, Rulebook rulebook, Language language)
    {
        var who = statement switch
        {
            { DocumentKind: { } document } => Document(document, rulebook, language),
            { By: Statement.ByDesk or Statement.ByEvent or Statement.ByListing } => null,
            { By: var by } => by,
        };
        return who is null || statement.On is not { } on ? who : $"{who}, {Wording.Of(on, language)}";
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
