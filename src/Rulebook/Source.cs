using NodaTime;

namespace Hqs.Rules;

/// <summary>A law, order, treaty, bill or page that rules rest on.</summary>
public sealed record Source(string Id, string Kind, Words Title, Words Short, string Dated, IReadOnlyList<string> Links, LocalDate CheckedOn, Place Place);

/// <summary>A source and, for acts, the article: <c>fz-115:13.2.1</c>.</summary>
public sealed record SourceCitation(string SourceId, string? Article, Place Place)
{
    /// <summary>The article as it is cited: “art. 13.2(1)(3)”, «подп. 3 п. 1 ст. 13.2».</summary>
    public Words? ArticleWords()
    {
        if (Article is null)
        {
            return null;
        }

        var parts = Article.Split('(', ')').Where(p => p.Length > 0).ToArray();
        var ru = parts.Length switch
        {
            1 => $"ст. {parts[0]}",
            2 => $"п. {parts[1]} ст. {parts[0]}",
            _ => $"подп. {parts[2]} п. {parts[1]} ст. {parts[0]}",
        };
        return new($"art. {Article}", ru);
    }

    public override string ToString() => Article is null ? SourceId : $"{SourceId}:{Article}";
}

/// <summary>Where something stands in a file; lines and columns count from one.</summary>
public sealed record Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>Something wrong in a file, with the place and how to repair it.</summary>
public sealed record Problem(Place Place, Words Says);
