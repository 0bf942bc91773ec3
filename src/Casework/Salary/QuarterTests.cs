using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Salary;

/// <summary>
/// Tests the quarters of one employer. A quarter that still runs is asked as if it were over, once with nothing more paid and once
/// with the agreed pay; so the forecast rests on the very rules that will judge the quarter.
/// </summary>
internal sealed class QuarterTests(Case @case, Rulebook rulebook, LocalDate on, Ledger? ledger)
{
    private const string Pay = "quarter.paid";

    private readonly ImmutableArray<Requires> quarterRules = [.. rulebook.Asked.OfType<Requires>().Where(r => r.Subject == "quarter" && r.Reads.Any(f => f.Id == Pay))];
    private readonly ImmutableArray<Requires> agreedRules = [.. rulebook.Asked.OfType<Requires>().Where(r => r.Subject == "case" && r.AppliesWhen is { } when && when.Comparisons().Any(c => c.Left.Id == "salary.category"))];
    private readonly LocalDate? start = (PayTest.Settled(@case, rulebook, "employment.starts_on") as Day)?.Date;
    private readonly LocalDate? ended = (PayTest.Settled(@case, rulebook, "employment.ended_on") as Day)?.Date;
    private readonly Money? agreed = PayTest.Settled(@case, rulebook, "employment.gross_pay_per_month") as Money;

    public (ImmutableArray<QuarterTest> Tests, ImmutableArray<Missing> Missing) All()
    {
        // Without the first day of work the ledger says since when there was any.
        var first = start ?? (ledger is { Lines.IsEmpty: false } ? ledger.Lines.Min(l => l.Month) : (LocalDate?)null);
        ImmutableArray<Missing> missing = start is null ? [new(MissingKind.Fact, "employment.starts_on", null)] : [];
        if (ledger is null)
        {
            missing = missing.Add(new(MissingKind.Fact, "pay.months", null));
        }

        var tests = ImmutableArray.CreateBuilder<QuarterTest>();
        var last = ended is { } end && end < on ? end : on;
        for (var quarter = first is { } day ? Quarters.FirstDay(day) : (LocalDate?)null; quarter <= last; quarter = quarter.Value.PlusMonths(3))
        {
            tests.Add(Test(quarter.Value));
        }

        return (tests.ToImmutable(), missing);
    }

    private QuarterTest Test(LocalDate first)
    {
        var last = Quarters.LastDay(first);
        var isOver = on > last;
        var toCome = isOver ? [] : Enumerable.Range(0, 3).Select(i => first.PlusMonths(i)).Where(m => IsWork(m) && ledger?.IsWrittenUp(m) != true).ToList();
        var all = Explore(With(toCome, null), first);
        var forecast = isOver || agreed is null ? [] : toCome.Count == 0 ? all : Explore(With(toCome, agreed), first);
        var (state, missing) = State(isOver, all, forecast);
        var payBy = isOver ? null : LastWorkingDay(first, ended is { } end && end < last ? end : last);
        var year = state == PayState.NotTested ? Year(first) : null;
        return new()
        {
            Name = Quarters.Name(first),
            FirstDay = first,
            LastDay = last,
            IsOver = isOver,
            State = year?.IsReached == true ? PayState.Reached : state,
            Months = [.. Enumerable.Range(0, 3).Select(i => Month(first.PlusMonths(i), toCome, all))],
            Now = Together(all),
            Forecast = Together(forecast),
            PayBy = payBy,
            IsPayByProvisional = payBy is { } by && rulebook.Calendar.IsProvisional(by),
            EndedOn = ended is { } left && left >= first && left <= last ? left : null,
            WorkedThroughout = (Begin(@case, first, []).Read("quarter.worked_throughout") as YesNo)?.Yes,
            Missing = missing,
            Year = year,
        };
    }

    // ---- asking ---------------------------------------------------------------------------------------------------

    /// <summary>One reading with what it was worked out from.</summary>
    private sealed record Explored(PayReading Reading, Counting Counting, bool IsNoMinimum, bool IsUntested);

    private ImmutableArray<Explored> Explore(Case variant, LocalDate first)
    {
        var found = ImmutableArray.CreateBuilder<Explored>();
        Explore([]);
        return found.ToImmutable();

        // Each open question is supposed answered one way after the other, until a single reading is left to ask under.
        void Explore(ImmutableArray<SupposedLaw> supposed)
        {
            var asking = Begin(variant, first, supposed);
            var findings = quarterRules.Select(r => asking.Evaluator.Find(r, asking.Quarter)).ToList();
            var open = findings.SelectMany(f => f.Questions).FirstOrDefault(q => q.IsContestedLaw && !asking.Answers.ContainsKey(q.Id));
            if (open is null)
            {
                found.Add(Read(asking, findings, supposed, variant));
                return;
            }

            foreach (var alternative in open.Alternatives)
            {
                Explore([.. supposed, new(open, alternative.Id)]);
            }
        }
    }

