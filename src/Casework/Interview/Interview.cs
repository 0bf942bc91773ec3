using System.Collections.Immutable;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Casework.Interviews;

/// <summary>A fact to ask for, with what waits for it; nothing when it is only worth keeping.</summary>
public sealed record Asking(Fact Fact, NextFact? Next);

/// <summary>One screen of the interview: what is asked of one subject under one noun.</summary>
/// <param name="SubjectId">A subject of the case, or a paper nobody has listed yet: <c>document:principal/passport</c>.</param>
/// <param name="About">Whom or what it is about; null for the case itself.</param>
public sealed record Screen(string Noun, string SubjectId, Words Title, Words? About, ImmutableArray<Asking> Asked);

/// <summary>All facts of one noun and subject, known or not.</summary>
public sealed record Topic(string Noun, string SubjectId, Words Title, Words? About, ImmutableArray<Fact> Facts, int Known);

/// <summary>
/// What to ask next, one screen a subject, the most useful first. There is no graph of questions: the order is that of the
/// assessment's own list of what is missing.
/// </summary>
public sealed class Interview
{
    public const string CaseNoun = "case";

    private readonly Assessment assessment;

    private Interview(Assessment assessment) => this.assessment = assessment;

    /// <summary>Screens with something the decisions wait for.</summary>
    public ImmutableArray<Screen> Screens { get; private init; } = [];

    /// <summary>Contested law the decisions wait for.</summary>
    public ImmutableArray<Question> Law { get; private init; } = [];

    /// <summary>What nobody in the case can tell: a price, a law not recorded.</summary>
    public ImmutableArray<Missing> Outside { get; private init; } = [];

    /// <summary>How many facts and questions the leading decision still waits for.</summary>
    public int Left { get; private init; }

    /// <summary>Needs of the leading decision that are decided, of those that apply.</summary>
    public (int Decided, int All) Needs { get; private init; }

    public static Interview Of(Assessment assessment)
    {
        var lead = assessment.Lead.Rule.Id;
        var facts = assessment.NextFacts.Where(n => n.Missing.Kind == MissingKind.Fact && assessment.Rulebook.Facts[n.Missing.Id].IsStated).ToList();
        var needs = Leaves(assessment.Lead).Where(f => f.Status != Status.NotApplicable).ToList();
        return new(assessment)
        {
            Screens = [.. facts.GroupBy(n => (assessment.Rulebook.Facts[n.Missing.Id].Noun, Id: SubjectOf(n, assessment.Rulebook))).Select(g => ScreenOf(g.Key.Noun, g.Key.Id, g, assessment))],
            Law = [.. assessment.NextFacts.Where(n => n.Missing.Kind == MissingKind.Question).Select(n => (Question)assessment.Rulebook.Rules[n.Missing.Id]).Distinct()],
            Outside = [.. assessment.NextFacts.Select(n => n.Missing).Where(m => m.Kind is MissingKind.Inquiry or MissingKind.Law)],
            Left = assessment.NextFacts.Count(n => n.Serves.Contains(lead)),
            Needs = (needs.Count(f => f.Status != Status.Unknown), needs.Count),
        };
    }

    /// <summary>A screen about any noun of any subject: what is asked there now, or, when nothing is, whatever is not known yet.</summary>
    public Screen About(string noun, string subjectId)
    {
        if (Screens.FirstOrDefault(s => s.Noun == noun && s.SubjectId == subjectId) is { } asked)
        {
            return asked;
        }

        var (title, about) = Named(noun, subjectId, assessment);
        return new(noun, subjectId, title, about, [.. FactsOf(noun, assessment.Rulebook).Where(f => !assessment.Case.Stated(subjectId, f).Any()).Select(f => new Asking(f, null))]);
    }

    /// <summary>Every noun of every subject of the case.</summary>
    public IEnumerable<Topic> Topics()
    {
        var rulebook = assessment.Rulebook;
        foreach (var subject in assessment.Case.Subjects)
        {
            var nouns = subject.Kind switch
            {
                "case" => rulebook.Facts.Values.Where(f => f.Subject == "case" && f.IsStated).Select(f => f.Noun).Distinct().OrderBy(n => n != CaseNoun).ThenBy(n => n, StringComparer.Ordinal),
                "document" => ["document"],
                _ => rulebook.OwnNouns(subject.Kind).Reverse().Concat(rulebook.InnerNouns(subject.Kind)),
            };
            foreach (var noun in nouns)
            {
                var facts = FactsOf(noun, rulebook);
                if (!facts.IsEmpty)
                {
                    var (title, about) = Named(noun, subject.Id, assessment);
                    yield return new(noun, subject.Id, title, about, facts, facts.Count(f => assessment.Case.Stated(subject.Id, f).Any()));
                }
            }
        }
    }

