using Hqs.Casework.Assessments;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Counters;

/// <summary>The counters as a person reads them: what runs out soonest first, what is not known last.</summary>
public sealed class CounterReport(Counters counters, Language language, IPage page)
{
    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    private string Day(LocalDate day) => Wording.Of(day, language);

    public void Write()
    {
        var title = (counters.Case.Subjects[0].Facts.LastOrDefault(f => f.Fact.Id == "case.title")?.Statement.Value as Plain)?.Text;
        page.Title(title is null ? T("Counters", "Счётчики") : $"{title} · {T("counters", "счётчики")}");
        page.Quiet(T($"As of {Day(counters.On)} · rulebook {counters.Rulebook.Version} · information, not legal advice", $"По состоянию на {Day(counters.On)} · свод правил {counters.Rulebook.Version} · это информация, а не юридическая консультация"));
        var people = counters.All.Select(c => c.SubjectId).Distinct().OrderBy(s => s != "principal").ThenBy(s => s, StringComparer.Ordinal);
        foreach (var person in people)
        {
            var own = counters.All.Where(c => c.SubjectId == person).ToList();
            page.Heading(own[0].Subject.In(language));
            own.ForEach(Write);
        }
    }

    private void Write(Counter counter)
    {
        var (status, word) = Word(counter);
        var first = counter.Readings.FirstOrDefault(r => r.IsKnown);
        var says = counter.State switch
        {
            CounterState.Unknown => T("Needed: ", "Нужно: ") + string.Join("; ", counter.Missing.Select(m => Wording.Name(m, counters.Rulebook).In(language)).Distinct()) + ".",
            CounterState.NotRunning when counter.Readings.IsEmpty => counter.Note!.In(language),
            _ => counter.Readings.Length == 1 ? Told(counter, first!) : T("Two readings of the law, the stricter first:", "Два прочтения закона, строгое первым:"),
        };
        page.Item(status, word, counter.Title.In(language), says);
        if (counter.State == CounterState.Unknown)
        {
            return;
        }

        foreach (var reading in counter.Readings.Length > 1 ? counter.Readings : [])
        {
            var told = reading.IsKnown ? Told(counter, reading) : T("needed: ", "нужно: ") + string.Join("; ", reading.Missing.Select(m => Wording.Name(m, counters.Rulebook).In(language)).Distinct());
            page.Detail(T("if: ", "если: ") + $"{reading.Supposes?.Label.In(language)} → {told}");
        }

        if (counter.Note is { } note && !counter.Readings.IsEmpty)
        {
            page.Detail(note.In(language), quiet: true);
        }

        var sources = counter.Readings.SelectMany(r => r.Grounds).DistinctBy(g => (g.Rule, g.Version.From, g.Proof)).ToList();
        foreach (var line in sources.Select(g => Citation.Line(g, counters.Rulebook, language)).Distinct())
        {
            page.Detail(line, quiet: true);
        }
    }

    private string Told(Counter counter, CounterReading reading)
    {
        var parts = new List<string>();
        if (reading.Used is { } used && reading.Limit is { } limit)
        {
            var unit = limit.Unit == TermUnit.WorkingDays ? TermUnit.WorkingDays : TermUnit.Days;
            parts.Add(counter.Id is "tax-residence" ? T($"{Length(used, unit)}, {limit.Length} needed", $"{Length(used, unit)}, нужно {limit.Length}") : limit.Unit is TermUnit.Days or TermUnit.WorkingDays
                ? T($"{used} of {Wording.Of(limit, language)}", $"{used} из {limit.Length}")
                : counter.Id is "indefinite-permit" ? T($"{Length(used, unit)}, {Wording.Of(limit, language)} needed", $"{Length(used, unit)}, нужно {Wording.Of(limit, language)}")
                : T($"{Length(used, unit)} of {Wording.Of(limit, language)}", $"{Length(used, unit)}, предел {Wording.Of(limit, language)}"));
        }

        if (reading.From is { } from && reading.Until is { } until)
        {
            parts.Add($"{Day(from)} – {Day(until)}");
        }

        var leftUnit = reading.Limit?.Unit == TermUnit.WorkingDays ? TermUnit.WorkingDays : TermUnit.Days;
        parts.AddRange(reading.Left switch
        {
            _ when reading.IsReached => [T("reached", "достигнуто")],
            > 0 => [T($"{Length(reading.Left.Value, leftUnit)} left", $"осталось {Length(reading.Left.Value, leftUnit)}")],
            0 when reading.TurnsOn == counters.On => [T("ends today", "истекает сегодня")],
            0 => [T("nothing left", "не осталось")],
            < 0 when reading.Used is null => [T($"ended {Length(-reading.Left.Value, leftUnit)} ago", $"закончилось {Length(-reading.Left.Value, leftUnit)} назад")],
            < 0 => [T($"over by {Length(-reading.Left.Value, leftUnit)}", $"превышено на {Length(-reading.Left.Value, leftUnit)}")],
            null => Array.Empty<string>(),
        });
        if (reading.TurnsOn is { } turns)
        {
            parts.Add($"{counter.Turns.In(language)}: {Day(turns)}");
        }
        else if (counter.Id is "tax-residence")
        {
            parts.Add(T("no change in sight", "изменений не ожидается"));
        }
        else if (counter.Id is "visa-free" && reading.Left > 0)
        {
            parts.Add(T("lasts to the end of the year", "хватит до конца года"));
        }

        if (counter.Then is { } then && reading.ThenOn is { } following)
        {
            parts.Add($"{then.In(language)} {Day(following)}");
        }

        if (reading.IsProvisional)
        {
            parts.Add(T("provisional: the working calendar has no decree yet", "предварительно: производственный календарь ещё не утверждён"));
        }

        return string.Join(" · ", parts);
    }

    private string Length(long days, TermUnit unit) => Wording.Of(new Term((int)days, unit), language);

    private (Status, string) Word(Counter counter) => counter.State switch
    {
        CounterState.Running when counter.Next is { } next && Period.DaysBetween(counters.On, next) <= Counter.SoonDays => (Status.Unknown, T("! soon", "! скоро")),
        CounterState.Running => (Status.Met, T("● running", "● идёт")),
        CounterState.RunOut => (Status.NotMet, T("✗ run out", "✗ истекло")),
        CounterState.Reached => (Status.Met, T("✓ reached", "✓ достигнуто")),
        CounterState.NotRunning => (Status.NotApplicable, T("– not running", "– не идёт")),
        CounterState.Unknown => (Status.Unknown, T("◐ unknown", "◐ неизвестно")),
        _ => throw new ArgumentOutOfRangeException(nameof(counter)),
    };
}
