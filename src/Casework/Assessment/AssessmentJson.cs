using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hqs.Rules;
using Hqs.Rules.Checking;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Assessments;

/// <summary>The assessment as JSON, documented in <c>docs/assessment-json.md</c>. Order and names are stable.</summary>
public static partial class AssessmentJson
{
    // Written out a key a line; within the long lists an entry a line, so that files stay readable, comparable and small.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions OneLine = Options with { Indented = false };

    public static string Write(Assessment assessment, IReadOnlyList<WayToYes> ways, bool withTrace = false)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            new Writing(json, assessment, withTrace).All(ways);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static string Date(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private sealed partial class Writing(Utf8JsonWriter json, Assessment assessment, bool withTrace)
    {
        private Utf8JsonWriter json = json;
        private readonly Rulebook rulebook = assessment.Rulebook;
        private readonly HashSet<Source> cited = [];
        private readonly SortedDictionary<string, Missing> asked = new(StringComparer.Ordinal);

        public void All(IReadOnlyList<WayToYes> ways)
        {
            json.WriteStartObject();
            Head();
            Lines("decisions", assessment.Decisions, Entry);
            Lines("findings", assessment.Findings, Entry);
            Lines("questions", assessment.Questions, Question);
            Lines("next_facts", assessment.NextFacts, Next);
            Lines("ways_to_yes", ways, Way);
            Lines("assumptions", assessment.Assumptions, Assumption);
            Lines("differences", assessment.Differences, Difference);
            Asked();
            Sources();
            json.WriteEndObject();
        }

        private void Head()
        {
            json.WriteString("on", Date(assessment.On));
            json.WriteStartObject("rulebook");
            json.WriteString("version", rulebook.Version);
            json.WriteNumber("rules", rulebook.Rules.Count);
            json.WriteEndObject();
        }

        // The question and who can tell stand once, however often a thing is missing.
        private void Asked()
        {
            json.WriteStartObject("asks");
            foreach (var (id, missing) in asked)
            {
                json.WriteStartObject(id);
                Words("question", NextFact.Question(missing, rulebook));
                json.WriteString("who", NextFact.Who(missing, rulebook));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Titles and links stand once, however often a source is cited.
        private void Sources()
        {
            json.WriteStartObject("sources");
            foreach (var source in cited.OrderBy(s => s.Id, StringComparer.Ordinal))
            {
                json.WriteStartObject(source.Id);
                Words("title", source.Title);
                json.WriteString("dated", source.Dated);
                List("links", source.Links, json.WriteStringValue);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        private void Lines<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            var whole = json;
            var line = new ArrayBufferWriter<byte>(4096);
            foreach (var item in items)
            {
                line.ResetWrittenCount();
                line.Write("\n    "u8);
                using (json = new Utf8JsonWriter(line, OneLine))
                {
                    write(item);
                }

                json = whole;
                json.WriteRawValue(line.WrittenSpan, skipInputValidation: true);
            }

            json.WriteEndArray();
        }

        private void List<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                write(item);
            }

            json.WriteEndArray();
        }

        private void Words(string name, Words words)
        {
            json.WriteStartObject(name);
            json.WriteString("en", words.En);
            json.WriteString("ru", words.Ru);
            json.WriteEndObject();
        }

        private void Entry(Finding finding)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Rule.Id);
            json.WriteString("subject", finding.Subject.Id);
            json.WriteString("status", Examples.Name(finding.Status));
            if (finding.Status == Status.Unknown)
            {
                List("could_be", PossibleOf(finding.Possible), json.WriteStringValue);
            }

            json.WriteString("kind", finding.Rule.Kind);
            Words("says", finding.Says);

            // What does not apply is told in its sentence; the rest would be ballast.
            if (finding.Status != Status.NotApplicable)
            {
                Words("title", finding.Rule.Title);
                OfKind(finding);
            }

            if (finding.Rule is Requires { Repair: { } repair } && finding.Status == Status.NotMet)
            {
                Words("repair", repair);
            }

            List("missing", finding.Missing, Missing);
            List("sources", finding.Status == Status.NotApplicable ? [] : Citation.Of(finding, rulebook, assessment.On), Source);
            if (finding.Rule is Decision)
            {
                List("needs", finding.Trace.Where(t => t.Role == TraceRole.Need), need =>
                {
                    json.WriteStartObject();
                    json.WriteString("id", need.Finding!.Rule.Id);
                    json.WriteString("subject", need.Finding.Subject.Id);
                    json.WriteString("status", Examples.Name(need.Finding.Status));
                    json.WriteEndObject();
                });
            }

            if (withTrace)
            {
                List("trace", finding.Trace.Where(t => t.Role != TraceRole.Need), Trace);
            }

            json.WriteEndObject();
        }

        private static IEnumerable<string> PossibleOf(Possible possible) =>
            new[] { Possible.Met, Possible.NotMet, Possible.NotApplicable }.Where(p => possible.HasFlag(p)).Select(p => Examples.Name(p.ToStatus()));

        private void Missing(Missing missing)
        {
            json.WriteStartObject();
            json.WriteString("kind", missing.Kind switch { MissingKind.Fact => "fact", MissingKind.Question => "question", MissingKind.Inquiry => "inquiry", _ => "law" });
            json.WriteString("id", missing.Id);
            json.WriteString("subject", missing.Subject?.Id ?? "case");
            json.WriteEndObject();
            asked[missing.Id] = missing;
        }

        private void Source(Citation source)
        {
            json.WriteStartObject();
            json.WriteString("id", source.Source.Id);
            if (source.Cited.Article is { } article)
            {
                json.WriteString("article", article);
            }

            cited.Add(source.Source);
            json.WriteString("rule", source.Rule.Id);
            json.WriteString("in_force_from", Date(source.InForceFrom));
            if (source.InForceUntil is { } until)
            {
                json.WriteString("in_force_until", Date(until));
            }

            json.WriteString("standing", Citation.Code(source.Standing));
            json.WriteString("confidence", Citation.Code(source.Confidence));
            json.WriteBoolean("confirmed", source.IsConfirmed);
            json.WriteString("checked_on", Date(source.CheckedOn));
            json.WriteBoolean("stale", source.IsStale);
            json.WriteEndObject();
        }

        private void Trace(TraceNode node)
        {
            json.WriteStartObject();
            json.WriteString("step", node.Role switch
            {
                TraceRole.Applies => "applies",
                TraceRole.Require => "require",
                TraceRole.Exception => "exception",
                TraceRole.All => "all",
                TraceRole.Any => "any",
                TraceRole.None => "none",
                TraceRole.Comparison => "comparison",
                TraceRole.Nothing => "nothing",
                TraceRole.Alternative => "alternative",
                TraceRole.Version => "version",
                TraceRole.Class => "class",
                TraceRole.Need => "need",
                _ => throw new InvalidOperationException("unknown step"),
            });
            json.WriteString("truth", node.Truth switch { Truth.True => "true", Truth.False => "false", _ => "unknown" });
            if (node.Question is { } question)
            {
                json.WriteString("question", question.Id);
                json.WriteString("alternative", node.Alternative);
            }

            if (node.Left is { } left)
            {
                Value("left", left);
                json.WriteString("op", TraceText.Sign(node.Operator!.Value));
                Value("right", node.Right!);
            }

            if (!node.Children.IsEmpty)
            {
                List("children", node.Children, Trace);
            }

            json.WriteEndObject();
        }

        private void Value(string name, TracedValue value)
        {
            json.WriteStartObject(name);
            if (value.Fact is { } fact)
            {
                json.WriteString("fact", fact.Id);
                json.WriteString("subject", value.Subject?.Id ?? "case");
            }

            if (value.Parameter is { } parameter)
            {
                json.WriteString("parameter", parameter.Id);
            }

            if (value.Value is { } known)
            {
                json.WriteString("value", CaseText.Of(known));
            }

            if (value.Statement?.By is { } by)
            {
                json.WriteString("by", by);
            }

            if (value.Statement?.On is { } on)
            {
                json.WriteString("stated_on", Date(on));
            }

            if (value.AssumedFrom is { } assumed)
            {
                json.WriteString("assumed_from", assumed.Id);
            }

            if (!value.From.IsEmpty)
            {
                json.WriteStartArray("from");
                foreach (var from in value.From)
                {
                    Value(from);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        private void Value(TracedValue value)
        {
            json.WriteStartObject();
            if ((value.Fact?.Id ?? value.Parameter?.Id) is { } id)
            {
                json.WriteString(value.Fact is null ? "parameter" : "fact", id);
            }

            if (value.Value is { } known)
            {
                json.WriteString("value", CaseText.Of(known));
            }

            json.WriteEndObject();
        }

        private void Question(OpenQuestion open)
        {
            json.WriteStartObject();
            json.WriteString("id", open.Question.Id);
            json.WriteString("subject", "case");
            json.WriteString("status", open.Answer is null ? "open" : "settled");
            Words("says", open.Question.Title);
            Words("why", open.Question.Why);
            Words("evidence", open.Question.Evidence);
            json.WriteString("who", open.Question.Who);
            List("alternatives", open.Question.Alternatives, alternative =>
            {
                json.WriteStartObject();
                json.WriteString("id", alternative.Id);
                Words("says", alternative.Label);
                json.WriteEndObject();
            });
            if (open.Answer is { } answer)
            {
                json.WriteStartObject("answer");
                json.WriteString("choice", answer.Choice);
                json.WriteString("by", answer.By);
                json.WriteString("on", answer.On is { } day ? Date(day) : null);
                json.WriteString("because", answer.Because);
                json.WriteEndObject();
            }

            List("decides", open.Decides, finding =>
            {
                json.WriteStartObject();
                json.WriteString("id", finding.Rule.Id);
                json.WriteString("subject", finding.Subject.Id);
                json.WriteEndObject();
            });
            Empty();
            json.WriteEndObject();
        }

        // Every entry has the same keys, so that a reader needs one shape.
        private void Empty()
        {
            List<string>("missing", [], json.WriteStringValue);
            List<string>("sources", [], json.WriteStringValue);
        }

        private void Next(NextFact next)
        {
            json.WriteStartObject();
            json.WriteString("id", next.Missing.Id);
            json.WriteString("subject", next.Missing.Subject?.Id ?? "case");
            json.WriteString("status", "unknown");
            Words("says", NextFact.Question(next.Missing, rulebook));
            json.WriteString("who", NextFact.Who(next.Missing, rulebook));
            List("serves", next.Serves, json.WriteStringValue);
            json.WriteNumber("settles", next.Settles);
            Empty();
            json.WriteEndObject();
        }

        private void Way(WayToYes way)
        {
            json.WriteStartObject();
            json.WriteString("id", way.Decision.Rule.Id);
            json.WriteString("subject", way.Decision.Subject.Id);
            json.WriteString("status", Examples.Name(way.Becomes));
            Words("says", way.Says);
            List("changes", way.Changes, change =>
            {
                json.WriteStartObject();
                json.WriteString("fact", change.Fact.Id);
                json.WriteString("subject", change.SubjectId);
                json.WriteString("from", change.From is null ? null : CaseText.Of(change.From));
                json.WriteString("to", CaseText.Of(change.To));
                json.WriteString("by", change.Fact.Change!.By);
                Words("says", change.Says);
                List("repairs", change.Repairs, json.WriteStringValue);
                json.WriteEndObject();
            });
            List("without_remedy", way.WithoutRemedy, finding =>
            {
                json.WriteStartObject();
                json.WriteString("id", finding.Rule.Id);
                json.WriteString("subject", finding.Subject.Id);
                json.WriteEndObject();
            });
            Empty();
            json.WriteEndObject();
        }

        private void Assumption(TracedValue assumed)
        {
            json.WriteStartObject();
            json.WriteString("id", assumed.Fact!.Id);
            json.WriteString("subject", assumed.Subject!.Id);
            json.WriteString("value", assumed.Value is null ? null : CaseText.Of(assumed.Value));
            json.WriteString("from", assumed.AssumedFrom!.Id);
            json.WriteEndObject();
        }

        private void Difference(Difference difference)
        {
            json.WriteStartObject();
            json.WriteString("id", difference.Fact.Id);
            json.WriteString("subject", difference.SubjectId);
            List("statements", difference.Statements, statement =>
            {
                json.WriteStartObject();
                json.WriteString("value", CaseText.Of(statement.Value));
                json.WriteString("by", statement.By);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }
    }
}
