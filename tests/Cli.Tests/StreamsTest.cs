namespace Hqs.Cli.Tests;

/// <summary>Standard input is read only where a dash asks for it; colours go only to a terminal. One class, because the input is shared.</summary>
public sealed class StreamsTest : IDisposable
{
    private readonly TextReader before = Console.In;
    private readonly Desktop desktop = new();

    public void Dispose()
    {
        Console.SetIn(before);
        desktop.Dispose();
    }

    [Theory]
    [InlineData("assess", "case.yaml")]
    [InlineData("assess", "case.yaml", "--format", "json")]
    [InlineData("export", "case.yaml")]
    [InlineData("schema", "case")]
    [InlineData("rules", "explain", "salary.minimum-standard")]
    public void Standard_input_is_not_needed(params string[] arguments)
    {
        Console.SetIn(new Untouchable());
        var file = desktop.Put("case.yaml", Desktop.Small);

        Assert.Equal(ExitCode.Done, Desk.Run([.. arguments.Select(a => a == "case.yaml" ? file : a)]).Code);
    }

    [Fact]
    public void A_dash_reads_the_case_from_standard_input()
    {
        Console.SetIn(new StringReader(Desktop.Small));

        Assert.StartsWith("Li Wei", Desk.Run("assess", "-").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_on_standard_input_is_told_without_a_file_name()
    {
        Console.SetIn(new StringReader(Desktop.Broken));

        Assert.Contains("<stdin>:2:14: ", Desk.Run("assess", "-").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void Plain_output_holds_no_colour_codes(string format)
    {
        var (one, other) = (desktop.Put("1.yaml", Desktop.Small), desktop.Put("2.yaml", Desktop.Broken));
        var ran = Desk.Run("assess", one, other, "--format", format);

        Assert.DoesNotContain('\e', ran.Out + ran.Error);
    }

    [Fact]
    public void A_terminal_gets_colours_and_the_same_words()
    {
        var file = Desk.SampleCase("shop-assistant");
        var plain = Desk.Run("assess", file).Out;
        var coloured = Desk.Run(here => here with { HasColours = true, OutIsTerminal = true }, "assess", file).Out;

        Assert.Contains("\e[31m", coloured, StringComparison.Ordinal);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void A_bar_on_the_terminal_leaves_the_output_clean()
    {
        var (one, other) = (desktop.Put("1.yaml", Desktop.Small), desktop.Put("2.yaml", Desktop.Small));

        Assert.Equal(Desk.Run("assess", one, other, "--format", "json").Out, Desk.Run(here => here with { ErrorIsTerminal = true }, "assess", one, other, "--format", "json").Out);
    }

    private sealed class Untouchable : TextReader
    {
        public override int Read() => throw new InvalidOperationException("Nobody asked for standard input.");

        public override int Read(char[] buffer, int index, int count) => Read();

        public override string ReadToEnd() => throw new InvalidOperationException("Nobody asked for standard input.");
    }
}
