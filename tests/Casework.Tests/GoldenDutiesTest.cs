using Hqs.Casework.Assessments;
using Hqs.Casework.Duties;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>The time line of duties of three cases, word for word: after a dismissal, before an extension, before a first hire with a family.</summary>
public sealed class GoldenDutiesTest
{
    public static IEnumerable<TheoryDataRow<string, string>> Every() =>
        from name in new[] { "dismissed-2026-11-20", "manager-turkey-short-quarter", "engineer-india-uae" }
        from language in new[] { "en", "ru" }
        select new TheoryDataRow<string, string>(name, language) { TestDisplayName = $"{name}: duties.{language}.txt" };

    [Theory]
    [MemberData(nameof(Every))]
    public void The_duties_are_the_ones_accepted(string name, string language)
    {
        var page = new TextPage(false);
        new DutyReport(DutyList.Of(Assessment.Of(Repository.SampleCase(name), Repository.Rulebook, Repository.GoldenDay)), language == "ru" ? Language.Russian : Language.English, page).Write();
        Golden.Holds($"rules/cases/{name}/duties.{language}.txt", page.ToString());
    }
}
