using System.Text.Json;
using NodaTime;

namespace Hqs.Cli.Tests;

public sealed class AssessTest : IDisposable
{
    private readonly Desktop desktop = new();

    public void Dispose() => desktop.Dispose();

    [Fact]
    public void A_case_is_answered_on_the_output_and_nothing_goes_to_the_error_stream()
    {
        var ran = Desk.Run("assess", Desk.SampleCase("executive-china-800k"));

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Contains("✓ yes — The HQS route is open", ran.Out, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public void A_no_is_an_answer_and_no_failure_of_the_program() =>
        Assert.Equal(ExitCode.Done, Desk.Run("assess", Desk.SampleCase("shop-assistant")).Code);

    [Fact]
    public void The_answer_comes_in_the_language_asked_for()
    {
        Assert.Contains("По состоянию на 23 ноября 2026", Desk.Run("assess", Desk.SampleCase("executive-china-800k"), "--lang", "ru").Out, StringComparison.Ordinal);
        Assert.Contains("По состоянию на", Desk.Run(here => here with { Language = Rules.Language.Russian }, "assess", Desk.SampleCase("executive-china-800k")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_day_it_is_today_and_with_one_that_day()
    {
        var file = desktop.Put("case.yaml", Desktop.Small);

        Assert.Contains("As of 23 November 2026", Desk.Run("assess", file).Out, StringComparison.Ordinal);
        Assert.Contains("As of 24 December 2026", Desk.Run(here => here with { Today = new LocalDate(2026, 12, 24) }, "assess", file).Out, StringComparison.Ordinal);
        Assert.Contains("As of 29 February 2024", Desk.Run("assess", file, "--on", "2024-02-29").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_case_as_json_is_an_object_and_several_are_an_array()
    {
        var (one, other) = (desktop.Put("a.yaml", Desktop.Small), desktop.Put("b.json", """{ "hqs_case": 1 }"""));

        using var single = JsonDocument.Parse(Desk.Run("assess", one, "--format", "json").Out);
        using var several = JsonDocument.Parse(Desk.Run("assess", one, other, "--format", "json").Out);

        Assert.Equal("2026-11-23", single.RootElement.GetProperty("on").GetString());
        Assert.Equal(2, several.RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData(Desktop.Small, Desktop.Broken, 1)]
    [InlineData(Desktop.Broken, Desktop.Small, 1)]
    [InlineData(Desktop.Broken, Desktop.Broken, 0)]
    public void An_unusable_file_among_several_is_told_and_the_json_stays_an_array(string first, string second, int answered)
    {
        var ran = Desk.Run("assess", desktop.Put("1.yaml", first), desktop.Put("2.yaml", second), "--format", "json");

        using var array = JsonDocument.Parse(ran.Out);
        Assert.Equal(answered, array.RootElement.GetArrayLength());
        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.Contains("citizenshp", ran.Error, StringComparison.Ordinal);
        Assert.Contains($"{answered} assessed, {2 - answered} unusable", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_gives_every_case_file_below_it_in_order_and_not_its_golden_answers()
    {
        desktop.Put("b/case.yml", Desktop.Small);
        desktop.Put("a/case.yaml", Desktop.Small);
        desktop.Put("a/assessment.json", "{}");
        desktop.Put("a/notes.txt", "no case");
        desktop.Put("c.json", """{ "hqs_case": 1 }""");

        var ran = Desk.Run("assess", desktop.Folder);

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Equal(["a/case.yaml", "b/case.yml", "c.json"], ran.Out.Split('\n').Where(l => l.StartsWith("────", StringComparison.Ordinal)).Select(l => Path.GetRelativePath(desktop.Folder, l[5..].Trim())));
        Assert.Contains("3 assessed, 0 unusable", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "hold no case files")]
    [InlineData("ru", "нет файлов дел")]
    public void An_empty_folder_is_unusable(string language, string says)
    {
        var ran = Desk.Run("assess", desktop.Folder, "--lang", language);

        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Out);
    }

    [Theory]
    [InlineData("en", "cannot be read")]
    [InlineData("ru", "не читается")]
    public void A_file_that_is_not_there_is_unusable(string language, string says)
    {
        var ran = Desk.Run("assess", Path.Combine(desktop.Folder, "gone.yaml"), "--lang", language);

        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_told_with_their_places_and_nothing_is_assessed()
    {
        var file = desktop.Put("case.yaml", "hqs_case: 1\nprincipal:\n  citizenshp: CN\n  born_on: never\n");
        var ran = Desk.Run("assess", file);

        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.Empty(ran.Out);
        Assert.Contains($"{file}:3:3: “citizenshp” is not known here. Did you mean “citizenship”?", ran.Error, StringComparison.Ordinal);
        Assert.Contains($"{file}:4:12: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("2 mistakes; the case was not assessed", ran.Error, StringComparison.Ordinal);
    }
}
