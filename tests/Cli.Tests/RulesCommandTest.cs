namespace Hqs.Cli.Tests;

public sealed class RulesCommandTest : IDisposable
{
    private readonly Desktop desktop = new();

    public void Dispose() => desktop.Dispose();

    [Theory]
    [InlineData("en", "no mistake")]
    [InlineData("ru", "ошибок нет")]
    public void The_shipped_rulebook_passes_its_check(string language, string says)
    {
        var ran = Desk.Run("rules", "check", "--lang", language);

        Assert.True(ran.Code == ExitCode.Done, ran.Error);
        Assert.Contains(says, ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("salary.minimum-standard")]
    [InlineData("eligibility.hqs-possible")]
    [InlineData("employment.gross_pay_per_month")]
    [InlineData("law.threshold-2026")]
    public void A_rule_a_fact_or_a_question_is_explained(string id)
    {
        var ran = Desk.Run("rules", "explain", id);

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Contains(id, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_shows_the_sums_of_every_span_and_their_source()
    {
        var text = Desk.Run("rules", "explain", "salary.minimum-standard").Out.Replace('\u00A0', ' ');

        Assert.Contains("167 000 RUB per month", text, StringComparison.Ordinal);
        Assert.Contains("750 000 RUB per quarter", text, StringComparison.Ordinal);
        Assert.Contains("fz-115:13.2(1)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("salary.minimum-standrad", "salary.minimum-standard")]
    [InlineData("employment.gross_pay", "employment.gross_pay_per_month")]
    [InlineData("law.threshold-2025", "law.threshold-2026")]
    public void An_unknown_name_suggests_the_nearest(string written, string meant)
    {
        var ran = Desk.Run("rules", "explain", written);

        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.Contains($"Did you mean {meant}?", ran.Error, StringComparison.Ordinal);
        Assert.Contains($"Может быть, {meant}?", Desk.Run("rules", "explain", written, "--lang", "ru").Error, StringComparison.Ordinal);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public void A_name_like_no_other_suggests_nothing()
    {
        var ran = Desk.Run("rules", "explain", "zzzzzzzzzzzz");

        Assert.Equal(ExitCode.UnusableInput, ran.Code);
        Assert.DoesNotContain("Did you mean", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_lists_the_rules_that_rest_on_it()
    {
        // By act and article, as the explanation of a rule prints them.
        Assert.Contains("salary.minimum-standard", Desk.Run("rules", "explain", "--source", "fz-115:13.2(1)").Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.UnusableInput, Desk.Run("rules", "explain", "--source", "fz-999").Code);
    }

    [Theory]
    [InlineData("assess", "case.yaml")]
    [InlineData("export", "case.yaml")]
    [InlineData("schema", "case")]
    [InlineData("rules", "check")]
    [InlineData("rules", "explain", "salary.minimum-standard")]
    public void A_broken_rulebook_ends_with_three_before_anything_else(params string[] arguments)
    {
        var file = desktop.Put("case.yaml", Desktop.Small);
        var rules = Path.Combine(desktop.Folder, "rules");
        Copy(Desk.Rules, rules);
        File.AppendAllText(Path.Combine(rules, "facts", "pay.yaml"), "nouns: twice\n");

        var ran = Desk.Run([.. arguments.Select(a => a == "case.yaml" ? file : a), "--rules", rules]);

        Assert.Equal(ExitCode.BrokenRulebook, ran.Code);
        Assert.Contains("rules/facts/pay.yaml:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("nouns", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public void A_rulebook_that_is_not_there_ends_with_three() =>
        Assert.Equal(ExitCode.BrokenRulebook, Desk.Run("schema", "case", "--rules", Path.Combine(desktop.Folder, "nowhere")).Code);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories).Where(f => !f.Contains("/cases/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
