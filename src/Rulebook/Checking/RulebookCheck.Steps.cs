namespace Hqs.Rules.Checking;

// What a plan needs of the steps: no circle, and every name it leads by known.
public sealed partial class RulebookCheck
{
    private void StepNames(Step step)
    {
        if (step.WaitsFor.Any(w => Awaits(w, step, [])))
        {
            Report(step.Place, $"{step.Id} waits for itself, over the steps it waits for.", $"{step.Id} через другие шаги ждёт сам себя.");
        }

        if (step.Goal is { Serves: { } serves } && rulebook.Rules.GetValueOrDefault(serves) is not Decision)
        {
            Report(step.Place, $"The goal serves {serves}, which is no decision.", $"Цель служит {serves}, а это не решение.");
        }

        foreach (var day in new[] { step.PlannedOn, step.Goal?.WishedOn }.Where(d => d is not null && d.Type.Kind != FactKind.Date))
        {
            Report(step.Place, $"{day!.Id} is no date.", $"{day.Id} — не дата.");
        }

        var papers = rulebook.Asked.OfType<PaperRule>().ToList();
        foreach (var occasion in step.Uses.Where(u => !papers.Exists(p => p.For.Contains(u))))
        {
            Report(step.Place, $"No paper is for “{occasion}”.", $"Ни один документ не нужен для «{occasion}».");
        }

        foreach (var paper in step.Brings.Where(b => !papers.Exists(p => p.Tag == b)))
        {
            Report(step.Place, $"No rule asks for the paper “{paper}”.", $"Ни одно правило не требует документа «{paper}».");
        }
    }

    private static bool Awaits(Step from, Step wanted, HashSet<Step> seen) => from == wanted || (seen.Add(from) && from.WaitsFor.Any(w => Awaits(w, wanted, seen)));
}
