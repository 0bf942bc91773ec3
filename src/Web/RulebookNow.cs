using Hqs.Casework;
using Hqs.Casework.Answers;
using Hqs.Rules;
using Hqs.Rules.Checking;

namespace Hqs.Web;

/// <summary>The rulebook in use, read once at the start; another one takes its place as a whole or not at all.</summary>
public sealed class RulebookNow
{
    private readonly Task<Rulebook> reading;

    // Made for the first reader who asks: reading the examples or learning the answers takes a while.
    private readonly Lazy<ILookup<Rule, RuleExample>> examples;
    private readonly Lazy<AnswerSearch> search;

    /// <summary>Begins to read the folder; the rest of the start goes on meanwhile.</summary>
    public RulebookNow(string folder)
    {
        reading = Task.Run(() => ReliedOn.Load(folder));
        examples = new(() => Checking(Rulebook));
        search = new(() => new(Rulebook));
    }

    /// <summary>Done when the rulebook is read; fails with what is wrong in it.</summary>
    public Task Read => reading;

    public Rulebook Rulebook => reading.GetAwaiter().GetResult();

    public ILookup<Rule, RuleExample> Examples => examples.Value;

    public AnswerSearch Search => search.Value;

    private static ILookup<Rule, RuleExample> Checking(Rulebook rulebook) => Hqs.Rules.Checking.Examples.Read(rulebook).Examples.ToLookup(e => e.Rule);
}
