using NodaTime;

namespace Hqs.Casework.Tests.People;

public sealed class PersonFactsTest
{
    [Theory]
    [InlineData("2008-11-23", "2026-11-22", "17")]
    [InlineData("2008-11-23", "2026-11-23", "18")]
    [InlineData("2008-02-29", "2026-02-28", "18")]
    [InlineData("2008-02-29", "2024-02-28", "15")]
    [InlineData("2008-02-29", "2024-02-29", "16")]
    [InlineData("2027-01-01", "2026-11-23", "0")]
    public void A_person_is_a_year_older_on_the_birthday(string born, string filed, string age) =>
        Assert.Equal(age, new TinyCase($"principal: {{ born_on: {born} }}\nfiling: {{ petition_on: {filed} }}").Fact("person.age_on_filing", "principal"));

    [Fact]
    public void The_age_is_that_on_the_day_of_filing_or_of_the_assessment_until_one_is_stated() =>
        Assert.Equal("18", new TinyCase("principal: { born_on: 2008-11-23 }", new LocalDate(2026, 11, 23)).Fact("person.age_on_filing", "principal"));

    [Theory]
    [InlineData("citizenship: IN", "citizen")]
    [InlineData("citizenship: RU", "russian")]
    [InlineData("without_citizenship: stateless", "stateless")]
    [InlineData("without_citizenship: refugee", "refugee")]
    [InlineData("lives_in: RS", "missing: person.citizenship, person.without_citizenship")]
    public void The_status_follows_from_the_passport_or_its_lack(string principal, string status) =>
        Assert.Equal(status, new TinyCase($"principal: {{ {principal} }}").Fact("person.status", "principal"));

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", "1")]
    [InlineData("2026-01-01", "2026-06-29", "180")]
    [InlineData("2028-02-01", "2028-02-29", "29")]
    [InlineData("2026-06-29", "2026-01-01", "-178")]
    public void Both_ends_of_a_permission_are_days_of_it(string from, string until, string days) =>
        Assert.Equal(days, new TinyCase($"principal: {{ residence_permission_from: {from}, residence_permission_until: {until} }}").Fact("person.residence_permission_days", "principal"));

    [Theory]
    // Neighbours of the CIS come without a visa for work too.
    [InlineData("citizenship: UZ", "yes")]
    [InlineData("citizenship: IN", "no")]
    [InlineData("without_citizenship: stateless", "no")]
    [InlineData("without_citizenship: refugee", "missing: ")]
    // Serbia's terms may or may not cover work: somebody must say.
    [InlineData("citizenship: RS", "missing: person.visa_free_covers_work")]
    [InlineData("citizenship: RS, visa_free_covers_work: no", "no")]
    [InlineData("citizenship: RS, visa_free_covers_work: yes", "yes")]
    [InlineData("lives_in: RS", "missing: person.citizenship")]
    public void Entry_without_a_visa_counts_where_it_covers_the_work(string principal, string free) =>
        Assert.StartsWith(free, new TinyCase($"principal: {{ {principal} }}").Fact("person.visa_free", "principal"), StringComparison.Ordinal);

    [Fact]
    public void Every_country_answers_both_questions_of_entry_or_says_that_it_does_not_know()
    {
        foreach (var country in Repository.Rulebook.Tables.Countries.Values.Where(c => c.Id != "RU"))
        {
            var tiny = new TinyCase($"principal: {{ citizenship: \"{country.Id}\", visa_free_covers_work: yes }}");

            Assert.Equal(country["visa_free"] is null, tiny.Fact("person.visa_free", "principal").StartsWith("missing", StringComparison.Ordinal));
            Assert.Equal(country["evisa"] ?? "missing: person.evisa_listed", tiny.Fact("person.evisa_listed", "principal"));
        }
    }

    [Fact]
    public void Visa_free_terms_of_a_span_of_days_end_with_their_last_day()
    {
        var spans = Repository.Rulebook.Tables.Countries.Values.Where(c => c["visa_free_until"] is not null && c["visa_free"] != "no").ToList();

        Assert.NotEmpty(spans);
        foreach (var country in spans)
        {
            var last = country["visa_free_until"]!;
            var next = NodaTime.Text.LocalDatePattern.Iso.Parse(last).Value.PlusDays(1);
            Assert.Equal("yes", Visit(country.Id, last));
            Assert.Equal("no", Visit(country.Id, NodaTime.Text.LocalDatePattern.Iso.Format(next)));
        }
    }

    private static string Visit(string country, string filed) =>
        new TinyCase($"principal: {{ citizenship: \"{country}\" }}\nfiling: {{ petition_on: {filed} }}").Fact("alternative.visit_without_visa", "principal");
}
