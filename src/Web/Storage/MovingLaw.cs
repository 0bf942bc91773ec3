using Hqs.Rules;
using NodaTime;

namespace Hqs.Web.Storage;

/// <summary>A change of the law near the day: a rule that has, or will have, another version from then.</summary>
/// <param name="Version">The version that begins, or the last one where the rule ends.</param>
public sealed record LawChange(Rule Rule, IVersion Version, LocalDate From, bool IsEnd);

/// <summary>What of the rulebook moves within <see cref="Days"/> before and after a day, and what is announced for whichever day.</summary>
public sealed class MovingLaw
{
    public const int Days = 90;

    private MovingLaw(LocalDate on, Rulebook rulebook)
    {
        (On, Rulebook) = (on, rulebook);
        bool IsNear(LocalDate day) => on.PlusDays(-Days) <= day && day <= on.PlusDays(Days);
        Changes =
        [
            .. rulebook.Rules.Values.SelectMany(r => r is IVersioned versioned
                ? versioned.AllVersions.SelectMany(v => new[] { new LawChange(r, v, v.From, false), v.Until is { } until ? new LawChange(r, v, until.PlusDays(1), true) : null })
                    // Where one version follows another there is one change: the one that begins.
                    .OfType<LawChange>().Where(c => (IsNear(c.From) || (c.Version.Standing == Standing.Announced && !c.IsEnd)) && !(c.IsEnd && versioned.AllVersions.Any(v => v.From == c.From)))
                : []).OrderBy(c => c.From).ThenBy(c => c.Rule.Id, StringComparer.Ordinal),
        ];
        Rules = Changes.Select(c => c.Rule).ToHashSet();
    }

    public LocalDate On { get; }
    public Rulebook Rulebook { get; }
    public IReadOnlyList<LawChange> Changes { get; }
    public IReadOnlySet<Rule> Rules { get; }

    private static MovingLaw? last;

    /// <summary>The same for everybody who asks on one day of one rulebook.</summary>
    public static MovingLaw Of(Rulebook rulebook, LocalDate on) =>
        last is { } known && known.On == on && ReferenceEquals(known.Rulebook, rulebook) ? known : last = new(on, rulebook);
}
