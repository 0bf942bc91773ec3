namespace Hqs.Casework.Tests.Filing;

public sealed class PostFactsTest
{
    [Fact]
    public void Every_post_lies_in_the_country_of_its_row()
    {
        foreach (var post in Repository.Rulebook.Tables.Posts.Values)
        {
            Assert.Equal(post["country"], new TinyCase($"filing: {{ post: {post.Id} }}").Fact("filing.post_country"));
        }
    }

    [Theory]
    [InlineData("post: in-new-delhi", "residents")]
    [InlineData("post: it-rome", "missing: filing.post_answer")]
    [InlineData("post: it-rome, post_answer: citizens", "citizens")]
    [InlineData("post: in-new-delhi, post_answer: anyone", "anyone")]
    [InlineData("post_answer: anyone", "anyone")]
    public void The_answer_of_the_post_goes_before_the_table(string filing, string takes) =>
        Assert.Equal(takes, new TinyCase($"filing: {{ {filing} }}").Fact("filing.post_takes_third_country"));

    [Fact]
    public void Without_a_post_its_country_is_not_known() => Assert.Equal("missing: filing.post", new TinyCase("").Fact("filing.post_country"));
}
