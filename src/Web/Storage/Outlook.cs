using Hqs.Casework.Assessments;
using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Rules.Checking;

namespace Hqs.Web.Storage;

/// <summary>What lists and Today show of one case, worked out from its assessment and kept in columns and rows of its own.</summary>
public sealed record Outlook(Assessment Assessment, DutyList Duties, IReadOnlyList<CaseDue> Dues, IReadOnlyList<CaseTouch> Touches)
{
    // Where fines part: those of companies, and those that close the border or are charged to an officer.
    private const long Heavy = 250_000 * Money.MinorPerUnit;
    private const long Serious = 25_000 * Money.MinorPerUnit;

    public static Outlook Of(CaseRecord record, Assessment assessment)
    {
        var duties = DutyList.Of(assessment);
        return new(assessment, duties, [.. duties.Lines.Where(IsShown).Select(l => Row(record, l)).DistinctBy(d => d.Duty)], [.. Touched(record, assessment)]);
    }

    /// <summary>Writes the columns of the case itself.</summary>
    public void WriteTo(CaseRecord record)
    {
        var next = Duties.Lines.Where(l => l.Group is DutyGroup.Due && l.Duty.Count is not null).MinBy(l => l.Duty.Count!.DueOn);
        record.Verdict = Examples.Name(Assessment.Lead.Status);
        record.Lead = Assessment.Lead.Rule.Id;
        record.NextDue = next?.Duty.Count!.DueOn.ToDateOnly();
        record.SortDue = record.NextDue ?? DateOnly.MaxValue;
        record.NextDuty = next?.Rule.Id;
        record.Failed = Duties.Lines.Count(l => l.Group == DutyGroup.Failed);
        record.WaitsFor = Waiting.Of(Assessment, Duties);
        record.AssessedOn = Assessment.On.ToDateOnly();
        record.Rulebook = Assessment.Rulebook.Version;
    }

    /// <summary>Writes the columns of a case whose file no longer reads: nothing is known of it, and somebody has to mend it.</summary>
    public static void WriteUnreadable(CaseRecord record, DateOnly on, string rulebook)
    {
        (record.Verdict, record.Lead, record.NextDue, record.SortDue, record.NextDuty, record.Failed) = (CaseStore.Unreadable, null, null, DateOnly.MaxValue, null, 0);
        (record.WaitsFor, record.AssessedOn, record.Rulebook) = (Waiting.Mending, on, rulebook);
    }

    /// <summary>Writes the rows beside it; those that say the same stay untouched.</summary>
    public void WriteTo(DeskDb db, IEnumerable<CaseDue> hadDues, IEnumerable<CaseTouch> hadTouches)
    {
        Replace(db, hadDues.ToDictionary(d => d.Duty), Dues, d => d.Duty);
        Replace(db, hadTouches.ToDictionary(t => t.What), Touches, t => t.What);
    }

    private static void Replace<T>(DeskDb db, Dictionary<string, T> had, IEnumerable<T> wanted, Func<T, string> key)
        where T : class
    {
        foreach (var row in wanted)
        {
            if (had.Remove(key(row), out var old))
            {
                db.Entry(old).CurrentValues.SetValues(row);
            }
            else
            {
                db.Add(row);
            }
        }

        db.RemoveRange(had.Values);
    }

    private static bool IsShown(DutyLine line) => line.Group == DutyGroup.Failed || (line.Group is DutyGroup.Due or DutyGroup.Unconfirmed or DutyGroup.ToCome && line.Duty.Count is not null);

    private static CaseDue Row(CaseRecord record, DutyLine line)
    {
        var fine = line.Duty.Fines.IsEmpty ? (long?)null : line.Duty.Fines.Max(f => f.Highest.Minor);
        var about = line.Finding.Subject.Kind == "case" ? null : line.Finding.Subject.Kind == "principal" ? null : line.Finding.Subject.Label;
        return new()
        {
            CaseId = record.Id,
            OrganisationId = record.OrganisationId,
            Duty = line.Id.Length > CaseDue.LongestDuty ? line.Id[..CaseDue.LongestDuty] : line.Id,
            Rule = line.Rule.Id,
            Noun = line.Rule.Id[..line.Rule.Id.IndexOf('.', StringComparison.Ordinal)],
            Who = line.Rule.Who,
            Group = line.Group,
            State = line.Duty.State,
            LastDay = line.Duty.Count?.DueOn.ToDateOnly(),
            HighestFine = fine,
            Severity = fine >= Heavy ? Severity.Heavy : fine >= Serious || line.Rule.Consequence is not null ? Severity.Serious : fine > 0 ? Severity.Light : Severity.None,
            About = about?.En,
            AboutRussian = about?.Ru,
        };
    }

    private static IEnumerable<CaseTouch> Touched(CaseRecord record, Assessment assessment)
    {
        foreach (var open in assessment.Questions.Where(q => q.Answer is null && q.Question.IsContestedLaw && !q.Decides.IsEmpty))
        {
            yield return new() { CaseId = record.Id, OrganisationId = record.OrganisationId, What = open.Question.Id, HoldsUp = open.Decides.Length };
        }

        var moving = MovingLaw.Of(assessment.Rulebook, assessment.On).Rules;
        foreach (var rule in assessment.Findings.Where(f => f.Status != Status.NotApplicable).SelectMany(f => f.Grounds).Select(g => g.Rule).Where(moving.Contains).Distinct())
        {
            yield return new() { CaseId = record.Id, OrganisationId = record.OrganisationId, What = rule.Id };
        }
    }
}
