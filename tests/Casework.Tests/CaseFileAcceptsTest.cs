using System.Text.Json;
using Hqs.Casework.Assessments;
using Hqs.Casework.Cases;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>What people really write in a case file is read, kept, and comes out of an export as it went in.</summary>
public sealed class CaseFileAcceptsTest
{
    public static TheoryData<string> Names() =>
    [
        "O", "Ng", "李伟", "Nguyễn Thị Ánh", "🙂 Emoji 👩‍🚀", "محمد بن سلمان", "\u202Eright to left\u202C", "O'Neill-“Smith” \\ \"x\"", "null", "~", "no", "yes", "1", "0x10", "- dash", "# hash",
        "a: b", "{x}", "[x]", "*star", "&amp", "!tag", "%percent", "@at", "`tick`", "?", ": ", "|", ">", new string('ж', 300), "Anna\u00A0Maria",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_survives_being_written_out_and_read_again(string name)
    {
        var read = Read($$"""{ "hqs_case": 1, "principal": { "name": {{JsonSerializer.Serialize(name)}} } }""");
        var yaml = Read(CaseWriter.Yaml(read, Repository.Rulebook, Language.English));
        var json = Read(CaseWriter.Json(read));

        Assert.Equal([name.Trim(), name.Trim(), name.Trim()], new[] { read, yaml, json }.Select(Name));
    }

    [Fact]
    public void Json_with_tabs_is_read_like_any_other() =>
        Assert.Equal("A", Name(Read("{\n\t\"hqs_case\": 1,\n\t\"principal\": {\n\t\t\"name\": \"A\",\n\t\t\"citizenship\": \"India\"\n\t}\n}\n")));

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_no_harm() =>
        Assert.Equal("A", Name(Read("\uFEFFhqs_case: 1\r\nprincipal:\r\n  name: A\r\n")));

    [Theory]
    [InlineData("750000 RUB", "750000 RUB per month")]
    [InlineData("750 000,50 rub", "750000.50 RUB per month")]
    [InlineData("750\u00A0000.5 RUB per month", "750000.50 RUB per month")]
    [InlineData("0 RUB", "0 RUB per month")]
    public void An_amount_may_be_written_as_people_write_it(string written, string read) =>
        Assert.Equal(read, new TinyCase($"employment: {{ gross_pay_per_month: \"{written}\" }}").Fact("employment.gross_pay_per_month"));

    [Theory]
    [InlineData("Türkiye", "TR")]
    [InlineData("турция", "TR")]
    [InlineData("tr", "TR")]
    [InlineData("UAE", "AE")]
    public void A_country_is_known_by_each_of_its_names(string written, string code) =>
        Assert.Equal(code, new TinyCase($"principal: {{ citizenship: {written} }}").Fact("person.citizenship", "principal"));

    [Theory]
    [InlineData("да", "yes")]
    [InlineData("Yes", "yes")]
    [InlineData("нет", "no")]
    [InlineData("FALSE", "no")]
    public void Yes_and_no_come_in_two_languages(string written, string read) =>
        Assert.Equal(read, new TinyCase($"permit: {{ held: {written} }}").Fact("permit.held"));

    [Fact]
    public void A_key_left_empty_is_not_known() => Assert.Equal("missing: permit.held", new TinyCase("permit: { held: ~ }\nprincipal: ~\nfamily:\n").Fact("permit.held"));

    [Fact]
    public void A_governing_document_settles_what_a_person_stated_otherwise()
    {
        var tiny = new TinyCase("principal: { passport_valid_until: 2030-01-01 }\ndocuments: [ { kind: passport, states: { person.passport_valid_until: 2031-08-09 } } ]");

        Assert.Equal("2031-08-09", tiny.Fact("person.passport_valid_until", "principal"));
        Assert.Equal("person.passport_valid_until", Assert.Single(tiny.Assess().Differences).Fact.Id);
    }

    [Fact]
    public void What_is_written_directly_wins_over_an_event_and_a_later_event_over_an_earlier()
    {
        const string Events = "events: [ { on: 2026-03-02, what: work_started }, { on: 2026-03-01, what: work_started } ]\n";

        Assert.Equal("2026-02-01", new TinyCase(Events + "employment: { starts_on: 2026-02-01 }").Fact("employment.starts_on"));
        Assert.Equal("2026-03-02", new TinyCase(Events).Fact("employment.starts_on"));
    }

    [Fact]
    public void An_event_of_a_family_member_says_nothing_of_the_workers_employment() =>
        Assert.Equal("missing: employment.starts_on", new TinyCase("family: [ { id: anita } ]\nevents: [ { on: 2026-03-01, what: work_started, who: anita } ]").Fact("employment.starts_on"));

    private static Case Read(string text) => Repository.Usable(CaseFile.Read(text, "case", Repository.Rulebook));

    private static string Name(Case read) => CaseText.Of(read.Subjects[1].Facts.Single(f => f.Fact.Id == "person.name").Statement.Value);
}
