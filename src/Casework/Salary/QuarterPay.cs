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

    // Which kinds of payment count, and in which month, is law; it is asked only where the ledger makes a difference between them.
    public static readonly ComputedFact Paid = new(
        "quarter.paid",
        ["quarter.starts_on", "pay.months", "employer.name", "@salary.counted-payments", "@salary.left-out-payments", "@salary.average-earnings-counted", "@salary.counted-month", "employment.starts_on", "employment.ended", "employment.ended_on"],
        facts =>
        {
            if (facts.Date("quarter.starts_on") is not { } first || LedgerOf(facts) is not { } ledger || CountingOf(facts, ledger, first) is not { } counting)
            {
                return null;
            }

            var months = new List<ImmutableArray<Money>>();
            for (var month = first; month < first.PlusMonths(3); month = month.PlusMonths(1))
            {
                if (ledger.IsWrittenUp(month))
                {
                    months.Add(ledger.Counted(month, counting));
                }
                else if (!OutsideWork(facts, month))
                {
                    return null;
                }
            }

            return Added(months);
        });

    public static readonly ComputedFact HadBreak = new("quarter.had_break", ["quarter.starts_on", "pay.months", "employer.name"], facts =>
    {
        if (facts.Date("quarter.starts_on") is not { } first || LedgerOf(facts) is not { } ledger)
        {
            return null;
        }

        var months = Enumerable.Range(0, 3).Select(i => ledger.In(first.PlusMonths(i))).ToList();
        var lines = months.SelectMany(m => m).ToList();
        return lines.Exists(l => l.UnpaidLeaveDays > 0 || l.SickDays > 0 || l.OtherBreakDays > 0) ? new YesNo(true)
            : months.TrueForAll(m => m.Any(l => l.UnpaidLeaveDays is not null) && m.Any(l => l.SickDays is not null)) ? new YesNo(false)
            : null;
    });

    private static Ledger? LedgerOf(IFactSource facts)
    {
        if (facts.Rows("pay.months") is not { } table)
        {
            return null;
        }

        var isNamed = Ledger.Read(table).Any(l => l.Employer is not null);
        return Ledger.Of(table, isNamed ? (facts.Read("employer.name") as Plain)?.Text : null);
    }

    private static Counting? CountingOf(IFactSource facts, Ledger ledger, LocalDate first)
    {
        bool Within(LocalDate month) => month >= first && month < first.PlusMonths(3);
        var near = ledger.Lines.Where(l => Within(l.Month) || (l.PaidOn is { } day && Within(LedgerLine.FirstOfMonth(day)))).ToList();
        Codes? kinds = null;
        if (near.Exists(l => l.Kind is not null) && (kinds = KindsOf(facts, near)) is null)
        {
            return null;
        }

        if (!near.Exists(l => l.IsPaidInAnotherMonth))
        {
            return new(kinds, false);
        }

        return facts.Parameter("salary.counted-month") is Codes by ? new(kinds, by.Ids.Contains("paid_out")) : null;
    }

    // What is in dispute is read only where the ledger holds such a payment, so that it leaves no other quarter open.
    private static Codes? KindsOf(IFactSource facts, List<LedgerLine> lines)
    {
        if (facts.Parameter("salary.counted-payments") is not Codes counted || facts.Parameter("salary.left-out-payments") is not Codes leftOut)
        {
            return null;
        }

        if (lines.TrueForAll(l => l.Kind is null || counted.Ids.Contains(l.Kind) || leftOut.Ids.Contains(l.Kind)))
        {
            return counted;
        }

        return facts.Parameter("salary.average-earnings-counted") is Codes disputed ? new([.. counted.Ids, .. disputed.Ids]) : null;
    }

    // The month figure is the lowest month. Several currencies in one quarter cannot be added up.
    private static Pay? Added(List<ImmutableArray<Money>> months)
    {
        var currencies = months.SelectMany(m => m.Select(s => s.Currency)).Distinct().ToList();
        if (months.Count == 0 || currencies.Count > 1)
        {
            return null;
        }

        // A month in which nothing counts came to nothing, in the currency of the others.
        var currency = currencies.Count == 1 ? currencies[0] : Nothing;
        var sums = months.ConvertAll(m => m.IsEmpty ? 0 : m[0].Minor);
        return new Pay([new(sums.Min(), currency, PayPeriod.Month), new(sums.Sum(), currency, PayPeriod.Quarter)]);
    }

    // The law sets its minimums in roubles, so nothing paid is no roubles paid.
    private const string Nothing = "RUB";

    // A month wholly before work began or after it ended needs no payment.
    private static bool OutsideWork(IFactSource facts, LocalDate month)
    {
        var nextMonth = month.PlusMonths(1);
        return (facts.Date("employment.starts_on") is { } start && start >= nextMonth)
            || (facts.YesOrNo("employment.ended") == true && facts.Date("employment.ended_on") is { } ended && ended < month);
    }
}
