using Hqs.Casework.Assessments;
using Hqs.Casework.Duties;
using Hqs.Rules;

namespace Hqs.Web.Storage;

/// <summary>Who has to act before a case can go on.</summary>
public static class Waiting
{
    public const string Employer = "employer";
    public const string Worker = "worker";
    public const string Counsel = "counsel";
    public const string Authority = "authority";
    public const string Nobody = "nobody";

    /// <summary>Its file no longer reads; it waits for whoever mends it.</summary>
    public const string Mending = "mending";

    public static readonly IReadOnlyList<string> All = [Employer, Worker, Counsel, Authority, Nobody];

    public static Words Label(string code) => code switch
    {
        Employer => new("employer", "работодатель"),
        Worker => new("worker or family", "работник или семья"),
        Counsel => new("counsel", "юрист"),
        Authority => new("authority", "госорган"),
        Mending => new("a repair of its file", "исправления файла"),
        _ => new("nobody", "никто"),
    };

    /// <summary>What is refused is the employer's to mend; otherwise an authority that holds the next step comes first, then who can tell the next fact, then whose step or duty is next.</summary>
    public static string Of(Assessment assessment, DutyList duties)
    {
        if (assessment.Lead.Status == Status.NotMet)
        {
            // It is not a matter of waiting: the one who hires decides how it is mended.
            return Employer;
        }

        var open = assessment.Findings.Where(f => f.Rule is Step && f.Status == Status.Unknown && !f.Possible.HasFlag(Possible.NotApplicable)).Select(f => (Step)f.Rule).OrderBy(s => s.Number).ToList();
        var next = open.FirstOrDefault(s => !s.WaitsFor.Any(open.Contains));
        if (next is not null && Group(next.Who) == Authority)
        {
            return Authority;
        }

        return assessment.NextFacts is [var fact, ..] ? Group(NextFact.Who(fact.Missing, assessment.Rulebook))
            : next is not null ? Group(next.Who)
            : duties.Lines.FirstOrDefault(l => l.Group is DutyGroup.Failed or DutyGroup.Due) is { } duty ? Group(duty.Rule.Who)
            : Nobody;
    }

    private static string Group(string who) => who switch
    {
        "employer" or "payroll" or "host" => Employer,
        "worker" or "family" => Worker,
        "ministry" or "post" => Authority,
        _ => Counsel,
    };
}
