using Hqs.Rules;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Casework.Plans;

/// <summary>Days in a row, numbered from nought, with the working days among them counted once.</summary>
public sealed class DayLine
{
    private readonly LocalDate first;
    private readonly int[] workingUpTo;
    private readonly int[] working;

    public DayLine(LocalDate first, int length, WorkingCalendar calendar)
    {
        this.first = first;
        Length = length;
        workingUpTo = new int[length];
        var found = new List<int>(length);
        var day = first;
        for (var i = 0; i < length; i++, day = day.PlusDays(1))
        {
            if (calendar.IsWorking(day))
            {
                found.Add(i);
            }

            workingUpTo[i] = found.Count;
        }

        working = [.. found];
    }

    public int Length { get; }

    public int Of(LocalDate day) => Period.DaysBetween(first, day);

    public LocalDate At(int number) => first.PlusDays(number);

    /// <summary>The same day when it is worked, otherwise the next one that is.</summary>
    public int NextWorking(int number) => number == 0 || workingUpTo[number] > workingUpTo[number - 1] ? number : workingUpTo[number] < working.Length ? working[workingUpTo[number]] : number;

    /// <summary>The day a term ends that starts on a day; the last day of the line when it ends beyond.</summary>
    public int After(int start, Term term) => Math.Min(Length - 1, term switch
    {
        { Length: 0 } => start,
        { Unit: TermUnit.Days } => start + term.Length,
        { Unit: TermUnit.WorkingDays } => workingUpTo[start] - 1 + term.Length is var ends && ends < working.Length ? working[ends] : Length - 1,
        { Unit: TermUnit.Months } => Of(At(start).PlusMonths(term.Length)),
        _ => Of(At(start).PlusYears(term.Length)),
    });
}
