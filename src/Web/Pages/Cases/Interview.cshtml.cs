using System.Globalization;
using System.Text;
using Hqs.Casework.Cases;
using Hqs.Casework.Interviews;
using Hqs.Rules;
using Hqs.Web.Forms;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Hqs.Web.Pages;

/// <summary>
/// Asks for what matters next, one screen a subject. Every screen is kept with the case when it is left, so the interview goes on
/// wherever somebody opens it; where it stands (what was put off, the way back) is in the address.
/// </summary>
public sealed class InterviewModel(CaseStore cases, RulebookNow rules, Today today, Reader reader) : FactPage(cases, rules, today, reader)
{
    public const string LawScreen = "law";
    private const int LongestTrail = 30;
    private const int MostSubjects = 128;

    /// <summary>The screen asked for, as noun@subject; the next useful one when left out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    /// <summary>Facts put off in this sitting, each a short number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Later { get; set; }

    /// <summary>Screens gone through, for the way back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Trail { get; set; }

    public Interview Interview { get; private set; } = null!;

    /// <summary>The screen shown; null on the screen of open law.</summary>
    public Screen? Screen { get; private set; }

    /// <summary>Facts of this subject that are stated already and can be changed here.</summary>
    public IReadOnlyList<Field> Stated { get; private set; } = [];

    public IReadOnlyList<Field> Asked => [.. Fields.Where(f => Stated.All(s => s.Name != f.Name))];

    public bool IsRevisit => At is not null && Asked.Count == 0;

    public string CheckPage => $"/cases/{Id}/interview/check";

    public IActionResult OnGet()
    {
        Interview = Interview.Of(Assessment);
        Edition = Record.Edition;
        At ??= Next();
        if (At is null)
        {
            return Redirect(CheckPage);
        }

        return Show(At) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken stop)
    {
        Interview = Interview.Of(Assessment);
        if (At is null || !Show(At))
        {
            return NotFound();
        }

        var shown = Screen;
        var stated = Stated;
        var isKept = shown is null ? await SaveLaw(stop) : await Save(shown.SubjectId, Reader.T($"interview: {shown.Title.En}", $"опрос: {shown.Title.Ru}"), stop);
        if (!isKept)
        {
            (Screen, Stated) = (shown, [.. Fields.Where(f => stated.Any(s => s.Name == f.Name))]);
            return Page();
        }

        Draft.IsSaved(HttpContext);
        Interview = Interview.Of(Assessment);
        if (go == "close")
        {
            return Redirect($"/cases/{Id}");
        }

        if (go == "check")
        {
            return Redirect(CheckPage);
        }

        var trail = (Trail ?? "").Split('~', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (go == "more")
        {
            return Redirect(Address(At, Later, Trail));
        }

        if (go == "back" && trail.Count > 0)
        {
            return Redirect(Address(trail[^1], Later, string.Join('~', trail[..^1])));
        }

        PutOff(shown);
        trail.Add(At);
        return Redirect(Address(null, Later, string.Join('~', trail.TakeLast(LongestTrail))));
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken stop)
    {
        Interview = Interview.Of(Assessment);
        return At is not null && Show(At) && Screen is { } shown ? await Autosave(shown.SubjectId, Reader.T($"interview: {shown.Title.En}", $"опрос: {shown.Title.Ru}"), stop) : NotFound();
    }

    /// <summary>The address of this very screen: whoever has to sign in on the way comes back to it.</summary>
    public string Here => Address(At, Later, Trail);

    public string Autosaving => QueryHelpers.AddQueryString(Address(At, null, null), "handler", "Autosave");

    public int Number => (Trail ?? "").Split('~', StringSplitOptions.RemoveEmptyEntries).Length + 1;

    private string Address(string? at, string? later, string? trail) => QueryHelpers.AddQueryString($"/cases/{Id}/interview", new[] { ("at", at), ("later", later), ("trail", trail) }
        .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));

    private string? Next()
    {
        var later = PutOffFacts();
        return Interview.Screens.FirstOrDefault(s => s.Asked.Any(a => a.Next is not null && !later.Contains(Short(a.Fact, s.SubjectId)))) is { } screen
            ? $"{screen.Noun}@{screen.SubjectId}"
            : !Interview.Law.IsEmpty && !later.Contains(LawScreen) ? LawScreen : null;
    }

    private bool Show(string at)
    {
        if (at == LawScreen)
        {
            return true;
        }

        var parts = at.Split('@');
        if (parts.Length != 2 || !Rulebook.Nouns.ContainsKey(parts[0]) || (Interview.Subject(Assessment.Case, parts[1]) is null && !IsWanted(parts[1])))
        {
            return false;
        }

        Screen = Interview.About(parts[0], parts[1]);
        var @case = Assessment.Case;
        var holder = Interview.Subject(@case, parts[1])?.Id;
        Stated = holder is null ? [] : [.. Interview.FactsOf(parts[0], Rulebook).Where(f => Screen.Asked.All(a => a.Fact != f) && @case.Stated(holder, f).Any()).Select(f => FieldOf(@case, parts[1], f))];
        Fields = [.. Screen.Asked.Select(a => FieldOf(@case, parts[1], a.Fact)), .. Stated];
        return true;
    }

    private bool IsWanted(string subjectId) => Interview.Wanted(subjectId) is { } paper && Rulebook.Papers.Contains(paper.Kind) && Assessment.Case.Find(paper.PersonId) is not null;

    // What stayed open on the screen is not asked again in this sitting.
    private void PutOff(Screen? shown)
    {
        var later = PutOffFacts();
        if (shown is null)
        {
            later.Add(LawScreen);
        }
        else
        {
            // Only what stood on the screen: a fact that was saved while the form was open may have opened another question since.
            var asked = Request.Form["ask"].ToHashSet();
            later.UnionWith(Interview.About(shown.Noun, shown.SubjectId).Asked.Where(a => asked.Contains(a.Fact.Id)).Select(a => Short(a.Fact, shown.SubjectId)));
        }

        Later = string.Join('.', later);
    }

    private HashSet<string> PutOffFacts() => [.. (Later ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries)];

    // The fact and the subject as one short word; should the rulebook change meanwhile, something is asked once more.
    private string Short(Fact fact, string subjectId)
    {
        var name = new StringBuilder();
        var number = (Rulebook.Facts.Keys.Order(StringComparer.Ordinal).ToList().IndexOf(fact.Id) * MostSubjects) + (Assessment.Case.Subjects.Select(s => s.Id).ToList().IndexOf(subjectId) + 1);
        for (; number > 0; number /= 36)
        {
            name.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
        }

        return Interview.Wanted(subjectId) is { } paper ? string.Create(CultureInfo.InvariantCulture, $"{name}-{Rulebook.Papers.IndexOf(paper.Kind)}") : name.ToString();
    }

    private async Task<bool> SaveLaw(CancellationToken stop)
    {
        var changed = Assessment.Case;
        foreach (var question in Interview.Law)
        {
            var choice = Request.Form[question.Id].FirstOrDefault();
            if (question.Alternatives.Any(a => a.Id == choice))
            {
                var because = Request.Form[question.Id + ".because"].FirstOrDefault()?.Trim();
                changed = changed.WithAnswer(question.Id, new(choice, Reader.Name, Today.Day, string.IsNullOrEmpty(because) ? null : because[..Math.Min(because.Length, 2000)]));
            }
        }

        return ReferenceEquals(changed, Assessment.Case) || await Keep(changed, Reader.T("interview: open law", "опрос: нерешённое право"), stop) == true;
    }
}
