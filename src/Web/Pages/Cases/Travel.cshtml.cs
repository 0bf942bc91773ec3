using Hqs.Web.Storage;

namespace Hqs.Web.Pages;

/// <summary>Leaving, coming back, and being registered.</summary>
public sealed class TravelModel(CaseStore cases, Reader reader) : TopicPage(cases, reader, "travel", "registration")
{
    public override string Tab => "travel";
}
