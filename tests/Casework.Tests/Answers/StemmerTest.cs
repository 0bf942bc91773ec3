using Hqs.Casework.Answers;

namespace Hqs.Casework.Tests.Answers;

public sealed class StemmerTest
{
    [Theory]
    [InlineData("certificate", "certificates")]
    [InlineData("company", "companies")]
    [InlineData("translate", "translated", "translating", "translates")]
    [InlineData("stop", "stopped", "stopping")]
    [InlineData("заявление", "заявления", "заявлению", "заявлением", "заявлений")]
    [InlineData("деловая", "деловой", "деловую", "деловые", "деловых")]
    [InlineData("приглашение", "приглашении", "приглашений")]
    [InlineData("жена", "жены", "жену", "женой", "жене")]
    [InlineData("собеседование", "собеседования", "собеседовании")]
    public void Forms_of_a_word_share_its_stem(params string[] forms) => Assert.Single(forms.Select(Stemmer.Stem).Distinct());

    [Theory]
    [InlineData("visa", "vise")]
    [InlineData("business", "busy")]
    [InlineData("разрешение", "размещение")]
    [InlineData("страна", "страница")]
    public void Different_words_keep_different_stems(string one, string other) => Assert.NotEqual(Stemmer.Stem(one), Stemmer.Stem(other));

    [Fact]
    public void No_stem_belongs_to_two_groups_of_words_that_mean_the_same()
    {
        var groups = Repository.Rulebook.SearchWords.Same;
        var twice = groups.SelectMany(g => g.Select(w => string.Join(' ', w.Replace('ё', 'е').Split(' ').Select(Stemmer.Stem))).Distinct().Select(stem => (stem, g[0])))
            .GroupBy(s => s.stem).Where(s => s.Count() > 1).Select(s => $"{s.Key}: {string.Join(", ", s.Select(g => g.Item2))}");

        Assert.Empty(twice);
    }
}
