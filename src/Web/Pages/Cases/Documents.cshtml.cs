using Hqs.Casework.Documents;
using Hqs.Casework.Plans;
using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>Every paper of every person: what is wrong, what is missing, what is held and until when it is good.</summary>
public sealed class DocumentsModel(CaseStore cases, Reader reader) : CasePage(cases, reader)
{
    public override string Tab => "documents";

    public PaperList Papers { get; private set; } = null!;

    public void OnGet() => Papers = PaperList.Of(Plan.Of(Assessment));
}
