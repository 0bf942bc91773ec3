using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>What a quarter of work was, and what was paid for it, from the ledger of months.</summary>
public static class QuarterPay
{
    // Without the first day of work nobody knows which quarters there were.
    public static readonly ComputedFact StartsOn = new("quarter.starts_on", ["employment.starts_on"], facts =>
        Quarters.Named(facts.SubjectName) is { } named ? new Day(named) : facts.Date("employment.starts_on") is { } start ? new Day(Quarters.FirstDay(start)) : null);

    public static readonly ComputedFact EndsOn = new("quarter.ends_on", ["quarter.starts_on"], facts =>
        facts.Date("quarter.starts_on") is { } first ? new Day(Quarters.LastDay(first)) : null);

    public static readonly ComputedFact IsOver = new("quarter.is_over", ["quarter.ends_on", "assessment.on"], facts =>
        facts.Date("quarter.ends_on") is { } last && facts.Date("assessment.on") is { } on ? new YesNo(on > last) : null);

    public static readonly ComputedFact WorkedThroughout = new(
        "quarter.worked_throughout", ["quarter.starts_on", "quarter.ends_on", "employment.starts_on", "employment.ended", "employment.ended_on"], facts =>
        {
            if (facts.Date("quarter.starts_on") is not { } first || facts.Date("quarter.ends_on") is not { } last || facts.Date("employment.starts_on") is not { } start)
            {
                return null;
            }

            if (start > first)
            {
                return new YesNo(false);
            }

            return facts.YesOrNo("employment.ended") switch
            {
                false => new YesNo(true),
                true => facts.Date("employment.ended_on") is { } ended ? new YesNo(ended >= last) : null,
                null => null,
            };
        });

    public static readonly ComputedFact Paid = new(
        "quarter.paid", ["quarter.starts_on", "pay.months", "employment.starts_on", "employment.ended", "employment.ended_on"], facts =>
        {
            if (facts.Date("quarter.starts_on") is not { } first || facts.Rows("pay.months") is not { } ledger)
            {
                return null;
            }

            var paid = new List<Money>();
            for (var month = first; month < first.PlusMonths(3); month = month.PlusMonths(1))
            {
                var rows = Rows(ledger, month);
                if (rows.Count > 0 && rows.All(r => r.ContainsKey("paid")))
                {
                    paid.AddRange(Sum(rows));
                }
                else if (!OutsideWork(facts, month))
                {
                    return null;
                }
            }

            // Several currencies in one quarter cannot be added up.
            return paid.Count == 0 || paid.Any(m => m.Currency != paid[0].Currency)
                ? null
                : new Pay([paid[0] with { Per = PayPeriod.Month, Minor = paid.Min(m => m.Minor) }, paid[0] with { Per = PayPeriod.Quarter, Minor = paid.Sum(m => m.Minor) }]);
        });

    public static readonly ComputedFact HadBreak = new("quarter.had_break", ["quarter.starts_on", "pay.months"], facts =>
    {
        if (facts.Date("quarter.starts_on") is not { } first || facts.Rows("pay.months") is not { } ledger)
        {
            return null;
        }

        var rows = Enumerable.Range(0, 3).SelectMany(i => Rows(ledger, first.PlusMonths(i))).ToList();
        var days = rows.SelectMany(r => new[] { r.GetValueOrDefault("unpaid_leave_days"), r.GetValueOrDefault("sick_days") }).ToList();
        return days.Any(d => d is Whole { Number: > 0 }) ? new YesNo(true)
            : rows.Count >= 3 && days.All(d => d is not null) ? new YesNo(false)
            : null;
    });

    private static List<ImmutableSortedDictionary<string, Value>> Rows(Table ledger, LocalDate month) =>
        [.. ledger.Rows.Where(r => r.GetValueOrDefault("month") is Day day && day.Date.Year == month.Year && day.Date.Month == month.Month)];

    private static IEnumerable<Money> Sum(List<ImmutableSortedDictionary<string, Value>> rows) =>
        rows.Select(r => (Money)r["paid"]).GroupBy(m => m.Currency).Select(g => new Money(g.Sum(m => m.Minor), g.Key, PayPeriod.None));

    // A month wholly before work began or after it ended needs no payment.
    private static bool OutsideWork(IFactSource facts, LocalDate month)
    {
        var nextMonth = month.PlusMonths(1);
        return (facts.Date("employment.starts_on") is { } start && start >= nextMonth)
            || (facts.YesOrNo("employment.ended") == true && facts.Date("employment.ended_on") is { } ended && ended < month);
    }
}
