using System.Text.Json;

namespace Hqs.Cli.Tests;

public sealed class PlanTest
{
    private static readonly string Engineer = Desk.SampleCase("engineer-india-uae");

    [Fact]
    public void The_chance_of_the_date_comes_first()
    {
        var ran = Desk.Run("plan", Engineer, "--start-by", "2027-03-15", "--on", "2026-11-23");

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.Matches("(?m)^[0-9]+ % — chance of the first day of work by 15 March 2027$", ran.Out.ReplaceLineEndings("\n"));
        Assert.Contains("Plan as of 23 November 2026", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Russian_is_as_complete()
    {
        var ran = Desk.Run("plan", Engineer, "--lang", "ru");

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Contains("шанс успеть: первый рабочий день не позже 1 марта 2027", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Не слишком рано", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_object_and_svg_one_drawing()
    {
        var json = Desk.Run("plan", Engineer, "--format", "json");
        var svg = Desk.Run("plan", Engineer, "--format", "svg", "--lang", "ru");

        using var read = JsonDocument.Parse(json.Out);
        Assert.Equal("2027-03-01", read.RootElement.GetProperty("start_by").GetString());
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"", svg.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0), (json.Code, svg.Code));
    }

    [Theory]
    [InlineData("--start-by", "spring", "--start-by takes a day written as 2027-03-01, not “spring”.")]
    [InlineData("--on", "today", "--on takes a day written as 2026-11-23, not “today”.")]
    [InlineData("--format", "docx", "docx")]
    public void What_it_does_not_understand_it_says_and_ends_with_one(string option, string value, string says)
    {
        var ran = Desk.Run("plan", Engineer, option, value);

        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan as of", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_or_a_rulebook_that_cannot_be_used_is_told()
    {
        Assert.Equal(ExitCode.UnusableInput, Desk.Run("plan", "no-such-file.yaml").Code);
        Assert.Equal(ExitCode.BrokenRulebook, Desk.Run("plan", Engineer, "--rules", Path.Combine(Path.GetTempPath(), "no-such-rules")).Code);
        Assert.Equal(ExitCode.Usage, Desk.Run("plan").Code);
    }
}
