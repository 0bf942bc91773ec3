using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Casework.Interviews;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Web.Forms;
using Hqs.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>
/// A page with a form of facts. What is typed is read and checked field by field; what another person changed meanwhile is shown beside
/// the field it concerns, and what does not meet is kept, both.
/// </summary>
public abstract class FactPage(CaseStore cases, RulebookNow rules, Today today, Reader reader) : CasePage(cases, reader)
{
    private const int MostTries = 3;

    public override string Tab => "interview";

    [BindProperty]
    public int Edition { get; set; }

    /// <summary>The fields of the form, with what was typed into them.</summary>
    public IReadOnlyList<Field> Fields { get; protected set; } = [];

    /// <summary>What is wrong with the whole, not with one field.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>What another person changed since this form was opened; nothing when nobody did.</summary>
    public IReadOnlyList<(char Mark, string Line)> Difference { get; private set; } = [];

    public IEnumerable<Field> Wrong => Fields.SelectMany(f => f.NewRow.Any(c => c.Error is not null) ? f.NewRow.Where(c => c.Error is not null) : [f]).Where(f => f.Error is not null);

    protected Rulebook Rulebook => rules.Rulebook;
    protected Today Today => today;

    /// <summary>The people of the case, to choose from where a person is named.</summary>
    protected ImmutableArray<Option> Choosable(Case @case) => [.. @case.Subjects.Where(s => s.Kind is "principal" or "member").Select(s => new Option(s.Name, Interview.Name(s, Rulebook)))];

    protected Field FieldOf(Case @case, string of, Fact fact) => Field.Of(fact, Said(@case, of, fact), Choosable(@case), Rulebook);

    /// <summary>Saves what reads of a form while it is being filled in; what is not complete yet waits for the button.</summary>
    protected async Task<IActionResult> Autosave(string of, string note, CancellationToken stop)
    {
        var isKept = await Save(of, note, stop, isPart: true);
        return new JsonResult(new { edition = isKept ? (int?)Record.Edition : null, kept = isKept ? Fields.Select(f => f.Name) : [] });
    }

    /// <summary>
    /// Reads the posted form into <see cref="Fields"/> and keeps it with the case; false when the form must be shown again. A part of
    /// it is whatever reads: no row is added of itself, for nobody can tell whether it is whole.
    /// </summary>
    protected async Task<bool> Save(string of, string note, CancellationToken stop, bool isPart = false)
    {
        var reading = new FieldReading(Rulebook.Tables);
        var asked = Request.Form["ask"].Select(a => Rulebook.Facts.GetValueOrDefault(a ?? "")).OfType<Fact>().Where(f => f.IsStated && !(isPart && f.Type.Kind == FactKind.Table)).Distinct().ToList();
        for (var tries = 0; tries < MostTries; tries++)
        {
            var now = Assessment.Case;
            var before = Record.Edition == Edition ? now : await AsOf(Edition, stop) ?? now;
            // What was typed is typed over what stood there when the form was opened.
            Field Filled(Case over, Fact fact) => reading.Read(FieldOf(over, of, fact), name => Request.Form[name]);
            var filled = asked.Select(f => Filled(before, f)).Select(f => IsAddition(f) ? Filled(now, f.Fact!) : f).ToList();
            filled = isPart ? [.. filled.Where(f => f.Error is null)] : filled;
            Fields = filled;
            if (filled.Any(f => f.Error is not null))
            {
                return false;
            }

            var changed = filled.Where(f => IsChanged(f, Said(IsAddition(f) ? now : before, of, f.Fact!))).ToList();
            var clashes = changed.Where(f => !IsAddition(f) && !Same(Said(before, of, f.Fact!), Said(now, of, f.Fact!)) && !(Field.Known(Said(now, of, f.Fact!))?.Value is { } other && other.Equals(f.Value))).ToList();
            if (clashes.Count > 0)
            {
                Fields = [.. filled.Select(f => clashes.Contains(f) ? Clashing(f, Field.Known(Said(now, of, f.Fact!))) : f)];
                Difference = [.. Differences.Of(CaseWriter.Yaml(before).Split('\n'), Record.Text.Split('\n')).Where(l => l.Mark != ' ')];
                Edition = Record.Edition;
                return false;
            }

            if (changed.Count == 0)
            {
                return true;
            }

            var (written, holder) = Holding(now, of);
            if (await Keep(changed.Aggregate(written, (c, f) => c.With(holder, f.Fact!, Stating(f))), note, stop) is { } kept)
            {
                return kept;
            }
        }

        return false;
    }

    /// <summary>Keeps a changed case: true when done, false when it does not read, null when another edition came first and is shown now.</summary>
    protected async Task<bool?> Keep(Case changed, string note, CancellationToken stop)
    {
        var saved = await Cases.Change(Record, Record.Edition, CaseWriter.Yaml(changed), Reader.Name, note, stop);
        Problems = saved.Problems;
        if (saved.Record is not null)
        {
            Show(saved.Record);
            return true;
        }

        if (saved.Other is { } other)
        {
            Show(other);
            return null;
        }

        return false;
    }

    private Statement? Stating(Field field) => field.Value is { } value
        ? new Statement(value, field.Type.Kind == FactKind.Judgement ? field.By : Reader.Name, today.Day, field.Type.Kind == FactKind.Judgement ? field.Because : null)
        : null;

    private (Case Case, string Holder) Holding(Case @case, string of) => Interview.Subject(@case, of) is { } subject ? (@case, subject.Id)
        : Interview.Wanted(of) is { } paper ? @case.WithDocument(paper.Kind, paper.PersonId, Rulebook)
        : (@case, of);

    private static List<Statement> Said(Case @case, string of, Fact fact) => Interview.Subject(@case, of) is { } subject ? [.. @case.Stated(subject.Id, fact)] : [];

    private static bool IsChanged(Field field, List<Statement> said) => Field.Known(said) switch
    {
        null => field.Value is not null,
        var known when field.Type.Kind == FactKind.Judgement && field.Value is not null => !known.Value.Equals(field.Value) || known.By != field.By || known.Because != field.Because,
        var known => !known.Value.Equals(field.Value),
    };

    // A row more meets nobody else's change, whatever rows others have added.
    private static bool IsAddition(Field field) => field.Type.Kind == FactKind.Table && field.Dropped.IsEmpty;

    private static bool Same(List<Statement> one, List<Statement> other) => one.Select(s => s.Value).SequenceEqual(other.Select(s => s.Value));

    private Field Clashing(Field field, Statement? other)
    {
        string Shown(Language language) => other is null ? (language == Language.Russian ? "ничего" : "nothing") : Wording.Of(other.Value, field.Type, Rulebook.Tables, language);
        var by = other?.By ?? "—";
        return field with { Error = new($"Meanwhile {by} has stated: {Shown(Language.English)}. Save again to keep yours, or change it.", $"Тем временем {by} указывает: {Shown(Language.Russian)}. Сохраните снова, чтобы оставить своё, или исправьте.") };
    }

    private async Task<Case?> AsOf(int edition, CancellationToken stop) =>
        (await Cases.History(Id, stop)).FirstOrDefault(e => e.Edition == edition) is { } old ? CaseFile.Read(old.Text, "case.yaml", Rulebook).Case : null;
}
