namespace Hqs.Cli.Tests;

/// <summary>A folder of case files for one test, gone afterwards.</summary>
public sealed class Desktop : IDisposable
{
    public const string Small = "hqs_case: 1\nprincipal: { name: Li Wei, citizenship: CN }\n";
    public const string Broken = "hqs_case: 1\nprincipal: { citizenshp: CN }\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hqs-cli-tests-");

    public string Folder => folder.FullName;

    public string Put(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
