using Hqs.Casework.Cases;
using Hqs.Casework.Interviews;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Forms;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>All facts of a noun and subject as one form, made from their declarations; without a noun the list of nouns, and small forms to add with.</summary>
public sealed class EditModel(CaseStore cases, RulebookNow rules, Today today, Reader reader) : FactPage(cases, rules, today, reader)
{
    private const string Events = "case.events", Months = "pay.months";

    private static readonly string[] MemberFacts = ["member.relation", "person.name", "person.name_russian", "person.born_on", "person.citizenship"];
    private static readonly string[] DocumentFacts = ["document.kind", "document.of", "document.number", "document.issued_on", "document.issued_in", "document.valid_until"];

    [BindProperty(SupportsGet = true)]
    public string? Noun { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public Interview Interview { get; private set; } = null!;
    public Topic? Topic { get; private set; }
    public IReadOnlyList<Field> NewMember { get; private set; } = [];
    public IReadOnlyList<Field> NewDocument { get; private set; } = [];
    public IReadOnlyList<Field> NewEvent { get; private set; } = [];
    public IReadOnlyList<Field> NewMonth { get; private set; } = [];

    /// <summary>What was just saved, to say so.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public bool CanRemove => Topic is not null && Assessment.Case.Find(Topic.SubjectId)?.Kind is "member" or "document";

    public IActionResult OnGet()
    {
        Edition = Record.Edition;
        if (!Prepare())
        {
            return NotFound();
        }

        if (Topic is { } topic)
        {
            Fields = [.. topic.Facts.Select(f => FieldOf(Assessment.Case, topic.SubjectId, f))];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken stop)
    {
        if (!Prepare() || Topic is not { } topic)
        {
            return NotFound();
        }

        if (await Save(topic.SubjectId, Reader.T($"data: {topic.Title.En}", $"данные: {topic.Title.Ru}"), stop))
        {
            Draft.IsSaved(HttpContext);
            return Redirect(go == "more" ? $"/cases/{Id}/edit?noun={topic.Noun}&of={Uri.EscapeDataString(topic.SubjectId)}&done=saved" : $"/cases/{Id}/edit?done=saved");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop) =>
        Prepare() && Topic is { } topic ? await Autosave(topic.SubjectId, Reader.T($"data: {topic.Title.En}", $"данные: {topic.Title.Ru}"), stop) : NotFound();

    public async Task<IActionResult> OnPostMemberAsync(CancellationToken stop)
    {
        NewMember = Filled(MemberFacts);
        return await Added(NewMember, filled => Assessment.Case.WithMember((filled["member.relation"].Value as Code)?.Id), MemberFacts, "person", Reader.T("family member added", "добавлен член семьи"), stop, "member.relation");
    }

    public async Task<IActionResult> OnPostDocumentAsync(CancellationToken stop)
    {
        NewDocument = Filled(DocumentFacts);
        return await Added(NewDocument, filled => Assessment.Case.WithDocument((filled["document.kind"].Value as Code)!.Id, PersonOf(filled["document.of"]), Rulebook), DocumentFacts[2..], "document", Reader.T("document added", "добавлен документ"), stop, "document.kind");
    }

    public async Task<IActionResult> OnPostRowAsync(CancellationToken stop)
    {
        var fact = Rulebook.Facts[Request.Form["ask"] == Months ? Months : Events];
        if (await Save(Case.CaseId, Reader.T($"row added: {fact.Label.En}", $"добавлена строка: {fact.Label.Ru}"), stop))
        {
            Draft.IsSaved(HttpContext);
            return Redirect($"/cases/{Id}/edit?done=row#{fact.Id}");
        }

        var typed = Fields;
        Prepare();
        (NewEvent, NewMonth) = fact.Id == Events ? (typed, NewMonth) : (NewEvent, typed);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (Prepare() && CanRemove && Record.Edition == Edition && await Keep(Assessment.Case.Without(Topic!.SubjectId), Reader.T("removed from the case", "убрано из дела"), stop) == true)
        {
            return Redirect($"/cases/{Id}/edit?done=removed");
        }

        Problems = Problems.Count > 0 ? Problems : [new(new("", 1, 1), new("Somebody else changed the case meanwhile; nothing was removed.", "Дело тем временем изменил кто-то другой; ничего не убрано."))];
        return OnGet();
    }

    private async Task<IActionResult> Added(IReadOnlyList<Field> fields, Func<Dictionary<string, Field>, (Case, string)> add, string[] facts, string noun, string note, CancellationToken stop, params string[] needed)
    {
        Fields = fields;
        var filled = fields.ToDictionary(f => f.Name);
        foreach (var name in needed.Where(n => filled[n].Value is null && filled[n].Error is null))
        {
            filled[name] = filled[name] with { Error = new("Please choose.", "Выберите.") };
            Fields = [.. fields.Select(f => filled[f.Name])];
        }

        if (!Fields.Any(f => f.Error is not null))
        {
            // Another person's edition may come in between; what is added goes on top of it.
            for (var kept = (bool?)null; kept is null;)
            {
                var (with, id) = add(filled);
                var stated = facts.Select(f => filled[f]).Where(f => f.Value is not null).Aggregate(with, (c, f) => c.With(id, f.Fact!, new Statement(f.Value!, Reader.Name, Today.Day)));
                kept = await Keep(stated, note, stop);
                if (kept == true)
                {
                    Draft.IsSaved(HttpContext);
                    return Redirect($"/cases/{Id}/edit?noun={noun}&of={Uri.EscapeDataString(id)}&done=added");
                }
            }
        }

        var trouble = Fields;
        Edition = Record.Edition;
        Prepare();
        (NewMember, NewDocument) = noun == "person" ? (trouble, NewDocument) : (NewMember, trouble);
        return Page();
    }

    private IReadOnlyList<Field> Filled(string[] facts)
    {
        var reading = new FieldReading(Rulebook.Tables);
        return [.. facts.Select(f => reading.Read(Blank(f), name => Request.Form[name]))];
    }

    private Field Blank(string fact) => Field.Of(Rulebook.Facts[fact], [], Choosable(Assessment.Case), Rulebook);

    private string PersonOf(Field owner) => Assessment.Case.Subjects.FirstOrDefault(s => s.Kind is "principal" or "member" && s.Name == owner.First)?.Id ?? Case.PrincipalId;

    private bool Prepare()
    {
        Interview = Interview.Of(Assessment);
        Topic = Noun is null ? null : Interview.Topics().FirstOrDefault(t => t.Noun == Noun && t.SubjectId == (Of ?? Case.CaseId));
        (NewMember, NewDocument) = ([.. MemberFacts.Select(Blank)], [.. DocumentFacts.Select(Blank)]);
        (NewEvent, NewMonth) = ([FieldOf(Assessment.Case, Case.CaseId, Rulebook.Facts[Events])], [FieldOf(Assessment.Case, Case.CaseId, Rulebook.Facts[Months])]);
        return Noun is null || Topic is not null;
    }
}
