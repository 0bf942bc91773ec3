using FsCheck;
using FsCheck.Fluent;
using Hqs.Rules.Reading;

namespace Hqs.Rules.Tests;

/// <summary>How people write values, and what is not taken for one.</summary>
public class ValueReaderTest
{
    private static readonly Rulebook Rulebook = Load();
    private static readonly ValueReader Reader = new(Rulebook.Tables);

    [Theory]
    [InlineData("750000 RUB per quarter", 75_000_000, "RUB", PayPeriod.Quarter)]
    [InlineData("1 000 000,50 RUB per month", 100_000_050, "RUB", PayPeriod.Month)]
    [InlineData("1 000 000.5 RUB", 100_000_050, "RUB", PayPeriod.None)]
    [InlineData("1\u00A0000\u202F000 rub per year", 100_000_000, "RUB", PayPeriod.Year)]
    [InlineData("0,01 usd", 1, "USD", PayPeriod.None)]
    [InlineData("-15,25 EUR", -1_525, "EUR", PayPeriod.None)]
    [InlineData("-0,50 EUR", -50, "EUR", PayPeriod.None)]
    [InlineData("  4200RUB ", 420_000, "RUB", PayPeriod.None)]
    [InlineData("1000000000000 RUB", 100_000_000_000_000, "RUB", PayPeriod.None)]
    public void An_amount_is_read_to_the_kopeck(string text, long minor, string currency, PayPeriod per) =>
        Assert.Equal(new Money(minor, currency, per), ValueReader.ReadMoney(text, PayPeriod.None));

    [Theory]
    [InlineData("750000")]
    [InlineData("RUB 750000")]
    [InlineData("750000 roubles")]
    [InlineData("1,000,000 RUB")]
    [InlineData("1.000.000 RUB")]
    [InlineData("1,000 RUB")]
    [InlineData("750000 RUB per week")]
    [InlineData("750000 RUB a month")]
    [InlineData("1000000000001 RUB")]
    [InlineData("99999999999999999999999999 RUB")]
    [InlineData("-9223372036854775808 RUB")]
    [InlineData("١٠٠ RUB")]
    [InlineData("1.٣ RUB")]
    [InlineData("")]
    public void What_is_not_an_amount_is_not_guessed_at(string text) => Assert.Null(ValueReader.ReadMoney(text, PayPeriod.None));

    [Theory]
    [InlineData("260000 RUB", PayPeriod.Month)]
    [InlineData("260000 RUB per month", PayPeriod.Month)]
    [InlineData("260000 RUB per quarter", null)]
    public void The_period_may_be_left_to_the_declaration_but_must_agree_with_it(string text, PayPeriod? per) =>
        Assert.Equal(per, ValueReader.ReadMoney(text, PayPeriod.Month)?.Per);

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData(" 2024-02-29 ", true)]
    [InlineData("1900-01-01", true)]
    [InlineData("2199-12-31", true)]
    [InlineData("1899-12-31", false)]
    [InlineData("2200-01-01", false)]
    [InlineData("2023-02-29", false)]
    [InlineData("2024-2-9", false)]
    [InlineData("29.02.2024", false)]
    [InlineData("2024-02-29T00:00", false)]
    [InlineData("20240229", false)]
    public void A_day_is_written_one_way_and_lies_in_our_time(string text, bool isDay) => Assert.Equal(isDay, ValueReader.ReadDate(text) is not null);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("Да", true)]
    [InlineData("TRUE", true)]
    [InlineData("no", false)]
    [InlineData("нет", false)]
    [InlineData("False", false)]
    [InlineData("y", null)]
    [InlineData("1", null)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    public void Yes_and_no_are_read_in_both_languages_and_nothing_else_is(string text, bool? yes) => Assert.Equal(yes, ValueReader.ReadYesNo(text)?.Yes);

    [Theory]
    [InlineData("1 day", 1, TermUnit.Days)]
    [InlineData("30 days", 30, TermUnit.Days)]
    [InlineData("3 working_days", 3, TermUnit.WorkingDays)]
    [InlineData("18 months", 18, TermUnit.Months)]
    [InlineData("3 years", 3, TermUnit.Years)]
    public void A_term_is_a_number_and_a_unit(string text, int length, TermUnit unit) => Assert.Equal(new Term(length, unit), ValueReader.ReadTerm(text));

    [Theory]
    [InlineData("30")]
    [InlineData("days")]
    [InlineData("-3 days")]
    [InlineData("3 weeks")]
    [InlineData("3 working days")]
    [InlineData("12345 days")]
    [InlineData("٣ days")]
    public void What_is_not_a_term_is_not_guessed_at(string text) => Assert.Null(ValueReader.ReadTerm(text));

    [Theory]
    [InlineData("trip.to", "armenia", "AM")]
    [InlineData("trip.to", "БЕЛОРУССИЯ", "BY")]
    [InlineData("trip.to", " by ", "BY")]
    [InlineData("trip.by", "bus", "bus")]
    public void Countries_go_by_any_of_their_names_and_options_by_their_code(string fact, string text, string id) => Assert.Equal(new Code(id), Read(fact, text));

    [Theory]
    [InlineData("trip.to", "Armenja", "“Armenja” is not known here. Did you mean “Armenia”?")]
    [InlineData("trip.by", "Bus", "“Bus” is not known here. Did you mean “bus”?")]
    [InlineData("trip.by", "horse", "“horse” is not one of: bus, train, plane.")]
    [InlineData("trip.seats", "3.5", "“3.5” is not a whole number.")]
    [InlineData("trip.paid", "[yes]", "Expected yes or no, found a list.")]
    [InlineData("trip.paid", "{ a: b }", "Expected yes or no, found a block of keys.")]
    [InlineData("trip.pay", "[100 RUB per month, lots]", "Expected an amount such as “120000 RUB per quarter”.")]
    [InlineData("trip.through", "[AM, Atlantis]", "“Atlantis” is not a country (two-letter code or name).")]
    [InlineData("trip.price", "100", "“100” is not an amount such as “260000 RUB” (per month).")]
    public void A_misread_value_says_what_was_expected(string fact, string text, string says)
    {
        var problems = new List<Problem>();

        Assert.Null(Read(fact, text, problems));
        problems.HoldsOnly("case.yaml", 1, says);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("нет")]
    [InlineData("[]")]
    public void No_countries_at_all_is_a_list_too(string text) => Assert.Equal(new Codes([]), Read("trip.through", text));

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var pieces = Gen.Elements("0", "1", "9", "٣", "-", ",", ".", " ", "\u00A0", "RUB", "usd", "per", "month", "days", "2024", "yes", "нет", "99999999999999999999", "é");
        var texts = Gen.Select(pieces.ArrayOf(), parts => string.Concat(parts));

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000).WithReplay(5, 7), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            ValueReader.ReadMoney(text, PayPeriod.None);
            ValueReader.ReadTerm(text);
            ValueReader.ReadDate(text);
            return Rulebook.Facts.Values.Where(f => !f.Type.IsList && f.Type.Kind != FactKind.Pay).All(f => Reader.ReadText(text, f.Type) is var read && (read is null || text.Length > 0));
        }));
    }

    private static Rulebook Load()
    {
        using var rulebook = SmallRulebook.OfEveryKindOfFact();
        return rulebook.Load();
    }

    private static Value? Read(string fact, string text, List<Problem>? problems = null) =>
        Reader.Read(Yaml.Read(text, "case.yaml", [])!, Rulebook.Facts[fact].Type, problems ?? []);
}
