using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Hqs.Web.Pages;

/// <summary>A page that reads the rulebook as of a day, today unless another is asked for.</summary>
public abstract class RulebookPage(RulebookNow rules, Today today) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? AskedDay { get; set; }

    public Rulebook Rulebook => rules.Rulebook;
    protected RulebookNow Now => rules;

    /// <summary>The section of the guide a place in it belongs to: 35 for 35.15.</summary>
    public static string SectionOf(string place) => place.Split('.')[0];

    public Words SectionTitle(string place) => Rulebook.GuideSections.GetValueOrDefault(SectionOf(place)) ?? Words.Same(place);

    public LocalDate On => ValueReader.ReadDate(AskedDay ?? "")?.Date ?? today.Day;

    public bool IsToday => On == today.Day;

    public bool IsStale(LocalDate checkedOn) => checkedOn.PlusDays(Citation.FreshDays) < On;

    /// <summary>What people call the kind of a rule.</summary>
    public static Words KindOf(string kind) => kind switch
    {
        "parameter" => new("parameter", "параметр"),
        "condition" => new("condition", "условие"),
        "decision" => new("decision", "решение"),
        "route" => new("route", "путь"),
        "classification" => new("classification", "классификация"),
        "question" => new("open question", "открытый вопрос"),
        "document" => new("document", "документ"),
        "step" => new("step", "шаг"),
        "fee" => new("cost", "расход"),
        "right" => new("right", "право"),
        "risk" => new("risk", "риск"),
        "answer" => new("answer", "ответ"),
        "obligation" => new("duty", "обязанность"),
        "form" => new("form", "форма"),
        "penalty" => new("fine", "штраф"),
        _ => Words.Same(kind),
    };

    /// <summary>How settled a version is, in a word.</summary>
    public static Words StandingOf(IVersion version, LocalDate on) => version.Standing switch
    {
        Standing.Contested => new("contested", "спорно"),
        Standing.LapsedOnPaper => new("lapsed on paper", "срок истёк на бумаге"),
        Standing.Announced => new("announced, not used to decide", "объявлено, для решения не используется"),
        _ when version.Until is { } until && until < on => new("was in force", "действовало"),
        _ when version.From > on => new("will be in force", "вступит в силу"),
        _ => new("in force", "действует"),
    };

    public static string LookOf(IVersion version, LocalDate on) => version.Standing switch
    {
        Standing.Contested or Standing.LapsedOnPaper => "open",
        Standing.Announced => "none",
        _ when (version.Until is { } until && until < on) || version.From > on => "none",
        _ => "yes",
    };

    public static Words ConfidenceOf(Confidence confidence) => confidence switch
    {
        Confidence.Primary => new("primary text seen", "виден первоисточник"),
        Confidence.TwoSources => new("two sources agree", "два источника согласны"),
        Confidence.High => new("well supported", "хорошо подтверждено"),
        Confidence.Medium => new("one good source", "один хороший источник"),
        Confidence.OneSource => new("not confirmed: one source", "не подтверждено: один источник"),
        Confidence.Recollection => new("not confirmed: recollection", "не подтверждено: по памяти"),
        Confidence.Low => new("not confirmed: weak source", "не подтверждено: слабый источник"),
        _ => new("not confirmed: no source in hand", "не подтверждено: источника нет"),
    };
}
