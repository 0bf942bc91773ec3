using Hqs.Casework.Plans;
using Hqs.Casework.Tests.Properties;
using Hqs.Rules;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Casework.Tests.Plans;

/// <summary>Works that wait for each other, against the same counted slowly, and what slack and lateness promise.</summary>
public sealed class NetworkTest
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public void Forwards_agrees_with_plain_recursion() =>
        Runs.Hold(nameof(Forwards_agrees_with_plain_recursion), Networks.Draw, n => n.Smaller(), drawn =>
        {
            var network = drawn.Network;
            return (from pace in Enum.GetValues<Pace>()
                    let counted = network.Forwards(pace)
                    from i in Enumerable.Range(0, drawn.Works.Length)
                    let says = (Start: network.Days.At(counted.Starts[i]), Finish: network.Days.At(counted.Finishes[i]))
                    let is_ = (Start: drawn.Start(i, pace), Finish: drawn.Finish(i, pace))
                    where says != is_
                    select $"{pace} of {i} is {says}, by recursion {is_}").FirstOrDefault();
        });

    [Fact]
    public void Backwards_agrees_with_plain_recursion() =>
        Runs.Hold(nameof(Backwards_agrees_with_plain_recursion), r => (Drawn: Networks.Draw(r), Shift: r.Next(-40, 60)), n => n.Drawn.Smaller().Select(s => (s, n.Shift)), input =>
        {
            var (drawn, day) = (input.Drawn, input.Drawn.On.PlusDays(input.Shift));
            var network = drawn.Network;
            var latest = network.Backwards(drawn.Goal, network.Days.Of(day));
            return Enumerable.Range(0, drawn.Works.Length)
                .Select(i => (i, Says: latest[i] is { } at ? network.Days.At(at) : (LocalDate?)null, Is: drawn.Latest(i, day)))
                .Where(x => x.Says != x.Is).Select(x => $"{x.i} may end on {x.Says}, by recursion {x.Is}").FirstOrDefault();
        });

    [Fact]
    public void A_work_may_be_late_by_its_slack_and_not_by_a_day_more() =>
        Runs.Hold(nameof(A_work_may_be_late_by_its_slack_and_not_by_a_day_more), Networks.Draw, n => n.Smaller(), drawn =>
        {
            var network = drawn.Network;
            var finishes = network.Forwards(Pace.Typical).Finishes;
            var latest = network.Backwards(drawn.Goal, finishes[drawn.Goal]);
            return Enumerable.Range(0, drawn.Works.Length).Where(i => drawn.Works[i].DoneOn is null && latest[i] is not null)
                .Select(i => (i, Slack: latest[i]!.Value - finishes[i]))
                .Where(x => network.Forwards(Pace.Typical, new(x.i, x.Slack)).Finishes[drawn.Goal] != finishes[drawn.Goal] || network.Forwards(Pace.Typical, new(x.i, x.Slack + 1)).Finishes[drawn.Goal] <= finishes[drawn.Goal])
                .Select(x => $"{x.i} has {x.Slack} days of slack, which is not so").FirstOrDefault();
        });

    [Fact]
    public void In_calendar_days_the_critical_path_has_no_slack_and_reaches_back_to_a_start() =>
        Runs.Hold(nameof(In_calendar_days_the_critical_path_has_no_slack_and_reaches_back_to_a_start), Networks.DrawOfCalendarDays, n => n.Smaller(), drawn =>
        {
            var network = drawn.Network;
            var (starts, finishes) = network.Forwards(Pace.Typical);
            var latest = network.Backwards(drawn.Goal, finishes[drawn.Goal]);
            var critical = network.Critical(drawn.Goal, starts, finishes);
            return !critical[drawn.Goal] ? "the goal is not on its own critical path"
                : Enumerable.Range(0, critical.Length).Where(i => critical[i] && latest[i] != finishes[i]).Select(i => $"{i} is critical and has {latest[i] - finishes[i]} days of slack").FirstOrDefault();
        });

    [Fact]
    public void Two_weeks_late_is_the_plan_made_anew_with_that_work_two_weeks_longer() =>
        Runs.Hold(nameof(Two_weeks_late_is_the_plan_made_anew_with_that_work_two_weeks_longer), r => (Drawn: Networks.DrawOfCalendarDays(r), Which: r.Next(20)), _ => [], input =>
        {
            var drawn = input.Drawn with { Works = [.. input.Drawn.Works.Select(w => w with { NotBefore = null, RunsByItself = false })] };
            var i = input.Which % drawn.Works.Length;
            if (drawn.Works[i].DoneOn is not null)
            {
                return null;
            }

            var takes = drawn.Works[i].Takes ?? new(new(0, TermUnit.Days), new(0, TermUnit.Days), new(0, TermUnit.Days));
            var longer = drawn with { Works = drawn.Works.SetItem(i, drawn.Works[i] with { Takes = new(takes.Min, takes.Typical with { Length = takes.Typical.Length + Plan.LateDays }, takes.Max) }) };
            var late = drawn.Network.Days.At(drawn.Network.Forwards(Pace.Typical, new(i, Plan.LateDays)).Finishes[drawn.Goal]);
            var anew = longer.Network.Days.At(longer.Network.Forwards(Pace.Typical).Finishes[drawn.Goal]);
            return late == anew ? null : $"late it ends on {late}, made anew on {anew}";
        });

    [Fact]
    public void An_authority_has_been_at_it_since_the_papers_came_and_people_begin_today()
    {
        var done = new Work("filed", [], null, Monday.PlusDays(-10));
        var takes = Days(3, 14, 20);

        var network = new Network([done, new("decided", [0], takes, RunsByItself: true), new("translated", [0], takes)], WorkingCalendar.WeekendsOnly, Monday);

        var (starts, finishes) = network.Forwards(Pace.Typical);
        Assert.Equal((Monday.PlusDays(-10), Monday.PlusDays(4)), (network.Days.At(starts[1]), network.Days.At(finishes[1])));
        Assert.Equal((Monday, Monday.PlusDays(14)), (network.Days.At(starts[2]), network.Days.At(finishes[2])));
        // Over at its quickest long ago, it can still end today at the earliest.
        Assert.Equal(Monday, network.Days.At(network.Forwards(Pace.Min).Finishes[1]));
    }

    [Fact]
    public void A_term_in_another_unit_that_ends_earlier_does_not_shorten_the_usual_one()
    {
        // Seven working days from a Thursday end on the second Monday, eleven days on; ten days is the most.
        var network = new Network([new("examined", [], new(new(2, TermUnit.WorkingDays), new(7, TermUnit.WorkingDays), new(10, TermUnit.Days)))], WorkingCalendar.WeekendsOnly, new(2026, 11, 26));

        Assert.Equal(new(2026, 12, 7), network.Days.At(network.Forwards(Pace.Typical).Finishes[0]));
        Assert.Equal(new(2026, 12, 7), network.Days.At(network.Forwards(Pace.Max).Finishes[0]));
    }

    internal static Takes Days(int min, int typical, int max) => new(new(min, TermUnit.Days), new(typical, TermUnit.Days), new(max, TermUnit.Days));
}
