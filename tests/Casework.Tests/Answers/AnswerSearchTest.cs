using System.Globalization;
using Hqs.Casework.Answers;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Tests.Answers;

/// <summary>Sixty wordings of the thirty questions, written by somebody who had not seen the answers or their other wordings.</summary>
public sealed class AnswerSearchTest
{
    private static readonly AnswerSearch Search = new(Repository.Rulebook.Rules.Values.OfType<AnswerRule>());

    private static List<(string Asks, string Finds)> Phrasings(string name)
    {
        var problems = new List<Problem>();
        var file = (MapNode)Yaml.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Casework.Tests", "Answers", name)), name, problems)!;
        Assert.Empty(problems);
        return [.. ((ListNode)file.Find("phrasings")!).Items.Cast<MapNode>().Select(one => (((ScalarNode)one.Find("asks")!).Text, "35." + ((ScalarNode)one.Find("finds")!).Text))];
    }

    // Every wording should come first. The floors only ever rise.
    [Theory]
    [InlineData("phrasings.yaml", 47)]
    [InlineData("phrasings-second.yaml", 0)]
    public void Questions_in_other_words_find_their_answer_first(string file, int atLeast)
    {
        var missed = Phrasings(file).Where(p => Search.Find(p.Asks).FirstOrDefault()?.Answer.Guide.Contains(p.Finds) != true).ToList();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Answers: {60 - missed.Count} of 60 wordings of {file} find their answer first"));
        Assert.True(60 - missed.Count >= atLeast, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("phrasings.yaml")]
    [InlineData("phrasings-second.yaml")]
    public void There_are_two_wordings_of_each_question(string file) => Assert.Equal(Enumerable.Range(1, 30).SelectMany(i => new[] { i, i }), Phrasings(file).Select(p => int.Parse(p.Finds[3..], CultureInfo.InvariantCulture)).Order());

    [Fact]
    public void A_question_in_its_own_words_finds_its_answer_first()
    {
        foreach (var answer in Repository.Rulebook.Rules.Values.OfType<AnswerRule>())
        {
            Assert.Equal(answer, Search.Find(answer.Title.En)[0].Answer);
            Assert.Equal(answer, Search.Find(answer.Title.Ru)[0].Answer);
        }
    }

    [Fact]
    public void A_question_about_something_else_finds_nothing() => Assert.Empty(Search.Find("recipe for borscht with beetroot"));
}
