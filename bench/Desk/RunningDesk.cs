using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Hqs.Bench.DeskLoad;

/// <summary>The desk as people start it, <c>./hqs serve</c>, on a free port and a data folder; and somebody signed in to it.</summary>
internal sealed partial class RunningDesk : IAsyncDisposable
{
    private const string Email = "bench@example.org";
    private const string Password = "correct horse battery";

    private readonly Process process;

    private RunningDesk(Process process, string address)
    {
        this.process = process;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };
        Client.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to the first page it gave.</summary>
    public TimeSpan ToFirstPage { get; private set; }

    public static async Task<RunningDesk> Start(string root, string data, bool isBuilt = true)
    {
        Directory.CreateDirectory(data);
        if (!isBuilt)
        {
            // The launcher builds on first use; that is not what is measured.
            using var built = Process.Start(new ProcessStartInfo(Path.Combine(root, "hqs"), ["config", "check"]) { RedirectStandardOutput = true })!;
            await built.WaitForExitAsync();
        }

        var address = $"http://127.0.0.1:{FreePort()}";
        var clock = Stopwatch.StartNew();
        var desk = new RunningDesk(Process.Start(new ProcessStartInfo(Path.Combine(root, "hqs"), ["serve", "--data", data, "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true })!, address);
        desk.process.BeginOutputReadLine();
        desk.process.BeginErrorReadLine();
        while (true)
        {
            try
            {
                using var page = await desk.Client.GetAsync("/sign-in");
                desk.ToFirstPage = clock.Elapsed;
                return desk;
            }
            catch (HttpRequestException) when (!desk.process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>Signs in; on an empty desk, makes its owner first.</summary>
    public async Task SignIn()
    {
        using var page = await Client.GetAsync("/start");
        var path = page.StatusCode == HttpStatusCode.OK ? "/start" : "/sign-in";
        var token = Token().Match(await Client.GetStringAsync(path)).Groups[1].Value;
        using var answer = await Client.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Organisation"] = "A large employer",
            ["Name"] = "Olga Petrova",
            ["Email"] = Email,
            ["Password"] = Password,
            ["Language"] = "en",
            ["WithDemo"] = "false",
            ["__RequestVerificationToken"] = token,
        }));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Signing in to the desk gave {answer.StatusCode}.");
        }
    }

    public long WorkingSetBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        // The launcher has become the desk (exec), so this is the desk itself.
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
