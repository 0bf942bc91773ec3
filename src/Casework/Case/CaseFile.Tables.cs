using System.Collections.Immutable;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Reading;

namespace Hqs.Casework.Cases;

// Lists of rows: pay, events, duties; and the dates events state.
public sealed partial class CaseFile
{
    private Table? ReadTable(Fact fact, Node node)
    {
        if (node is not ListNode list)
        {
            Report(node.Place, $"“{fact.Key}” is a list; start each item with a dash.", $"«{fact.Key}» — список; начинайте каждый пункт с тире.");
            return null;
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, Value>>();
        foreach (var item in list.Items)
        {
            if (item is not MapNode map)
            {
                Report(item.Place, "Expected a block of keys.", "Ожидался блок ключей.");
                continue;
            }

            var row = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
            foreach (var (key, cell) in map.Entries)
            {
                if (fact.Columns.FirstOrDefault(c => c.Id == key.Text) is not { } column)
                {
                    problems.Add(Unknown(key, fact.Columns.Select(c => c.Id)));
                }
                else if (cell is not ScalarNode { IsEmpty: true } && values.Read(cell, column.Type, problems) is { } value)
                {
                    row[key.Text] = value;
                    if (column.Id == "who" && value is Plain person && Person(person.Text) is null)
                    {
                        ReportPerson(cell, person.Text);
                    }

                    if (fact.Id == Evaluator.DutyList)
                    {
                        CheckDuty(column.Id, cell, value);
                    }
                }
            }

            rows.Add(row.ToImmutable());
        }

        return new Table(rows.ToImmutable());
    }

    // A row about a duty nobody knows, or of nobody, would be lost without a word.
    private void CheckDuty(string column, Node cell, Value value)
    {
        if (value is not Plain { Text: var text })
        {
            return;
        }

        if (column == "duty" && rulebook.Rules.GetValueOrDefault(text) is not Obligation)
        {
            problems.Add(Unknown(new ScalarNode(text, false, cell.Place), rulebook.Rules.Values.OfType<Obligation>().Select(o => o.Id)));
        }
        else if (column == "of" && Person(text.Split('/')[0]) is null && Salary.Quarters.Named(text) is null)
        {
            Report(cell.Place, $"“{text}” is no person of this case, no quarter such as 2026-Q3, and no entry such as principal/2026-08-23.", $"«{text}» — не лицо этого дела, не квартал вида 2026-Q3 и не въезд вида principal/2026-08-23.");
        }
    }

    // An event states the dates that are declared to come from it; what is written directly in a block comes after it and wins.
    private void StateEvents()
    {
        var events = stated[Case.CaseId].Where(f => f.Fact.Id == "case.events").SelectMany(f => ((Table)f.Statement.Value).Rows).ToList();
        foreach (var fact in rulebook.Facts.Values.Where(f => f.FromEvent is not null))
        {
            // Each goes in front of what is there, so the latest comes first here to stand last of the events and count.
            foreach (var row in events.Where(r => r.GetValueOrDefault("what") is Code what && what.Id == fact.FromEvent && r.GetValueOrDefault("on") is Day).OrderByDescending(r => ((Day)r["on"]).Date))
            {
                var who = (row.GetValueOrDefault("who") as Plain)?.Text ?? Case.PrincipalId;
                // What belongs to the case is about the worker: a spouse who starts a job does not start this employment.
                var subject = fact.Subject != "case" ? Person(who) : who == Case.PrincipalId ? Case.CaseId : null;
                if (subject is not null && (fact.Subject != "principal" || subject == Case.PrincipalId) && (fact.Subject != "member" || subject != Case.PrincipalId))
                {
                    stated[subject].Insert(0, new(fact, new Statement(row["on"], Statement.ByEvent)));
                }
            }
        }
    }
}
