using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Filing;

/// <summary>What the table of consular posts tells about the post chosen.</summary>
public static class PostFacts
{
    public static readonly ComputedFact Country = new("filing.post_country", ["filing.post"], facts =>
        Post(facts)?["country"] is { } country ? new Code(country) : null);

    public static readonly ComputedFact TakesThirdCountry = new("filing.post_takes_third_country", ["filing.post", "filing.post_answer"], facts =>
        facts.CodeOf("filing.post_answer") is { } answered ? new Code(answered)
            : Post(facts)?["accepts"] is { } accepts ? new Code(accepts)
            : null);

    // The table knows only posts that do; of the others nobody knows until the post answers.
    public static readonly ComputedFact TakesFingerprints = new("filing.post_takes_fingerprints", ["filing.post", "filing.post_fingerprints_answer"], facts =>
        facts.YesOrNo("filing.post_fingerprints_answer") is { } answered ? new YesNo(answered)
            : Post(facts)?["biometrics"] == "yes" ? new YesNo(true)
            : null);

    private static ReferenceRow? Post(IFactSource facts) =>
        facts.CodeOf("filing.post") is { } id ? facts.Rulebook.Tables.Posts.GetValueOrDefault(id) : null;
}
