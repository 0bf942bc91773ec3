using NodaTime;

namespace Hqs.Rules.Evaluation;

/// <summary>A fact's value as a person or a document states it, on a day.</summary>
/// <param name="Value">What is stated.</param>
/// <param name="By">Who states it: a person as named, or the id of a document.</param>
/// <param name="On">The day of the statement, if known.</param>
/// <param name="Because">The reason, which a judgement must have.</param>
/// <param name="DocumentKind">Kind of the document that states it, or null when a person does.</param>
public sealed record Statement(Value Value, string? By = null, LocalDate? On = null, string? Because = null, string? DocumentKind = null)
{
    /// <summary>Stated by the list of events.</summary>
    public const string ByEvent = "event";

    /// <summary>Follows from a paper's being listed.</summary>
    public const string ByListing = "listed";

    /// <summary>Supplied by this program: the day of the assessment, what nobody has to say.</summary>
    public const string ByDesk = "desk";
}

/// <summary>What rules are asked about: a case, a person, a quarter. Facts not stated here are looked up on the outer subject.</summary>
public sealed class Subject(string kind, string id, Words label, Subject? outer, string? tag = null, bool isOnlyWanted = false)
{
    private readonly Dictionary<Fact, List<Statement>> statements = [];
    private readonly List<(string Wanted, Subject? Holder)> holders = [];

    public string Kind => kind;

    /// <summary>Unique within a case: <c>case</c>, <c>principal</c>, <c>member:anita</c>, <c>quarter:2026-Q4</c>.</summary>
    public string Id => id;
    public Words Label => label;
    public Subject? Outer => outer;

    /// <summary>What kind of paper a document is; rules with a tag are asked only of subjects that carry it.</summary>
    public string? Tag => tag;

    /// <summary>A paper nobody has listed: only the rules about that kind of paper are asked of it.</summary>
    public bool IsOnlyWanted => isOnlyWanted;

    public IReadOnlyDictionary<Fact, List<Statement>> Statements => statements;

    /// <summary>This subject or the nearest outer one that belongs to a kind; remembered, because every read asks.</summary>
    internal Subject? Holder(string wanted, Rulebook rulebook)
    {
        // A handful of kinds at most, so looking along them is quicker than hashing.
        foreach (var (kind, known) in holders)
        {
            if (kind == wanted)
            {
                return known;
            }
        }

        var holder = rulebook.IsA(Kind, wanted) ? this : Outer?.Holder(wanted, rulebook);
        holders.Add((wanted, holder));
        return holder;
    }

    public void State(Fact fact, Statement statement)
    {
        if (!statements.TryGetValue(fact, out var list))
        {
            statements[fact] = list = [];
        }

        list.Add(statement);
    }

    /// <summary>The statement that settles the fact: by the document that governs it, strongest first, otherwise the latest one given.</summary>
    public Statement? Settled(Fact fact)
    {
        if (!statements.TryGetValue(fact, out var list))
        {
            return null;
        }

        foreach (var document in fact.GovernedBy)
        {
            if (list.LastOrDefault(s => s.DocumentKind == document) is { } governing)
            {
                return governing;
            }
        }

        return list.LastOrDefault(s => s.DocumentKind is null) ?? list[^1];
    }

    public override string ToString() => id;
}
