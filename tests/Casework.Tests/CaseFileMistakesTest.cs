using Hqs.Casework.Cases;
using Hqs.Rules;

namespace Hqs.Casework.Tests;

/// <summary>A mistake in a case file is told at its place, in both languages, with the nearest right name; then nothing is assessed.</summary>
public sealed class CaseFileMistakesTest
{
    [Theory]
    [InlineData("employment:\n  gross_pay_per_mont: 1 RUB", "3:3", "“gross_pay_per_mont” is not known here. Did you mean “gross_pay_per_month”?", "«gross_pay_per_mont» здесь неизвестно. Может быть, «gross_pay_per_month»?")]
    [InlineData("employmet: { starts_on: 2026-01-01 }", "2:1", "“employmet” is not known here. Did you mean “employment”?", "«employmet» здесь неизвестно. Может быть, «employment»?")]
    [InlineData("principal:\n  name: A\n  citizenshp: IN", "4:3", "“citizenshp” is not known here. Did you mean “citizenship”?", "«citizenshp» здесь неизвестно. Может быть, «citizenship»?")]
    [InlineData("principal: { favourite_colour: blue }", "2:14", "“favourite_colour” is not known here. See ./hqs schema case for what is.", "«favourite_colour» здесь неизвестно. Что известно, покажет ./hqs schema case.")]
    [InlineData("employment:\n  contract_signed: maybe", "3:20", "“maybe” is not yes or no.", "«maybe» не подходит; ожидалось: yes или no (да или нет).")]
    [InlineData("employer: { kind: comercial }", "2:19", "“comercial” is not known here. Did you mean “commercial”?", "«comercial» здесь неизвестно. Может быть, «commercial»?")]
    [InlineData("principal: { passport_blank_pages: many }", "2:36", "“many” is not a whole number.", "«many» не подходит; ожидалось: целое число.")]
    [InlineData("principal: { passport_blank_pages: 99999999999999999999999 }", "2:36", "“99999999999999999999999” is not a whole number.", "«99999999999999999999999» не подходит; ожидалось: целое число.")]
    [InlineData("employment: { gross_pay_per_month: lots }", "2:36", "“lots” is not an amount such as “260000 RUB” (per month).", "«lots» не подходит; ожидалось: сумма, например «260000 RUB» (per month).")]
    [InlineData("employment: { gross_pay_per_month: 750000 RUB per quarter }", "2:36", "“750000 RUB per quarter” is not an amount such as “260000 RUB” (per month).", "«750000 RUB per quarter» не подходит; ожидалось: сумма, например «260000 RUB» (per month).")]
    [InlineData("employment: { gross_pay_per_month: 999999999999999999 RUB }", "2:36", "“999999999999999999 RUB” is not an amount such as “260000 RUB” (per month).", "«999999999999999999 RUB» не подходит; ожидалось: сумма, например «260000 RUB» (per month).")]
    [InlineData("pay: { months: [ { month: 2026-07-01, paid: 10 } ] }", "2:45", "“10” is not an amount such as “4200 RUB”.", "«10» не подходит; ожидалось: сумма, например «4200 RUB».")]
    [InlineData("principal: { name: [A, B] }", "2:20", "Expected some text, found a list.", "Ожидалось: текст; здесь список.")]
    [InlineData("principal: { name: { en: A } }", "2:20", "Expected a value, or a block with value, by, on, because.", "Ожидалось значение либо блок value, by, on, because.")]
    [InlineData("principal: { born_on: 2026-02-30 }", "2:23", "“2026-02-30” is not a day written as 2026-11-23.", "«2026-02-30» не подходит; ожидалось: день в виде 2026-11-23.")]
    [InlineData("principal: { born_on: 23.11.2026 }", "2:23", "“23.11.2026” is not a day written as 2026-11-23.", "«23.11.2026» не подходит; ожидалось: день в виде 2026-11-23.")]
    [InlineData("principal: { born_on: 1899-12-31 }", "2:23", "“1899-12-31” is not a day written as 2026-11-23.", "«1899-12-31» не подходит; ожидалось: день в виде 2026-11-23.")]
    [InlineData("principal: { born_on: \"2026-11-23T00:00\" }", "2:23", "“2026-11-23T00:00” is not a day written as 2026-11-23.", "«2026-11-23T00:00» не подходит; ожидалось: день в виде 2026-11-23.")]
    [InlineData("principal: { citizenship: Indai }", "2:27", "“Indai” is not known here. Did you mean “India”?", "«Indai» здесь неизвестно. Может быть, «India»?")]
    [InlineData("principal: { citizenship: Atlantis }", "2:27", "“Atlantis” is not a country (two-letter code or name).", "«Atlantis» не подходит; ожидалось: страна (двухбуквенный код или название).")]
    [InlineData("employment: { regions: [Moscow, Tatarstn] }", "2:33", "“Tatarstn” is not known here. Did you mean “Tatarstan”?", "«Tatarstn» здесь неизвестно. Может быть, «Tatarstan»?")]
    [InlineData("filing: { post: in-new-deli }", "2:17", "“in-new-deli” is not known here. Did you mean “in-new-delhi”?", "«in-new-deli» здесь неизвестно. Может быть, «in-new-delhi»?")]
    public void A_wrong_key_or_value_is_told_with_what_was_meant(string text, string place, string en, string ru) => Mistake("hqs_case: 1\n" + text, place, en, ru);

