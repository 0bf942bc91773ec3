using System.Text;
using Hqs.Casework.Cases;

namespace Hqs.Casework.Tests;

/// <summary>Files that are no cases at all are turned away with a place and a reason, never with an exception.</summary>
public sealed class CaseFileShapeTest
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("hello")]
    [InlineData("- a\n- b")]
    [InlineData("[]")]
    public void A_file_without_a_case_says_how_to_start_one(string text)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal("case.yaml:1:1", problem.Place.ToString());
        Assert.Contains("hqs_case: 1", problem.Says.En, StringComparison.Ordinal);
        Assert.Contains("hqs_case: 1", problem.Says.Ru, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("principal: { name: A }", "case.yaml:1:1")]
    [InlineData("hqs_case: 2", "case.yaml:1:11")]
    [InlineData("hqs_case: [1]", "case.yaml:1:11")]
    [InlineData("principal: { name: A }\nhqs_case:", "case.yaml:2:10")]
    public void The_format_must_be_named_and_known(string text, string place)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(place, problem.Place.ToString());
        Assert.StartsWith("Say which format the file has", problem.Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_junk_is_not_readable_and_says_so()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            var reading = Read(Encoding.Latin1.GetString(bytes));

            Assert.Null(reading.Case);
            Assert.All(reading.Problems, p => Assert.True(p is { Place: { Line: >= 1, Column: >= 1 }, Says: { En.Length: > 0, Ru.Length: > 0 } }));
        }
    }

    [Fact]
    public void Five_megabytes_are_too_large_to_be_a_case()
    {
        var text = "hqs_case: 1\nprincipal:\n  name: " + new string('a', 5_000_000);

        Assert.Equal("The file is too large to be a case or a rule.", Assert.Single(Read(text).Problems).Says.En);
    }

    [Fact]
    public void Ten_thousand_levels_are_too_deep()
    {
        Assert.Equal("Nested too deeply.", Assert.Single(Read("hqs_case: 1\nprincipal: " + new string('[', 10_000)).Problems).Says.En);
        Assert.Equal("Nested too deeply.", Assert.Single(Read("hqs_case: 1\nprincipal: " + string.Concat(Enumerable.Repeat("{ a: ", 10_000))).Problems).Says.En);
    }

    [Fact]
    public void Aliases_are_told_twice_where_they_begin_and_where_they_are_used()
    {
        var places = Read("hqs_case: 1\nprincipal: &p { name: A }\nemployer: *p").Problems.Select(p => p.Place.ToString()).Distinct();

        Assert.Equal(["case.yaml:2:12", "case.yaml:3:11"], places);
    }

    [Theory]
    [InlineData("hqs_case: 1\n---\nhqs_case: 1\n", "case.yaml:2:1")]
    [InlineData("hqs_case: 1\nprincipal: { name: A\n", "case.yaml:3:1")]
    [InlineData("hqs_case: 1\nprincipal:\n  name: 'A\n", "case.yaml:3:9")]
    public void Broken_text_is_told_where_it_breaks(string text, string place) =>
        Assert.Equal(place, Assert.Single(Read(text).Problems).Place.ToString());

    private static CaseReading Read(string text) => CaseFile.Read(text, "case.yaml", Repository.Rulebook);
}
