using System.Globalization;
using Hqs.Bench.DeskLoad;

// dotnet run -c Release --project bench/Desk [-- CASES REQUESTS]
var cases = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var requests = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
var root = Above(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("No Hqs.slnx above the benchmark: run it inside the repository.");
Environment.SetEnvironmentVariable("HQS_ROOT", root);
var data = Path.Combine(root, "artifacts", "bench-desk", cases.ToString(CultureInfo.InvariantCulture));

await using (var first = await RunningDesk.Start(root, data, isBuilt: false))
{
    // An owner, and an empty desk.
    await first.SignIn();
}

await Many.Fill(root, data, cases);
await Measure.All(root, data, cases, requests);

static string? Above(string folder)
{
    for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "Hqs.slnx")))
        {
            return at.FullName;
        }
    }

    return null;
}
