using System.Collections.Immutable;
using Hqs.Rules.Reading;
using Hqs.Rules.Time;
using NodaTime;

namespace Hqs.Rules;

/// <summary>
/// Everything the law, a ministry or a consulate says, as read from one folder. Immutable: evaluating it changes nothing.
/// </summary>
public sealed class Rulebook
{
    public required string Folder { get; init; }

    /// <summary>Fingerprint of every file that was read, so that an assessment can name the rulebook behind it.</summary>
    public required string Version { get; init; }
    public required ReferenceTables Tables { get; init; }
    public required WorkingCalendar Calendar { get; init; }
    public required IReadOnlyDictionary<string, SubjectKind> SubjectKinds { get; init; }

    /// <summary>Titles of the nouns facts are grouped by.</summary>
    public required IReadOnlyDictionary<string, Words> Nouns { get; init; }
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }
    public required IReadOnlyDictionary<string, Source> Sources { get; init; }

    /// <summary>Sections of the guide the rulebook carries, by number; every rule names the sections it serves.</summary>
    public required IReadOnlyDictionary<string, Words> GuideSections { get; init; }

    /// <summary>How people say things, for finding an answer to a question.</summary>
    public required SearchWords SearchWords { get; init; }

    /// <summary>Sources the reference tables rest on.</summary>
    public required IReadOnlySet<string> TableSources { get; init; }
    public required IReadOnlyDictionary<string, Rule> Rules { get; init; }

    /// <summary>Rules that are asked about subjects, in the order of their ids.</summary>
    public required ImmutableArray<AskedRule> Asked { get; init; }

    /// <summary>The classification that fills each derived fact.</summary>
    public required IReadOnlyDictionary<Fact, Classification> Derived { get; init; }

    private readonly Dictionary<(Rule, Fact), ImmutableArray<LocalDate>> versionStarts = [];

    public ImmutableArray<Question> Questions => field.IsDefault ? field = [.. Rules.Values.OfType<Question>()] : field;

    /// <summary>Facts another date stands in for while nobody has stated them, in the order of their ids.</summary>
    public ImmutableArray<Fact> Assumable => field.IsDefault ? field = [.. Facts.Values.Where(f => f.Assumed is not null).OrderBy(f => f.Id, StringComparer.Ordinal)] : field;

    /// <summary>Kinds of paper rules ask about, in order.</summary>
    public ImmutableArray<string> Papers => field.IsDefault ? field = [.. Asked.OfType<PaperRule>().Select(r => r.Tag!).Distinct().Order(StringComparer.Ordinal)] : field;

    /// <summary>Reads the folder. Throws <see cref="RulebookException"/> with every problem when it cannot be used.</summary>
    public static Rulebook Load(string folder)
    {
        var reader = new RulebookReader(folder);
        var rulebook = reader.Read();
        return reader.Problems.Count == 0 && rulebook is not null ? rulebook : throw new RulebookException(reader.Problems);
    }

    /// <summary>
    /// The first days of the versions a rule rests on, as far as that date picks them: its own, its parameters' and those of the classes
    /// it reads, and the days after their ends. Where the date is unknown, each day stands for a span of law, or of none after a rule was
    /// abolished.
    /// </summary>
    public ImmutableArray<LocalDate> VersionStarts(Rule rule, Fact versionBy)
    {
        lock (versionStarts)
        {
            if (!versionStarts.TryGetValue((rule, versionBy), out var days))
            {
                versionStarts[(rule, versionBy)] = days =
                [
                    .. RestsOn(rule, []).OfType<IVersioned>().Where(r => r.VersionBy == versionBy)
                        .SelectMany(r => r.AllVersions).Where(v => v.Standing != Standing.Announced)
                        .SelectMany(v => v.Until is { } end ? [v.From, end.PlusDays(1)] : new[] { v.From }).Distinct().Order(),
                ];
            }

            return days;
        }
    }

    private HashSet<Rule> RestsOn(Rule rule, HashSet<Rule> found)
    {
        if (!found.Add(rule))
        {
            return found;
        }

        foreach (var comparison in Checking.RulebookCheck.Conditions(rule).SelectMany(c => c.Comparisons()))
        {
            var (fact, parameter, shift) = comparison.Right switch
            {
                Evaluation.FactOperand f => (f.Fact, null, f.Shift),
                Evaluation.ParameterOperand p => (null, p.Parameter, p.Shift),
                _ => ((Fact?)null, (Parameter?)null, (Evaluation.Shift?)null),
            };
            foreach (var one in new Rule?[] { parameter, shift?.Parameter }.OfType<Rule>())
            {
                found.Add(one);
            }

            foreach (var read in new[] { comparison.Left, fact }.OfType<Fact>())
            {
                RestsOn(read, found);
            }
        }

        return found;
    }

    private void RestsOn(Fact fact, HashSet<Rule> found)
    {
        if (Derived.TryGetValue(fact, out var classification))
        {
            RestsOn(classification, found);
        }

        foreach (var read in fact.ComputedFrom ?? [])
        {
            if (read.StartsWith('@') && Rules.TryGetValue(read[1..], out var parameter))
            {
                found.Add(parameter);
            }
            else if (Facts.TryGetValue(read, out var inner) && inner != fact)
            {
                RestsOn(inner, found);
            }
        }
    }

    /// <summary>Nouns a case file writes directly in a block of that subject: the subject's own name and the general kind it is.</summary>
    public IReadOnlyList<string> OwnNouns(string kind) => SubjectKinds[kind].Is is { } general ? [kind, general] : [kind];

    /// <summary>Nouns that stand as blocks of their own inside a subject's block: the visa of a person.</summary>
    public IEnumerable<string> InnerNouns(string kind) => Facts.Values
        .Where(f => f.IsStated && IsA(kind, f.Subject) && !OwnNouns(kind).Contains(f.Noun)).Select(f => f.Noun).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Whether a subject of one kind belongs to another: a member is a person.</summary>
    public bool IsA(string kind, string wanted) => kind == wanted || SubjectKinds[kind].Is == wanted;

    /// <summary>
    /// Whether facts of those subjects can be read together from a rule asked about <paramref name="ruleSubject"/>. A rule about
    /// “person” sees what every kind of person sees; a rule about a document sees its person, of whichever kind that is.
    /// </summary>
    public bool CanRead(string ruleSubject, params IEnumerable<string> factSubjects)
    {
        var wanted = factSubjects.ToList();
        return Concrete(ruleSubject).All(kind => Chains(kind).Any(chain => wanted.All(w => chain.Any(k => IsA(k, w)))));
    }

    /// <summary>The kinds of subject met on the way outwards, in every way there is.</summary>
    public IEnumerable<IReadOnlyList<string>> Chains(string kind) => SubjectKinds[kind].Outer is not { } outer
        ? [[kind]]
        : Concrete(outer).SelectMany(Chains).Select(chain => (IReadOnlyList<string>)[kind, .. chain]);

    /// <summary>The kinds a more general one stands for, or itself.</summary>
    public IReadOnlyList<string> Concrete(string kind) => SubjectKinds.ContainsKey(kind) ? [kind] : [.. SubjectKinds.Values.Where(k => k.Is == kind).Select(k => k.Id)];

    public bool KnowsSubject(string kind) => Concrete(kind).Count > 0;
}
