using FsCheck;
using FsCheck.Fluent;
using Hqs.Casework.Counters;
using Hqs.Casework.Travel;
using NodaTime;

namespace Hqs.Casework.Tests.Counters;

public sealed class PresenceTest
{
    private static readonly LocalDate Start = new(2023, 12, 20);

    // Lengths of stays abroad and in Russia, in turn, over leap days and year ends.
    private static readonly Gen<List<Crossing>> Journeys =
        from spans in Gen.Choose(0, 120).ListOf()
        select spans.Take(14).Aggregate((Day: Start, Found: new List<Crossing>()), (s, span) =>
        {
            var day = s.Day.PlusDays(span);
            s.Found.Add(new(day, s.Found.Count % 2 == 1));
            return (day, s.Found);
        }).Found;

    [Fact]
    public void Days_are_those_a_walk_day_by_day_finds() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Journeys.ToArbitrary(), journeys =>
    {
        var presence = new Presence(journeys);
        for (var on = new LocalDate(2024, 2, 27); on < new LocalDate(2026, 1, 3); on = on.PlusDays(41))
        {
            foreach (var crossingDays in new[] { true, false })
            {
                Assert.Equal(Walk(journeys, on.PlusMonths(-12).PlusDays(1), on, crossingDays), presence.InTwelveMonths(on, crossingDays));
            }
        }
    }));

    [Fact]
    public void A_status_flips_on_the_first_day_a_walk_finds() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Journeys.ToArbitrary(), journeys =>
    {
        var on = new LocalDate(2024, 2, 29);
        var presence = new Presence(journeys);
        bool Enough(LocalDate day) => Walk(journeys, day.PlusMonths(-12).PlusDays(1), day, true) >= 183;
        var expected = Enumerable.Range(1, 731).Select(i => (LocalDate?)on.PlusDays(i)).FirstOrDefault(d => d <= on.PlusYears(2) && Enough(d!.Value) != Enough(on));

        Assert.Equal(expected, presence.Flips(on, 183, true));
    }));

    [Fact]
    public void A_stay_over_a_leap_year_makes_a_resident_on_its_183rd_day()
    {
        var presence = new Presence([new(new LocalDate(2024, 1, 1), false)]);

        Assert.Equal(new LocalDate(2024, 7, 1), presence.Flips(new(2024, 2, 1), 183, true));
        Assert.Equal(new LocalDate(2024, 7, 2), presence.Flips(new(2024, 2, 1), 183, false));
    }

    [Fact]
    public void Leaving_and_coming_back_on_one_day_leaves_the_person_in_Russia()
    {
        var presence = new Presence([new(new(2025, 1, 1), false), new(new(2025, 3, 1), true), new(new(2025, 3, 1), false)]);

        Assert.Equal((365, 363), (presence.Days(new(2025, 1, 1), new(2025, 12, 31), true), presence.Days(new(2025, 1, 1), new(2025, 12, 31), false)));
    }

    [Fact]
    public void Days_before_a_first_exit_are_not_known()
    {
        Assert.False(new Presence([new(new(2025, 3, 1), true)]).IsKnownSince(new(2025, 1, 1)));
        Assert.True(new Presence([new(new(2025, 3, 1), false)]).IsKnownSince(new(2025, 1, 1)));
        Assert.False(new Presence([]).IsKnownSince(new(2025, 1, 1)));
    }

    // One flag switched day by day, knowing nothing of intervals.
    private static int Walk(List<Crossing> journeys, LocalDate from, LocalDate until, bool crossingDays)
    {
        var (inside, days) = (false, 0);
        for (var day = Start; day <= until; day = day.PlusDays(1))
        {
            var today = journeys.Where(c => c.Day == day).ToList();
            var wasInside = inside;
            foreach (var crossing in today)
            {
                inside = !crossing.IsExit;
            }

            days += day >= from && (today.Count == 0 ? wasInside : crossingDays) ? 1 : 0;
        }

        return days;
    }
}
