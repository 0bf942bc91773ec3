using Hqs.Rules.Checking;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;

namespace Hqs.Rules.Tests;

/// <summary>
/// A small rulebook in a folder of its own. It is valid as it stands: a test adds a rule to it, or breaks one thing.
/// The world it is about is invented: trips that are paid or not.
/// </summary>
public sealed class SmallRulebook : IDisposable
{
    /// <summary>The proof of a version or an alternative written on one line.</summary>
    public const string Proven = "source: [act-1:2], rows: [X1], confidence: P, checked_on: 2026-03-18";

    private readonly string folder = Directory.CreateTempSubdirectory("small-rulebook-").FullName;

    public SmallRulebook()
    {
        Write("facts/subjects.yaml", Texts.Subjects);
        Write("facts/trip.yaml", Texts.TripFacts);
        Write("sources/acts.yaml", Texts.Acts);
        Write("countries/countries.yaml", "countries: {}");
        Write("countries/regions.yaml", "regions: {}");
        Write("posts/posts.yaml", "posts: {}");
        Write("trips/paid.yaml", Texts.Paid);
        Write("trips/paid.examples.yaml", Texts.PaidExamples);
    }

    /// <summary>The small rulebook with a fact of every kind (not all used, so it can be read but not pass the check) and a few countries.</summary>
    public static SmallRulebook OfEveryKindOfFact() => new SmallRulebook()
        .Write("facts/trip.yaml", Texts.EveryKindOfFact)
        .Write("countries/countries.yaml", Texts.Countries);

    public SmallRulebook Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Replaces a piece of a file that stands there exactly once.</summary>
    public SmallRulebook Change(string path, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(folder, path));
        Assert.Equal(2, text.Split(from).Length);
        return Write(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Adds a rule; its title is its id.</summary>
    public SmallRulebook Rule(string id, string text) =>
        Write(id.Replace('.', '/') + ".yaml", $"title: {{ en: {id}, ru: {id} }}\n{text}");

    /// <summary>Adds a condition of one version, whose content is written on one line: <c>require: trip.a = yes</c>.</summary>
    public SmallRulebook Condition(string id, string content, string head = "") =>
        Rule(id, $"kind: condition\n{head}\nversions: [ {{ from: 2020-01-01, {content}, {Proven} }} ]");

    public Rulebook Load() => Rulebook.Load(folder);

    /// <summary>What is wrong with it when it is read.</summary>
    public IReadOnlyList<Problem> ReadingProblems() => Assert.Throws<RulebookException>(Load).Problems;

    /// <summary>What is wrong with it when it is read and checked.</summary>
    public IReadOnlyList<Problem> Check(params ComputedFact[] computed) => RulebookCheck.Of(folder, computed.ToDictionary(c => c.FactId));

    /// <summary>Asks a rule about a case of which these facts are stated: <c>trip.a: yes, trip.price: 100 RUB</c>.</summary>
    public Finding Ask(string rule, string given = "", string answers = "")
    {
        var asking = new Asking(Load(), answers);
        return asking.Given(given).About(rule);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
