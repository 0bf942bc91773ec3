using Hqs.Casework.Assessments;
using Hqs.Rules;
using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;
using NodaTime;

namespace Hqs.Casework.Duties;

/// <summary>The duties of a case as a person reads them: what failed, what is due and how it was counted, then the rest.</summary>
public sealed class DutyReport(DutyList duties, Language language, IPage page)
{
    private readonly Rulebook rulebook = duties.Assessment.Rulebook;

    private string T(string en, string ru) => language == Language.Russian ? ru : en;

    public void Write()
    {
        var title = duties.Assessment.Case.Subjects[0].Facts.LastOrDefault(f => f.Fact.Id == "case.title")?.Statement.Value is Plain named ? named.Text : T("Unnamed case", "Дело без названия");
        page.Title(T("Duties: ", "Обязанности: ") + title);
        page.Quiet(T(
            $"As of {Wording.Of(duties.Assessment.On, language)} · rulebook {rulebook.Version} · information, not legal advice",
            $"По состоянию на {Wording.Of(duties.Assessment.On, language)} · свод правил {rulebook.Version} · это информация, а не юридическая консультация"));
        Exposed();
        foreach (var group in duties.Lines.GroupBy(l => l.Group))
        {
            page.Heading(Heading(group.Key));

            // The same duty for several quarters, entries or people is told once; the others with their days.
            foreach (var same in group.GroupBy(l => l.Rule))
            {
                Told(group.Key, [.. same]);
            }
        }

        if (duties.Lines.IsEmpty)
        {
            page.Line(T("Nothing in this case calls for a duty yet.", "Пока в этом деле нет ни одной обязанности."));
        }
    }

    private void Told(DutyGroup group, List<DutyLine> same)
    {
        var first = same[0];
        switch (group)
        {
            case DutyGroup.Undated:
                page.Bullet($"{first.Rule.Title.In(language)} — {Undated(first)}");
                if (same.Count > 1 || first.Finding.Subject.Kind is not ("case" or "principal"))
                {
                    page.Under(string.Join("; ", same.Select(l => l.Finding.Subject.Label.In(language))));
                }

                break;
            case DutyGroup.Standing or DutyGroup.Done:
                same.ForEach(l => page.Item(l.Finding.Status, Word(l.Duty.State, language), Titled(l), DoneLine(l)));
                break;
            default:
                Full(first);
                foreach (var other in same.Skip(1))
                {
                    var day = other.Duty.Count is { } count ? T($": last day {Day(count.DueOn)}", $": последний день {Day(count.DueOn)}") : "";
                    page.Detail($"{T("Also", "Также")} {other.Finding.Subject.Label.In(language)}{day} — {Word(other.Duty.State, language)}");
                }

                break;
        }
    }

    private string Heading(DutyGroup group) => group switch
    {
        DutyGroup.Failed => T("Missed, late or broken", "Пропущено, исполнено с опозданием или нарушено"),
        DutyGroup.Due => T("Due", "Предстоит исполнить"),
        DutyGroup.Unconfirmed => T("Their day is over; say whether they were done", "Срок прошёл; укажите, исполнено ли"),
        DutyGroup.ToCome => T("To come", "Впереди"),
        DutyGroup.Undated => T("Not known yet whether or when", "Пока неизвестно, нужно ли и когда"),
        DutyGroup.Standing => T("Standing duties", "Постоянные обязанности"),
        _ => T("Done in time", "Исполнено в срок"),
    };