    [Theory]
    [InlineData("family:\n  - { id: anita, relation: spouse }\n  - { id: anita, relation: child }", "4:5", "Two family members are called “anita”; give each its own id.", "Двое членов семьи названы «anita»; дайте каждому свой id.")]
    [InlineData("family:\n  - { relation: child }\n  - { id: child-1 }", "4:5", "Two family members are called “child-1”; give each its own id.", "Двое членов семьи названы «child-1»; дайте каждому свой id.")]
    [InlineData("family: [ { id: two words } ]", "2:17", "An id is one word of at most 40 characters.", "id — одно слово не длиннее 40 знаков.")]
    [InlineData("family: [ { id: principal } ]", "2:17", "“principal” names the worker; give the family member another id.", "«principal» — это работник; дайте члену семьи другой id.")]
    [InlineData("family: [ { id: anita } ]\nevents:\n  - { on: 2026-01-01, what: entry, who: anit }", "4:41", "Nobody in this case is called “anit”. Did you mean “anita”?", "В этом деле нет лица «anit». Может быть, «anita»?")]
    [InlineData("events:\n  - { on: 2026-01-01, what: entry, who: bob }", "3:41", "Nobody in this case is called “bob”. Known: principal.", "В этом деле нет лица «bob». Известны: principal.")]
    [InlineData("documents:\n  - { kind: passport, of: bob }", "3:27", "Nobody in this case is called “bob”. Known: principal.", "В этом деле нет лица «bob». Известны: principal.")]
    [InlineData("principal: { citizenship: IN, without_citizenship: stateless }", "2:52", "A person has a citizenship to use or is without one; keep one of the two keys.", "Лицо либо пользуется гражданством, либо не имеет его; оставьте один из двух ключей.")]
    public void People_are_named_once_and_known(string text, string place, string en, string ru) => Mistake("hqs_case: 1\n" + text, place, en, ru);

