using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Hqs.Casework.Calendars;

/// <summary>One all-day entry of a calendar.</summary>
/// <param name="Key">What it is about; the same key gives the same UID, so a calendar read again moves entries instead of doubling them.</param>
/// <param name="IsTentative">The day may still move: a year without a decree on days off, or a counting that is argued.</param>
/// <param name="RemindDaysBefore">Alarms, in days before the day.</param>
public sealed record CalendarEntry(string Key, LocalDate Day, string Summary, string Description, bool IsTentative, ImmutableArray<int> RemindDaysBefore);

/// <summary>Entries for one reader, stamped with the day they were worked out for.</summary>
public sealed record CalendarPage(string Name, LocalDate On, ImmutableArray<CalendarEntry> Entries);

/// <summary>
/// Writes iCalendar (RFC 5545): all-day events, lines of at most 75 octets, stable UIDs. A small piece of our own: the library made
/// for this is not to be had where this is built.
/// </summary>
public static class CalendarFile
{
    private const int LineOctets = 75;

    public static string Write(CalendarPage page)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//HQS Desk//Duties//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Escaped(page.Name));
        foreach (var entry in page.Entries)
        {
            Event(text, entry, page.On);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, CalendarEntry entry, LocalDate on)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Key)))[..32]}@hqs-desk");
        Line(text, $"DTSTAMP:{Basic(on)}T000000Z");
        Line(text, $"DTSTART;VALUE=DATE:{Basic(entry.Day)}");
        // The end is the day after: RFC 5545 does not count it in.
        Line(text, $"DTEND;VALUE=DATE:{Basic(entry.Day.PlusDays(1))}");
        Line(text, "SUMMARY:" + Escaped(entry.Summary));
        Line(text, "DESCRIPTION:" + Escaped(entry.Description));
        Line(text, entry.IsTentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
        Line(text, "TRANSP:TRANSPARENT");
        foreach (var days in entry.RemindDaysBefore)
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-P{days}D"));
            Line(text, "DESCRIPTION:" + Escaped(entry.Summary));
            Line(text, "END:VALARM");
        }

        Line(text, "END:VEVENT");
    }

    private static string Basic(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                _ when char.IsControl(c) => text,
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    // Folded by octets, never inside a character.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
