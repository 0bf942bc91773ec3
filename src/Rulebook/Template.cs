using System.Collections.Immutable;

namespace Hqs.Rules;

/// <summary>A sentence with places for values, in both languages.</summary>
public sealed record Template(ImmutableArray<TemplatePart> En, ImmutableArray<TemplatePart> Ru, Place Place)
{
    public IEnumerable<TemplatePart> Parts => En.Concat(Ru);

    /// <summary>The sentence itself where it has no place for a value; null otherwise.</summary>
    public Words? Constant { get; } = En is [TextPart en] && Ru is [TextPart ru] ? new(en.Text, ru.Text) : null;
}

/// <summary>A piece of a sentence: text, or the value of a fact or a parameter, or the list of what is missing.</summary>
public abstract record TemplatePart;

public sealed record TextPart(string Text) : TemplatePart;

public sealed record FactPart(Fact Fact) : TemplatePart;

public sealed record ParameterPart(Parameter Parameter) : TemplatePart;

public sealed record MissingPart : TemplatePart;
