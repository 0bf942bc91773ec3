using System.Collections.Immutable;
using System.Globalization;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using NodaTime;

namespace Hqs.Casework.Tests.Properties;

/// <summary>
/// Makes random cases out of the fact declarations, so that a new fact takes part without a line here. Dates and amounts are drawn
/// mostly from the edges the rulebook knows (first and last days of versions, minimums plus or minus one): there answers change.
/// </summary>
public sealed class Drafting(Random random)
{
    private static readonly Rulebook Rulebook = Repository.Rulebook;

    private static readonly LocalDate[] Edges =
        [.. Rulebook.Rules.Values.OfType<IVersioned>().SelectMany(r => r.AllVersions).SelectMany(v => new[] { v.From, v.Until ?? v.From }).Distinct().Order()];

    private static readonly Value[] Law = [.. Rulebook.Rules.Values.OfType<Parameter>().SelectMany(p => p.Versions).SelectMany(v => v.Alternatives.Select(a => a.Content).Prepend(v.Content)).OfType<Value>()];
    private static readonly Money[] Amounts = [.. Law.OfType<Money>()];
    private static readonly long[] Counts = [.. Law.SelectMany(v => v switch { Whole w => new[] { w.Number }, Term t => [t.Length], _ => [] }).Concat([0, 1, 2, 3, 17, 18]).Distinct().Order()];
    private static readonly string[] Names = ["Li Wei", "Ольга Ким", "Nguyễn Thị Ánh", "O", "أحمد", "no", "null", "1", "- a: b #c", "event", "document:1", "🙂"];

    // Two keys of which a person has only one.
    private static readonly string[] OneOfTwo = ["person.citizenship", "person.without_citizenship"];

    private LocalDate on;

    public Draft Case()
    {
        on = Chance(70) ? new LocalDate(2026, 11, 23).PlusDays(random.Next(-400, 400)) : Date();
        var members = random.Next(4);
        var papers = Papers(members);
        var density = random.Next(5) switch { 0 => 5, 1 => 25, 2 => 60, 3 => 85, _ => 97 };
        var facts = ImmutableArray.CreateBuilder<Stated>();
        foreach (var (holder, fact) in Sayable(members, papers.Length))
        {
            if (Chance(density) && !(OneOfTwo.Contains(fact.Id) && facts.Any(f => f.Holder == holder && OneOfTwo.Contains(f.Fact.Id))))
            {
                facts.Add(new(holder, fact, Text(fact.Type), Chance(10) ? Pick(Names) : null));
            }
        }

        return new(on, members, facts.ToImmutable(), papers, Many(6, () => Event(members)), Many(9, Month), Answers());
    }

    /// <summary>Every fact a case file of that many people and papers may state one by one; ledgers and events are drawn apart.</summary>
    public static IEnumerable<(string Holder, Fact Fact)> Sayable(int members, int papers) =>
        People(members).Prepend("case").Concat(Enumerable.Range(1, papers).Select(i => $"p{i}")).SelectMany(h => FactsOf(h).Select(f => (h, f)));

    private static IEnumerable<string> People(int members) => Enumerable.Range(1, members).Select(i => $"m{i}").Prepend("principal");

    private static IEnumerable<Fact> FactsOf(string holder) => Rulebook.Facts.Values.Where(f => f.IsStated && f.Type.Kind != FactKind.Table && (holder switch
    {
        "case" => f.Subject == "case",
        "principal" => f.Subject is "principal" or "person",
        ['m', ..] => f.Subject is "member" or "person",
        _ => f.Subject == "document" && f.Key is not ("kind" or "of"),
    }));

    public string Text(FactType type) => type.Kind switch
    {
        FactKind.YesNo or FactKind.Judgement => Chance(50) ? "yes" : "no",
        FactKind.Choice => Pick(type.Options).Id,
        FactKind.Choices => string.Join(' ', Many(3, () => Pick(type.Options).Id).Add(Pick(type.Options).Id)),
        FactKind.Country => Country(),
        FactKind.Countries => string.Join(' ', Many(2, Country).Add(Country())),
        FactKind.Region => Pick(Rulebook.Tables.Regions.Keys.ToArray()),
        FactKind.Regions => string.Join(' ', Many(2, () => Pick(Rulebook.Tables.Regions.Keys.ToArray())).Add("RU-MOW")),
        FactKind.Post => Pick(Rulebook.Tables.Posts.Keys.ToArray()),
        FactKind.Number => (Pick(Counts) + random.Next(-1, 2)).ToString(CultureInfo.InvariantCulture),
        FactKind.Date => AssessmentJson.Date(Date()),
        FactKind.Money => Amount(type.Per),
        FactKind.Text => Pick(Names),
        FactKind.Pay or FactKind.Table => throw new InvalidOperationException($"{type.Kind} is not one scalar."),
        _ => throw new InvalidOperationException($"Teach {nameof(Drafting)} to make a {type.Kind}."),
    };

    private LocalDate Date() => random.Next(3) switch
    {
        0 => Pick(Edges).PlusDays(random.Next(-1, 2)),
        1 when on != default => on.PlusDays(random.Next(-800, 800)),
        _ => new LocalDate(2009, 1, 1).PlusDays(random.Next(9000)),
    };

    private string Amount(PayPeriod per)
    {
        var amount = Pick(Amounts);
        var months = amount.Per switch { PayPeriod.Quarter => 3, PayPeriod.Year => 12, _ => 1 };
        var minor = (amount.Minor / months) + (random.Next(-1, 2) * Money.MinorPerUnit) + (Chance(10) ? 7 : 0);
        return CaseText.Of(new Money(Math.Abs(minor), Chance(95) ? "RUB" : "USD", per));
    }

    private string Country() => Chance(50) ? Pick(Law.OfType<Codes>().SelectMany(c => c.Ids).Where(Rulebook.Tables.Countries.ContainsKey).Append("RU").ToArray()) : Pick(Rulebook.Tables.Countries.Keys.ToArray());

    private ImmutableArray<Paper> Papers(int members) => Many(3, () =>
    {
        var kind = Pick(Rulebook.Facts["document.kind"].Type.Options).Id;
        var of = Pick(People(members).ToArray());
        var sayable = FactsOf(of).Concat(FactsOf("case")).Where(f => f.GovernedBy.Contains(kind) || Chance(2)).ToArray();
        return new Paper(kind, of, [.. sayable.Where(_ => Chance(50)).Select(f => new Stated(of, f, Text(f.Type)))]);
    });

    private Row Event(int members) => new([("on", AssessmentJson.Date(Date())), ("what", Text(Rulebook.Facts["case.events"].Columns.First(c => c.Id == "what").Type)), ("who", Pick(People(members).ToArray()))]);

    private Row Month()
    {
        var cells = ImmutableArray.Create(("month", AssessmentJson.Date(Date())), ("paid", Amount(PayPeriod.None)));
        return new(Chance(50) ? cells : cells.AddRange(("unpaid_leave_days", random.Next(3).ToString(CultureInfo.InvariantCulture)), ("sick_days", "0")));
    }

    private ImmutableArray<(string, string)> Answers() => [.. Rulebook.Questions.Where(q => q.IsContestedLaw && Chance(25)).Select(q => (q.Id, Pick(q.Alternatives).Id))];

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private ImmutableArray<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];
}
