using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Hqs.Web.Tests;

/// <summary>Whatever is sent: no page breaks, and who reads it is answered in their own language.</summary>
public sealed class BadInputTest(DeskHost desk) : IClassFixture<DeskHost>
{
    private const string Emoji = "🙂";

    // Strange and absurd addresses; {case} is a case of the demo company.
    private static readonly string[] Addresses =
    [
        "/cases?p=999999999999999999999", "/cases?p=-5", "/cases?p=0", "/cases?p=abc", "/cases?p=2147483647", "/cases?sort=nothing&verdict=nobody&failed=perhaps",
        "/cases?q=%00", "/cases?q=a%00b", "/cases?q=%FF%FE", "/cases?q=%EF%BF%BF", "/cases?q=%25%27%22%3Cscript%3E", $"/cases?q={new string('a', 199)}{Emoji}", $"/cases?q={new string('x', 5000)}", "/cases?q=%D0%B8%CC%86",
        "/?who=nobody%00", "/?who=%F0%9F%99%82", "/?handler=LoadDemo", "/cases/new?handler=Paste", "/cases/new?Name=%00",
        "/cases/{case}?handler=%00", "/cases/{case}/duties?handler=Done", "/cases/{case}/duties?handler=nothing", "/cases/{case}/edit?handler=Remove&noun=person&of=principal", "/cases/{case}/edit?handler=Autosave", "/cases/{case}/edit?handler=Member", "/cases/{case}/edit?noun=nothing&of=%00", "/cases/{case}/edit?noun=%00", "/cases/{case}/edit?noun=person&of=document:", "/cases/{case}/edit?done=%3Cb%3E",
        "/cases/{case}/interview?at=%00", "/cases/{case}/interview?at=person@nobody", "/cases/{case}/interview?at=@@@", "/cases/{case}/interview?at=document@document:/", "/cases/{case}/interview?at=document@document:principal/", "/cases/{case}/interview?at=document@document:principal/nothing", "/cases/{case}/interview?at=document@document:nobody/passport", "/cases/{case}/interview?at=nothing@case", "/cases/{case}/interview?at=employer@principal", "/cases/{case}/interview?at=person@case", "/cases/{case}/interview?later=%00.law.zzzzzzzzzzzzzzzzzzz&trail=~~~%00~law~", "/cases/{case}/interview?handler=Autosave", "/cases/{case}/interview/check?handler=TakeBack",
        "/cases/{case}/checklist?for=%00", "/cases/{case}/checklist?for=nothing", "/cases/{case}/plan?start-by=9999-99-99", "/cases/{case}/plan?start-by=1900-01-01", "/cases/{case}/plan?start-by=2199-12-31", "/cases/{case}/plan?start-by=%00", "/cases/{case}/people?id=00000000-0000-0000-0000-000000000000", "/cases/{case}/file?handler=Download2",
        "/cases/not-a-case", "/cases/00000000-0000-0000-0000-000000000000", "/cases/{case}/no-such-tab", "/cases/{case}/../../etc/passwd", "/cases/%F0%9F%99%82",
        "/rules?by=%00&in=%00&q=%00", "/rules?on=9999-12-31", "/rules?on=-9998-01-01", "/rules?on=0001-01-01", "/rules/salary.minimum-standard?on=9999-12-31", "/rules/salary.minimum-standard?on=-9998-01-01", "/rules/salary.minimum-standard?on=9999-99-99", "/rules/law.threshold-2026?on=0001-01-01", "/rules/nothing", "/rules/%F0%9F%99%82", "/rules/source/nothing", "/rules/source/fz-115?on=9999-12-31", "/rules/sources?on=9999-12-31", "/rules/countries?q=%00", "/rules/countries/ZZ", "/rules/countries/%F0%9F%99%82", "/rules/posts?q=%F0%9F%99%82",
        "/answers?q=%00", $"/answers?q={new string('b', 499)}{Emoji}{Emoji}", "/answers?q=wife&case=nothing", "/answers/nothing", "/answers?case=00000000-0000-0000-0000-000000000000", "/answers/first-days?on=9999-12-31", "/answers/first-days?case=00000000-0000-0000-0000-000000000000",
        "/routes?ask=1&person.citizenship=ZZ", "/routes?employment.gross_pay_per_month=99999999999999999999999999&employment.gross_pay_per_month.currency=RUB", "/routes?employment.gross_pay_per_month=1&employment.gross_pay_per_month.currency=%00", "/routes?person.citizenship=%00", "/routes?person.purpose=%F0%9F%99%82", "/routes?nothing=nothing&person.citizenship=IN&person.citizenship=CN",
        "/error", "/error?code=abc", "/error?code=200", "/error?code=99999999999", "/language", "/language?to=%00", "/sign-in?ReturnUrl=%00", "/sign-in?ReturnUrl=//evil.example", "/start", "/nothing/at/all", "/health/nothing",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task No_address_breaks_the_desk_and_a_missing_page_is_told_in_the_readers_language(string language)
    {
        using var client = await Client(language);
        var one = await DemoCase(client);
        var wrong = new List<string>();
        foreach (var address in Addresses.Select(a => a.Replace("{case}", one, StringComparison.Ordinal)))
        {
            var response = await client.GetAsync(new Uri(desk.Address + address), TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)response.StatusCode is not (200 or 302 or 400 or 404))
            {
                wrong.Add($"{address}: {(int)response.StatusCode}");
            }
            else if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest && !text.Contains($"<html lang=\"{language}\">", StringComparison.Ordinal))
            {
                wrong.Add($"{address}: {(int)response.StatusCode} without a page in {language}");
            }
        }