    public static string Word(DutyState state, Language language) => (state, language) switch
    {
        (DutyState.NotYet, Language.Russian) => "○ не наступило",
        (DutyState.Open, Language.Russian) => "○ открыто",
        (DutyState.DueSoon, Language.Russian) => "◑ скоро",
        (DutyState.DoneInTime, Language.Russian) => "✓ в срок",
        (DutyState.DoneLate, Language.Russian) => "✗ поздно",
        (DutyState.Missed, Language.Russian) => "✗ пропущено",
        (DutyState.Kept, Language.Russian) => "✓ соблюдается",
        (DutyState.Broken, Language.Russian) => "✗ нарушено",
        (DutyState.Standing, Language.Russian) => "○ постоянно",
        (_, Language.Russian) => "◐ неизвестно",
        (DutyState.NotYet, _) => "○ not yet",
        (DutyState.Open, _) => "○ open",
        (DutyState.DueSoon, _) => "◑ due soon",
        (DutyState.DoneInTime, _) => "✓ in time",
        (DutyState.DoneLate, _) => "✗ late",
        (DutyState.Missed, _) => "✗ missed",
        (DutyState.Kept, _) => "✓ kept",
        (DutyState.Broken, _) => "✗ broken",
        (DutyState.Standing, _) => "○ standing",
        _ => "◐ unknown",
    };

    private string Titled(DutyLine line) => line.Rule.Title.In(language) + (line.Finding.Subject.Kind is "case" ? "" : $" · {line.Finding.Subject.Label.In(language)}");

    private string DoneLine(DutyLine line) => line.Duty.DoneOn is { } done
        ? T($"Done on {Day(done)}", $"Исполнено {Day(done)}") + (line.Duty.Proof is { } proof ? T($"; proof: {proof}", $"; подтверждение: {proof}") : T("; no proof stated", "; подтверждение не указано"))
        : line.Finding.Says.In(language);

    private string Undated(DutyLine line)
    {
        var names = Settling.Wanted(line.Finding.Trace, line.Finding.Missing).Where(m => m.Kind == MissingKind.Fact).Select(m => Wording.Name(m, rulebook).In(language)).Distinct().ToList();
        return names.Count > 0 ? T("Missing: ", "Не хватает: ") + string.Join("; ", names) + "." : T("It is not settled whether it is owed.", "Не решено, возникает ли она.");
    }

    private string Day(LocalDate day) => CountText.Named(day, language);

    private void Full(DutyLine line)
    {
        var (finding, rule, duty) = (line.Finding, line.Rule, line.Duty);
        page.Item(finding.Status, Word(duty.State, language), Titled(line), finding.Says.In(language));
        page.Detail($"{Labels.Of(rule.Who).In(language)} → {rule.To.In(language)}");
        if (duty.Count is { } count)
        {
            Dated(line, count);
        }

        if (duty.DoneOn is { } done)
        {
            page.Detail(T($"Done on {Day(done)}", $"Исполнено {Day(done)}"));
        }

        if (!duty.Forms.IsEmpty)
        {
            var names = duty.Forms.Select(f => FormName(f).In(language)).Distinct();
            page.Detail(T("Form: ", "Форма: ") + string.Join(T(" — or, not settled, ", " — либо (не решено) "), names));
        }

        page.Detail(T("Keep: ", "Сохранить: ") + rule.Keep.In(language));
        if (!duty.Fines.IsEmpty)
        {
            page.Detail(T("A miss costs ", "За пропуск: ") + string.Join("; ", duty.Fines.GroupBy(f => f.Payer).Select(FinesOf)));
        }

        if (rule.Consequence is { } consequence)
        {
            page.Detail(consequence.In(language));
        }

        var sources = Citation.Of(finding, rulebook, duties.Assessment.On);
        if (!sources.IsEmpty)
        {
            page.Detail(Citation.Line(sources, language), quiet: true);
        }
    }

