using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Tests;

/// <summary>A case of a few lines, written as a user writes it, and what the desk works out of it.</summary>
public sealed class TinyCase(string text, LocalDate on)
{
    private readonly Case read = Repository.Usable(CaseFile.Read("hqs_case: 1\n" + text, "tiny.yaml", Repository.Rulebook));

    public TinyCase(string text)
        : this(text, Repository.GoldenDay)
    {
    }

    public Assessment Assess() => Assessment.Of(read, Repository.Rulebook, on);

    public Finding Find(string rule, string subject) => Assess() is var all ? all.Decisions.Concat(all.Findings).Single(f => f.Rule.Id == rule && f.Subject.Id == subject) : null!;

    /// <summary>The names of the quarters of work the case implies.</summary>
    public IEnumerable<string> Quarters() => Assess().Findings.Where(f => f.Subject.Kind == "quarter").Select(f => f.Subject.Id["quarter:".Length..]).Distinct();

    /// <summary>A fact as the evaluator works it out, as text; <c>missing: …</c> where it cannot.</summary>
    public string Fact(string id, string subject = "case")
    {
        var reading = Reading(id, subject);
        return reading.Value is { } value ? CaseText.Of(value) : "missing: " + string.Join(", ", reading.Missing.Select(m => m.Id));
    }

    // The subjects as an assessment enters them; a quarter is entered by its name.
    private TracedValue Reading(string id, string subject)
    {
        var evaluator = new Evaluator(Repository.Rulebook, ComputedFacts.All, new Dictionary<string, string>());
        var entered = new Dictionary<string, Subject>();
        foreach (var part in read.Subjects)
        {
            var one = entered[part.Id] = new Subject(part.Kind, part.Id, Words.Same(part.Name), part.Id == Case.CaseId ? null : entered[Case.CaseId]);
            part.Facts.ToList().ForEach(f => one.State(f.Fact, f.Statement));
            evaluator.Add(one);
        }

        entered[Case.CaseId].State(Repository.Rulebook.Facts["assessment.on"], new Statement(new Day(on)));
        var holder = entered.GetValueOrDefault(subject) ?? new Subject(subject.Split(':')[0], subject, Words.Same(subject), entered[Case.CaseId]);
        return evaluator.Read(Repository.Rulebook.Facts[id], holder);
    }
}
