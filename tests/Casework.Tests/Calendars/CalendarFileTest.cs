using System.Globalization;
using System.Text;
using Hqs.Casework.Calendars;
using NodaTime;

namespace Hqs.Casework.Tests.Calendars;

/// <summary>Calendars read back by a strict reader of RFC 5545 that knows nothing of the writer.</summary>
public class CalendarFileTest
{
    private static readonly LocalDate On = new(2026, 11, 23);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var entries = new[]
        {
            new CalendarEntry("case|a", new(2026, 11, 25), "Notice; of the end, really", "First line\nsecond \\ line", IsTentative: false, [7, 1]),
            new CalendarEntry("case|б", new(2028, 2, 29), new string('Ж', 200) + " 🙂 " + new string('x', 90), "", IsTentative: true, []),
        };

        var read = StrictReader.Read(CalendarFile.Write(new("Duties, mine", On, [.. entries])));

        Assert.Equal("Duties, mine", read.Name);
        Assert.Equal(entries.Select(e => (e.Day, e.Summary, e.Description, e.IsTentative, Alarms: string.Join(' ', e.RemindDaysBefore))), read.Events.Select(e => (e.Day, e.Summary, e.Description, e.IsTentative, Alarms: string.Join(' ', e.Alarms))));
        Assert.Equal(2, read.Events.Select(e => e.Uid).Distinct().Count());
    }

    [Fact]
    public void The_same_key_keeps_its_uid_when_the_day_moves()
    {
        string Uid(string key, int day) => StrictReader.Read(CalendarFile.Write(new("x", On, [new(key, new(2026, 12, day), "s", "d", false, [])]))).Events[0].Uid;

        Assert.Equal(Uid("one", 1), Uid("one", 2));
        Assert.NotEqual(Uid("one", 1), Uid("two", 1));
    }

    [Fact]
    public void No_text_can_break_out_of_its_line()
    {
        var read = StrictReader.Read(CalendarFile.Write(new("x", On, [new("k", On, "a\r\nBEGIN:VEVENT\u0000\u0007", "b\nEND:VCALENDAR", false, [])])));

        Assert.Equal(("a\nBEGIN:VEVENT", "b\nEND:VCALENDAR"), (read.Events.Single().Summary, read.Events.Single().Description));
    }
}

/// <summary>A small strict reader: every deviation from the standard that could hurt another program fails the test.</summary>
internal sealed record StrictReader(string Name, List<StrictReader.Event> Events)
{
    internal sealed record Event(string Uid, LocalDate Day, string Summary, string Description, bool IsTentative, List<int> Alarms);

    public static StrictReader Read(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var physical = text[..^2].Split("\r\n");
        Assert.All(physical, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.All(physical, line => Assert.DoesNotContain(line, c => char.IsControl(c)));
        // A folded line must still be whole characters.
        Assert.All(physical, line => Assert.False(char.IsLowSurrogate(line.TrimStart(' ')[..1][0])));
        var lines = new List<string>();
        foreach (var line in physical)
        {
            if (line[0] == ' ')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }
        }

        Assert.Equal(("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"), (lines[0], lines[1], lines[^1]));
        Assert.Contains(lines, l => l.StartsWith("PRODID:", StringComparison.Ordinal));
        var (events, open) = (new List<Event>(), new Stack<string>());
        var (properties, alarms, name) = (new Dictionary<string, string>(), new List<int>(), "");
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, line);
            var (key, value) = (line[..colon], line[(colon + 1)..]);
            switch (key)
            {
                case "BEGIN":
                    Assert.Contains(value, new[] { "VCALENDAR", "VEVENT", "VALARM" });
                    Assert.Equal(value switch { "VCALENDAR" => 0, "VEVENT" => 1, _ => 2 }, open.Count);
                    open.Push(value);
                    if (value == "VEVENT")
                    {
                        (properties, alarms) = ([], []);
                    }

                    break;
                case "END":
                    Assert.Equal(open.Pop(), value);
                    if (value == "VEVENT")
                    {
                        events.Add(Of(properties, alarms));
                    }

                    break;
                case "TRIGGER":
                    Assert.Equal("VALARM", open.Peek());
                    Assert.Matches("^-P[0-9]+D$", value);
                    alarms.Add(int.Parse(value[2..^1], CultureInfo.InvariantCulture));
                    break;
                case "X-WR-CALNAME":
                    name = Unescaped(value);
                    break;
                default:
                    if (open.Peek() == "VEVENT")
                    {
                        Assert.True(properties.TryAdd(key, value), $"{key} twice");
                    }

                    break;
            }
        }

        Assert.Empty(open);
        return new(name, events);
    }

    private static Event Of(Dictionary<string, string> properties, List<int> alarms)
    {
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", properties["DTSTAMP"]);
        var (start, end) = (Day(properties["DTSTART;VALUE=DATE"]), Day(properties["DTEND;VALUE=DATE"]));
        Assert.Equal(start.PlusDays(1), end);
        return new(properties["UID"], start, Unescaped(properties["SUMMARY"]), Unescaped(properties["DESCRIPTION"]), properties["STATUS"] == "TENTATIVE", alarms);
    }

    private static LocalDate Day(string text)
    {
        Assert.Matches("^[0-9]{8}$", text);
        return new(int.Parse(text[..4], CultureInfo.InvariantCulture), int.Parse(text[4..6], CultureInfo.InvariantCulture), int.Parse(text[6..], CultureInfo.InvariantCulture));
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                i++;
                text.Append(value[i] switch { 'n' or 'N' => '\n', '\\' or ';' or ',' => value[i], var other => throw new InvalidDataException($"\\{other} is no escape") });
            }
            else
            {
                Assert.DoesNotContain(value[i], ";,");
                text.Append(value[i]);
            }
        }

        return text.ToString();
    }
}
