using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;
using NodaTime.Text;

namespace Hqs.Casework.Travel;

/// <summary>Each entry of a person into Russia, named <c>principal/2026-08-23</c>, and the exit that ended that stay.</summary>
public static class Entries
{
    public static readonly ComputedFact On = new("entry.on", [], facts => Named(facts.SubjectName) is { } named ? new Day(named.Day) : null);

    public static readonly ComputedFact LeftOn = new("entry.left_on", ["case.events"], facts => Exit(facts) is { } exit ? new Day(exit) : null);

    /// <summary>Yes when an exit followed; no while the last crossing known is this entry and the person is said to be in Russia.</summary>
    public static readonly ComputedFact Left = new("entry.left", ["case.events", "person.in_russia"], facts =>
    {
        if (Exit(facts) is not null)
        {
            return new YesNo(true);
        }

        // A later entry without an exit between them: there was one, and nobody stated its day.
        var later = Named(facts.SubjectName) is { } named && facts.Rows("case.events") is { } events && Crossings.Of(events, named.Person).Exists(c => c.Day > named.Day);
        return later ? new YesNo(true) : facts.YesOrNo("person.in_russia") == true ? new YesNo(false) : null;
    });

    public static string Name(string person, LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{person}/{day:uuuu-MM-dd}");

    private static LocalDate? Exit(IFactSource facts)
    {
        if (Named(facts.SubjectName) is not { } named || facts.Rows("case.events") is not { } events)
        {
            return null;
        }

        var next = Crossings.Of(events, named.Person).Where(c => c.Day > named.Day || (c.Day == named.Day && c.IsExit)).Cast<Crossing?>().FirstOrDefault();
        return next is { IsExit: true } exit ? exit.Day : null;
    }

    private static (string Person, LocalDate Day)? Named(string name) =>
        name.Split('/') is [var person, var day] && LocalDatePattern.Iso.Parse(day) is { Success: true } read ? (person, read.Value) : null;
}
