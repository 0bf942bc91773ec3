using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Paths;

/// <summary>
/// Which routes fit a few facts, without a case: a case made for the question and thrown away. It asks for nothing that names a person.
/// </summary>
public sealed record RouteFinder(Assessment Assessment, ImmutableArray<Finding> Routes, ImmutableArray<Fact> Wanted)
{
    private const int MostWanted = 8;

    // What is asked first, because nearly every route turns on it.
    private static readonly string[] First = ["principal.purpose", "person.citizenship", "employment.contract_kind", "employer.kind", "employment.gross_pay_per_month"];

    /// <summary>The facts asked before anything is known.</summary>
    public static IEnumerable<Fact> Opening(Rulebook rulebook) => First.Select(id => rulebook.Facts[id]);

    /// <summary>Whether a fact may stand in an address that people pass on: no names, no papers, no days of a life, nothing special.</summary>
    public static bool IsImpersonal(Fact fact) => fact.IsStated && !fact.IsShownOnly && fact.Sensitive != "special"
        && fact.Type.Kind is not (FactKind.Text or FactKind.Table or FactKind.Judgement) && !(fact.Type.Kind == FactKind.Date && fact.Sensitive == "personal");

    public static RouteFinder Of(IReadOnlyDictionary<Fact, Value> known, Rulebook rulebook, LocalDate on)
    {
        var empty = new Case([new("case", Case.CaseId, Case.CaseId, []), new("principal", Case.PrincipalId, Case.PrincipalId, [], Case.CaseId)], ImmutableSortedDictionary<string, Answer>.Empty);
        var made = known.Aggregate(empty, (c, f) => c.With(f.Key.Subject == "case" ? Case.CaseId : Case.PrincipalId, f.Key, f.Value));
        var assessment = Assessment.Of(made, rulebook, on);
        // The route the desk is about first, then what fits; a route for another purpose is not shown.
        var routes = assessment.Findings.Where(f => f.Rule is Route && f.Status != Status.NotApplicable).ToList();
        var hasPurpose = known.Keys.Any(f => f.Id == First[0]);
        return new(
            assessment,
            hasPurpose ? [.. routes.OrderBy(f => Order(f.Status)).ThenBy(f => ((Route)f.Rule).LeadsTo is null).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)] : [],
            hasPurpose ? [.. routes.Where(f => f.Status == Status.Unknown).SelectMany(f => Settling.Wanted(f.Trace, f.Missing)).Where(m => m.Kind == MissingKind.Fact)
                .Select(m => rulebook.Facts[m.Id]).Where(f => IsImpersonal(f) && !known.ContainsKey(f)).GroupBy(f => f).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(MostWanted)] : []);
    }

    private static int Order(Status status) => status switch { Status.Met => 0, Status.Unknown => 1, _ => 2 };
}
