using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hqs.Web;
using Hqs.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hqs.Bench.DeskLoad;

/// <summary>Asks the running desk for its pages, one request after the other, and says how long each took over the loopback.</summary>
internal static partial class Measure
{
    private const int Starts = 5;

    public static async Task All(string root, string data, int cases, int requests)
    {
        var starts = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await using var again = await RunningDesk.Start(root, data);
            starts.Add(again.ToFirstPage.TotalMilliseconds);
        }

        Print("start to first page", starts);
        await using var desk = await RunningDesk.Start(root, data);
        await desk.SignIn();
        var atStart = desk.WorkingSetBytes;
        var ids = await Ids(desk.Client, requests);
        var next = 0;
        string Case(string tab) => $"/cases/{ids[next++ % ids.Count]}{tab}";
        var lastPage = cases / CaseList.PageSize;
        var pages = new (string Name, Func<string> Path)[]
        {
            ("list, first page", () => "/cases"),
            ("list, a deep page", () => $"/cases?p={(lastPage / 2) + (next++ % 20)}"),
            ("list, by name, a deep page", () => $"/cases?sort=name&p={(lastPage / 2) + (next++ % 20)}"),
            ("list, search in Latin", () => $"/cases?q={Uri.EscapeDataString(Searched[next++ % Searched.Length].Latin)}"),
            ("list, search in Cyrillic", () => $"/cases?q={Uri.EscapeDataString(Searched[next++ % Searched.Length].Russian)}"),
            ("list, a word of many cases", () => "/cases?q=llc"),
            ("list, nobody is called so", () => "/cases?q=zzyzx"),
            ("list, filter and order", () => "/cases?verdict=not_met&failed=true&sort=due"),
            ("list, filter and search", () => $"/cases?waits=counsel&q={Searched[next++ % Searched.Length].Latin}"),
            ("Today", () => "/"),
            ("Today, narrowed", () => "/?who=employer&severity=heavy&days=30"),
            ("Today, a day", () => $"/?day={new Today(TimeProvider.System).Day.PlusDays(next++ % 30):uuuu'-'MM'-'dd}"),
            ("case: verdict", () => Case("")),
            ("case: duties", () => Case("/duties")),
            ("case: pay", () => Case("/pay")),
            ("case: plan", () => Case("/plan")),
            ("case: documents", () => Case("/documents")),
            ("case: rights", () => Case("/rights")),
        };
        foreach (var (name, path) in pages)
        {
            // The first ones pay for compiling the page, once in the life of the program.
            for (var i = 0; i < 20; i++)
            {
                await Once(desk.Client, path());
            }

            var times = new List<double>(requests);
            for (var i = 0; i < requests; i++)
            {
                times.Add(await Once(desk.Client, path()));
            }

            Print(name, times);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set: {atStart >> 20} MB after sign-in, {desk.WorkingSetBytes >> 20} MB after all of these"));
        await Heap(data, ids);
        await Refreshed(root, data);
    }

    private static readonly (string Latin, string Russian)[] Searched = [("Karanov", "Каранов"), ("Shirabeck", "Ширабек"), ("Lupotti", "Лупотти"), ("Petrastein", "Петраштейн"), ("Moradze", "Морадзе"), ("nurizade", "нуризаде"), ("Elif Doloson", "Элиф Долосон")];

    private static async Task<double> Once(HttpClient client, string path)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.GetAsync(path);
        await answer.Content.ReadAsByteArrayAsync();
        var took = clock.Elapsed.TotalMilliseconds;
        return answer.IsSuccessStatusCode ? took : throw new InvalidOperationException($"{path} gave {answer.StatusCode}");
    }

    // Cases from all over the list, so that no page finds the last one's case in a cache.
    private static async Task<List<string>> Ids(HttpClient client, int wanted)
    {
        var ids = new List<string>();
        for (var page = 1; ids.Count < wanted && page < 10_000; page += 7)
        {
            var found = CaseLink().Matches(await client.GetStringAsync($"/cases?p={page}")).Select(m => m.Groups[1].Value).ToList();
            if (found.Count == 0)
            {
                break;
            }

            ids.AddRange(found);
        }

        return ids;
    }

    // The same program inside this process, to see the heap it holds.
    private static async Task Heap(string data, List<string> ids)
    {
        await using var app = Desk.Build(["--data", data, "--urls", "http://127.0.0.1:0"]);
        await Desk.Prepare(app);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var scope = app.Services.CreateScope();
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var organisation = await db.Organisations.Select(o => o.Id).FirstAsync();
        foreach (var id in ids.Take(50))
        {
            store.Assess((await store.Get(organisation, Guid.Parse(id, CultureInfo.InvariantCulture), default))!);
            db.ChangeTracker.Clear();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"managed heap: {before >> 20} MB with the rulebook read, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB after 50 assessments"));
    }

    // Some thousand cases of yesterday: how quickly they are brought to today, and what pages take meanwhile.
    private static async Task Refreshed(string root, string data)
    {
        const int Stale = 2_000;
        await using (var db = new DeskDb(new DbContextOptionsBuilder<DeskDb>().UseSqlite($"Data Source={Path.Combine(data, "desk.db")}").Options))
        {
            var some = await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).Take(Stale).ToListAsync();
            foreach (var part in some.Chunk(500))
            {
                await db.Cases.Where(c => part.Contains(c.Id)).ExecuteUpdateAsync(c => c.SetProperty(r => r.AssessedOn, new DateOnly(2000, 1, 1)));
            }
        }

        await using var desk = await RunningDesk.Start(root, data);
        await desk.SignIn();
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        do
        {
            times.Add(await Once(desk.Client, "/"));
            await Task.Delay(100);
        }
        while (clock.Elapsed < TimeSpan.FromSeconds(3) || (await desk.Client.GetStringAsync("/?handler=Freshness")).Contains("\"isUnderWay\":true", StringComparison.Ordinal));
        Print("Today, during the refresh", times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refresh behind the pages: {Stale} cases in {clock.Elapsed.TotalSeconds:F0} s or less"));
    }

    private static void Print(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30} p50 {times[times.Count / 2],7:F1} ms   p95 {times[Math.Min(times.Count - 1, times.Count * 95 / 100)],7:F1} ms   ({times.Count})"));
    }

    [GeneratedRegex("""/cases/([0-9a-f]{8}-[0-9a-f-]{27})"[> ]""")]
    private static partial Regex CaseLink();
}
