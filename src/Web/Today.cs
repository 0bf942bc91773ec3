using NodaTime;

namespace Hqs.Web;

/// <summary>The clock, at the edge: the day in Moscow, where the law's days begin, and the instant in UTC for the record.</summary>
public sealed class Today(TimeProvider clock)
{
    // Moscow has kept UTC+3 without summer time since 2014.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public LocalDate Day => LocalDate.FromDateTime(clock.GetUtcNow().ToOffset(Moscow).DateTime);

    public DateTime Utc => clock.GetUtcNow().UtcDateTime;
}
