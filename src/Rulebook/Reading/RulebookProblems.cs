namespace Hqs.Rules.Reading;

/// <summary>The rulebook cannot be used as it stands; every problem names its file, line and column.</summary>
public sealed class RulebookException(IReadOnlyList<Problem> problems)
    : Exception($"The rulebook has {problems.Count} problem(s); the first: {problems[0].Place}: {problems[0].Says.En}")
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
