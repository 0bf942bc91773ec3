namespace Hqs.Cli.Tests;

public sealed class UsageTest
{
    [Theory]
    [InlineData("assess")]
    [InlineData("ask")]
    [InlineData("checklist")]
    [InlineData("pay")]
    [InlineData("counters")]
    [InlineData("plan")]
    [InlineData("rules")]
    [InlineData("schema")]
    [InlineData("export")]
    public void Help_names_every_command_and_each_explains_itself(string command)
    {
        var all = Desk.Run("--help");
        var one = Desk.Run(command, "--help");

        Assert.Equal((0, 0), (all.Code, one.Code));
        Assert.Contains(command, all.Out, StringComparison.Ordinal);
        Assert.Contains("--lang", one.Out, StringComparison.Ordinal);
        Assert.Empty(all.Error + one.Error);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("assess")]
    [InlineData("export")]
    [InlineData("schema", "cas")]
    [InlineData("schema", "case", "--format", "pdf")]
    [InlineData("assess", "x.yaml", "--format", "pdf")]
    [InlineData("assess", "x.yaml", "--lang", "de")]
    [InlineData("assess", "x.yaml", "--no-such-option")]
    [InlineData("export", "--formt")]
    [InlineData("rules", "explain", "--sorce")]
    [InlineData("checklist", "x.yaml")]
    [InlineData("checklist", "x.yaml", "--for", "party")]
    public void A_wrong_command_line_ends_with_one_and_says_why(params string[] arguments)
    {
        var ran = Desk.Run(arguments);

        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.NotEmpty(ran.Error);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("23.11.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-23T10:00")]
    [InlineData("1066-10-14")]
    public void A_wrong_day_is_told_with_the_right_way_to_write_one(string day)
    {
        var ran = Desk.Run("assess", Desk.SampleCase("executive-china-800k"), "--on", day);

        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains($"--on takes a day written as 2026-11-23, not “{day}”.", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("As of", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_format_or_language_names_the_right_ones()
    {
        Assert.Contains("text, json or markdown, not “pdf”", Desk.Run("assess", "x.yaml", "--format", "pdf").Error, StringComparison.Ordinal);
        Assert.Contains("en or ru, not “de”", Desk.Run("assess", "x.yaml", "--lang", "de").Error, StringComparison.Ordinal);
    }
}
