using Hqs.Casework.Duties;
using Hqs.Rules;
using Hqs.Web.Demo;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hqs.Web.Pages;

/// <summary>A duty with the case it belongs to.</summary>
public sealed record CaseDuty(CaseRecord Record, DutyLine Line);

/// <summary>What is due, by whom, how bad if missed; the law that holds cases up.</summary>
public sealed class IndexModel(DeskDb db, CaseStore cases, DemoCompany demo, Today today, Reader reader) : PageModel
{
    public const int Most = 25;
    private const int StripDays = 90;

    // A desk with more cases than this shows those whose days are nearest.
    private const int MostCases = 200;

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    public LocalDate On => today.Day;
    public int Count { get; private set; }
    public bool HasDemo { get; private set; }

    /// <summary>Cases whose file no longer reads, with the places.</summary>
    public IReadOnlyList<(CaseRecord Record, IReadOnlyList<Problem> Problems)> Unreadable { get; private set; } = [];
    public IReadOnlyList<CaseDuty> Failed { get; private set; } = [];
    public IReadOnlyList<CaseDuty> Due { get; private set; } = [];
    public IReadOnlyList<(LocalDate Day, int Count)> Strip { get; private set; } = [];
    public IReadOnlyList<(Question Question, int Count)> Questions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var mine = db.Cases.Where(c => c.OrganisationId == reader.Organisation);
        Count = await mine.CountAsync(stop);
        HasDemo = await demo.IsLoaded(reader.Organisation, stop);
        var nearest = await mine.OrderByDescending(c => c.Failed > 0).ThenBy(c => c.NextDue == null).ThenBy(c => c.NextDue).Take(MostCases).ToListAsync(stop);
        var read = nearest.Select(r => (Record: r, Assessment: cases.Assess(r))).ToList();
        Unreadable = [.. read.Where(a => a.Assessment is null).Select(a => (a.Record, cases.Trouble(a.Record)))];
        var assessed = read.Where(a => a.Assessment is not null).Select(a => (a.Record, Assessment: a.Assessment!)).ToList();
        var all = assessed.SelectMany(a => DutyList.Of(a.Assessment).Lines.Select(l => new CaseDuty(a.Record, l))).Where(l => string.IsNullOrEmpty(Who) || l.Line.Rule.Who == Who).ToList();
        Failed = [.. all.Where(l => l.Line.Group == DutyGroup.Failed)];
        Due = [.. all.Where(l => l.Line.Group == DutyGroup.Due && l.Line.Duty.Count is not null).OrderBy(l => l.Line.Duty.Count!.DueOn)];
        var byDay = all.Where(l => l.Line.Group is DutyGroup.Due or DutyGroup.ToCome && l.Line.Duty.Count is not null).ToLookup(l => l.Line.Duty.Count!.DueOn);
        Strip = [.. Enumerable.Range(0, StripDays).Select(i => today.Day.PlusDays(i)).Select(d => (d, byDay[d].Count()))];
        Questions = [.. assessed.SelectMany(a => a.Assessment.Questions).Where(q => q.Answer is null && q.Question.IsContestedLaw && !q.Decides.IsEmpty)
            .GroupBy(q => q.Question).Select(g => (g.Key, g.Sum(q => q.Decides.Length))).OrderByDescending(q => q.Item2).Take(8)];
    }

    public async Task<IActionResult> OnPostLoadDemoAsync(CancellationToken stop)
    {
        await demo.Load(reader.Organisation, stop);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveDemoAsync(CancellationToken stop)
    {
        await demo.Remove(reader.Organisation, stop);
        return RedirectToPage();
    }
}
