using Hqs.Rules.Evaluation;
using Hqs.Rules.Tracing;

namespace Hqs.Rules.Tests;

/// <summary>Two values against each other. What cannot be compared is not known; it is never converted and never “no”.</summary>
public class ComparingTest
{
    private static readonly Operator[] Ordering = [Operator.Equal, Operator.NotEqual, Operator.Less, Operator.LessOrEqual, Operator.Greater, Operator.GreaterOrEqual];

    // What each operator says of less, equal and greater.
    public static TheoryData<Operator, bool, bool, bool> EveryOrdering() => new()
    {
        { Operator.Equal, false, true, false },
        { Operator.NotEqual, true, false, true },
        { Operator.Less, true, false, false },
        { Operator.LessOrEqual, true, true, false },
        { Operator.Greater, false, false, true },
        { Operator.GreaterOrEqual, false, true, true },
    };

    [Theory, MemberData(nameof(EveryOrdering))]
    public void Numbers_dates_and_amounts_are_ordered_alike(Operator op, bool below, bool same, bool above)
    {
        foreach (var (little, middle, much) in new (Value, Value, Value)[]
        {
            (new Whole(-1), new Whole(0), new Whole(1)),
            (new Day(Written.Day("2024-02-29")), new Day(Written.Day("2024-03-01")), new Day(Written.Day("2024-03-02"))),
            (Written.Money("749999.99 RUB per quarter"), Written.Money("750000 RUB per quarter"), Written.Money("750000.01 RUB per quarter")),
            (new Pay([Written.Money("99 RUB per month")]), Written.Money("100 RUB per month"), new Pay([Written.Money("101 RUB per month")])),
        })
        {
            Assert.Equal(Of(below), Comparing.Compare(little, op, middle));
            Assert.Equal(Of(same), Comparing.Compare(middle, op, middle));
            Assert.Equal(Of(above), Comparing.Compare(much, op, middle));
        }
    }

    [Theory]
    [InlineData("1000000 RUB per month", "1 USD per month")]
    [InlineData("1 USD", "1 RUB")]
    [InlineData("750000 RUB per month", "750000 RUB per quarter")]
    [InlineData("750000 RUB per quarter", "750000 RUB per year")]
    [InlineData("750000 RUB", "750000 RUB per month")]
    public void Money_of_another_currency_or_period_never_compares(string left, string right)
    {
        Assert.All(Ordering, op => Assert.Equal(Truth.Unknown, Comparing.Compare(Written.Money(left), op, Written.Money(right))));
        Assert.All(Ordering, op => Assert.Equal(Truth.Unknown, Comparing.Compare(Written.Money(right), op, Written.Money(left))));
    }

    [Fact]
    public void Pay_answers_with_the_figure_of_the_period_asked()
    {
        var pay = new Pay([Written.Money("250000 RUB per month"), Written.Money("760000 RUB per quarter"), Written.Money("3000 USD per year")]);

        Assert.Equal(Truth.True, Comparing.Compare(pay, Operator.GreaterOrEqual, Written.Money("250000 RUB per month")));
        Assert.Equal(Truth.False, Comparing.Compare(pay, Operator.Greater, Written.Money("250000 RUB per month")));
        Assert.Equal(Truth.True, Comparing.Compare(pay, Operator.Greater, Written.Money("750000 RUB per quarter")));
        Assert.Equal(Truth.True, Comparing.Compare(pay, Operator.Equal, Written.Money("3000 USD per year")));
    }

    [Theory]
    [InlineData("1 RUB per year")]
    [InlineData("1 RUB")]
    [InlineData("1 USD per month")]
    public void Pay_without_a_figure_for_that_period_and_currency_is_not_known(string asked)
    {
        var pay = new Pay([Written.Money("250000 RUB per month"), Written.Money("760000 RUB per quarter"), Written.Money("3000 USD per year")]);

        Assert.All(Ordering, op => Assert.Equal(Truth.Unknown, Comparing.Compare(pay, op, Written.Money(asked))));
    }

    [Theory]
    [InlineData("AM", "AM BY", true)]
    [InlineData("IN", "AM BY", false)]
    [InlineData("AM", "", false)]
    public void One_code_is_in_a_list_that_names_it(string code, string list, bool isIn) =>
        Assert.Equal(Of(isIn), Comparing.Compare(new Code(code), Operator.In, Listed(list)));

    [Theory]
    [InlineData("AM BY", "BY AM KZ", true)]
    [InlineData("AM IN", "AM BY", false)]
    [InlineData("AM BY", "AM", false)]
    public void Several_codes_are_in_a_list_that_names_them_all(string codes, string list, bool isIn) =>
        Assert.Equal(Of(isIn), Comparing.Compare(Listed(codes), Operator.In, Listed(list)));

    [Fact]
    public void A_list_equals_one_code_only_when_it_holds_nothing_else()
    {
        Assert.Equal(Truth.True, Comparing.Compare(Listed("AM"), Operator.Equal, new Code("AM")));
        Assert.Equal(Truth.False, Comparing.Compare(Listed("AM BY"), Operator.Equal, new Code("AM")));
        Assert.Equal(Truth.True, Comparing.Compare(Listed("AM BY"), Operator.NotEqual, new Code("AM")));
        Assert.Equal(Truth.False, Comparing.Compare(Listed(""), Operator.Equal, new Code("AM")));
    }

    [Fact]
    public void The_order_of_a_list_means_nothing()
    {
        Assert.Equal(Truth.True, Comparing.Compare(Listed("BY AM"), Operator.Equal, Listed("AM BY")));
        Assert.Equal(Listed("BY AM").GetHashCode(), Listed("AM BY").GetHashCode());
        Assert.Equal(Truth.False, Comparing.Compare(Listed("AM AM"), Operator.Equal, Listed("AM BY")));
    }

    [Fact]
    public void Values_without_order_have_none()
    {
        Assert.Equal(Truth.Unknown, Comparing.Compare(new Code("AM"), Operator.Less, new Code("BY")));
        Assert.Equal(Truth.Unknown, Comparing.Compare(new YesNo(false), Operator.Less, new YesNo(true)));
        Assert.Equal(Truth.True, Comparing.Compare(new YesNo(false), Operator.NotEqual, new YesNo(true)));
        Assert.Equal(Truth.True, Comparing.Compare(new Plain("a"), Operator.Equal, new Plain("a")));
    }

    private static Codes Listed(string codes) => new([.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    private static Truth Of(bool truth) => truth ? Truth.True : Truth.False;
}
