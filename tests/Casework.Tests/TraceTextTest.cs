using Hqs.Casework.Assessments;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>A step of the reasoning says who stated the value it read, and when.</summary>
public sealed class TraceTextTest
{
    [Theory]
    [InlineData(Language.English, "(HR, 20 November 2026)")]
    [InlineData(Language.Russian, "(HR, 20 ноября 2026 года)")]
    public void A_value_is_shown_with_who_stated_it_and_when(Language language, string told)
    {
        var assessment = Assessment.Of(Repository.SampleCase("engineer-india-uae"), Repository.Rulebook, Repository.GoldenDay);
        var finding = assessment.Findings.First(f => f.Rule.Id == "eligibility.not-controlled-person");

        var lines = TraceText.Lines(finding.Trace, Repository.Rulebook, language).Select(l => l.Line).ToList();

        Assert.Contains(lines, l => l.EndsWith(told, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_desk_supplied_itself_names_nobody()
    {
        var assessment = Assessment.Of(Repository.SampleCase("engineer-india-uae"), Repository.Rulebook, Repository.GoldenDay);

        Assert.DoesNotContain(assessment.Findings.SelectMany(f => TraceText.Lines(f.Trace, Repository.Rulebook, Language.English)), l => l.Line.Contains("(desk", StringComparison.Ordinal) || l.Line.Contains("(listed", StringComparison.Ordinal));
    }
}
