using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Casework.Cases;

/// <summary>
/// One principal, an employer, an employment, family, a post, documents, events and pay: everything stated, and nothing else.
/// Immutable; a change gives another case.
/// </summary>
/// <param name="Subjects">The case itself first, then the principal, members and documents.</param>
/// <param name="Answers">Answers given to open questions, by question id.</param>
public sealed record Case(ImmutableArray<CaseSubject> Subjects, ImmutableSortedDictionary<string, Answer> Answers)
{
    /// <summary>The version of the case file format this desk writes.</summary>
    public const int Format = 1;

    public const string CaseId = "case";
    public const string PrincipalId = "principal";

    /// <summary>The case with one fact stated otherwise, by nobody but the question “what if”.</summary>
    public Case With(string subjectId, Fact fact, Value value) => With(subjectId, fact, new Statement(value, "what if"));

    /// <summary>The case with one fact stated anew, whatever people stated before; null takes their statements back. What documents state stays.</summary>
    public Case With(string subjectId, Fact fact, Statement? statement) => this with
    {
        Subjects = [.. Subjects.Select(s => s.Id != subjectId ? s : s with
        {
            Facts = statement is null
                ? s.Facts.RemoveAll(f => f.Fact == fact && f.Statement.DocumentKind is null)
                : s.Facts.RemoveAll(f => f.Fact == fact && (f.Statement.DocumentKind is null || statement.By == "what if")).Add(new(fact, statement)),
        })],
    };

    /// <summary>The case with one more row in a list of it, such as an event or a duty done.</summary>
    public Case WithRow(Fact list, ImmutableSortedDictionary<string, Value> row)
    {
        var rows = Subjects[0].Facts.LastOrDefault(f => f.Fact == list)?.Statement.Value is Table table ? table.Rows : [];
        return With(CaseId, list, new Statement(new Table(rows.Add(row))));
    }
}

/// <summary>A subject of the case with what is stated of it, in the order it was written.</summary>
/// <param name="Id"><c>case</c>, <c>principal</c>, <c>member:anita</c>, <c>document:2</c>.</param>
/// <param name="Name">The part of the id people write: <c>anita</c>.</param>
/// <param name="Of">For a document, the id of the person it belongs to.</param>
/// <param name="Tag">For a document, what kind of paper it is.</param>
public sealed record CaseSubject(string Kind, string Id, string Name, ImmutableArray<StatedFact> Facts, string? Of = null, string? Tag = null);

/// <summary>One statement of one fact.</summary>
public sealed record StatedFact(Fact Fact, Statement Statement);

/// <summary>A person's answer to an open question: the alternative chosen (or null for a thing verified), by whom, when and why.</summary>
public sealed record Answer(string? Choice, string? By, LocalDate? On, string? Because);
