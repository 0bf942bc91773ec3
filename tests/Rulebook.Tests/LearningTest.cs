using FsCheck;
using FsCheck.Fluent;
using Hqs.Rules.Evaluation;
using NodaTime;

namespace Hqs.Rules.Tests;

/// <summary>
/// Laws every rule obeys, whatever it says, tried on rules and cases made at random: learning never takes an answer back,
/// and what is listed as missing is what decides.
/// </summary>
public class LearningTest
{
    private static readonly string[] Letters = ["trip.a", "trip.b", "trip.c", "trip.d", "trip.e"];
    private static readonly Place Nowhere = new("", 1, 1);
    private static readonly Rulebook Rulebook = Load();
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3000).WithReplay(11, 13);

    [Fact]
    public void Learning_a_fact_never_takes_an_answer_back() => FsCheck.Check.One(Settings, Prop.ForAll(Case(exceptionsMayDisagree: true).ToArbitrary(), one =>
    {
        var less = Find(one.Rule, one.Truth, one.Known);
        var more = Find(one.Rule, one.Truth, [.. one.Known.Zip(one.Learnt, (known, learnt) => known || learnt)]);
        return (more.Possible & ~less.Possible) == Possible.None;
    }));

    [Fact]
    public void Learning_all_that_is_missing_decides() => FsCheck.Check.One(Settings, Prop.ForAll(Case(exceptionsMayDisagree: false).ToArbitrary(), one =>
    {
        var finding = Find(one.Rule, one.Truth, one.Known);
        var missing = finding.Missing.Names();
        var learnt = Find(one.Rule, one.Truth, [.. Letters.Select((id, i) => one.Known[i] || missing.Contains(id))]);
        return (finding.Status == Status.Unknown) == (missing.Length > 0)
            && missing.All(id => !one.Known[Array.IndexOf(Letters, id)])
            && learnt.Status != Status.Unknown;
    }));

    [Fact]
    public void Groups_are_the_least_the_greatest_and_the_opposite_of_their_parts() => FsCheck.Check.One(Settings, Prop.ForAll(Case(exceptionsMayDisagree: false).ToArbitrary(), one =>
    {
        // False 0, not known 1, true 2: all is the least, any the greatest, none the greatest turned over.
        var condition = one.Rule.Versions[0].Content!.Require;
        var status = Find(Rule(condition, null, []), one.Truth, one.Known).Status;
        return Grade(condition, one) == status switch { Status.Met => 2, Status.NotMet => 0, _ => 1 };
    }));

    private static int Grade(Condition condition, Sample one) => condition switch
    {
        Comparison comparison => Array.IndexOf(Letters, comparison.Left.Id) is var i && one.Known[i] ? (one.Truth[i] ? 2 : 0) : 1,
        ConditionGroup { Kind: GroupKind.All } all => all.Parts.Min(p => Grade(p, one)),
        ConditionGroup { Kind: GroupKind.Any } any => any.Parts.Max(p => Grade(p, one)),
        ConditionGroup none => 2 - none.Parts.Max(p => Grade(p, one)),
        _ => throw new InvalidOperationException("no such condition is made here"),
    };

    private static Finding Find(Requires rule, bool[] truth, bool[] known)
    {
        var asking = new Asking(Rulebook);
        for (var i = 0; i < Letters.Length; i++)
        {
            if (known[i])
            {
                asking.Case.State(Rulebook.Facts[Letters[i]], new Statement(new YesNo(truth[i])));
            }
        }

        return asking.Evaluator.Find(rule, asking.Case);
    }

    // ---- what is made at random ---------------------------------------------------------------------------------

    private static Gen<Sample> Case(bool exceptionsMayDisagree) =>
        from require in Conditions(3)
        from scope in Conditions(1)
        from scoped in Gen.Elements(true, false)
        from thens in Gen.Elements(Status.Met, Status.NotMet, Status.NotApplicable).ArrayOf(2)
        from whens in Conditions(1).ArrayOf(2)
        from exceptions in Gen.Choose(0, 2)
        from truth in Gen.Elements(true, false).ArrayOf(Letters.Length)
        from known in Gen.Elements(true, false).ArrayOf(Letters.Length)
        from learnt in Gen.Elements(true, false).ArrayOf(Letters.Length)
        let unless = whens.Take(exceptions).Select((when, i) => new LawException(when, thens[exceptionsMayDisagree ? i : 0], Proven, Nowhere))
        select new Sample(Rule(require, scoped ? scope : null, [.. unless]), truth, known, learnt);

    private static Gen<Condition> Conditions(int depth)
    {
        var comparison = from id in Gen.Elements(Letters) select (Condition)new Comparison(Rulebook.Facts[id], Operator.Equal, new LiteralOperand(new YesNo(true)), Nowhere);
        return depth == 0 ? comparison : Gen.OneOf(
            comparison,
            from kind in Gen.Elements(GroupKind.All, GroupKind.Any, GroupKind.None)
            from count in Gen.Choose(1, 3)
            from parts in Conditions(depth - 1).ArrayOf(count)
            select (Condition)new ConditionGroup(kind, [.. parts], Nowhere));
    }

    private static Requires Rule(Condition require, Condition? scope, IEnumerable<LawException> unless) => new()
    {
        Id = "trips.random",
        Kind = "condition",
        Title = Words.Same("random"),
        Place = Nowhere,
        Subject = "case",
        VersionBy = null,
        Versions = [new() { From = new LocalDate(2020, 1, 1), Until = null, Standing = Standing.InForce, Content = new Requirement(require, scope, [.. unless]), Proof = Proven, Place = Nowhere }],
    };

    private static Proof Proven => new([], [], Confidence.Primary, new LocalDate(2026, 3, 18));

    private static Rulebook Load()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact();
        return rulebook.Load();
    }

    private sealed record Sample(Requires Rule, bool[] Truth, bool[] Known, bool[] Learnt)
    {
        public override string ToString() => $"{Shown(Rule.Versions[0].Content!.Require)} scope {(Rule.Versions[0].Content!.AppliesWhen is { } scope ? Shown(scope) : "-")} unless [{string.Join("; ", Rule.Versions[0].Content!.Unless.Select(u => $"{Shown(u.When)} then {u.Then}"))}] truth {string.Join(' ', Truth)} known {string.Join(' ', Known)} learnt {string.Join(' ', Learnt)}";

        private static string Shown(Condition condition) => condition switch
        {
            Comparison comparison => comparison.Left.Id,
            ConditionGroup group => $"{group.Kind}({string.Join(", ", group.Parts.Select(Shown))})",
            _ => "?",
        };
    }
}
