using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>Which other way into Russia fits the purpose, and what may come later.</summary>
public sealed class PathsModel(CaseStore cases, Reader reader) : TopicPage(cases, reader, "paths")
{
    public override string Tab => "paths";

    /// <summary>Routes that serve the purpose, the fitting first; none while nobody has said what the purpose is.</summary>
    public IReadOnlyList<Finding> Routes
    {
        get
        {
            var routes = Assessment.Findings.Where(f => f.Rule is Hqs.Rules.Route && f.Status != Status.NotApplicable).OrderBy(f => f.Status switch { Status.Met => 0, Status.Unknown => 1, _ => 2 }).ToList();
            return routes.TrueForAll(r => r.Possible.HasFlag(Possible.NotApplicable)) ? [] : routes;
        }
    }
}