    /// <summary>The facts people state under a noun, as the rulebook lists them.</summary>
    public static ImmutableArray<Fact> FactsOf(string noun, Rulebook rulebook) =>
        [.. rulebook.Facts.Values.Where(f => f.Noun == noun && f.IsStated && f.Id != Evaluator.DutyList).OrderBy(f => f.Place.Line)];

    /// <summary>The subject of the case behind an id; a wanted paper that has been listed since is that paper.</summary>
    public static CaseSubject? Subject(Case @case, string subjectId)
    {
        if (Wanted(subjectId) is not { } paper)
        {
            return @case.Find(subjectId);
        }

        return @case.Subjects.LastOrDefault(s => s.Kind == "document" && s.Tag == paper.Kind && s.Of == paper.PersonId);
    }

    /// <summary>The paper and the person a wanted paper's id names, or null when the id is another.</summary>
    public static (string Kind, string PersonId)? Wanted(string subjectId)
    {
        if (!subjectId.StartsWith("document:", StringComparison.Ordinal) || subjectId.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash))
        {
            return null;
        }

        var person = subjectId["document:".Length..slash];
        return (subjectId[(slash + 1)..], person == Case.PrincipalId ? person : "member:" + person);
    }

    private static Screen ScreenOf(string noun, string subjectId, IEnumerable<NextFact> next, Assessment assessment)
    {
        var (title, about) = Named(noun, subjectId, assessment);
        var asked = next.Select(n => new Asking(assessment.Rulebook.Facts[n.Missing.Id], n)).ToList();
        // Beside a question stands its way out: no citizenship to use.
        var instead = assessment.Rulebook.Facts.Values.Where(f => f.InsteadOf is { } other && f.Noun == noun && asked.Exists(a => a.Fact.Id == other)).Select(f => new Asking(f, null));
        return new(noun, subjectId, title, about, [.. asked.SelectMany(a => instead.Where(i => i.Fact.InsteadOf == a.Fact.Id).Prepend(a)).DistinctBy(a => a.Fact)]);
    }

    private static string SubjectOf(NextFact next, Rulebook rulebook) => rulebook.Facts[next.Missing.Id].Subject switch
    {
        "case" => Case.CaseId,
        "principal" => Case.PrincipalId,
        _ => next.Missing.Subject?.Id ?? Case.PrincipalId,
    };

    private static (Words Title, Words? About) Named(string noun, string subjectId, Assessment assessment)
    {
        var rulebook = assessment.Rulebook;
        var title = rulebook.Nouns.GetValueOrDefault(noun) ?? Words.Same(noun);
        var subject = Subject(assessment.Case, subjectId);
        var (kind, person) = subject is { Kind: "document" } ? (subject.Tag, subject.Of) : Wanted(subjectId) is { } wanted ? (wanted.Kind, wanted.PersonId) : (null, null);
        if (kind is null && subject?.Kind != "document")
        {
            return (title, subjectId == Case.CaseId ? null : Name(subject, rulebook));
        }

        var paper = rulebook.Facts["document.kind"].Type.Options.FirstOrDefault(o => o.Id == kind)?.Label ?? title;
        return (new(Capital(paper.En), Capital(paper.Ru)), Name(assessment.Case.Find(person ?? Case.PrincipalId), rulebook));
    }

    /// <summary>What a person is called: by name, else by the place in the family.</summary>
    public static Words Name(CaseSubject? person, Rulebook rulebook)
    {
        if (person is null)
        {
            return rulebook.SubjectKinds["principal"].Label;
        }

        string? Said(string fact) => (person.Facts.LastOrDefault(f => f.Fact.Id == fact)?.Statement.Value as Plain)?.Text;
        var kind = rulebook.SubjectKinds[person.Kind].Label;
        return (Said("person.name"), Said("person.name_russian")) switch
        {
            ({ } latin, var russian) => new(latin, russian ?? latin),
            (null, { } russian) => Words.Same(russian),
            _ => person.Kind == "member" ? new($"{kind.En} {person.Name}", $"{kind.Ru} {person.Name}") : kind,
        };
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static IEnumerable<Finding> Leaves(Finding decision) => decision.Trace.Where(t => t.Role == TraceRole.Need).Select(t => t.Finding!)
        .SelectMany(f => f.Rule is Decision ? Leaves(f) : [f]).Distinct();
}
