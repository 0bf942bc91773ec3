using System.Text.Json;

namespace Hqs.Cli.Tests;

public sealed class CaseCommandTest : IDisposable
{
    private readonly Desktop desktop = new();

    public void Dispose() => desktop.Dispose();

    [Fact]
    public void The_schema_is_json_and_the_reference_is_markdown()
    {
        using var schema = JsonDocument.Parse(Desk.Run("schema", "case").Out);

        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
        Assert.Contains("| `gross_pay_per_month` |", Desk.Run("schema", "case", "--format", "markdown").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("json")]
    public void An_export_is_assessed_like_the_file_it_came_from(string format)
    {
        var file = Desk.SampleCase("engineer-india-uae");
        var export = desktop.Put("export." + format, Desk.Run("export", file, "--format", format).Out);

        Assert.Equal(Desk.Run("assess", file, "--format", "json").Out, Desk.Run("assess", export, "--format", "json").Out);
    }

    [Fact]
    public void An_export_asks_for_what_is_not_known_in_the_language_asked_for()
    {
        var file = desktop.Put("case.yaml", Desktop.Small);

        Assert.Contains("gross_pay_per_month: ~ # What gross pay", Desk.Run("export", file).Out, StringComparison.Ordinal);
        Assert.Contains("gross_pay_per_month: ~ # Какую выплату", Desk.Run("export", file, "--lang", "ru").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_case_is_not_exported()
    {
        var ran = Desk.Run("export", desktop.Put("case.yaml", Desktop.Broken));

        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public void Neither_a_checklist_nor_an_answer_is_made_of_a_broken_case()
    {
        var file = desktop.Put("case.yaml", Desktop.Broken);

        Assert.Equal(ExitCode.UnusableInput, Desk.Run("checklist", file, "--for", "arrival").Code);
        Assert.Equal(ExitCode.UnusableInput, Desk.Run("ask", "may I work?", "--case", file).Code);
    }

    [Fact]
    public void A_question_nobody_answers_is_told_so()
    {
        var ran = Desk.Run("ask", "zzzz qqqq xxxx");

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Contains("Try other words", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_in_Russian_is_answered_in_Russian_unless_another_language_is_asked_for()
    {
        Assert.StartsWith("Может ли мой супруг", Desk.Run("ask", "может ли жена работать").Out, StringComparison.Ordinal);
        Assert.StartsWith("Can my spouse work", Desk.Run("ask", "может ли жена работать", "--lang", "en").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_shows_the_figure_of_a_rule_it_names_on_the_day_asked_about()
    {
        Assert.Contains("Minimum pay of the standard category: 750 000 RUB per quarter", Flat("2026-08-31"), StringComparison.Ordinal);
        Assert.Contains("750 000 RUB per quarter; adopted, the new monthly minimum applies: 717 000 RUB per month", Flat("2026-09-01"), StringComparison.Ordinal);

        static string Flat(string on) => string.Join(' ', Desk.Run("ask", "salary threshold", "--on", on).Out.Replace('\u00a0', ' ').Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void An_answer_for_a_case_tells_which_paper_is_not_in_order()
    {
        var answer = Desk.Run("ask", "apostille", "--case", Desk.SampleCase("engineer-india-uae")).Out;

        Assert.Contains("birth certificate, Anika Vaidyanath", string.Join(' ', answer.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
