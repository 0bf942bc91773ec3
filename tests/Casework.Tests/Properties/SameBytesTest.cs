using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;

namespace Hqs.Casework.Tests.Properties;

/// <summary>An assessment is a function of (case, rulebook, day), whatever way the case came in.</summary>
public sealed class SameBytesTest
{
    [Fact]
    public void A_case_gives_the_same_bytes_read_again_and_after_every_export() =>
        Runs.Hold(nameof(A_case_gives_the_same_bytes_read_again_and_after_every_export), r => new Drafting(r).Case(), d => d.Smaller(), draft =>
        {
            var read = draft.Case();
            var bytes = Json(read, draft);
            var ways = new (string Name, CaseReading Reading)[]
            {
                ("the file read again", CaseFile.Read(draft.Text(null), "draft.json", Repository.Rulebook)),
                ("its YAML export", CaseFile.Read(CaseWriter.Yaml(read, Repository.Rulebook, Language.Russian), "export.yaml", Repository.Rulebook)),
                ("its JSON export", CaseFile.Read(CaseWriter.Json(read), "export.json", Repository.Rulebook)),
            };
            return ways.Select(w => w.Reading.Case is not { } other ? $"{w.Name} does not read: {Repository.Told(w.Reading)}"
                : Lost(read, other) is { } lost ? $"{w.Name} lost {lost}"
                : Json(other, draft) != bytes ? $"{w.Name} is assessed otherwise"
                : null).FirstOrDefault(f => f is not null);
        });

    [Fact]
    public void The_order_of_keys_in_a_case_file_does_not_matter() =>
        Runs.Hold(nameof(The_order_of_keys_in_a_case_file_does_not_matter), r => (Draft: new Drafting(r).Case(), Seed: r.Next()), d => d.Draft.Smaller().Select(s => (s, d.Seed)), input =>
        {
            var shuffled = Repository.Usable(CaseFile.Read(input.Draft.Text(new Random(input.Seed)), "shuffled.json", Repository.Rulebook));
            var (ordered, other) = (Statuses(input.Draft.Case(), input.Draft), Statuses(shuffled, input.Draft));
            return ordered.SequenceEqual(other) ? null : $"{ordered.Except(other).First()}, but {other.Except(ordered).First()} with the keys in another order";
        });

    // The order of statements is the writer's own; which one settles a fact shows in the assessment.
    private static StatedFact? Lost(Case before, Case after) => before.Subjects.Zip(after.Subjects).SelectMany(s => s.First.Facts.Except(s.Second.Facts)).FirstOrDefault();

    private static string Json(Case @case, Draft draft)
    {
        var assessment = Assessment.Of(@case, Repository.Rulebook, draft.On);
        return AssessmentJson.Write(assessment, []);
    }

    private static List<string> Statuses(Case @case, Draft draft)
    {
        var assessment = Assessment.Of(@case, Repository.Rulebook, draft.On);
        return [.. assessment.Decisions.Concat(assessment.Findings).Select(f => $"{f.Rule.Id} of {f.Subject.Id} is {f.Status}")];
    }
}
