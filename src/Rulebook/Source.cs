using NodaTime;

namespace Hqs.Rules;

/// <summary>A law, order, treaty, bill or page that rules rest on.</summary>
public sealed record Source(string Id, string Kind, Words Title, Words Short, string Dated, IReadOnlyList<string> Links, LocalDate CheckedOn, Place Place);

/// <summary>A source and, for acts, the article: <c>fz-115:13.2.1</c>.</summary>
public sealed record SourceCitation(string SourceId, string? Article, Place Place)
{
    public override string ToString() => Article is null ? SourceId : $"{SourceId}:{Article}";
}

/// <summary>Where something stands in a file; lines and columns count from one.</summary>
public sealed record Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>Something wrong in a file, with the place and how to repair it.</summary>
public sealed record Problem(Place Place, Words Says);
