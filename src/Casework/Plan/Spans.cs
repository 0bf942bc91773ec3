using Hqs.Rules;

namespace Hqs.Casework.Plans;

/// <summary>
/// Where a work ends for each day it may start, at its three lengths, and how likely it is to end between them. Chances follow the usual
/// bell of project planning (PERT: a beta curve with the weight of four on the typical length).
/// </summary>
internal sealed class Spans
{
    /// <summary>Equally likely lengths the curve is cut into.</summary>
    private const int Cuts = 1024;

    // For estimates of the curve alone; days on the calendar are counted by the calendar.
    private const double DaysPerWorkingDay = 7.0 / 5, DaysPerMonth = 30.44, DaysPerYear = 365.25;

    private readonly int[] min;
    private readonly int[] typical;
    private readonly int[] max;
    private readonly DayLine days;
    private readonly bool endsOnWorkingDays;

    // Lengths in order: 0 is the least, 1 the typical, 2 the most.
    private readonly double[] lengths;

    public Spans(Takes takes, DayLine days)
    {
        this.days = days;
        endsOnWorkingDays = new[] { takes.Min, takes.Typical, takes.Max }.All(t => t.Unit == TermUnit.WorkingDays);
        (min, typical, max) = (new int[days.Length], new int[days.Length], new int[days.Length]);
        for (var start = 0; start < days.Length; start++)
        {
            // Terms in different units can cross: seven working days may end after ten days.
            min[start] = days.After(start, takes.Min);
            typical[start] = Math.Max(min[start], days.After(start, takes.Typical));
            max[start] = Math.Max(typical[start], days.After(start, takes.Max));
        }

        lengths = Curve(Nominal(takes.Min), Nominal(takes.Typical), Nominal(takes.Max));
    }

    public static double Nominal(Term term) => term.Unit switch
    {
        TermUnit.Days => term.Length,
        TermUnit.WorkingDays => term.Length * DaysPerWorkingDay,
        TermUnit.Months => term.Length * DaysPerMonth,
        _ => term.Length * DaysPerYear,
    };

    // A start so late that the line of days is over ends there; nothing asks for such days.
    public int Finish(int start, Pace pace) => (pace switch { Pace.Min => min, Pace.Typical => typical, _ => max })[Math.Min(start, days.Length - 1)];

    public int LatestStart(int end)
    {
        var start = Math.Clamp(end, 0, days.Length - 1);
        while (start > 0 && typical[start] > end)
        {
            start--;
        }

        return start;
    }

    /// <summary>The end for a start and a draw.</summary>
    /// <param name="start">Numbered day.</param>
    /// <param name="draw">At least 0 and less than 1.</param>
    /// <param name="from">The first cut that is still possible; see <see cref="FirstCut"/>.</param>
    public int Finish(int start, double draw, int from)
    {
        var at = Math.Min(start, days.Length - 1);
        return Finish(at, lengths[from + (int)(draw * (Cuts - from))]);
    }

    /// <summary>Of a work already running: the first cut that ends on <paramref name="today"/> or later. The last one when all are over.</summary>
    public int FirstCut(int start, int today)
    {
        for (var cut = 0; cut < Cuts; cut++)
        {
            if (Finish(start, lengths[cut]) >= today)
            {
                return cut;
            }
        }

        return Cuts - 1;
    }

    private int Finish(int start, double length)
    {
        var (near, far, share) = length < 1 ? (min[start], typical[start], length) : (typical[start], max[start], length - 1);
        var end = near + (int)(((far - near) * share) + 0.5);
        return endsOnWorkingDays && end > start ? days.NextWorking(end) : end;
    }

    private static double[] Curve(double min, double typical, double max)
    {
        const int Steps = 4096;
        (min, max) = (Math.Min(min, typical), Math.Max(typical, max));
        var lengths = new double[Cuts];
        if (max <= min)
        {
            Array.Fill(lengths, 1);
            return lengths;
        }

        var (rise, fall) = (4 * (typical - min) / (max - min), 4 * (max - typical) / (max - min));
        var sums = new double[Steps];
        var sum = 0.0;
        for (var i = 0; i < Steps; i++)
        {
            var x = (i + 0.5) / Steps;
            sum += Math.Pow(x, rise) * Math.Pow(1 - x, fall);
            sums[i] = sum;
        }

        for (int cut = 0, i = 0; cut < Cuts; cut++)
        {
            while (sums[i] < sum * (cut + 0.5) / Cuts)
            {
                i++;
            }

            var length = min + ((i + 0.5) / Steps * (max - min));
            lengths[cut] = length < typical ? (length - min) / (typical - min) : max > typical ? 1 + ((length - typical) / (max - typical)) : 1;
        }

        return lengths;
    }
}
