using System.Collections.Immutable;

namespace Hqs.Rules;

/// <summary>
/// How people say things, for finding an answer: words that tell nothing apart, and groups of words or short phrases, of both languages,
/// that mean the same to somebody who asks. They never touch what a rule says.
/// </summary>
public sealed record SearchWords(ImmutableArray<string> Idle, ImmutableArray<ImmutableArray<string>> Same)
{
    public static SearchWords None { get; } = new([], []);
}
