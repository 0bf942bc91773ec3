using System.Text;
using System.Text.Encodings.Web;
using Hqs.Casework.Assessments;
using Hqs.Rules;
using Microsoft.AspNetCore.Html;

namespace Hqs.Web;

/// <summary>A report of Casework in the desk's own pieces: a card for each heading, a chip beside each item. It lays out; it decides nothing.</summary>
public sealed class HtmlPage(HtmlEncoder encoder) : IPage
{
    private readonly StringBuilder html = new();
    private bool isInCard;
    private bool isInItem;
    private string? list;
    private bool isInBullet;

    /// <summary>Everything one part of a report writes.</summary>
    public static IHtmlContent Of(HtmlEncoder encoder, Action<IPage> write)
    {
        var page = new HtmlPage(encoder);
        write(page);
        page.CloseCard();
        return new HtmlString(page.html.ToString());
    }

    // The page around it has a heading and a day of its own.
    public void Title(string text)
    {
    }

    public void Line(string text)
    {
        Open();
        Add($"<p>{Encoded(text)}</p>");
    }

    public void Quiet(string text)
    {
        CloseItem();
        html.Append($"<p class=\"quiet\">{Encoded(text)}</p>");
    }

    public void Gap() => CloseCard();

    public void Heading(string text)
    {
        CloseCard();
        html.Append("<section class=\"card\"><h2>").Append(Encoded(text)).Append("</h2>");
        isInCard = true;
    }

    public void Verdict(Status status, string word, string title, string says)
    {
        CloseCard();
        html.Append($"<section class=\"card verdict {Look.Of(status)}\"><p><span class=\"chip {Look.Of(status)}\">{Encoded(word)}</span></p><h2>{Encoded(title)}</h2><p class=\"lead\">{Encoded(says)}</p>");
        isInCard = true;
    }

    public void Item(Status status, string word, string title, string says)
    {
        Open();
        html.Append($"<div class=\"item\"><span class=\"chip {Look.Of(status)}\">{Encoded(word)}</span><div><p class=\"item-title\">{Encoded(title)}</p>");
        if (says.Length > 0 && says != title)
        {
            html.Append($"<p>{Encoded(says)}</p>");
        }

        isInItem = true;
    }

    public void Detail(string text, bool quiet = false) => Add($"<p{(quiet ? " class=\"quiet\"" : "")}>{Encoded(text)}</p>");

    public void Trace(int depth, string text) => Add($"<p class=\"trace-line\" style=\"--depth:{depth}\">{Encoded(text)}</p>");

    public void Numbered(int number, string text) => Listed("ol", text);

    public void Bullet(string text) => Listed("ul", text);

    public void Under(string text) => Add(isInBullet ? $"<br><span class=\"quiet\">{Encoded(text)}</span>" : $"<p class=\"quiet\">{Encoded(text)}</p>");

    public void Note(string text) => Quiet(text);

    private void Listed(string kind, string text)
    {
        if (list != kind || isInItem)
        {
            Open();
            html.Append($"<{kind} class=\"plain ruled\">");
            list = kind;
        }
        else
        {
            html.Append("</li>");
        }

        html.Append($"<li>{Encoded(text)}");
        isInBullet = true;
    }

    private void Add(string block)
    {
        if (isInBullet && !block.StartsWith("<br>", StringComparison.Ordinal))
        {
            CloseItem();
        }

        html.Append(block);
    }

    // Begins something that belongs to the card itself, not to the item before it.
    private void Open()
    {
        CloseItem();
        if (!isInCard)
        {
            html.Append("<section class=\"card\">");
            isInCard = true;
        }
    }

    private void CloseItem()
    {
        if (isInBullet)
        {
            html.Append($"</li></{list}>");
            (isInBullet, list) = (false, null);
        }

        if (isInItem)
        {
            html.Append("</div></div>");
            isInItem = false;
        }
    }

    private void CloseCard()
    {
        CloseItem();
        if (isInCard)
        {
            html.Append("</section>");
            isInCard = false;
        }
    }

    private string Encoded(string text) => encoder.Encode(text);
}
