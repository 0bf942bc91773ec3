using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using RulesEngine.Models;

namespace Hqs.Bench;

/// <summary>Twenty things a filing clerk ticks off. The rules over them are written from these names, so no engine gets an easier set.</summary>
public sealed record Checklist(
    bool ContractSigned, bool HealthClause, bool PetitionReady, bool UndertakingReady, bool FingerprintsGiven,
    bool MedicalFiled, bool InvitationIssued, bool InvitationDataMatch, bool VisaIssued, bool CoverIsNationwide,
    bool CoverIncludesSpecialisedCare, bool PositionMatches, bool PaidInRoubles, bool CountsOnlyWageItems, bool OwnPassportHeld,
    bool MarriageRegistered, bool MarriageCertificateHeld, bool NamedInInvitation, bool QualificationProved, bool RegisteredForInvitations)
{
    /// <summary>Every third point is open, so that both answers are paid for.</summary>
    public static readonly Checklist OfACase = new(
        true, true, false, true, true,
        false, true, true, false, true,
        true, false, true, true, false,
        true, true, false, true, true);

    public const int Points = 20;
    public const int Ticked = 14;

    public static IReadOnlyList<(string Name, Func<Checklist, bool> Of)> All { get; } =
        [.. typeof(Checklist).GetProperties().Where(p => p.PropertyType == typeof(bool)).Select(p => (p.Name, p.GetMethod!.CreateDelegate<Func<Checklist, bool>>()))];
}

/// <summary>
/// The same twenty conditions over the same facts, each engine asked for every one of them; the figure is for one condition.
/// The hand-written line is the floor: what the answers cost when nobody asks why.
/// </summary>
[MemoryDiagnoser]
public class TwentyConditions
{
    private const string Workflow = "checklist";
    private static readonly IReadOnlyDictionary<string, ComputedFact> NothingComputed = ImmutableDictionary<string, ComputedFact>.Empty;
    private static readonly IReadOnlyDictionary<string, string> NothingAnswered = ImmutableDictionary<string, string>.Empty;

    private Rulebook rulebook = null!;
    private Subject stated = null!;
    private RulesEngine.RulesEngine peer = null!;
    private RuleParameter peerFacts = null!;
    private Func<Checklist, bool>[] handWritten = [];

    [GlobalSetup]
    public async Task Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("hqs-bench-").FullName;
        try
        {
            WriteRulebook(folder);
            rulebook = Rulebook.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        stated = new Subject("case", "case", Words.Same("case"), null);
        foreach (var (name, of) in Checklist.All)
        {
            stated.State(rulebook.Facts["point." + Key(name)], new Statement(new YesNo(of(Checklist.OfACase)), "clerk"));
        }

        peer = new RulesEngine.RulesEngine([new Workflow
        {
            WorkflowName = Workflow,
            Rules = [.. Checklist.All.Select(p => new RulesEngine.Models.Rule { RuleName = p.Name, Expression = $"facts.{p.Name} == true" })],
        }]);
        peerFacts = new RuleParameter("facts", Checklist.OfACase);
        handWritten = [.. Checklist.All.Select(p => p.Of)];

        // Speed is compared only of engines that say the same.
        int[] ticked = [HqsDesk().Count(f => f.Status == Status.Met), (await MicrosoftRulesEngine()).Count(r => r.IsSuccess), int.PopCount(HandWritten())];
        if (ticked.Any(t => t != Checklist.Ticked))
        {
            throw new InvalidDataException($"The engines disagree: {string.Join(", ", ticked)} points ticked, {Checklist.Ticked} expected.");
        }
    }

    /// <summary>With the trace, the grounds in law and the sentence of each finding, in both languages.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Checklist.Points)]
    public List<Finding> HqsDesk()
    {
        var evaluator = new Evaluator(rulebook, NothingComputed, NothingAnswered);
        evaluator.Add(stated);
        var findings = new List<Finding>(Checklist.Points);
        foreach (var rule in rulebook.Asked)
        {
            findings.Add(evaluator.Find(rule, stated));
        }

        return findings;
    }

    [Benchmark(OperationsPerInvoke = Checklist.Points)]
    public ValueTask<List<RuleResultTree>> MicrosoftRulesEngine() => peer.ExecuteAllRulesAsync(Workflow, peerFacts);

    [Benchmark(OperationsPerInvoke = Checklist.Points)]
    public int HandWritten()
    {
        var ticked = 0;
        for (var i = 0; i < handWritten.Length; i++)
        {
            ticked |= handWritten[i](Checklist.OfACase) ? 1 << i : 0;
        }

        return ticked;
    }

    private static void WriteRulebook(string folder)
    {
        var facts = new StringBuilder("noun: point\nsubject: case\ntitle: { en: Points, ru: Пункты }\nfacts:\n");
        Write("facts/subjects.yaml", "subjects:\n  case: { label: { en: case, ru: дело } }\n");
        foreach (var (name, _) in Checklist.All)
        {
            var key = Key(name);
            facts.Append(
                $$"""
                  {{key}}: { type: yes_no, who: employer, label: { en: {{key}}, ru: {{key}} }, question: { en: "{{key}}?", ru: "{{key}}?" } }

                """);
            Write(
                $"checklist/{key.Replace('_', '-')}.yaml",
                $$"""
                kind: condition
                title: { en: {{key}}, ru: {{key}} }
                versions:
                  - { from: 2010-07-01, require: point.{{key}} = yes, source: [bench], rows: [], confidence: P, checked_on: 2026-11-23 }
                says:
                  met: { en: "{{key}} is there.", ru: "{{key}}: есть." }
                  not_met: { en: "{{key}} is not there.", ru: "{{key}}: нет." }
                """);
        }

        Write("facts/point.yaml", facts.ToString());
        Write("sources/acts.yaml", "checked_on: 2026-11-23\nsources:\n  bench: { kind: page, title: { en: bench, ru: bench } }\n");

        void Write(string name, string text)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    // ContractSigned is written contract_signed in a rulebook.
    private static string Key(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
