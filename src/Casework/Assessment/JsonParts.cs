using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>The parts every JSON answer of the desk writes the same way.</summary>
internal static class JsonParts
{
    public static string Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, AssessmentJson.Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    public static void Words(this Utf8JsonWriter json, string name, Words words)
    {
        json.WriteStartObject(name);
        json.WriteString("en", words.En);
        json.WriteString("ru", words.Ru);
        json.WriteEndObject();
    }

    public static void Day(this Utf8JsonWriter json, string name, LocalDate? day)
    {
        if (day is { } known)
        {
            json.WriteString(name, AssessmentJson.Date(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>An amount as case files write it; null where it is not known.</summary>
    public static void Amount(this Utf8JsonWriter json, string name, Money? amount)
    {
        if (amount is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, CaseText.Of(amount));
        }
    }

    public static void Number(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Missing(this Utf8JsonWriter json, ImmutableArray<Missing> missing) =>
        json.List("missing", missing.DistinctBy(m => m.Id), m => json.WriteStringValue(m.Id));

    /// <summary>Where a minimum or a limit stands, and how sure that is.</summary>
    public static void Ground(this Utf8JsonWriter json, Ground ground)
    {
        json.WriteStartObject("law");
        json.WriteString("parameter", ground.Rule.Id);
        json.Day("in_force_from", ground.Version.From);
        json.Day("in_force_until", ground.Version.Until);
        json.WriteString("standing", Citation.Code(ground.Version.Standing));
        json.WriteString("confidence", Citation.Code(ground.Proof.Confidence));
        json.Day("checked_on", ground.Proof.CheckedOn);
        json.List("sources", ground.Proof.Sources, s => json.WriteStringValue(s.Article is null ? s.SourceId : $"{s.SourceId}:{s.Article}"));
        json.WriteEndObject();
    }

    /// <summary>A question of law a result hangs on, with the day and name of its answer where there is one.</summary>
    public static void Question(this Utf8JsonWriter json, Question question)
    {
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.Words("title", question.Title);
        json.Words("evidence", question.Evidence);
        json.WriteString("who", question.Who);
        json.WriteEndObject();
    }
}
