using Hqs.Casework.Plans;
using Hqs.Casework.Tests.Properties;
using Hqs.Rules;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Casework.Tests.Plans;

public sealed class OddsTest
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public void Ends_lie_between_the_quickest_and_the_slowest_and_later_days_are_likelier() =>
        Runs.Hold(nameof(Ends_lie_between_the_quickest_and_the_slowest_and_later_days_are_likelier), r => Draw(r), n => n.Smaller(), drawn =>
        {
            var network = drawn.Network;
            var odds = Odds.Of(network, drawn.Goal);
            var (min, max) = (network.Forwards(Pace.Min).Finishes[drawn.Goal], network.Forwards(Pace.Max).Finishes[drawn.Goal]);
            var shares = Enumerable.Range(min - 1, max - min + 3).Select(d => odds.By(drawn.Goal, d)).ToList();
            var quantiles = new[] { 0.1, 0.5, 0.9 }.Select(q => (Share: q, Day: odds.Quantile(drawn.Goal, q))).ToList();
            return shares[0] != 0 ? "some runs end before the quickest day"
                // A draw in working days may be carried over days off to the next working day.
                : shares[^1] != 1 && odds.By(drawn.Goal, max + 20) != 1 ? "some runs end long after the slowest day"
                : !shares.SequenceEqual(shares.Order()) ? "a later day is less likely"
                : quantiles.Where(q => odds.By(drawn.Goal, q.Day) < q.Share || odds.By(drawn.Goal, q.Day - 1) >= q.Share).Select(q => $"{q.Share} had not ended by {q.Day}").FirstOrDefault();
        });

    [Fact]
    public void The_same_network_gives_the_same_odds_and_another_work_changes_no_draw()
    {
        var drawn = Draw(new Random(7));
        var wider = drawn with { Works = drawn.Works.Add(new("one more", [], NetworkTest.Days(1, 5, 9))) };

        var (once, again, more) = (Odds.Of(drawn.Network, drawn.Goal), Odds.Of(drawn.Network, drawn.Goal), Odds.Of(wider.Network, drawn.Goal));

        foreach (var share in new[] { 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99 })
        {
            var day = drawn.Network.Days.At(once.Quantile(drawn.Goal, share));
            Assert.Equal(day, drawn.Network.Days.At(again.Quantile(drawn.Goal, share)));
            Assert.Equal(day, wider.Network.Days.At(more.Quantile(drawn.Goal, share)));
        }
    }

    [Fact]
    public void The_mean_is_that_of_the_curve()
    {
        // (4 + 4 × 10 + 40) / 6 = 14; days are whole, and 10 000 draws scatter.
        var network = new Network([new("drawn", [], NetworkTest.Days(4, 10, 40))], WorkingCalendar.WeekendsOnly, Monday);
        var odds = Odds.Of(network, 0);
        var today = network.Days.Of(Monday);

        var mean = Enumerable.Range(1, 45).Sum(d => d * (odds.By(0, today + d) - odds.By(0, today + d - 1)));

        Assert.InRange(mean, 13.8, 14.2);
    }

    [Fact]
    public void What_an_authority_has_had_for_long_ends_today_or_later_and_not_before()
    {
        Work[] works = [new("filed", [], null, Monday.PlusDays(-12)), new("decided", [0], NetworkTest.Days(3, 10, 30), RunsByItself: true)];
        var network = new Network([.. works], WorkingCalendar.WeekendsOnly, Monday);

        var odds = Odds.Of(network, 1);

        var today = network.Days.Of(Monday);
        Assert.Equal(0, odds.By(1, today - 1));
        // Twelve days are gone: the rest of the curve is drawn, not a heap of runs on today.
        Assert.InRange(odds.By(1, today), 0.01, 0.25);
        Assert.Equal(1, odds.By(1, today + 18));
    }

    [Fact]
    public void Of_two_ways_to_the_goal_each_holds_it_its_share_of_the_time()
    {
        Work[] works = [new("left", [], NetworkTest.Days(5, 10, 15)), new("right", [], NetworkTest.Days(5, 10, 15)), new("goal", [0, 1], null)];
        var odds = Odds.Of(new Network([.. works], WorkingCalendar.WeekendsOnly, Monday), 2);

        Assert.Equal(1, odds.Held(0, 2));
        Assert.Equal(1, odds.Held(0, 0) + odds.Held(0, 1), 9);
        // On the same day the first named is taken.
        Assert.InRange(odds.Held(0, 0), 0.45, 0.65);
    }

    // Few works: ten thousand runs of each of hundreds of networks.
    private static Networks Draw(Random random) => Networks.Draw(random) is var drawn && drawn.Works.Length > 6 ? drawn with { Works = drawn.Works[..6] } is var cut && cut.Works[^1].DoneOn is null ? cut : Networks.Draw(random) : drawn;
}