        Assert.Empty(wrong);
    }

    // A form whose every field holds one of these, field by field in turn; and one that holds nothing.
    private static readonly string[] Unprintable = ["\0", "a\0b", "\u0007\u001B[31m", "\uFFFE\uFFFF", "\u202Eright to left"];
    private static readonly string[] Strange = ["<script>alert(1)</script>", "{{7*7}} ${7*7} @(7*7) %s %n", "'); DROP TABLE Cases; --", "- [unclosed: {yaml", "🙂🙃👩‍👩‍👧‍👦", "محمد بن سلمان ‏א‎", "Я"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_text_in_any_field_of_any_form_breaks_the_desk(int which)
    {
        string[][] sets = [Unprintable, Strange, []];
        var texts = sets[which];
        using var client = await Client("en");
        var one = await Begun(client, "Form Tester");
        var wrong = new List<string>();
        foreach (var path in new[] { "/cases/new", $"/cases/{one}/edit?noun=person&of=principal", $"/cases/{one}/edit?noun=employment", $"/cases/{one}/interview", $"/cases/{one}/interview?at=law", $"/cases/{one}/file", $"/cases/{one}/edit", "/sign-in", $"/cases/{one}/duties", $"/cases/{one}/interview/check" })
        {
            var page = await client.GetStringAsync(new Uri(desk.Address + path), TestContext.Current.CancellationToken);
            var token = Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
            var names = Regex.Matches(page, "name=\"([^\"_][^\"]*)\"").Select(m => m.Groups[1].Value).Where(n => n is not ("viewport" or "color-scheme" or "ask" or "edition" or "Edition" or "At" or "go" or "to" or "back")).Distinct().ToList();
            var asked = Regex.Matches(page, "name=\"ask\" value=\"([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct();
            var form = names.Where(_ => texts.Length > 0).Select((n, i) => KeyValuePair.Create(n, texts[i % texts.Length])).Concat(asked.Select(a => KeyValuePair.Create("ask", a))).Append(new("__RequestVerificationToken", token)).Append(new("Edition", "1")).ToList();
            foreach (var handler in new[] { "", "Paste", "Autosave", "Member", "Document", "Row", "Done", "TakeBack", "Remove" })
            {
                var address = desk.Address + path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;
                var response = await client.PostAsync(new Uri(address), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
                if ((int)response.StatusCode is not (200 or 302 or 400 or 404))
                {
                    wrong.Add($"{path} {handler}: {(int)response.StatusCode}");
                }
                else if ((await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("<script>alert", StringComparison.Ordinal))
                {
                    wrong.Add($"{path} {handler}: the script is not text");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("en", 2_000_000, "million characters", HttpStatusCode.OK)]
    [InlineData("ru", 9_500_000, "миллиона знаков", HttpStatusCode.OK)]
    [InlineData("ru", 10_500_000, "Это слишком много", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("en", 40_000_000, "That is too large", HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_that_is_too_large_is_refused_with_words(string language, int size, string said, HttpStatusCode status)
    {
        using var client = await Client(language);
        var page = await client.GetStringAsync(new Uri(desk.Address + "/cases/new"), TestContext.Current.CancellationToken);
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new StringContent($"__RequestVerificationToken={token}&Text={new string('a', size)}", Encoding.UTF8, "application/x-www-form-urlencoded");
        var response = await client.PostAsync(new Uri(desk.Address + "/cases/new?handler=Paste"), form, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{language}\">", text, StringComparison.Ordinal);
        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_yesterdays_session_is_refused_with_words()
    {
        using var client = await Client("ru");
        var response = await client.PostAsync(new Uri(desk.Address + "/cases/new"), new FormUrlEncodedContent([new("Name", "No Token")]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<html lang=\"ru\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // A client that has signed in as the owner, and follows no redirect of itself.
    private async Task<HttpClient> Client(string language)
    {
        var page = await desk.SignedIn(language);
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}"));
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        await page.Context.CloseAsync();
        return client;
    }

    private async Task<string> DemoCase(HttpClient client) =>
        Regex.Match(await client.GetStringAsync(new Uri(desk.Address + "/cases?q=vaidyanath"), TestContext.Current.CancellationToken), "/cases/([0-9a-f-]{36})").Groups[1].Value;

    private async Task<string> Begun(HttpClient client, string name)
    {
        var page = await client.GetStringAsync(new Uri(desk.Address + "/cases/new"), TestContext.Current.CancellationToken);
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        var response = await client.PostAsync(new Uri(desk.Address + "/cases/new"), new FormUrlEncodedContent([new("Name", name), new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);
        return Regex.Match(response.Headers.Location!.ToString(), "[0-9a-f-]{36}").Value;
    }
}
