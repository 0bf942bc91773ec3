using Hqs.Rules.Reading;

namespace Hqs.Rules.Tests;

/// <summary>Which name somebody probably meant.</summary>
public class NearestTest
{
    private static readonly string[] Names = ["trip.starts_on", "trip.ends_on", "trip.paid", "confidence", "Armenia", "Беларусь", "AM", "BY"];

    [Theory]
    [InlineData("trip.start_on", "trip.starts_on")]
    [InlineData("trip.stars_no", "trip.starts_on")]
    [InlineData("trip.payd", "trip.paid")]
    [InlineData("trip.end_on", "trip.ends_on")]
    [InlineData("confidense", "confidence")]
    [InlineData("CONFIDENCE", "confidence")]
    [InlineData("Armenija", "Armenia")]
    [InlineData("Белорусь", "Беларусь")]
    [InlineData("BJ", "BY")]
    [InlineData("YB", "BY")]
    public void A_slip_of_the_finger_finds_its_name(string written, string meant) => Assert.Equal(meant, Nearest.To(written, Names));

    [Theory]
    [InlineData("bicycle")]
    [InlineData("trip.colour_of_sky")]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("Q")]
    public void What_is_like_no_name_finds_none(string written) => Assert.Null(Nearest.To(written, Names));

    [Fact]
    public void A_name_left_unfinished_is_finished_by_the_shortest()
    {
        Assert.Equal("trip.starts_on", Nearest.To("trip.star", Names));
        Assert.Equal("seats", Nearest.To("sea", ["seating", "seats"]));
        Assert.Equal("seats", Nearest.To("SEA", ["seating", "seats"]));
    }

    [Fact]
    public void The_closest_name_wins_and_the_first_of_equals()
    {
        Assert.Equal("trains", Nearest.To("trainss", ["train", "trains"]));
        Assert.Equal("cart", Nearest.To("care", ["cart", "card", "core"]));
    }

    [Fact]
    public void No_names_no_suggestion() => Assert.Null(Nearest.To("anything", []));
}
