using Hqs.Casework.Assessments;
using Hqs.Rules;

namespace Hqs.Casework.Tests.Fees;

/// <summary>
/// What a family pays, each currency on its own and as a range, against sums made by hand. An American worker with a German wife, an Italian
/// and a Japanese child and a Pakistani father; a second daughter stays at home and costs nothing.
/// </summary>
public sealed class FeeTotalsTest
{
    private const string Family = """
        principal:
          citizenship: US
          purpose: employment
          born_on: 1980-05-05
          fees: { visa_entries: multiple, visa_speed: usual, visa_centre_used: yes }
        family:
          - { id: wife, relation: spouse, citizenship: DE, comes_along: yes, works_in_russia: yes, own_work_permit_held: no, fees: { visa_entries: multiple, visa_speed: usual, visa_centre_used: yes } }
          - { id: son, relation: child, citizenship: IT, comes_along: yes, works_in_russia: no, fees: { visa_entries: multiple, visa_speed: usual, visa_centre_used: no } }
          - { id: girl, relation: child, citizenship: JP, comes_along: yes, works_in_russia: no, fees: { visa_entries: multiple, visa_speed: usual, visa_centre_used: no } }
          - { id: father, relation: parent, citizenship: PK, comes_along: yes, works_in_russia: no, fees: { visa_entries: single, visa_speed: urgent, visa_centre_used: no } }
          - { id: stays, relation: child, citizenship: US, comes_along: no, works_in_russia: no, fees: { visa_entries: multiple, visa_speed: urgent, visa_centre_used: yes, hotel_registers: no, courier_used: yes } }
        permit: { held: no }
        filing: { petition_on: 2026-12-01, post: it-rome }
        documents:
          - { kind: marriage_certificate, of: wife, issued_in: GB }
          - { kind: birth_certificate, of: stays, issued_in: GB }
        """;

    private static readonly Assessment Assessed = new TinyCase(Family).Assess();

    [Theory]
    // Two work permits of 4 200 and five invitations of 960.
    [InlineData("13 200 RUB")]
    // The American 198; the German and the Italian 50 to 300 each; the Pakistani 80 and as much again for the hurry.
    [InlineData("458 USD – 958 USD")]
    // The visa centre in Italy, 30 each, for the two who use it.
    [InlineData("60 EUR")]
    // One British apostille.
    [InlineData("35 GBP – 100 GBP")]
    public void The_total_of_a_currency_is_the_sum_made_by_hand(string total)
    {
        Assert.Contains($"Known total: {total}", Text(Language.English));
        Assert.Contains($"Известно всего: {total.Replace("RUB", "руб.", StringComparison.Ordinal)}", Text(Language.Russian));
    }

    [Fact]
    public void No_other_currency_is_summed() =>
        Assert.Equal(4, Text(Language.English).Count(l => l.StartsWith("Known total: ", StringComparison.Ordinal)));

    [Fact]
    public void A_price_nobody_knows_is_named_with_whom_to_ask()
    {
        var text = string.Join(' ', Text(Language.English));

        Assert.Contains("Price not known:", text, StringComparison.Ordinal);
        Assert.Contains("Japan", text[text.IndexOf("Price not known:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_paid_for_a_daughter_who_stays_at_home() =>
        Assert.DoesNotContain(Assessed.Findings, f => f.Rule is Fee && f.Status != Status.NotApplicable && !f.Possible.HasFlag(Possible.NotApplicable) && (f.Subject.Id == "member:stays" || f.Subject.Outer?.Id == "member:stays"));

    private static IEnumerable<string> Text(Language language)
    {
        var page = new TextPage(false);
        new AssessmentReport(Assessed, WayToYes.Of(Assessed), language, page).Write();
        // Thousands and currencies keep to their number by spaces that do not break.
        return page.ToString().Replace('\u00a0', ' ').Split('\n').Select(l => l.Trim());
    }
}
