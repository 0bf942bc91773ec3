using System.Text.Json;

namespace Hqs.Cli.Tests;

public sealed class DutiesCommandTest : IDisposable
{
    private static readonly string Dismissed = Desk.SampleCase("dismissed-2026-11-20");

    private readonly Desktop desktop = new();

    public void Dispose() => desktop.Dispose();

    [Fact]
    public void A_dismissal_gives_the_notice_and_the_search_window_in_both_languages()
    {
        var (en, ru) = (Desk.Run("duties", Dismissed), Desk.Run("duties", Dismissed, "--lang", "ru"));

        Assert.Equal((ExitCode.Done, ExitCode.Done), (en.Code, ru.Code));
        Assert.Contains("Wed 25 November 2026", en.Out, StringComparison.Ordinal);
        Assert.Contains("Tue 12 January 2027", en.Out, StringComparison.Ordinal);
        Assert.Contains("ср 25 ноября 2026 года", ru.Out, StringComparison.Ordinal);
        Assert.Contains("вт 12 января 2027 года", ru.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_each_duty_has_its_days()
    {
        using var json = JsonDocument.Parse(Desk.Run("duties", Dismissed, "--format", "json").Out);
        var notice = json.RootElement.GetProperty("duties").EnumerateArray().Single(d => d.GetProperty("id").GetString() == "notices.contract-ended");

        Assert.Equal(("due_soon", "2026-11-25"), (notice.GetProperty("state").GetString(), notice.GetProperty("due_on").GetString()));
        Assert.Equal("weekend", notice.GetProperty("counted")[0].GetProperty("skipped").GetString());
        Assert.NotEqual(0, json.RootElement.GetProperty("fines_at_risk").GetArrayLength());
    }

    [Fact]
    public void Calendars_and_tables_go_to_a_file_or_to_the_output()
    {
        Assert.StartsWith("BEGIN:VCALENDAR", Desk.Run("duties", Dismissed, "--format", "ics", "--who", "employer").Out, StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR", Desk.Run("plan", Desk.SampleCase("engineer-india-uae"), "--format", "ics").Out, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFEmployer,Quarter", Desk.Run("pay", Desk.SampleCase("manager-turkey-short-quarter"), "--format", "csv").Out, StringComparison.Ordinal);

        var workbook = desktop.Put("duties.xlsx", "old");
        Assert.Equal(ExitCode.Done, Desk.Run("duties", Dismissed, "--format", "xlsx", "--output", workbook).Code);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(workbook)[..2]);
    }

    [Fact]
    public void A_workbook_without_a_file_is_refused_and_says_how()
    {
        var refused = Desk.Run("pay", Desk.SampleCase("manager-turkey-short-quarter"), "--format", "xlsx");

        Assert.Equal((ExitCode.Usage, ""), (refused.Code, refused.Out));
        Assert.Contains("--output NAME.xlsx", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_and_nothing_is_written()
    {
        var refused = Desk.Run("duties", Dismissed, "--format", "csv", "--output", "/no/such/folder/duties.csv");

        Assert.Equal(ExitCode.UnusableInput, refused.Code);
        Assert.Contains("cannot be written", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_person_and_one_role()
    {
        var engineer = Desk.SampleCase("engineer-india-uae");
        var (hers, nobody) = (Desk.Run("duties", engineer, "--of", "meera", "--who", "family"), Desk.Run("duties", engineer, "--of", "meerа"));

        Assert.Contains("Meera", hers.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Rohan", hers.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, nobody.Code);
        Assert.Contains("meera, anika, kabir", nobody.Error, StringComparison.Ordinal);
    }
}
