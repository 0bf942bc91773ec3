using System.Text.Json;

namespace Hqs.Cli.Tests;

public sealed class PayCommandTest : IDisposable
{
    private readonly Desktop desktop = new();

    public void Dispose() => desktop.Dispose();

    [Theory]
    [InlineData("pay", "Q2 2026: 135", "2 кв. 2026: недоплата 135")]
    [InlineData("counters", "Work permit", "Разрешение на работу")]
    public void A_case_is_told_in_the_language_asked_for(string command, string english, string russian)
    {
        var file = Desk.SampleCase("manager-turkey-short-quarter");
        var (en, ru) = (Desk.Run(command, file), Desk.Run(command, file, "--lang", "ru"));

        Assert.Equal((ExitCode.Done, ExitCode.Done), (en.Code, ru.Code));
        Assert.Contains(english, en.Out, StringComparison.Ordinal);
        Assert.Contains(russian, ru.Out, StringComparison.Ordinal);
        Assert.Empty(en.Error + ru.Error);
    }

    [Fact]
    public void The_pay_test_as_json_holds_exact_amounts()
    {
        using var json = JsonDocument.Parse(Desk.Run("pay", Desk.SampleCase("manager-turkey-short-quarter"), "--format", "json").Out);
        var quarter = json.RootElement.GetProperty("employers")[0].GetProperty("quarters").EnumerateArray().Single(q => q.GetProperty("quarter").GetString() == "2026-Q2");

        Assert.Equal(("sure_shortfall", "135000 RUB"), (quarter.GetProperty("state").GetString(), quarter.GetProperty("short_least").GetString()));
        Assert.Equal("750000 RUB per quarter", quarter.GetProperty("readings")[0].GetProperty("minimums")[0].GetProperty("amount").GetString());
    }

    [Fact]
    public void The_counters_as_json_have_ids_and_days()
    {
        using var json = JsonDocument.Parse(Desk.Run("counters", Desk.SampleCase("dismissed-2026-11-20"), "--format", "json").Out);
        var search = json.RootElement.GetProperty("counters").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "search");

        Assert.Equal("2027-01-12", search.GetProperty("next").GetString());
        Assert.Equal("30 working days", search.GetProperty("readings")[0].GetProperty("limit").GetString());
    }

    [Fact]
    public void The_day_moves_the_forecast() =>
        Assert.Contains("The quarter that runs", Desk.Run("pay", Desk.SampleCase("manager-turkey-short-quarter"), "--on", "2026-05-20").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("pay")]
    [InlineData("counters")]
    public void A_broken_case_or_a_missing_file_is_told_and_nothing_is_printed(string command)
    {
        var broken = Desk.Run(command, desktop.Put("case.yaml", Desktop.Broken));
        var missing = Desk.Run(command, "no-such-file.yaml");

        Assert.Equal((ExitCode.UnusableInput, ExitCode.UnusableInput), (broken.Code, missing.Code));
        Assert.Empty(broken.Out + missing.Out);
        Assert.NotEmpty(broken.Error);
        Assert.Contains("no-such-file.yaml", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pay")]
    [InlineData("counters")]
    public void A_rulebook_that_cannot_be_read_ends_with_three(string command) =>
        Assert.Equal(ExitCode.BrokenRulebook, Desk.Run(command, Desk.SampleCase("dismissed-2026-11-20"), "--rules", Path.Combine(Desk.Rules, "no-such-folder")).Code);

    [Theory]
    [InlineData("pay")]
    [InlineData("counters")]
    [InlineData("pay", "x.yaml", "--format", "pdf")]
    [InlineData("counters", "x.yaml", "--on", "tomorrow")]
    [InlineData("pay", "--formt")]
    public void A_wrong_command_line_ends_with_one(params string[] arguments) => Assert.Equal(ExitCode.Usage, Desk.Run(arguments).Code);
}
