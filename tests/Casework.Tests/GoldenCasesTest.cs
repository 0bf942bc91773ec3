using Hqs.Casework.Assessments;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>What the desk says of every sample case, word for word.</summary>
public sealed class GoldenCasesTest
{
    public static IEnumerable<TheoryDataRow<string, string>> EveryGoldenFile() =>
        from name in Repository.CaseNames
        from file in new[] { "assessment.en.txt", "assessment.ru.txt", "assessment.json" }
        select new TheoryDataRow<string, string>(name, file) { TestDisplayName = $"{name}: {file}" };

    [Fact]
    public void There_are_sample_cases() => Assert.NotEmpty(Repository.CaseNames);

    [Theory]
    [MemberData(nameof(EveryGoldenFile))]
    public void The_answer_is_the_one_accepted(string name, string file) => Golden.Holds($"rules/cases/{name}/{file}", Answer(name, file));

    private static string Answer(string name, string file)
    {
        var assessment = Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay);
        var ways = WayToYes.Of(assessment);
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            return AssessmentJson.Write(assessment, ways);
        }

        var page = new TextPage(false);
        new AssessmentReport(assessment, ways, file.Contains(".ru.", StringComparison.Ordinal) ? Language.Russian : Language.English, page).Write();
        return page.ToString();
    }
}
