using System.Collections.Immutable;
using Hqs.Casework.Cases;
using Hqs.Rules;
using Hqs.Rules.Evaluation;

namespace Hqs.Casework.Salary;

/// <summary>
/// The case as another employer of the same worker would keep it. Each employer has its own permit, contract and pay test, so nothing
/// of the first employer is carried over.
/// </summary>
internal static class OtherEmployer
{
    public static Case SeenBy(string employer, Case @case, Rulebook rulebook)
    {
        var root = @case.Subjects[0];
        var kept = root.Facts.Where(f => f.Fact.Noun is not ("employer" or "employment" or "salary" or "pay")).ToImmutableArray();
        var facts = kept.ToBuilder();
        State("employer.name", new Plain(employer));
        if (PayTest.Settled(@case, rulebook, "pay.months") is Table ledger)
        {
            State("pay.months", new Table([.. ledger.Rows.Where(r => r.GetValueOrDefault("employer") is Plain by && Ledger.IsSame(by.Text, employer))]));
        }

        var terms = (PayTest.Settled(@case, rulebook, "pay.other_employers") as Table)?.Rows.FirstOrDefault(r => r.GetValueOrDefault("employer") is Plain by && Ledger.IsSame(by.Text, employer));
        if (terms is not null)
        {
            State("employment.starts_on", terms.GetValueOrDefault("starts_on"));
            State("employment.ended", terms.ContainsKey("starts_on") ? new YesNo(terms.ContainsKey("ended_on")) : null);
            State("employment.ended_on", terms.GetValueOrDefault("ended_on"));
            State("employment.gross_pay_per_month", terms.GetValueOrDefault("agreed_per_month") is Money agreed ? agreed with { Per = PayPeriod.Month } : null);
            State("salary.category", terms.GetValueOrDefault("category"));
        }

        return @case with { Subjects = @case.Subjects.SetItem(0, root with { Facts = facts.ToImmutable() }) };

        void State(string fact, Value? value)
        {
            if (value is not null)
            {
                facts.Add(new(rulebook.Facts[fact], new Statement(value, employer)));
            }
        }
    }
}
