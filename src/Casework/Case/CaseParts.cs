using System.Collections.Immutable;
using System.Globalization;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Cases;

/// <summary>What people add to a case and take from it: a family member, a document, a row of a list, an answer to an open question.</summary>
public static class CaseParts
{
    /// <summary>What people and documents state of one fact of one subject, in the order written.</summary>
    public static IEnumerable<Statement> Stated(this Case @case, string subjectId, Fact fact) =>
        @case.Subjects.Where(s => s.Id == subjectId).SelectMany(s => s.Facts).Where(f => f.Fact == fact).Select(f => f.Statement);

    public static CaseSubject? Find(this Case @case, string subjectId) => @case.Subjects.FirstOrDefault(s => s.Id == subjectId);

    /// <summary>The case with one more family member, and the id it was given.</summary>
    public static (Case Case, string Id) WithMember(this Case @case, string? relation)
    {
        var word = relation ?? "member";
        var names = @case.Subjects.Where(s => s.Kind == "member").Select(s => s.Name).ToHashSet();
        var name = Enumerable.Range(1, names.Count + 1).Select(i => i == 1 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}-{i}")).First(n => !names.Contains(n));
        var member = new CaseSubject("member", "member:" + name, name, []);
        // People stand before papers.
        var before = @case.Subjects.TakeWhile(s => s.Kind != "document").Count();
        return (@case with { Subjects = @case.Subjects.Insert(before, member) }, member.Id);
    }

    /// <summary>The case with one more document of a person, and the id it was given.</summary>
    public static (Case Case, string Id) WithDocument(this Case @case, string kind, string personId, Rulebook rulebook)
    {
        var number = (@case.Subjects.Count(s => s.Kind == "document") + 1).ToString(CultureInfo.InvariantCulture);
        var person = @case.Find(personId) ?? @case.Find(Case.PrincipalId)!;
        ImmutableArray<StatedFact> facts =
        [
            new(rulebook.Facts["document.kind"], new Statement(new Code(kind))),
            new(rulebook.Facts["document.of"], new Statement(new Plain(person.Name))),
        ];
        return (@case with { Subjects = @case.Subjects.Add(new("document", "document:" + number, number, facts, person.Id, kind)) }, "document:" + number);
    }

    /// <summary>The case without a member or a document, and without what belonged to it alone: papers, and what papers stated.</summary>
    public static Case Without(this Case @case, string subjectId)
    {
        var gone = @case.Subjects.Where(s => s.Id == subjectId || s.Of == subjectId).Select(s => s.Id).ToHashSet();
        var name = @case.Find(subjectId) is { Kind: "member" } member ? member.Name : null;
        return @case with
        {
            Subjects = [.. @case.Subjects.Where(s => !gone.Contains(s.Id)).Select(s => s with
            {
                Facts = [.. s.Facts.Where(f => f.Statement.DocumentKind is null || f.Statement.By is null || !gone.Contains(f.Statement.By)).Select(f => WithoutRowsOf(f, name)).Where(f => f.Statement.Value is not Table { Rows.IsEmpty: true })],
            })],
        };
    }

    /// <summary>An answer to an open question, or with null none.</summary>
    public static Case WithAnswer(this Case @case, string questionId, Answer? answer) =>
        @case with { Answers = answer is null ? @case.Answers.Remove(questionId) : @case.Answers.SetItem(questionId, answer) };

    // Events of a person who left the case would name nobody.
    private static StatedFact WithoutRowsOf(StatedFact stated, string? name) => name is not null && stated.Statement.Value is Table table
        ? stated with { Statement = stated.Statement with { Value = new Table(table.Rows.RemoveAll(r => r.GetValueOrDefault("who") is Plain who && who.Text == name)) } }
        : stated;
}
