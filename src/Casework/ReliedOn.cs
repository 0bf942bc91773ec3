using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework;

/// <summary>
/// What the code reads of a rulebook by name. A folder that can be read and lacks some of it is no rulebook for cases; that is
/// said when it is opened, with the names, and not by a failure in the middle of an assessment.
/// </summary>
public static class ReliedOn
{
    private static readonly string[] Subjects = [Cases.Case.CaseId, Cases.Case.PrincipalId, "member", "document", "quarter", "entry"];

    // Beyond what computed facts declare that they read. A test finds every name of a fact in the code and looks for it here.
    private static readonly string[] Facts =
    [
        "case.duties", "case.title",
        "counter.free_until", "counter.indefinite_since_permit_on", "counter.indefinite_since_work_on", "counter.trip_days", "counter.visa_free_days",
        "document.held", "document.number", "document.of", "document.valid_until",
        "employer.kind",
        "employment.contract_kind", "employment.position", "employment.travelling_work",
        "member.relation",
        "pay.other_employers", "pay.reported",
        "permit.decided_on", "permit.entry_on", "permit.held", "permit.longest_trip_days", "permit.trip_days_year", "permit.trips_outside_region", "permit.valid_until",
        "person.cover_until", "person.eaeu_citizen", "person.lives_in", "person.name", "person.name_russian",
        "principal.purpose",
        "registration.due_latest_on", "registration.due_on", "registration.move_due_latest_on", "registration.move_due_on", "registration.moved_on", "registration.registered", "registration.valid_until",
        "renewal.decided_on", "renewal.entry_on", "renewal.left", "renewal.new_contract_signed",
        "residence.hqs_permit_issued_on", "residence.hqs_work_since_on",
        "salary.category",
        "tax.days_in_russia_12_months",
        "travel.basis", "travel.days_in_russia_this_year", "travel.leaves_on", "travel.planned", "travel.residence_permit_until", "travel.returns_on",
        "visa.valid_until",
    ];

    /// <summary>Names of facts the code knows.</summary>
    public static IEnumerable<string> FactNames => Facts.Concat(ComputedFacts.All.Values.SelectMany(c => c.Reads.Append(c.FactId)).Where(n => !n.StartsWith('@'))).Distinct();

    /// <summary>Reads the folder. Throws <see cref="RulebookException"/> with every problem when it cannot be used for cases.</summary>
    public static Rulebook Load(string folder)
    {
        var rulebook = Rulebook.Load(folder);
        var missing = Missing(rulebook);
        return missing.IsEmpty ? rulebook : throw new RulebookException(missing);
    }

    /// <summary>What a rulebook lacks, told at the file it belongs in.</summary>
    public static ImmutableArray<Problem> Missing(Rulebook rulebook)
    {
        var facts = FactNames.Where(n => !rulebook.Facts.ContainsKey(n));
        var subjects = Subjects.Where(s => !rulebook.SubjectKinds.ContainsKey(s));
        var parameters = ComputedFacts.All.Values.SelectMany(c => c.Reads).Where(n => n.StartsWith('@')).Select(n => n[1..]).Append(Assessment.MainDecision).Distinct().Where(n => !rulebook.Rules.ContainsKey(n));
        return
        [
            .. subjects.Select(s => new Problem(new("rules/facts/subjects.yaml", 1, 1), new($"The subject “{s}” is not declared, and cases need it.", $"Субъект «{s}» не объявлен, а делам он нужен."))),
            .. facts.Select(f => new Problem(new($"rules/facts/{f[..f.IndexOf('.', StringComparison.Ordinal)]}.yaml", 1, 1), new($"The fact {f} is not declared, and cases need it.", $"Факт {f} не объявлен, а делам он нужен."))),
            .. parameters.Select(p => new Problem(new($"rules/{p.Replace('.', '/')}.yaml", 1, 1), new($"The rule {p} is not there, and cases need it.", $"Правила {p} нет, а делам оно нужно."))),
        ];
    }
}
