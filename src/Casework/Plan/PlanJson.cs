using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>The plan as JSON, documented in <c>docs/plan-json.md</c>. Order and names are stable.</summary>
public static class PlanJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Plan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            new Writing(json, plan).All();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private sealed class Writing(Utf8JsonWriter json, Plan plan)
    {
        public void All()
        {
            json.WriteStartObject();
            Day("on", plan.On);
            json.WriteStartObject("rulebook");
            json.WriteString("version", plan.Assessment.Rulebook.Version);
            json.WriteEndObject();
            Day("start_by", plan.StartBy);
            json.WriteBoolean("start_by_is_of_case", plan.StartByIsOfCase);
            List("supposed", plan.Supposed, missing =>
            {
                json.WriteStartObject();
                json.WriteString("id", missing.Id);
                Words("question", NextFact.Question(missing, plan.Assessment.Rulebook));
                json.WriteEndObject();
            });
            json.WriteNumber("runs", Odds.Runs);
            json.WriteNumber("seed", Odds.Seed);
            json.WriteNumber("late_days", Plan.LateDays);
            json.WritePropertyName("goal");
            if (plan.Goal is { } goal)
            {
                Goal(goal);
            }
            else
            {
                json.WriteNullValue();
            }

            List("milestones", plan.Milestones, Goal);
            List("steps", plan.Steps, Step);
            List("windows", plan.Windows, Window);
            List("paper_sets", plan.PaperSets, Set);
            List("unknown_length", plan.OfUnknownLength, Named);
            json.WriteEndObject();
        }

        private void Goal(PlanGoal goal)
        {
            json.WriteStartObject();
            Words("title", goal.Title);
            List("steps", goal.Steps, Named);
            Dates(goal.Dates);
            json.WriteNumber("week_from", PlanWords.Week(plan.On, goal.Dates.LikelyFrom));
            json.WriteNumber("week_until", PlanWords.Week(plan.On, goal.Dates.LikelyUntil));
            Day("end_by", goal.EndBy);
            Share("chance", goal.Chance);
            json.WriteEndObject();
        }

        private void Dates(StepDates dates)
        {
            Day("earliest_start", dates.EarliestStart);
            Day("earliest_finish", dates.EarliestFinish);
            Day("start", dates.Start);
            Day("finish", dates.Finish);
            Day("latest_finish", dates.LatestFinish);
            json.WriteStartObject("likely_finish");
            Day("from", dates.LikelyFrom);
            Day("middle", dates.LikelyMiddle);
            Day("until", dates.LikelyUntil);
            json.WriteEndObject();
        }

        private void Step(PlanStep step)
        {
            json.WriteStartObject();
            Name(step);
            Words("title", step.Rule.Title);
            json.WriteString("state", State(step.State));
            json.WriteString("who", step.Rule.Who);
            Day("done_on", step.DoneOn);
            if (step.Takes is { } takes)
            {
                json.WriteStartObject("takes");
                json.WriteString("min", Wording.Of(takes.Min, Language.English));
                json.WriteString("typical", Wording.Of(takes.Typical, Language.English));
                json.WriteString("max", Wording.Of(takes.Max, Language.English));
                Words("basis", takes.Basis);
                json.WriteString("confidence", Citation.Code(takes.Proof.Confidence));
                json.WriteBoolean("confirmed", Citation.IsSure(takes.Proof.Confidence));
                json.WriteString("checked_on", AssessmentJson.Date(takes.Proof.CheckedOn));
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("takes");
            }

            if (step.Dates is { } dates)
            {
                Dates(dates);
                Day("planned_on", step.PlannedOn);
                if (step.DueBy is { } due)
                {
                    Day("due_by", due);
                    json.WriteString("due_rule", step.DueRule!.Id);
                }

                json.WriteBoolean("overdue", step.IsOverdue);
                List("waits_for", step.WaitsFor, Named);
            }

            if (step.Towards is { } towards)
            {
                Words("towards", towards);
                json.WriteBoolean("serves_goal", step.ServesGoal);
                if (step.State == StepState.Open)
                {
                    json.WriteBoolean("critical", step.IsCritical);
                    Share("held", step.Held);
                    Number("slack_days", step.SlackDays);
                    Day("begin_by", step.BeginBy);
                    Day("end_by", step.EndBy);
                }

                Number("moves_by_days", step.MovesBy);
            }

            json.WriteEndObject();
        }

        private static string State(StepState state) => state switch
        {
            StepState.Done => "done",
            StepState.Open => "open",
            StepState.Passed => "passed",
            StepState.Perhaps => "perhaps",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

        private void Window(PaperWindow window)
        {
            json.WriteStartObject();
            Paper(window.Paper);
            json.WritePropertyName("for_step");
            Named(window.ForStep);
            if (window.BroughtBy is { } brings)
            {
                json.WritePropertyName("brought_by");
                Named(brings);
            }

            json.WriteString("life", Wording.Of(window.Life, Language.English));
            json.WriteString("parameter", window.Lives?.Id);
            Day("from", window.From);
            Day("until", window.Until);
            Day("from_if_late", window.FromIfLate);
            Day("late_day", window.LateDay);
            json.WriteBoolean("may_be_got_now", window.MayBeGotNow(plan.On));
            json.WriteBoolean("comes_too_early", window.ComesTooEarly);
            Day("held_from", window.HeldFrom);
            Day("held_good_until", window.HeldGoodUntil);
            json.WriteEndObject();
        }

        private void Set(PaperSet set)
        {
            json.WriteStartObject();
            json.WritePropertyName("for_step");
            Named(set.Step);
            Day("needed_on", set.NeededOn);
            Day("end_by", set.EndBy);
            json.WriteNumber("ready", set.Ready);
            Number("moves_by_days", set.MovesBy);
            List("to_get", set.ToGet, paper =>
            {
                json.WriteStartObject();
                Paper(paper);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void Paper(Finding paper)
        {
            json.WriteString("id", paper.Rule.Id);
            json.WriteString("paper", ((PaperRule)paper.Rule).Tag);
            json.WriteString("person", paper.Subject.Outer!.Id);
            Words("title", paper.Rule.Title);
        }

        private void Named(PlanStep step)
        {
            json.WriteStartObject();
            Name(step);
            json.WriteEndObject();
        }

        private void Name(PlanStep step)
        {
            json.WriteString("id", step.Rule.Id);
            json.WriteString("subject", step.Subject.Id);
        }

        private void Day(string name, LocalDate? day) => json.WriteString(name, day is { } known ? AssessmentJson.Date(known) : null);

        private void Number(string name, int? number)
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

        private void Share(string name, double? share)
        {
            if (share is { } known)
            {
                json.WriteNumber(name, (decimal)known);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        private void Words(string name, Words words)
        {
            json.WriteStartObject(name);
            json.WriteString("en", words.En);
            json.WriteString("ru", words.Ru);
            json.WriteEndObject();
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
    }
}
