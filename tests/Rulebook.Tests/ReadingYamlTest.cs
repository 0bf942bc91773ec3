using FsCheck;
using FsCheck.Fluent;
using Hqs.Rules.Reading;

namespace Hqs.Rules.Tests;

/// <summary>What is wrong with a file before anybody asks what it says. Every mistake names its place; none throws.</summary>
public class ReadingYamlTest
{
    [Theory]
    [InlineData("a: 1\nb: [1, 2", 3, "This is not readable YAML")]
    [InlineData("a: 1\nb: [1, 2\nc: 3", 2, "This is not readable YAML after here; a bracket may be left open.")]
    [InlineData("a: { b: 1, c: 2\nd:\n  - e", 1, "This is not readable YAML after here; a bracket may be left open.")]
    [InlineData("- \0: !t ", 1, "This is not readable YAML")]
    [InlineData("a: 1\n b: 2", 2, "This is not readable YAML")]
    [InlineData("a:\n\t- b", 1, "This is not readable YAML")]
    [InlineData("a: \"open", 1, "This is not readable YAML")]
    [InlineData("a: 1\nb: 2\na: 3", 3, "“a” stands here twice; keep one.")]
    [InlineData("a:\n  - { b: 1, c: 2, b: 3 }", 2, "“b” stands here twice; keep one.")]
    [InlineData("a: &one 1\nb: 2", 1, "Anchors and tags are not used here.")]
    [InlineData("a: 1\nb: !!int 2", 2, "Anchors and tags are not used here.")]
    [InlineData("a: &one 1\nb: *one", 2, "Aliases are not used here; write the value again.")]
    [InlineData("a: 1\n? [b, c]\n: 2", 2, "A key must be a single word.")]
    [InlineData("a: 1\n---\nb: 2", 2, "One file holds one document; remove what follows “---”.")]
    public void A_mistake_names_its_line(string text, int line, string hint)
    {
        var problems = new List<Problem>();

        Yaml.Read(text, "file.yaml", problems);

        problems.Holds("file.yaml", line, hint);
    }

    [Fact]
    public void A_mistake_names_its_column()
    {
        var problems = new List<Problem>();

        Yaml.Read("a: 1\nb: { c: 1, c: 2 }", "file.yaml", problems);

        Assert.Equal(new Place("file.yaml", 2, 12), Assert.Single(problems).Place);
        Assert.Equal("file.yaml:2:12", problems[0].Place.ToString());
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    [InlineData(100_000, true)]
    public void Nesting_has_a_bottom(int depth, bool tooDeep)
    {
        var problems = new List<Problem>();

        Yaml.Read(new string('[', depth) + new string(']', depth), "file.yaml", problems);

        Assert.Equal(tooDeep ? ["Nested too deeply."] : [], problems.Select(p => p.Says.En));
    }

    [Fact]
    public void A_file_has_a_largest_size()
    {
        var problems = new List<Problem>();

        Assert.NotNull(Yaml.Read("a: " + new string('x', 3_999_997), "file.yaml", problems));
        Assert.Empty(problems);
        Assert.Null(Yaml.Read("a: " + new string('x', 3_999_998), "file.yaml", problems));
        problems.HoldsOnly("file.yaml", 1, "The file is too large");
    }

    [Fact]
    public void Every_scalar_is_text_and_empty_ones_are_told_from_quoted_ones()
    {
        var problems = new List<Problem>();
        var map = (MapNode)Yaml.Read("\uFEFFa: yes\nb: 0010\nc:\nd: ~\ne: \"\"\nf: null\ng: 'null'", "file.yaml", problems)!;

        Assert.Empty(problems);
        Assert.Equal(["yes", "0010", "", "~", "", "null", "null"], map.Entries.Select(e => ((ScalarNode)e.Value).Text));
        Assert.Equal([false, false, true, true, false, true, false], map.Entries.Select(e => ((ScalarNode)e.Value).IsEmpty));
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var pieces = Gen.Elements("a", "b:", ": ", "- ", "\n", "  ", "\t", "{", "}", "[", "]", ",", "\"", "'", "&x", "*x", "!t", "|", ">", "---", "...", "#", "?", "%", "%YAML 9.9", "@", "\\u0", "<<", "\r", "\0", "é", "\ud800");
        var texts = Gen.Select(pieces.ArrayOf(), parts => string.Concat(parts));

        FsCheck.Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000).WithReplay(7, 9), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var problems = new List<Problem>();
            var node = Yaml.Read(text, "file.yaml", problems);
            return problems.All(p => p.Place is { File: "file.yaml", Line: >= 1, Column: >= 1 }) && (node is null || node.Place.Line >= 1);
        }));
    }
}
