using System.Collections.Concurrent;
using Hqs.Rules.Checking;
using Hqs.Rules.Reading;

namespace Hqs.Rules.Tests;

/// <summary>The tables of <c>truth/</c>, one file an operator: every combination of yes, no and not known, with what comes out.</summary>
public class TruthTest
{
    private static readonly ConcurrentDictionary<string, Rulebook> Rulebooks = [];
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "truth");

    public static TheoryData<string, int> EveryRow()
    {
        var rows = new TheoryData<string, int>();
        foreach (var table in Tables())
        {
            for (var i = 0; i < Rows(Read(table)).Count; i++)
            {
                rows.Add(table, i);
            }
        }

        return rows;
    }

    public static TheoryData<string> EveryTable() => [.. Tables()];

    [Theory, MemberData(nameof(EveryRow))]
    public void The_answer_is_as_the_table_says(string table, int row)
    {
        var file = Read(table);
        var columns = Rows(file)[row];
        var given = string.Join(", ", Facts(file).Select(f => $"trip.{f}: {Text(columns, f)}"));

        var finding = new Asking(Rulebooks.GetOrAdd(table, _ => Load(file))).Given(given).About("trips.tested");

        Assert.Equal(Text(columns, "then"), Examples.Name(finding.Status));
        Assert.Equal([.. List(columns, "missing").Select(f => "trip." + f)], finding.Missing.Names());
        if (finding.Status == Status.Unknown)
        {
            string[] couldBe = columns.Find("could_be") is null ? ["met", "not_met"] : List(columns, "could_be");
            Assert.Equal(couldBe, from one in new[] { Status.Met, Status.NotMet, Status.NotApplicable } where finding.Possible.HasFlag(one.Only()) select Examples.Name(one));
        }
    }

    [Theory, MemberData(nameof(EveryTable))]
    public void A_table_leaves_no_combination_out(string table)
    {
        var file = Read(table);
        var facts = Facts(file);
        var combinations = Rows(file).Select(row => string.Join(' ', facts.Select(f => Text(row, f)))).ToList();

        Assert.All(combinations.SelectMany(c => c.Split(' ')), word => Assert.Contains(word, new[] { "yes", "no", "unknown" }));
        Assert.Equal((int)Math.Pow(3, facts.Length), combinations.Distinct().Count());
        Assert.Equal(combinations.Distinct().Count(), combinations.Count);
    }

    [Fact]
    public void Every_operator_has_its_table() => Assert.Superset(
        new HashSet<string> { "all", "any", "none", "nothing", "applies-when", "unless-met", "unless-not-met", "unless-not-applicable" },
        Tables().ToHashSet());

    private static IEnumerable<string> Tables() => Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    private static MapNode Read(string table)
    {
        var problems = new List<Problem>();
        var node = Yaml.Read(File.ReadAllText(Path.Combine(Folder, table + ".yaml")), table, problems);
        Assert.Empty(problems);
        return (MapNode)node!;
    }

    private static Rulebook Load(MapNode file)
    {
        var head = file.Find("applies_when") is ScalarNode applies ? $"applies_when: {applies.Text}" : "";
        using var rulebook = SmallRulebook.OfEveryKindOfFact().Condition("trips.tested", Text(file, "version"), head);
        return rulebook.Load();
    }

    private static List<MapNode> Rows(MapNode file) => [.. ((ListNode)file.Find("rows")!).Items.Cast<MapNode>()];

    private static string[] Facts(MapNode file) => List(file, "facts");

    private static string Text(MapNode map, string key) => ((ScalarNode)map.Find(key)!).Text;

    private static string[] List(MapNode map, string key) => map.Find(key) is ListNode list ? [.. list.Items.Cast<ScalarNode>().Select(s => s.Text)] : [];
}
