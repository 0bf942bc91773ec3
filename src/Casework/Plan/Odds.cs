namespace Hqs.Casework.Plans;

/// <summary>
/// What happens when every work is drawn between its least and its most, many times over: on which day each ends, and how often each
/// held a day that matters. The draws hang on <see cref="Seed"/>, the key of the work and the number of the run alone, so the same network gives the
/// same odds, a wished date changes none of them, and another work more leaves the draws of the rest as they were.
/// </summary>
public sealed class Odds
{
    public const int Runs = 10_000;

    /// <summary>Any number would do; this one is kept.</summary>
    public const ulong Seed = 20_260_301;

    private readonly int[][] ends;
    private readonly int[][] held;
    private readonly DayLine days;

    private Odds(int[][] ends, int[][] held, DayLine days) => (this.ends, this.held, this.days) = (ends, held, days);

    /// <summary>Draws every work of the network; <paramref name="targets"/> are the places of the works whose days matter.</summary>
    public static Odds Of(Network network, params ReadOnlySpan<int> targets)
    {
        var works = network.Works;
        var days = network.Days;
        var ends = new int[works.Length][];
        var held = new int[targets.Length][];
        var finishes = new int[works.Length];
        var spans = new Spans?[works.Length];
        var earliest = new int[works.Length];
        var cuts = new int[works.Length];
        var draws = new ulong[works.Length];
        var waits = new int[works.Length][];
        for (var t = 0; t < targets.Length; t++)
        {
            held[t] = new int[works.Length];
        }

        var (starts, typical) = network.Forwards(Pace.Typical);
        for (var i = 0; i < works.Length; i++)
        {
            ends[i] = new int[days.Length];
            waits[i] = [.. works[i].WaitsFor];
            spans[i] = network.SpansOf(works[i]);
            draws[i] = Seed ^ Hash(works[i].Key);
            finishes[i] = typical[i];
            earliest[i] = network.Earliest(works[i]);
            // What has run for a while cannot end before today any more; only the lengths still possible are drawn.
            cuts[i] = spans[i] is { } own && starts[i] < network.Today ? own.FirstCut(starts[i], network.Today) : 0;
        }

        for (var run = 0; run < Runs; run++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                if (works[i].DoneOn is null)
                {
                    var start = Start(i);
                    finishes[i] = Math.Min(days.Length - 1, Math.Max(earliest[i], spans[i]?.Finish(start, Draw(ref draws[i]), cuts[i]) ?? start));
                }

                ends[i][finishes[i]]++;
            }

            for (var t = 0; t < targets.Length; t++)
            {
                Trace(targets[t], held[t]);
            }
        }

        return new(ends, held, days);

        int Start(int i)
        {
            var ready = int.MinValue;
            foreach (var wait in waits[i])
            {
                ready = Math.Max(ready, finishes[wait]);
            }

            return ready == int.MinValue || !works[i].RunsByItself ? Math.Max(ready, network.Today) : ready;
        }

        // Back from the target over whatever finished last.
        void Trace(int at, int[] counts)
        {
            while (works[at].DoneOn is null)
            {
                counts[at]++;
                var last = -1;
                foreach (var wait in waits[at])
                {
                    last = last < 0 || finishes[wait] > finishes[last] ? wait : last;
                }

                if (last < 0)
                {
                    return;
                }

                at = last;
            }
        }
    }

    /// <summary>The first day by which that share of the runs had ended the work.</summary>
    public int Quantile(int work, double share)
    {
        var (day, sum) = (0, ends[work][0]);
        while (sum < share * Runs)
        {
            sum += ends[work][++day];
        }

        return day;
    }

    /// <summary>The share of the runs that had ended the work by a day, that day included.</summary>
    public double By(int work, int day) => day < 0 ? 0 : ends[work].Take(Math.Min(day, days.Length - 1) + 1).Sum() / (double)Runs;

    /// <summary>The share of the runs in which a target, by its number among them, waited for this work last.</summary>
    public double Held(int target, int work) => held[target][work] / (double)Runs;

    // FNV-1a and SplitMix64: short, published, and the same on every machine.
    private static ulong Hash(string key)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in key)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        }

        return hash;
    }

    private static double Draw(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