    private void Dated(DutyLine line, Rules.Time.Count count)
    {
        var provisional = count.IsProvisional ? T(" (provisional: no decree on days off for that year yet)", " (предварительно: постановления о выходных этого года ещё нет)") : "";
        var channels = line.Rule.By.Select(c => (Name: ChannelName(c).In(language), Safe: line.Duty.LastSafeDay(c, rulebook.Calendar))).ToList();
        var early = channels.Where(c => c.Safe != count.DueOn).ToList();
        var by = channels.Count > 0 && line.Group is DutyGroup.Due or DutyGroup.ToCome ? " — " + string.Join(", ", channels.Except(early).Select(c => c.Name)) : "";
        page.Detail(T($"Last day: {Day(count.DueOn)}{provisional}", $"Последний день: {Day(count.DueOn)}{provisional}") + by.TrimEnd(' ', '—'));
        foreach (var channel in line.Group is DutyGroup.Due or DutyGroup.ToCome ? early : [])
        {
            page.Detail(T("Last safe day ", "Последний безопасный день ") + channel.Name + ": " + (channel.Safe is { } safe ? Day(safe) : "—"));
        }

        foreach (var other in line.Duty.Others)
        {
            page.Detail(T($"By another counting {Day(other.Count.DueOn)}", $"По другому счёту {Day(other.Count.DueOn)}") + (other.Why is { } why ? $": {why.In(language)}" : ""));
        }

        if (line.Group is DutyGroup.Due or DutyGroup.Failed or DutyGroup.Unconfirmed && !count.Spans.IsEmpty)
        {
            page.Detail(T("Counted like this:", "Счёт дней:"));
            page.Trace(1, $"{Day(count.Event)}: {line.Rule.Trigger!.Label.In(language)}{(line.Rule.TriggerPaper is { } paper ? $" ({paper.In(language)})" : "")}");
            foreach (var counted in CountText.Lines(count, rulebook.Calendar))
            {
                page.Trace(1, counted.In(language));
            }
        }
    }

    internal static Words FormName(Ground form) => form.Version is Version<FormEdition> version
        ? (version.Content ?? version.Alternatives.First(a => a.Proof == form.Proof).Content).Name
        : form.Rule.Title;

    public static Words ChannelName(string channel) => channel switch
    {
        "counter" => new("at the office", "лично"),
        "post" => new("by post", "почтой"),
        _ => new("through the portal until midnight", "через портал до 24:00"),
    };

    public static Words PayerName(string payer) => payer switch
    {
        "company" => new("the company", "организация"),
        "official" => new("the official in charge", "должностное лицо"),
        _ => new("the person", "гражданин"),
    };

    // Several ranges of one payer: it is not known yet which applies.
    private string FinesOf(IGrouping<string, FineAtRisk> fines) => $"{PayerName(fines.Key).In(language)}{T(" ", " — ")}" + string.Join(T(", or ", ", либо "), fines.Select(fine =>
    {
        var (low, high) = (Wording.Of(fine.Lowest, language), Wording.Of(fine.Highest, language));
        return (low == high ? low : $"{low} – {high}") + (fine.Also is { } also ? $", {also.In(language)}" : "");
    }).Distinct());

    private void Exposed()
    {
        if (duties.Exposure.Sums.IsEmpty)
        {
            return;
        }

        page.Heading(T("Fines at risk", "Возможные штрафы"));
        foreach (var sum in duties.Exposure.Sums)
        {
            var sure = sum.SureHighest.Minor > 0 ? T($"{Wording.Of(sum.SureLowest, language)} – {Wording.Of(sum.SureHighest, language)} for what failed; ", $"{Wording.Of(sum.SureLowest, language)} – {Wording.Of(sum.SureHighest, language)} за нарушенное; ") : "";
            page.Bullet($"{PayerName(sum.Payer).In(language)}: {sure}" + T($"up to {Wording.Of(sum.Highest, language)} if nothing unconfirmed was done", $"до {Wording.Of(sum.Highest, language)}, если неподтверждённое не исполнено"));
        }

        var doubtful = duties.Exposure.Duties.Count(d => !d.IsSure);
        if (doubtful > 0)
        {
            page.Detail(T(
                $"State when each of the {doubtful} unconfirmed duties was done, with its proof, under “duties:” of the case file: what was done in time costs nothing.",
                $"Укажите в разделе «duties:» файла дела, когда исполнены неподтверждённые обязанности ({doubtful}) и чем это подтверждается: исполненное в срок не штрафуется."), quiet: true);
        }
    }
}
