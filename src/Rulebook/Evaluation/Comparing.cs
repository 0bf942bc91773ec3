using Hqs.Rules.Tracing;

namespace Hqs.Rules.Evaluation;

/// <summary>The comparisons of the language. What cannot be compared (another currency, no figure for the period) is unknown, never converted.</summary>
public static class Comparing
{
    public static Truth Compare(Value left, Operator op, Value right) => (left, right) switch
    {
        (Code a, Codes b) when op == Operator.In => Of(b.Ids.Contains(a.Id)),
        (Codes a, Codes b) when op == Operator.In => Of(a.Ids.All(b.Ids.Contains)),
        (Codes a, Code b) when op is Operator.Equal or Operator.NotEqual => Of((a.Ids.Length == 1 && a.Ids[0] == b.Id) == (op == Operator.Equal)),
        (Pay a, Money b) => a.For(b.Per, b.Currency) is { } figure ? Compare(figure, op, b) : Truth.Unknown,
        (Money a, Money b) => a.Comparable(b) ? Ordered(a.Minor.CompareTo(b.Minor), op) : Truth.Unknown,
        (Whole a, Whole b) => Ordered(a.Number.CompareTo(b.Number), op),
        (Day a, Day b) => Ordered(a.Date.CompareTo(b.Date), op),
        _ when op is Operator.Equal or Operator.NotEqual => Of(left.Equals(right) == (op == Operator.Equal)),
        _ => Truth.Unknown,
    };

    private static Truth Ordered(int order, Operator op) => Of(op switch
    {
        Operator.Equal => order == 0,
        Operator.NotEqual => order != 0,
        Operator.Less => order < 0,
        Operator.LessOrEqual => order <= 0,
        Operator.Greater => order > 0,
        Operator.GreaterOrEqual => order >= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    });

    private static Truth Of(bool truth) => truth ? Truth.True : Truth.False;
}
