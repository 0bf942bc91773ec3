using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Bench;

/// <summary>From the text of a case to its answer, and to what would make the answer yes.</summary>
[MemoryDiagnoser]
public class Assess
{
    private Rulebook rulebook = null!;
    private string familyText = "";
    private Case fiveLines = null!;
    private Case worker = null!;
    private Case family = null!;
    private Assessment closed = null!;

    [GlobalSetup]
    public void Prepare()
    {
        rulebook = Rulebook.Load(Repository.Rules);
        familyText = Repository.CaseText("family-of-three.yaml");
        fiveLines = Repository.ReadCase("five-lines.yaml", rulebook);
        worker = Repository.ReadCase("worker.yaml", rulebook);
        family = Repository.ReadCase("family-of-three.yaml", rulebook);
        Expect(fiveLines, Status.Unknown);
        Expect(worker, Status.Met);
        Expect(family, Status.Met);
        // Three obstacles of different kinds: an amount, a day and a yes-no fact, each searched for the nearest cure.
        closed = Expect(
            family
                .With(Case.CaseId, rulebook.Facts["employment.gross_pay_per_month"], new Money(180_000 * Money.MinorPerUnit, "RUB", PayPeriod.Month))
                .With(Case.PrincipalId, rulebook.Facts["person.passport_valid_until"], new Day(new LocalDate(2026, 1, 31)))
                .With(Case.CaseId, rulebook.Facts["employment.health_clause"], new YesNo(false)),
            Status.NotMet);
    }

    [Benchmark]
    public CaseReading ReadFamily() => CaseFile.Read(familyText, "family-of-three.yaml", rulebook);

    [Benchmark]
    public Assessment FiveLines() => Assessment.Of(fiveLines, rulebook, Repository.Today);

    /// <summary>One worker, every question answered: the case a desk has most of.</summary>
    [Benchmark]
    public Assessment Worker() => Assessment.Of(worker, rulebook, Repository.Today);

    /// <summary>The same with what people read: every sentence written, the whole page in one language.</summary>
    [Benchmark]
    public string WorkerOnAPage()
    {
        var page = new TextPage(hasColours: false);
        new AssessmentReport(Assessment.Of(worker, rulebook, Repository.Today), [], Language.English, page).Write();
        return page.ToString();
    }

    [Benchmark]
    public Assessment FamilyOfThree() => Assessment.Of(family, rulebook, Repository.Today);

    [Benchmark]
    public ImmutableArray<WayToYes> WaysToYes() => WayToYes.Of(closed);

    // The cases stand for what they are called; when a new rule changes that, the figures would silently mean something else.
    private Assessment Expect(Case @case, Status status)
    {
        var assessment = Assessment.Of(@case, rulebook, Repository.Today);
        return assessment.Decisions[0].Status == status
            ? assessment
            : throw new InvalidDataException($"The case was to be {status} and is {assessment.Decisions[0].Status}: {assessment.Decisions[0].Says.En}");
    }
}