    private sealed record Asking(Evaluator Evaluator, Subject Root, Subject Quarter, IReadOnlyDictionary<string, string> Answers)
    {
        public Value? Read(string fact) => Evaluator.Read(Evaluator.Rulebook.Facts[fact], Quarter).Value;
    }

    private Asking Begin(Case variant, LocalDate first, ImmutableArray<SupposedLaw> supposed)
    {
        var answers = variant.Answers.Where(a => a.Value.Choice is not null && rulebook.Rules[a.Key] is Question { IsContestedLaw: true }).ToDictionary(a => a.Key, a => a.Value.Choice!);
        foreach (var law in supposed)
        {
            answers[law.Question.Id] = law.Alternative;
        }

        var evaluator = new Evaluator(rulebook, ComputedFacts.All, answers);
        var root = new Subject("case", Case.CaseId, rulebook.SubjectKinds["case"].Label, null);
        foreach (var (fact, statement) in variant.Subjects[0].Facts)
        {
            root.State(fact, statement);
        }

        root.State(rulebook.Facts["assessment.on"], new Statement(new Day(on), Statement.ByDesk));
        // The category of an old quarter follows the law of that quarter, not of today.
        root.State(rulebook.Facts["salary.tested_on"], new Statement(new Day(first), Statement.ByDesk));
        var quarter = new Subject("quarter", "quarter:" + Quarters.Name(first), Words.Same(Quarters.Name(first)), root);
        quarter.State(rulebook.Facts["quarter.is_over"], new Statement(new YesNo(true), Statement.ByDesk));
        evaluator.Add(root);
        evaluator.Add(quarter);
        return new(evaluator, root, quarter, answers);
    }

    private Explored Read(Asking asking, List<Finding> findings, ImmutableArray<SupposedLaw> supposed, Case variant)
    {
        var paid = asking.Evaluator.Read(rulebook.Facts[Pay], asking.Quarter);
        var counting = CountingOf(paid);
        var counted = paid.Value is Rules.Pay whole ? whole.Figures.First(f => f.Per == PayPeriod.Quarter) with { Per = PayPeriod.None } : null;
        var months = counted is null ? [] : MonthsOf(asking, variant, counting, counted.Currency);
        var reading = new PayReading { Supposes = supposed, Rule = null, Months = months, Counted = counted, Bars = [], Shortfall = null, LeastShortfall = null, Missing = [] };
        var applying = findings.Where(f => f.Possible != Possible.NotApplicable).ToList();
        if (applying.Count != 1 || applying[0].Possible.HasFlag(Possible.NotApplicable))
        {
            return Untested(asking, applying, reading, counting);
        }

        var ways = PayWays.Of(applying[0].Trace.First(t => t.Role == TraceRole.Require), Pay);
        reading = reading with { Rule = applying[0].Rule };
        var sure = counted is null ? [] : ways.Where(w => w.IfKnown.IsEmpty).Select(w => (Way: w, Short: PayWays.Short(w, months, counted))).Where(w => w.Short is not null).OrderBy(w => w.Short!.Minor).ToList();
        var least = counted is null ? [] : ways.Select(w => PayWays.Short(w, months, counted)).OfType<Money>().OrderBy(m => m.Minor).ToList();
        var missing = ways.Aggregate(paid.Missing, (sum, w) => Missing.Merge(sum, w.IfKnown));
        var best = sure.Count > 0 ? sure[0] : default;
        return new(reading with
        {
            // Without sums the minimum is told all the same.
            Bars = best.Way?.Bars ?? ways.Where(w => w.IfKnown.IsEmpty).Select(w => w.Bars).FirstOrDefault([]),
            Shortfall = best.Short,
            LeastShortfall = least.Count > 0 ? least[0] : null,
            Missing = best.Short is { Minor: 0 } ? [] : missing.IsEmpty && best.Short is null ? applying[0].Missing : missing,
        }, counting, false, false);
    }

