using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>A page about some nouns of the rulebook: their decisions, what else they find, and their duties.</summary>
public abstract class TopicPage(CaseStore cases, Reader reader, params string[] nouns) : CasePage(cases, reader)
{
    public IReadOnlyList<Finding> Decisions { get; private set; } = [];

    /// <summary>Decisions nothing in the case speaks to yet.</summary>
    public IReadOnlyList<Finding> Idle { get; private set; } = [];

    /// <summary>Findings no decision above needs, the failing first.</summary>
    public IReadOnlyList<Finding> Others { get; private set; } = [];

    public IReadOnlyList<DutyLine> Owed { get; private set; } = [];

    public void OnGet()
    {
        var decisions = Assessment.Decisions.Where(d => IsOfTopic(d.Rule) && d.Status != Status.NotApplicable).OrderBy(d => d.Subject.Kind == "member").ToLookup(Assessment.IsEngaged);
        (Decisions, Idle) = ([.. decisions[true]], [.. decisions[false]]);
        var told = Decisions.Concat(Idle).SelectMany(d => d.Trace).Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!).ToHashSet();
        Others = [.. Assessment.Findings.Where(f => IsOfTopic(f.Rule) && f.Rule is Requires and not (PaperRule or Risk or Hqs.Rules.Route) && f.Status != Status.NotApplicable && !told.Contains(f)).OrderBy(f => f.Status switch { Status.NotMet => 0, Status.Unknown => 1, _ => 2 })];
        // What may not be owed at all stands in the list of duties.
        Owed = [.. Duties.Lines.Where(l => IsOfTopic(l.Rule) && !l.Finding.Possible.HasFlag(Possible.NotApplicable))];
    }

    protected bool IsOfTopic(Rule rule) => nouns.Any(n => rule.Id.StartsWith(n + ".", StringComparison.Ordinal));
}
