using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Web;

/// <summary>A value to show; a list is shown with its rows.</summary>
public sealed record StatedValue(Fact Fact, Value Value, Rulebook Rulebook)
{
    /// <summary>Who stated it: the document by its kind, the person as named, otherwise the case file.</summary>
    public static Words By(Statement statement, Rulebook rulebook) => statement switch
    {
        { DocumentKind: { } document } => rulebook.Facts["document.kind"].Type.Options.FirstOrDefault(o => o.Id == document)?.Label ?? Words.Same(document),
        { By: Statement.ByEvent } => new("the list of events", "список событий"),
        { By: { } by } => Words.Same(by),
        _ => new("the case file", "файл дела"),
    };
}

/// <summary>Facts of one subject, to show by noun.</summary>
public sealed record FactsView(IReadOnlyList<StatedFact> Facts, Rulebook Rulebook);