    // No rule tests this quarter: a category without a minimum, law that tested the year, or too little is known of the case.
    private Explored Untested(Asking asking, List<Finding> applying, PayReading reading, Counting counting)
    {
        if (applying.Count > 0 || asking.Read("salary.category") is null)
        {
            var missing = applying.Aggregate(ImmutableArray<Missing>.Empty, (sum, f) => Missing.Merge(sum, f.Missing));
            return new(reading with { Missing = missing.IsEmpty ? [new(MissingKind.Fact, "salary.category", null)] : missing }, counting, false, false);
        }

        var law = agreedRules.Select(r => asking.Evaluator.Find(r, asking.Root)).Where(f => f.Possible != Possible.NotApplicable).ToList();
        var nothing = law.Any(f => f.Trace.Any(t => t.Role == TraceRole.Require && t.Children[0].Role == TraceRole.Nothing));
        var none = new Money(0, reading.Counted?.Currency ?? Roubles, PayPeriod.None);
        return nothing ? new(reading with { Shortfall = none, LeastShortfall = none }, counting, true, false)
            : YearBar(asking) is not null ? new(reading with { Shortfall = none, LeastShortfall = none }, counting, false, true)
            : new(reading with { Missing = [.. law.SelectMany(f => f.Missing.IsEmpty ? [new Missing(MissingKind.Law, f.Rule.Id, null)] : f.Missing)] }, counting, false, false);
    }

    private static Counting CountingOf(TracedValue paid)
    {
        Value? Law(string parameter) => paid.From.FirstOrDefault(v => v.Parameter?.Id == parameter)?.Value;
        var kinds = Law("salary.counted-payments") is Codes counted ? new Codes([.. counted.Ids, .. (Law("salary.average-earnings-counted") as Codes)?.Ids ?? []]) : null;
        return new(kinds, Law("salary.counted-month") is Codes by && by.Ids.Contains("paid_out"));
    }

    private ImmutableArray<MonthSum> MonthsOf(Asking asking, Case variant, Counting counting, string currency)
    {
        var lines = Ledger.Of((Table)PayTest.Settled(variant, rulebook, "pay.months")!, (PayTest.Settled(variant, rulebook, "employer.name") as Plain)?.Text)!;
        var first = Quarters.Named(asking.Quarter.Id["quarter:".Length..])!.Value;
        return
        [
            .. Enumerable.Range(0, 3).Select(i => first.PlusMonths(i)).Where(lines.IsWrittenUp)
                .Select(m => new MonthSum(m, lines.Counted(m, counting).FirstOrDefault() ?? new(0, currency, PayPeriod.None))),
        ];
    }

    // ---- what it comes to -------------------------------------------------------------------------------------------

    private (PayState, ImmutableArray<Missing>) State(bool isOver, ImmutableArray<Explored> now, ImmutableArray<Explored> forecast)
    {
        if (now.All(r => r.IsNoMinimum))
        {
            return (PayState.NoMinimum, []);
        }

        if (now.All(r => r.IsUntested))
        {
            return (PayState.NotTested, []);
        }

        var asked = isOver ? now : forecast;
        if (now.All(r => r.Reading is { IsDecided: true, IsShort: false }))
        {
            return (PayState.Reached, []);
        }

        if (asked.IsEmpty)
        {
            return (PayState.Unknown, Merged(now, new Missing(MissingKind.Fact, "employment.gross_pay_per_month", null)));
        }

        var missing = Merged(asked);
        return asked.All(r => r.Reading.IsSurelyShort) ? (PayState.SureShortfall, missing)
            : asked.Any(r => r.Reading.IsShort) ? (PayState.PossibleShortfall, missing)
            : asked.Any(r => !r.Reading.IsDecided) ? (PayState.Unknown, missing)
            : (PayState.Open, []);
    }

    private static ImmutableArray<Missing> Merged(ImmutableArray<Explored> readings, params ImmutableArray<Missing> also) =>
        readings.Aggregate(also, (sum, r) => Missing.Merge(sum, [.. r.Reading.Missing.Select(m => m with { Subject = null })]));

    /// <summary>Readings that come to the same are told once, and a question that changes nothing is not told. The strictest comes first.</summary>
    private static ImmutableArray<PayReading> Together(ImmutableArray<Explored> all)
    {
        var readings = all.Select(e => e.Reading).ToList();
        foreach (var question in readings.SelectMany(r => r.Supposes).Select(s => s.Question).Distinct().ToList())
        {
            var without = readings.ConvertAll(r => r with { Supposes = r.Supposes.RemoveAll(s => s.Question == question) });
            if (without.GroupBy(Path).All(g => g.Select(r => r.Key).Distinct().Count() == 1))
            {
                readings = [.. without.DistinctBy(Path)];
            }
        }

        return [.. readings.OrderByDescending(r => r.Shortfall?.Minor ?? long.MaxValue)];
    }

    private static string Path(PayReading reading) => string.Join('|', reading.Supposes.Select(s => $"{s.Question.Id}={s.Alternative}"));

