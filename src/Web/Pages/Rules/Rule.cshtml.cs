using Hqs.Rules;
using Hqs.Rules.Checking;
using Hqs.Rules.Explaining;
using Microsoft.AspNetCore.Mvc;

namespace Hqs.Web.Pages;

/// <summary>One rule: its history, what it rests on, examples, and what rests on it; or one fact, with the rules that read it.</summary>
public sealed class RuleModel(RulebookNow rules, Today today, Reader reader) : RulebookPage(rules, today)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public RuleCard? Card { get; private set; }
    public Fact? Fact { get; private set; }
    public IReadOnlyList<RuleExample> Shown { get; private set; } = [];
    public IReadOnlyList<Rule> Readers { get; private set; } = [];
    public Timeline? Timeline { get; private set; }

    public IActionResult OnGet()
    {
        if (Rulebook.Rules.TryGetValue(Id, out var rule))
        {
            Card = RuleCard.Of(rule, Rulebook, reader.Language);
            Shown = [.. Now.Examples[rule]];
            Timeline = Timeline.Of(Card.Versions, On);
            return Page();
        }

        if (Rulebook.Facts.TryGetValue(Id, out var fact))
        {
            Fact = fact;
            Readers = [.. RuleCard.Readers(fact, Rulebook)];
            return Page();
        }

        return NotFound();
    }

    public string Given(RuleExample example) => string.Join("; ", example.Facts.Select(f => $"{f.Key.Label.In(reader.Language)}: {Wording.Of(f.Value, f.Key.Type, Rulebook.Tables, reader.Language)}"));

    /// <summary>What an example comes to, in a word where it is one of the four answers.</summary>
    public string Outcome(string then) => then is "met" or "not_met" or "unknown" or "not_applicable" ? Hqs.Casework.Assessments.AssessmentReport.FindingWord(Look.Written(then), reader.Language) : Hqs.Casework.Assessments.Labels.Of(then).In(reader.Language);
}
