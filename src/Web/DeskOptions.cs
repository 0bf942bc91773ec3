namespace Hqs.Web;

/// <summary>What may be configured, by file (<c>desk.json</c> in the data folder), environment (<c>HQS_Desk__…</c>) or option.</summary>
public sealed class DeskOptions
{
    /// <summary>Where the database and its keys lie.</summary>
    public string DataFolder { get; set; } = "data";
    public string RulesFolder { get; set; } = "rules";
    public string CasesFolder { get; set; } = "";

    /// <summary>Addresses to listen on; the loopback address unless told otherwise.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";
}
