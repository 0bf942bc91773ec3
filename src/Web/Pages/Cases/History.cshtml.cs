using Hqs.Web.Storage;
using NodaTime;

namespace Hqs.Web.Pages;

/// <summary>Editions one person saved in one go, as a form does that saves itself, and what they changed together.</summary>
public sealed record Change(CaseEdition First, CaseEdition Last, IReadOnlyList<(char Mark, string Line)> Lines);

/// <summary>Every change of the case: when, by whom, and which lines.</summary>
public sealed class HistoryModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    // A pause longer than this begins another change.
    private static readonly TimeSpan InOneGo = TimeSpan.FromMinutes(30);

    public override string Tab => HistoryTab;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var editions = await Cases.History(Id, stop);
        var changes = new List<Change>();
        for (var i = 0; i < editions.Count;)
        {
            var first = i;
            while (first + 1 < editions.Count && IsOneGo(editions[first + 1], editions[first]))
            {
                first++;
            }

            var lines = first + 1 < editions.Count ? Differences.Of(editions[first + 1].Text.Split('\n'), editions[i].Text.Split('\n')).Where(l => l.Mark != ' ') : [];
            changes.Add(new(editions[first], editions[i], [.. lines]));
            i = first + 1;
        }

        Changes = changes;
    }

    public string When(CaseEdition edition) => $"{Reader.Day(LocalDate.FromDateTime(edition.AtUtc))}, {edition.AtUtc:HH:mm} UTC";

    // The first edition is the case being opened, and stands alone.
    private static bool IsOneGo(CaseEdition before, CaseEdition after) => before.Edition > 1 && before.By == after.By && before.Note == after.Note && after.AtUtc - before.AtUtc < InOneGo;
}
