using Hqs.Rules.Reading;

namespace Hqs.Web;

/// <summary><c>hqs config check</c>: says whether the desk could start here, without starting it.</summary>
internal static class ConfigCheck
{
    public static int Run(string[] args)
    {
        try
        {
            using var app = Desk.Build(args) as IDisposable;
            var options = ((WebApplication)app!).Services.GetRequiredService<DeskOptions>();
            var probe = Path.Combine(options.DataFolder, ".write-probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            Console.WriteLine($"data folder  {options.DataFolder} (writable)");
            Console.WriteLine($"rules        {options.RulesFolder} ({((WebApplication)app!).Services.GetRequiredService<RulebookNow>().Rulebook.Rules.Count} rules)");
            Console.WriteLine($"addresses    {options.Urls}");
            return 0;
        }
        catch (RulebookException e)
        {
            Console.Error.WriteLine($"The rulebook cannot be used: {e.Problems[0].Place}: {e.Problems[0].Says.En}");
            return 3;
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine($"The configuration cannot be read: {e.Message}");
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The data folder cannot be used: {e.Message}");
            return 2;
        }
    }
}
