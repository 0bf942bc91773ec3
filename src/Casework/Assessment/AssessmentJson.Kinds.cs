using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Assessments;

// Papers, rights, fees, steps and risks.
public static partial class AssessmentJson
{
    private sealed partial class Writing
    {
        // What only one kind of rule tells.
        private void OfKind(Finding finding)
        {
            switch (finding.Rule)
            {
                case PaperRule paper:
                    json.WriteString("paper", paper.Tag);
                    json.WriteString("person", finding.Subject.Outer!.Id);
                    List("for", paper.For, json.WriteStringValue);
                    Words("why", paper.Why);
                    Words("form", paper.Form);
                    json.WriteString("procured_by", paper.ProcuredBy);
                    List("goes_wrong", paper.GoesWrong, w =>
                    {
                        json.WriteStartObject();
                        json.WriteString("en", w.En);
                        json.WriteString("ru", w.Ru);
                        json.WriteEndObject();
                    });
                    break;
                case Right right:
                    json.WriteString("activity", right.Activity);
                    json.WriteString("answer", finding.Answer);
                    break;
                case Fee fee when finding.Price is { } price:
                    json.WriteString("lowest", price.Lowest is { } low ? CaseText.Of(low) : null);
                    json.WriteString("highest", price.Highest is { } high ? CaseText.Of(high) : null);
                    json.WriteString("ask", price.Ask);
                    json.WriteString("paid_by", fee.PaidBy);
                    break;
                case Step step:
                    json.WriteNumber("number", step.Number);
                    json.WriteString("who", step.Who);
                    Words("yields", step.Yields);
                    List("waits_for", step.WaitsFor.Select(s => s.Id), json.WriteStringValue);
                    if (step.Duration is { } duration)
                    {
                        json.WriteStartObject("duration");
                        json.WriteString("min", Wording.Of(duration.Min, Language.English));
                        json.WriteString("typical", Wording.Of(duration.Typical, Language.English));
                        json.WriteString("max", Wording.Of(duration.Max, Language.English));
                        json.WriteEndObject();
                    }

                    break;
                case Obligation obligation when finding.Duty is { } duty:
                    OfDuty(obligation, duty);
                    break;
                case Risk risk:
                    json.WriteString("danger", risk.Danger);
                    List("refresh", risk.Refresh, json.WriteStringValue);
                    break;
            }
        }
    }
}
