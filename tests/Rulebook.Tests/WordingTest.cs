using Hqs.Rules.Reading;
using static Hqs.Rules.Tests.SmallRulebook;

namespace Hqs.Rules.Tests;

/// <summary>Dates, amounts, terms and sentences as people read them in both languages.</summary>
public class WordingTest
{
    [Theory]
    [InlineData("2027-03-01", "1 March 2027", "1 марта 2027 года")]
    [InlineData("2026-12-31", "31 December 2026", "31 декабря 2026 года")]
    [InlineData("2024-05-09", "9 May 2024", "9 мая 2024 года")]
    public void A_day_is_written_out(string day, string en, string ru)
    {
        Assert.Equal(en, Wording.Of(Written.Day(day), Language.English));
        Assert.Equal(ru, Wording.Of(Written.Day(day), Language.Russian));
    }

    [Fact]
    public void Every_month_has_its_name() => Assert.Equal(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".Split(' '),
        Enumerable.Range(1, 12).Select(m => Wording.Of(new NodaTime.LocalDate(2026, m, 1), Language.Russian).Split(' ')[1]));

    // The space in a number does not break.
    [Theory]
    [InlineData("750000 RUB per quarter", "750\u00A0000\u00A0RUB per quarter", "750\u00A0000\u00A0руб. за квартал")]
    [InlineData("1000000,50 RUB per month", "1\u00A0000\u00A0000.50\u00A0RUB per month", "1\u00A0000\u00A0000,50\u00A0руб. в месяц")]
    [InlineData("999 USD per year", "999\u00A0USD per year", "999\u00A0USD за год")]
    [InlineData("-1234,05 EUR", "−1\u00A0234.05\u00A0EUR", "−1\u00A0234,05\u00A0EUR")]
    [InlineData("0 RUB", "0\u00A0RUB", "0\u00A0руб.")]
    public void An_amount_shows_its_currency_and_period(string money, string en, string ru)
    {
        Assert.Equal(en, Wording.Of(Written.Money(money), Language.English));
        Assert.Equal(ru, Wording.Of(Written.Money(money), Language.Russian));
    }

    [Theory]
    [InlineData("1 day", "1 day", "1 день")]
    [InlineData("2 days", "2 days", "2 дня")]
    [InlineData("5 days", "5 days", "5 дней")]
    [InlineData("11 days", "11 days", "11 дней")]
    [InlineData("21 days", "21 days", "21 день")]
    [InlineData("1 working_day", "1 working day", "1 рабочий день")]
    [InlineData("3 working_days", "3 working days", "3 рабочих дня")]
    [InlineData("30 working_days", "30 working days", "30 рабочих дней")]
    [InlineData("1 month", "1 month", "1 месяц")]
    [InlineData("18 months", "18 months", "18 месяцев")]
    [InlineData("3 years", "3 years", "3 года")]
    [InlineData("5 years", "5 years", "5 лет")]
    public void A_term_is_counted_in_both_languages(string term, string en, string ru)
    {
        Assert.Equal(en, Wording.Of(Written.Term(term), Language.English));
        Assert.Equal(ru, Wording.Of(Written.Term(term), Language.Russian));
    }

    [Theory]
    [InlineData(0, "дней")]
    [InlineData(1, "день")]
    [InlineData(4, "дня")]
    [InlineData(5, "дней")]
    [InlineData(11, "дней")]
    [InlineData(12, "дней")]
    [InlineData(14, "дней")]
    [InlineData(20, "дней")]
    [InlineData(22, "дня")]
    [InlineData(101, "день")]
    [InlineData(111, "дней")]
    [InlineData(1_012, "дней")]
    public void A_Russian_noun_follows_its_number(long number, string form) => Assert.Equal(form, Wording.Plural(number, "день", "дня", "дней"));

    [Theory]
    [InlineData("trip.paid", "yes", "yes", "да")]
    [InlineData("trip.paid", "no", "no", "нет")]
    [InlineData("trip.by", "train", "train", "поезд")]
    [InlineData("trip.legs", "[train, bus]", "train, bus", "поезд, автобус")]
    [InlineData("trip.through", "[AM, IN]", "Armenia, India", "Армения, Индия")]
    [InlineData("trip.through", "none", "none", "нет")]
    [InlineData("trip.seats", "1200", "1200", "1200")]
    [InlineData("trip.starts_on", "2027-03-01", "1 March 2027", "1 марта 2027 года")]
    [InlineData("trip.pay", "[5 RUB per month, 15 RUB per quarter, 60 RUB per year]", "5\u00A0RUB per month or 15\u00A0RUB per quarter", "5\u00A0руб. в месяц или 15\u00A0руб. за квартал")]
    [InlineData("trip.pay", "60 RUB per year", "60\u00A0RUB per year", "60\u00A0руб. за год")]
    public void A_value_is_shown_by_its_label(string fact, string written, string en, string ru)
    {
        using var small = OfEveryKindOfFact();
        var rulebook = small.Load();
        var type = rulebook.Facts[fact].Type;
        var value = new ValueReader(rulebook.Tables).Read(Yaml.Read(written, "test", [])!, type, [])!;

        Assert.Equal(en, Wording.Of(value, type, rulebook.Tables, Language.English));
        Assert.Equal(ru, Wording.Of(value, type, rulebook.Tables, Language.Russian));
    }

    [Theory]
    [InlineData("trip.fee: 150 RUB", "150\u00A0RUB is at least 100\u00A0RUB.", "150\u00A0руб. — не меньше 100\u00A0руб.")]
    [InlineData("trip.fee: 50 RUB", "Pay 100\u00A0RUB, not 50\u00A0RUB.", "Платите 100\u00A0руб., а не 50\u00A0руб.")]
    [InlineData("", "We must know: fee of the trip; starts on not stated.", "Надо знать: поездка fee; начало не указано.")]
    [InlineData("trip.a: no", "Does not apply here.", "Здесь не применяется.")]
    public void A_sentence_is_filled_with_what_was_read(string given, string en, string ru)
    {
        using var rulebook = OfEveryKindOfFact()
            .Rule("trips.least", $"kind: parameter\ntype: money\nversions: [ {{ from: 2020-01-01, value: 100 RUB, {Proven} }} ]")
            .Rule("trips.tested", $$$"""
            kind: condition
            applies_when: { none: [trip.a = no] }
            versions: [ { from: 2020-01-01, require: trip.fee >= @trips.least, {{{Proven}}} } ]
            says:
              met: { en: "{trip.fee} is at least {@trips.least}.", ru: "{trip.fee} — не меньше {@trips.least}." }
              not_met: { en: "Pay {@trips.least}, not {trip.fee}.", ru: "Платите {@trips.least}, а не {trip.fee}." }
              unknown: { en: "We must know: {missing}; starts on {trip.starts_on}.", ru: "Надо знать: {missing}; начало {trip.starts_on}." }
            """);

        var scope = given.Contains("trip.a", StringComparison.Ordinal) ? "" : "trip.a: yes" + (given.Length > 0 ? ", " : "");
        Assert.Equal(new Words(en, ru), rulebook.Ask("trips.tested", scope + given).Says);
    }
}
