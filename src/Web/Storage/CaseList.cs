using Microsoft.EntityFrameworkCore;

namespace Hqs.Web.Storage;

/// <summary>What a list of cases is narrowed to, as it stands in the address.</summary>
public sealed record CaseFilter(string? Text = null, string? Verdict = null, bool Failed = false, string? Waits = null, string? Sort = null, int Page = 1);

/// <summary>A row of the list: the columns beside the file, without the file.</summary>
public sealed record CaseRow(Guid Id, string Name, string? NameRussian, string? Title, string? Employer, string Verdict, DateOnly? NextDue, int Failed, string WaitsFor);

/// <summary>One page of the list. Beyond <see cref="CaseList.MostCounted"/> cases are not counted: it would cost more than the page itself.</summary>
public sealed record CasePageRows(IReadOnlyList<CaseRow> Rows, int Count)
{
    public bool IsCounted => Count <= CaseList.MostCounted;
}

/// <summary>Finds cases of one organisation, a page at a time, however many there are.</summary>
public sealed class CaseList(DeskDb db)
{
    public const int PageSize = 50;
    public const int MostCounted = 10_000;

    // A word with fewer cases than this is looked up from the words; one with more is soon met on the way through the list.
    private const int Few = 1_000;

    public async Task<CasePageRows> Find(Guid organisation, CaseFilter filter, CancellationToken stop)
    {
        var words = SearchText.Words(filter.Text).Take(8).ToList();
        var rare = await Rarest(organisation, words, stop);
        // With a rare word its own rows say whose the case is; said again, it would lead the database through all cases.
        var query = rare is null ? db.Cases.AsNoTracking().Where(c => c.OrganisationId == organisation) : db.Cases.AsNoTracking();
        foreach (var word in words)
        {
            // The rarest word leads, from its index; the others are looked up case by case, where the organisation would only mislead.
            var (of, any) = (Beginning(organisation, word), Beginning(null, word));
            query = word == rare ? query.Where(c => of.Select(w => w.CaseId).Contains(c.Id)) : query.Where(c => any.Any(w => w.CaseId == c.Id));
        }

        if (filter.Verdict is { } verdict)
        {
            query = query.Where(c => c.Verdict == verdict);
        }

        if (filter.Failed)
        {
            query = query.Where(c => c.Failed > 0);
        }

        if (filter.Waits is { } waits)
        {
            query = query.Where(c => c.WaitsFor == waits);
        }

        var ordered = filter.Sort switch
        {
            "name" => query.OrderBy(c => c.Name).ThenBy(c => c.Id),
            "due" => query.OrderBy(c => c.SortDue).ThenBy(c => c.Id),
            _ => query.OrderByDescending(c => c.ChangedUtc).ThenByDescending(c => c.Id),
        };
        var (ids, count) = rare is null ? await Walked(ordered, filter, stop) : await Gathered(query, filter, stop);
        var rows = (await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new CaseRow(c.Id, c.Name, c.NameRussian, c.Title, c.Employer, c.Verdict, c.NextDue, c.Failed, c.WaitsFor)).ToListAsync(stop)).ToDictionary(r => r.Id);
        return new([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], count);
    }

    // Which cases stand on the page, from the index alone; nobody reads further than they are counted.
    private static async Task<(List<Guid> Ids, int Count)> Walked(IQueryable<CaseRecord> ordered, CaseFilter filter, CancellationToken stop)
    {
        var count = await ordered.Select(c => c.Id).Take(MostCounted + 1).CountAsync(stop);
        return (await ordered.Select(c => c.Id).Skip((filter.Page - 1) * PageSize).Take(PageSize).ToListAsync(stop), count);
    }

    // A few hundred cases are put in order here: asked to, the database would walk through all to find these in it.
    private static async Task<(List<Guid> Ids, int Count)> Gathered(IQueryable<CaseRecord> query, CaseFilter filter, CancellationToken stop)
    {
        var found = await query.Select(c => new { c.Id, c.ChangedUtc, c.Name, c.SortDue }).ToListAsync(stop);
        var ordered = filter.Sort switch
        {
            "name" => found.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id),
            "due" => found.OrderBy(c => c.SortDue).ThenBy(c => c.Id),
            _ => found.OrderByDescending(c => c.ChangedUtc).ThenByDescending(c => c.Id),
        };
        return ([.. ordered.Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(c => c.Id)], found.Count);
    }

    // The first word not above the ones that begin so: an index finds both ends.
    private IQueryable<CaseWord> Beginning(Guid? organisation, string word)
    {
        var end = word[..^1] + (char)(word[^1] + 1);
        var words = db.Words.Where(w => w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0);
        return organisation is { } of ? words.Where(w => w.OrganisationId == of) : words;
    }

    private async Task<string?> Rarest(Guid organisation, List<string> words, CancellationToken stop)
    {
        var (rarest, fewest) = ((string?)null, Few + 1);
        foreach (var word in words)
        {
            var count = await Beginning(organisation, word).OrderBy(w => w.Word).Select(w => w.CaseId).Take(fewest).CountAsync(stop);
            (rarest, fewest) = count < fewest ? (word, count) : (rarest, fewest);
        }

        return rarest;
    }
}
