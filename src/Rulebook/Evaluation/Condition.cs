using System.Collections.Immutable;
using Hqs.Rules.Tracing;

namespace Hqs.Rules.Evaluation;

/// <summary>A parsed condition of the closed language. The tree is also the shape of the trace.</summary>
public abstract record Condition(Place Place)
{
    /// <summary>Every comparison in this condition, in reading order.</summary>
    public IEnumerable<Comparison> Comparisons() => this switch
    {
        Comparison c => [c],
        ConditionGroup g => g.Parts.SelectMany(p => p.Comparisons()),
        _ => [],
    };
}

/// <summary>The law asks for nothing: true.</summary>
public sealed record Nothing(Place Place) : Condition(Place);

public enum GroupKind
{
    All,
    Any,
    None,
}

public sealed record ConditionGroup(GroupKind Kind, ImmutableArray<Condition> Parts, Place Place) : Condition(Place);

public enum Operator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
}

public sealed record Comparison(Fact Left, Operator Operator, Operand Right, Place Place) : Condition(Place);

/// <summary>The right side of a comparison.</summary>
public abstract record Operand;

public sealed record LiteralOperand(Value Value) : Operand
{
    /// <summary>The literal as every trace shows it.</summary>
    internal TracedValue Read { get; } = new() { Value = Value };
}

public sealed record FactOperand(Fact Fact, Shift? Shift) : Operand;

public sealed record ParameterOperand(Parameter Parameter, Shift? Shift) : Operand;

/// <summary>A term added to (or taken from) a date.</summary>
public sealed record Shift(bool Minus, Term? Term, Parameter? Parameter);
