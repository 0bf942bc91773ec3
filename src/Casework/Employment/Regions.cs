using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Employment;

/// <summary>Where the work is done.</summary>
public static class Regions
{
    public static readonly ComputedFact Count = new("employment.regions_count", ["employment.regions"], facts =>
        facts.Read("employment.regions") is Codes regions ? new Whole(regions.Ids.Distinct().Count()) : null);
}
