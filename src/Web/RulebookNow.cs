using Hqs.Casework.Answers;
using Hqs.Rules;
using Hqs.Rules.Checking;

namespace Hqs.Web;

/// <summary>The rulebook in use, read once at the start; another one takes its place as a whole or not at all.</summary>
public sealed class RulebookNow(Rulebook rulebook)
{
    // Made for the first reader who asks: reading the examples or learning the answers takes a while.
    private readonly Lazy<ILookup<Rule, RuleExample>> examples = new(() => Checking(rulebook));
    private readonly Lazy<AnswerSearch> search = new(() => new(rulebook));

    public Rulebook Rulebook { get; } = rulebook;

    public ILookup<Rule, RuleExample> Examples => examples.Value;

    public AnswerSearch Search => search.Value;

    private static ILookup<Rule, RuleExample> Checking(Rulebook rulebook) => Hqs.Rules.Checking.Examples.Read(rulebook).Examples.ToLookup(e => e.Rule);
}
