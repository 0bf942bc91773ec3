using Hqs.Rules.Time;

namespace Hqs.Rules.Explaining;

// Prices, rights, steps, duties, forms, fines and answers.
public sealed partial class Explanation
{
    private void OfGuideKind(Rule rule)
    {
        if (rule is AskedRule { AppliesWhen: { } scope })
        {
            Line(T("  Applies when:", "  Применяется, если:"));
            Lines(ConditionText(scope), 4);
        }

        switch (rule)
        {
            case Fee fee:
                Versions(fee.Versions, fee.VersionBy, price => [Price(price)]);
                break;
            case Right right:
                Versions(right.Versions, right.VersionBy, Classes);
                break;
            case Step { Duration: { } duration }:
                Line($"  {Wording.Of(duration.Min, language)} – {Wording.Of(duration.Typical, language)} – {Wording.Of(duration.Max, language)} ({T("least, typical, most", "минимум, обычно, максимум")}; {duration.Basis.In(language)})");
                Proof(duration.Proof);
                break;
            case Obligation obligation:
                Owed(obligation);
                Versions(obligation.Versions, obligation.VersionBy, due => [Due(due)]);
                break;
            case FormEditions form:
                Versions(form.Versions, null, edition => [edition.Name.In(language)]);
                break;
            case Penalty penalty:
                Versions(penalty.Versions, null, Ranges);
                break;
            case AnswerRule answer:
                Line("  " + answer.Says.In(language));
                Proof(answer.Proof);
                break;
        }
    }

    private void Owed(Obligation obligation)
    {
        Line(T($"  Owed by: {obligation.Who}; to: {obligation.To.En}", $"  Кто: {obligation.Who}; кому: {obligation.To.Ru}"));
        if (obligation.Trigger is { } trigger)
        {
            Line(T($"  Counted from: {trigger.Label.En} ({trigger.Id})", $"  Отсчёт от: {trigger.Label.Ru} ({trigger.Id})"));
        }

        if (obligation.KeptBy is { } kept)
        {
            Line(T("  Kept as long as this is met: ", "  Соблюдается, пока выполнено: ") + kept.Id);
        }

        if (obligation.Form is { } form)
        {
            Line(T("  Form: ", "  Форма: ") + form.Id);
        }

        foreach (var penalty in obligation.Penalties)
        {
            Line(T("  A miss is fined: ", "  Штраф за пропуск: ") + penalty.Id);
        }
    }

    private string Due(Due due)
    {
        if (due.Point is CalendarPoint.LastWorkingDayOfNextMonth)
        {
            return T("by the last working day of the next month", "до последнего рабочего дня следующего месяца");
        }

        if (due.Terms.IsEmpty)
        {
            return T("at all times", "постоянно");
        }

        var terms = string.Join(T(", then ", ", затем "), due.Terms.Select(t => t.Term is { } term ? Wording.Of(term, language) : Named(t.Parameter!)));
        return due.Before
            ? T($"{terms} before", $"за {terms} до события")
            : $"{terms}; {Way(due.Way)}" + (due.Other is { } other ? T($" — or, argued: {Way(other)}", $" — либо (спорно): {Way(other)}") : "");
    }

    private string Way(CountingWay way) => (way.EventIsDayOne ? T("the day itself is day one", "день события — первый") : T("the day after is day one", "первый — следующий день"))
        + (way.LastDayMoves ? T(", a last day off moves to the next working day", ", нерабочий последний день переносится") : "");

    private string Price(Price price) => price switch
    {
        { Lowest: null } => T($"not known; ask: {price.Ask}", $"неизвестно; спросить: {price.Ask}"),
        _ when price.Lowest == price.Highest => Wording.Of(price.Lowest, language),
        _ => $"{Wording.Of(price.Lowest, language)} – {Wording.Of(price.Highest!, language)}",
    };

    private IEnumerable<string> Ranges(Fines fines)
    {
        foreach (var fine in fines.Ranges)
        {
            yield return $"{fine.Payer}: {Price(new(fine.Lowest, fine.Highest, null))}{(fine.Also is { } also ? $", {also.In(language)}" : "")}";
            foreach (var line in fine.When is { } when ? ConditionText(when) : [])
            {
                yield return "  " + line;
            }
        }
    }
}
