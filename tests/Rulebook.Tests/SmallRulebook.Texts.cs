namespace Hqs.Rules.Tests;

/// <summary>The files of the small rulebook. Tests count on their lines, so a change here moves the places they expect.</summary>
internal static class Texts
{
    public const string Subjects = """
        subjects:
          case: { label: { en: the case, ru: дело } }
          principal: { outer: case, is: person, label: { en: the worker, ru: работник } }
          member: { outer: case, is: person, label: { en: family member, ru: член семьи } }
        """;

    public const string TripFacts = """
        noun: trip
        subject: case
        title: { en: Trip, ru: Поездка }
        facts:
          starts_on:
            type: date
            label: { en: first day of the trip, ru: первый день поездки }
            question: { en: When does it start?, ru: Когда она начинается? }
            who: worker
          paid:
            type: yes_no
            label: { en: whether it is paid for, ru: оплачена ли она }
            question: { en: Is it paid for?, ru: Она оплачена? }
            who: employer
        """;

    public const string Acts = """
        checked_on: 2026-03-18
        sources:
          act-1: { kind: law, title: { en: Act 1, ru: Закон 1 }, dated: 2019-12-01 }
        """;

    public const string Paid = """
        kind: condition
        title: { en: The trip is paid for, ru: Поездка оплачена }
        version_by: trip.starts_on
        versions:
          - from: 2020-01-01
            require: trip.paid = yes
            source: [act-1:2]
            rows: [X1]
            confidence: P
            checked_on: 2026-03-18
        says:
          met: { en: It is paid for., ru: Она оплачена. }
          not_met: { en: It is not paid for., ru: Она не оплачена. }
        """;

    public const string PaidExamples = """
        given: { trip.starts_on: 2024-05-01 }
        examples:
          - { name: it is paid for, given: { trip.paid: yes }, then: met }
          - { name: it is not, given: { trip.paid: no }, then: not_met }
          - { name: nobody said, then: unknown, missing: [trip.paid] }
        """;

    public const string Countries = """
        countries:
          AM: { name: { en: Armenia, ru: Армения }, also: [ARM] }
          BY: { name: { en: Belarus, ru: Беларусь }, also: [Белоруссия] }
          IN: { name: { en: India, ru: Индия } }
        """;

    // One line a fact; label and question are the id, who is the worker.
    public static readonly string EveryKindOfFact = "noun: trip\nsubject: case\ntitle: { en: Trip, ru: Поездка }\nfacts:\n" + string.Join(
        '\n',
        from line in new[]
        {
            "paid: type: yes_no", "a: type: yes_no", "b: type: yes_no", "c: type: yes_no", "d: type: yes_no", "e: type: yes_no",
            "starts_on: type: date", "ends_on: type: date", "filed_on: type: date",
            "price: type: money per month", "fee: type: money", "pay: type: pay", "seats: type: number", "rows: type: number",
            "by: type: choice, options: { bus: { en: bus, ru: автобус }, train: { en: train, ru: поезд }, plane: { en: plane, ru: самолёт } }",
            "legs: type: choices, options: { bus: { en: bus, ru: автобус }, train: { en: train, ru: поезд }, plane: { en: plane, ru: самолёт } }",
            "to: type: country", "through: type: countries", "note: type: text",
            "class: type: choice, derived: yes, options: { cheap: { en: cheap, ru: дешёвая }, usual: { en: usual, ru: обычная }, dear: { en: dear, ru: дорогая } }",
        }
        let name = line[..line.IndexOf(':', StringComparison.Ordinal)]
        let declared = line[(name.Length + 2)..]
        select $"  {name}: {{ {declared}, label: {{ en: {name} of the trip, ru: поездка {name} }}, question: {{ en: {name}, ru: {name} }}, who: worker }}");
}
