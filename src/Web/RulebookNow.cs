using Hqs.Rules;

namespace Hqs.Web;

/// <summary>The rulebook in use, read once at the start; another one takes its place as a whole or not at all.</summary>
public sealed class RulebookNow(Rulebook rulebook)
{
    public Rulebook Rulebook { get; } = rulebook;
}
