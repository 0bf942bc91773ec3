using System.Text.Json;
using Hqs.Casework.Assessments;
using Hqs.Rules;

namespace Hqs.Casework.Counters;

/// <summary>The counters as JSON, documented in <c>docs/pay-json.md</c>. Order and names are stable.</summary>
public static class CounterJson
{
    public static string Write(Counters counters) => JsonParts.Written(json =>
    {
        json.WriteStartObject();
        json.Day("on", counters.On);
        json.WriteString("rulebook", counters.Rulebook.Version);
        json.List("counters", counters.All, c => One(json, c));
        json.List("questions", counters.All.SelectMany(c => c.Readings).Select(r => r.Supposes?.Question).OfType<Question>().Distinct(), json.Question);
        json.WriteEndObject();
    });

    private static void One(Utf8JsonWriter json, Counter counter)
    {
        json.WriteStartObject();
        json.WriteString("id", counter.Id);
        json.WriteString("subject", counter.SubjectId);
        json.Words("title", counter.Title);
        json.WriteString("state", counter.State switch
        {
            CounterState.Running => "running",
            CounterState.RunOut => "run_out",
            CounterState.Reached => "reached",
            CounterState.NotRunning => "not_running",
            CounterState.Unknown => "unknown",
            _ => throw new ArgumentOutOfRangeException(nameof(counter)),
        });
        json.Day("next", counter.Next);
        json.Words("turns", counter.Turns);
        json.List("readings", counter.Readings, r => Reading(json, r));
        if (counter.Note is { } note)
        {
            json.Words("note", note);
        }

        json.WriteEndObject();
    }

    private static void Reading(Utf8JsonWriter json, CounterReading reading)
    {
        json.WriteStartObject();
        json.WriteString("question", reading.Supposes?.Question.Id);
        json.WriteString("answer", reading.Supposes?.Alternative);
        json.Day("from", reading.From);
        json.Day("until", reading.Until);
        json.Number("used", reading.Used);
        json.WriteString("limit", reading.Limit is { } limit ? CaseText.Of(limit) : null);
        json.Number("left", reading.Left);
        json.Day("turns_on", reading.TurnsOn);
        json.Day("then_on", reading.ThenOn);
        json.WriteBoolean("provisional", reading.IsProvisional);
        json.WriteBoolean("reached", reading.IsReached);
        json.List("laws", reading.Grounds, g =>
        {
            json.WriteStartObject();
            json.Ground(g);
            json.WriteEndObject();
        });
        json.Missing(reading.Missing);
        json.WriteEndObject();
    }
}
