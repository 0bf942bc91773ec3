using System.Globalization;
using Hqs.Casework.Answers;
using Hqs.Rules;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Tests.Answers;

/// <summary>Sixty wordings of the thirty questions, written by somebody who had not seen the answers or their other wordings.</summary>
public sealed class AnswerSearchTest
{
    private static readonly AnswerSearch Search = new(Repository.Rulebook.Rules.Values.OfType<AnswerRule>());

    // Not there yet: every one of the sixty should come first. The floor only ever rises.
    private const int FoundFirstAtLeast = 47;

    private static List<(string Asks, string Finds)> Phrasings()
    {
        var problems = new List<Problem>();
        var file = (MapNode)Yaml.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Casework.Tests", "Answers", "phrasings.yaml")), "phrasings.yaml", problems)!;
        Assert.Empty(problems);
        return [.. ((ListNode)file.Find("phrasings")!).Items.Cast<MapNode>().Select(one => (((ScalarNode)one.Find("asks")!).Text, "35." + ((ScalarNode)one.Find("finds")!).Text))];
    }

    [Fact]
    public void Questions_in_other_words_find_their_answer_first()
    {
        var missed = Phrasings().Where(p => Search.Find(p.Asks).FirstOrDefault()?.Answer.Guide.Contains(p.Finds) != true).ToList();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Answers: {60 - missed.Count} of 60 wordings find their answer first; missed: {string.Join(" | ", missed.Select(m => m.Asks))}"));
        Assert.True(60 - missed.Count >= FoundFirstAtLeast, string.Join('\n', missed));
    }

    [Fact]
    public void There_are_two_wordings_of_each_question() => Assert.Equal(Enumerable.Range(1, 30).SelectMany(i => new[] { i, i }), Phrasings().Select(p => int.Parse(p.Finds[3..], CultureInfo.InvariantCulture)).Order());

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
