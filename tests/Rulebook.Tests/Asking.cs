using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;
using Hqs.Rules.Tracing;
using NodaTime;
using NodaTime.Text;

namespace Hqs.Rules.Tests;

/// <summary>A case made for a test: facts are stated of it as they are written in files, and rules are asked about it.</summary>
public sealed class Asking
{
    private readonly Rulebook rulebook;

    public Asking(Rulebook rulebook, string answers = "", params ComputedFact[] computed)
    {
        this.rulebook = rulebook;
        Evaluator = new Evaluator(rulebook, computed.ToDictionary(c => c.FactId), Entries(answers).ToDictionary(e => e.Key.Text, e => ((ScalarNode)e.Value).Text));
        Case = Add("case", "case", null);
    }

    public Evaluator Evaluator { get; }

    public Subject Case { get; }

    public Subject Add(string kind, string id, Subject? outer)
    {
        var subject = new Subject(kind, id, Words.Same(id), outer);
        Evaluator.Add(subject);
        return subject;
    }

    /// <summary>States facts as a case file would write them; what is “unknown” is not stated.</summary>
    public Asking Given(string facts, Subject? of = null)
    {
        var problems = new List<Problem>();
        var values = new ValueReader(rulebook.Tables);
        foreach (var (key, node) in Entries(facts))
        {
            if (node is not ScalarNode { Text: "unknown" })
            {
                var fact = rulebook.Facts[key.Text];
                var value = values.Read(node, fact.Type, problems);
                Assert.Empty(problems);
                (of ?? Case).State(fact, new Statement(value!, "test"));
            }
        }

        return this;
    }

    public Finding About(string rule, Subject? subject = null) => Evaluator.Find((AskedRule)rulebook.Rules[rule], subject ?? Case);

    public TracedValue Class(string classification, Subject? subject = null) => Evaluator.ClassOf((Classification)rulebook.Rules[classification], subject ?? Case);

    private static IReadOnlyList<KeyValuePair<ScalarNode, Node>> Entries(string flow)
    {
        var problems = new List<Problem>();
        var map = (MapNode)Yaml.Read("{ " + flow + " }", "test", problems)!;
        Assert.Empty(problems);
        return map.Entries;
    }
}

/// <summary>Short ways to write what tests compare.</summary>
internal static class Written
{
    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Term Term(string text) => ValueReader.ReadTerm(text)!;

    public static Money Money(string text) => ValueReader.ReadMoney(text, PayPeriod.None)!;

    public static string[] Names(this IEnumerable<Missing> missing) => [.. missing.Select(m => m.Id)];

    /// <summary>Asserts that one of the problems stands at that line of that file and says that.</summary>
    public static void Holds(this IReadOnlyList<Problem> problems, string file, int line, string hint)
    {
        Assert.Contains(problems, p => p.Place.File == file && p.Place.Line == line && p.Says.En.Contains(hint, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.True(p.Says.Ru.Length > 0 && p.Says.Ru != p.Says.En, p.Says.Ru));
    }

    /// <summary>Asserts that this is the only problem.</summary>
    public static void HoldsOnly(this IReadOnlyList<Problem> problems, string file, int line, string hint)
    {
        problems.Holds(file, line, hint);
        Assert.Single(problems);
    }
}
