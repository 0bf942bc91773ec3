using System.Text;
using System.Text.Json;
using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Rules.Checking;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Time;

namespace Hqs.Casework.Assessments;

// Duties and what a miss costs.
public static partial class AssessmentJson
{
    /// <summary>The duties alone, each as it stands in the assessment, with the fines at risk.</summary>
    public static string Write(DutyList duties)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            new Writing(json, duties.Assessment, withTrace: false).Duties(duties);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private sealed partial class Writing
    {
        public void Duties(DutyList duties)
        {
            json.WriteStartObject();
            Head();
            Lines("duties", duties.Lines.Select(l => l.Finding), Entry);
            List("fines_at_risk", duties.Exposure.Sums, sum =>
            {
                json.WriteStartObject();
                json.WriteString("payer", sum.Payer);
                json.WriteString("sure_lowest", CaseText.Of(sum.SureLowest));
                json.WriteString("sure_highest", CaseText.Of(sum.SureHighest));
                json.WriteString("highest", CaseText.Of(sum.Highest));
                json.WriteEndObject();
            });
            Asked();
            Sources();
            json.WriteEndObject();
        }

        private void OfDuty(Obligation obligation, Duty duty)
        {
            json.WriteString("state", Examples.Name(duty.State));
            json.WriteString("who", obligation.Who);
            Words("to", obligation.To);
            Words("keep", obligation.Keep);
            if (duty.Trigger is { Fact: { } fact, Value: Day { Date: var started } })
            {
                json.WriteString("trigger", fact.Id);
                json.WriteString("trigger_on", Date(started));
            }

            if (duty.Count is { } count)
            {
                json.WriteString("due_on", Date(count.DueOn));
                json.WriteBoolean("provisional", count.IsProvisional);
                List("counted", count.Spans, span =>
                {
                    json.WriteStartObject();
                    json.WriteString("from", Date(span.From));
                    json.WriteString("until", Date(span.Until));
                    if (span.FirstNumber is { } first)
                    {
                        json.WriteNumber("first_number", first);
                    }

                    json.WriteString("skipped", span.Skipped switch { null => null, DayKind.Weekend => "weekend", DayKind.Presidential => "presidential", _ => "day_off" });
                    json.WriteEndObject();
                });
                json.WriteStartObject("last_safe_day");
                foreach (var channel in obligation.By)
                {
                    json.WriteString(channel, duty.LastSafeDay(channel, assessment.Rulebook.Calendar) is { } safe ? Date(safe) : null);
                }

                json.WriteEndObject();
            }

            List("otherwise_due_on", duty.Others, other => json.WriteStringValue(Date(other.Count.DueOn)));
            json.WriteString("done_on", duty.DoneOn is { } done ? Date(done) : null);
            json.WriteString("done_by", duty.DoneBy);
            json.WriteString("proof", duty.Proof);
            List("forms", duty.Forms, form =>
            {
                var name = DutyReport.FormName(form);
                json.WriteStartObject();
                json.WriteString("en", name.En);
                json.WriteString("ru", name.Ru);
                json.WriteEndObject();
            });
            List("fines", duty.Fines, fine =>
            {
                json.WriteStartObject();
                json.WriteString("payer", fine.Payer);
                json.WriteString("lowest", CaseText.Of(fine.Lowest));
                json.WriteString("highest", CaseText.Of(fine.Highest));
                json.WriteEndObject();
            });
        }
    }
}
