using System.Collections.Immutable;

namespace Hqs.Rules;

/// <summary>One row of a reference table: its names in both languages, other spellings, and its attributes as written.</summary>
public sealed record ReferenceRow(string Id, Words Name, ImmutableArray<string> Also, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>The attribute's text, or null when the table leaves it out (not known).</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}

/// <summary>Countries, regions of Russia and consular posts, found by code or by any of their names.</summary>
public sealed class ReferenceTables
{
    private readonly Dictionary<string, string> countryIds, regionIds, postIds;

    public ReferenceTables(IReadOnlyDictionary<string, ReferenceRow> countries, IReadOnlyDictionary<string, ReferenceRow> regions, IReadOnlyDictionary<string, ReferenceRow> posts)
    {
        (Countries, Regions, Posts) = (countries, regions, posts);
        (countryIds, regionIds, postIds) = (Index(countries), Index(regions), Index(posts));
    }

    public IReadOnlyDictionary<string, ReferenceRow> Countries { get; }
    public IReadOnlyDictionary<string, ReferenceRow> Regions { get; }
    public IReadOnlyDictionary<string, ReferenceRow> Posts { get; }

    public IEnumerable<string> CountryNames => countryIds.Keys;
    public IEnumerable<string> RegionNames => regionIds.Keys;
    public IEnumerable<string> PostNames => postIds.Keys;

    public string? Country(string written) => countryIds.GetValueOrDefault(written.Trim());

    public string? Region(string written) => regionIds.GetValueOrDefault(written.Trim());

    public string? Post(string written) => postIds.GetValueOrDefault(written.Trim());

    private static Dictionary<string, string> Index(IReadOnlyDictionary<string, ReferenceRow> rows)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.Values)
        {
            foreach (var name in row.Also.Append(row.Id).Append(row.Name.En).Append(row.Name.Ru))
            {
                ids.TryAdd(name, row.Id);
            }
        }

        return ids;
    }
}
