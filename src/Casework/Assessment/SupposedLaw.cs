using Hqs.Rules;

namespace Hqs.Casework.Assessments;

/// <summary>A reading of contested law that a result supposes.</summary>
public sealed record SupposedLaw(Question Question, string Alternative)
{
    public Words Label => Question.Alternatives.First(a => a.Id == Alternative).Label;
}