    private MonthPay Month(LocalDate month, List<LocalDate> toCome, ImmutableArray<Explored> all)
    {
        var lines = ledger?.In(month) ?? [];
        long? Days(Func<LedgerLine, long?> days) => lines.Any(l => days(l) is not null) ? lines.Sum(l => days(l) ?? 0) : null;
        var kinds = lines.Where(l => l.Paid is not null).GroupBy(l => (l.Kind, l.Paid!.Currency))
            .Select(g => new KindSum(g.Key.Kind, new(g.Sum(l => l.Paid!.Minor), g.Key.Currency, PayPeriod.None), TreatmentOf(g.First(), all)));
        return new(month, IsWork(month), ledger?.IsWrittenUp(month) == true, [.. kinds], toCome.Contains(month) ? agreed : null, Days(l => l.UnpaidLeaveDays), Days(l => l.SickDays), Days(l => l.OtherBreakDays));
    }

    private static Treatment TreatmentOf(LedgerLine line, ImmutableArray<Explored> all)
    {
        var counted = all.Count(e => e.Counting.Counts(line));
        return counted == all.Length ? Treatment.Counted : counted == 0 ? Treatment.LeftOut : Treatment.InDoubt;
    }

    // ---- the year, while the law tested it -----------------------------------------------------------------------

    private static PayBar? YearBar(IEnumerable<Finding> law) => law.SelectMany(f => f.Trace).Where(t => t.Role == TraceRole.Require)
        .SelectMany(t => PayWays.Of(t, "salary.agreed")).SelectMany(w => w.Bars).FirstOrDefault(b => b.Minimum.Per == PayPeriod.Year);

    private PayBar? YearBar(Asking asking) => YearBar(agreedRules.Select(r => asking.Evaluator.Find(r, asking.Root)).Where(f => f.Possible != Possible.NotApplicable));

    private YearOfPay? Year(LocalDate first)
    {
        if (YearBar(Begin(@case, first, [])) is not { } bar)
        {
            return null;
        }

        var sums = Enumerable.Range(0, 4).Select(i => (Begin(@case, first.PlusMonths(-3 * i), []).Read(Pay) as Rules.Pay)?.Figures.First(f => f.Per == PayPeriod.Quarter)).ToList();
        var isWhole = start <= first.PlusMonths(-9) && sums.TrueForAll(s => s is not null && s.Currency == bar.Minimum.Currency);
        return new(isWhole ? new(sums.Sum(s => s!.Minor), bar.Minimum.Currency, PayPeriod.None) : null, bar);
    }

    // ---- days and lines ---------------------------------------------------------------------------------------------

    // The law sets its minimums in roubles, so nothing paid is no roubles paid.
    private const string Roubles = "RUB";

    private bool IsWork(LocalDate month) => (start is not { } begin || begin < month.PlusMonths(1)) && (ended is not { } end || end >= month);

    private Case With(List<LocalDate> months, Money? each)
    {
        if (months.Count == 0)
        {
            return @case;
        }

        var currency = agreed?.Currency ?? ledger?.Lines.Select(l => l.Paid?.Currency).FirstOrDefault(c => c is not null) ?? Roubles;
        var sum = each is null ? new Money(0, currency, PayPeriod.None) : each with { Per = PayPeriod.None };
        var table = PayTest.Settled(@case, rulebook, "pay.months") as Table ?? new Table([]);
        // A line begun without its sum gives way to the sum supposed.
        var rows = table.Rows.Where(r => r.ContainsKey("paid") || r.GetValueOrDefault("month") is not Day day || !months.Contains(LedgerLine.FirstOfMonth(day.Date)));
        var lag = each is null ? 0 : Lag();
        var supposed = months.Select(m => ImmutableSortedDictionary<string, Value>.Empty.Add("month", new Day(m)).Add("paid", sum)).Select((r, i) => lag == 0 ? r : r.Add("paid_on", new Day(months[i].PlusMonths(lag))));
        return @case.With(Case.CaseId, rulebook.Facts["pay.months"], new Table([.. rows, .. supposed]));
    }

    // Pay to come is taken as paid out the way the last month was: in full as late as its latest part.
    private int Lag()
    {
        var last = ledger?.Lines.Where(l => l.PaidOn is not null).Select(l => l.Month).DefaultIfEmpty().Max() ?? default;
        return ledger?.In(last).Where(l => l.PaidOn is not null).Select(l => Period.Between(l.Month, LedgerLine.FirstOfMonth(l.PaidOn!.Value), PeriodUnits.Months).Months).Where(m => m > 0).DefaultIfEmpty(0).Max() ?? 0;
    }

    private LocalDate? LastWorkingDay(LocalDate first, LocalDate last)
    {
        for (var day = last; day >= first; day = day.PlusDays(-1))
        {
            if (rulebook.Calendar.IsWorking(day))
            {
                return day;
            }
        }

        return null;
    }
}
