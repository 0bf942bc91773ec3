using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>Every change of the case: when, by whom, and which lines.</summary>
public sealed class HistoryModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => HistoryTab;

    public IReadOnlyList<(CaseEdition Edition, IReadOnlyList<(char Mark, string Line)> Lines)> Changes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var editions = await Cases.History(Id, stop);
        Changes = [.. editions.Select((e, i) => (e, i + 1 < editions.Count
            ? (IReadOnlyList<(char, string)>)[.. Differences.Of(editions[i + 1].Text.Split('\n'), e.Text.Split('\n')).Where(l => l.Mark != ' ')]
            : []))];
    }
}
