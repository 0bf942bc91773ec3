using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>The answer and why, with what to do next beside it.</summary>
public sealed class VerdictModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => "";

    public IReadOnlyList<WayToYes> Ways { get; private set; } = [];

    /// <summary>What the lead decision needed; what stands against it is open from the start.</summary>
    public IReadOnlyList<FindingsView> Conditions { get; private set; } = [];

    public IReadOnlyList<DecisionView> Others { get; private set; } = [];

    /// <summary>How many conditions are met, are not, wait for facts, or wait for the law.</summary>
    public string Counted { get; private set; } = "";

    public void OnGet()
    {
        var shown = Assessment.Shown().ToHashSet();
        var needs = new DecisionView(Assessment.Lead, Assessment).Needs.ToList();
        Conditions = [.. FindingsView.Of(needs, Assessment).Select((same, i) => same with { IsOpen = i < MostOpen && same.Same[0].Status != Status.Met })];
        Others = [.. Assessment.Shown().Where(d => d != Assessment.Lead).Select(d => new DecisionView(d, Assessment))];
        Counted = Count(needs);
        Ways = [.. WayToYes.Of(Assessment).Where(w => shown.Contains(w.Decision))];
    }

    // A first case has twenty open conditions; open all at once they would bury each other.
    private const int MostOpen = 2;

    private string Count(List<Finding> needs)
    {
        var byLaw = needs.Count(f => f.Status == Status.Unknown && f.Missing.Any(m => m.Kind is MissingKind.Question or MissingKind.Law));
        var (met, not, waiting) = (needs.Count(f => f.Status == Status.Met), needs.Count(f => f.Status == Status.NotMet), needs.Count(f => f.Status == Status.Unknown) - byLaw);
        return string.Join(" · ", new[]
        {
            Reader.T($"{met} of {needs.Count} conditions met", $"Выполнено условий: {met} из {needs.Count}"),
            not > 0 ? Reader.T($"{not} not met", $"не выполнено: {not}") : null,
            byLaw > 0 ? Reader.T($"{byLaw} not decided by the law", $"не решено законом: {byLaw}") : null,
            waiting > 0 ? Reader.T($"{waiting} waiting for facts", $"ждут сведений: {waiting}") : null,
        }.OfType<string>());
    }
}