    [Theory]
    [InlineData("principal:\n  status_route_open: yes", "3:22", "status_route_open is a judgement: write who decided and why, { value: yes, by: …, because: … }.", "status_route_open — это оценка: укажите, кто и почему решил, { value: yes, by: …, because: … }.")]
    [InlineData("principal:\n  status_route_open: { value: yes, by: A }", "3:22", "status_route_open is a judgement: write who decided and why, { value: yes, by: …, because: … }.", "status_route_open — это оценка: укажите, кто и почему решил, { value: yes, by: …, because: … }.")]
    [InlineData("principal: { age_on_filing: 33 }", "2:14", "“age_on_filing” is worked out by the desk; leave it out.", "«age_on_filing» вычисляется системой; не указывайте его.")]
    [InlineData("salary: { category: standard }", "2:11", "“category” is worked out by the desk; leave it out.", "«category» вычисляется системой; не указывайте его.")]
    [InlineData("documents:\n  - kind: passport\n    states: { person.status: citizen }", "4:15", "“person.status” is worked out by the desk; leave it out.", "«person.status» вычисляется системой; не указывайте его.")]
    [InlineData("principal: { name: { value: A, bye: B } }", "2:32", "“bye” is not known here. Did you mean “by”?", "«bye» здесь неизвестно. Может быть, «by»?")]
    [InlineData("principal: { name: { value: A, on: 2026-13-01 } }", "2:36", "“2026-13-01” is not a day written as 2026-11-23.", "«2026-13-01» — не день в виде 2026-11-23.")]
    [InlineData("documents:\n  - { kind: passport, states: { person.passport_valid_util: 2030-01-01 } }", "3:33", "“person.passport_valid_util” is not known here. Did you mean “person.passport_valid_until”?", "«person.passport_valid_util» здесь неизвестно. Может быть, «person.passport_valid_until»?")]
    [InlineData("documents:\n  - { kind: passport, states: [a] }", "3:31", "“states” holds what the document says: fact: value.", "«states» содержит то, что говорит документ: факт: значение.")]
    [InlineData("answers: { law.threshold-2025: adopted }", "2:12", "“law.threshold-2025” is not known here. Did you mean “law.threshold-2026”?", "«law.threshold-2025» здесь неизвестно. Может быть, «law.threshold-2026»?")]
    [InlineData("answers: { law.threshold-2026: yes }", "2:32", "The answer to law.threshold-2026 is one of: not_adopted, adopted.", "Ответ на law.threshold-2026 — одно из: not_adopted, adopted.")]
    [InlineData("answers: [a]", "2:10", "“answers” is a block: question: answer.", "«answers» — блок: вопрос: ответ.")]
    [InlineData("answers: { law.threshold-2026: { choose: adopted, on: yesterday } }", "2:55", "“yesterday” is not a day written as 2026-11-23.", "«yesterday» — не день в виде 2026-11-23.")]
    [InlineData("principal:\n  name: A\n  name: B", "4:3", "“name” stands here twice; keep one.", "«name» встречается здесь дважды; оставьте одно.")]
    [InlineData("principal: A", "2:12", "“principal” is a block of keys, not a single value.", "«principal» — блок ключей, а не одно значение.")]
    [InlineData("family: { id: a }", "2:9", "“family” is a list; start each item with a dash.", "«family» — список; начинайте каждый пункт с тире.")]
    [InlineData("events: soon", "2:9", "“events” is a list; start each item with a dash.", "«events» — список; начинайте каждый пункт с тире.")]
    [InlineData("principal: { name: !!str A }", "2:20", "Anchors and tags are not used here.", "Якоря и теги здесь не используются.")]
    [InlineData("principal: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "2:36", "Nested too deeply.", "Слишком глубокая вложенность.")]
    public void A_misshapen_block_is_told_where_it_stands(string text, string place, string en, string ru) => Mistake("hqs_case: 1\n" + text, place, en, ru);

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        var reading = CaseFile.Read("hqs_case: 1\nevents:\n  - { on: soon, what: entry }\nemployer: { kind: shop }\nprincipal:\n  citizenshp: IN\n  born_on: never\n", "case.yaml", Repository.Rulebook);

        Assert.Null(reading.Case);
        Assert.Equal(["case.yaml:3:11", "case.yaml:4:19", "case.yaml:6:3", "case.yaml:7:12"], reading.Problems.Select(p => p.Place.ToString()));
    }

    [Fact]
    public void A_sum_for_another_period_names_the_period_that_is_asked_for()
    {
        var problem = Assert.Single(CaseFile.Read("hqs_case: 1\nemployment: { gross_pay_per_month: 9 RUB per quarter }", "case.yaml", Repository.Rulebook).Problems);

        Assert.Contains("per month", problem.Says.In(Language.English), StringComparison.Ordinal);
    }

    private static void Mistake(string text, string place, string en, string ru)
    {
        var reading = CaseFile.Read(text, "case.yaml", Repository.Rulebook);

        Assert.Null(reading.Case);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("case.yaml:" + place, en, ru), (problem.Place.ToString(), problem.Says.En, problem.Says.Ru));
    }
}
