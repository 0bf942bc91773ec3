using System.Text.RegularExpressions;

namespace Hqs.Casework.Answers;

/// <summary>
/// Cuts a word down to the part that stays the same in its forms. Russian follows the published Snowball rules without their rarest steps;
/// English takes only plurals, -ed, -ing, -ly and a silent e, because bolder rules join words that mean different things.
/// </summary>
public static partial class Stemmer
{
    public static string Stem(string word) => word.Length < 3 || char.IsDigit(word[0]) ? word : word[0] is >= 'а' and <= 'я' ? Russian(word) : English(word);

    // Endings are looked for only after the first vowel. A verb's ending is tried before a noun's, as “дела” is both.
    private static string Russian(string word)
    {
        var start = word.IndexOfAny([.. "аеиоуыэюя"]) + 1;
        if (start == 0)
        {
            return word;
        }

        var (head, rest) = (word[..start], word[start..]);
        var cut = Gerund().Replace(rest, "");
        if (cut == rest)
        {
            rest = Reflexive().Replace(rest, "");
            cut = Adjective().Replace(rest, "");
            cut = cut != rest ? Participle().Replace(cut, "") : Verb().Replace(rest, "");
            if (cut == rest)
            {
                cut = Noun().Replace(rest, "");
            }
        }

        cut = Tail().Replace(cut, "");
        return head + (cut.EndsWith("нн", StringComparison.Ordinal) ? cut[..^1] : cut);
    }

    private static string English(string word)
    {
        var stem = word switch
        {
            _ when word.EndsWith("sses", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^2],
            _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) => word,
            _ when word.EndsWith('s') && word.Length > 3 => word[..^1],
            _ => word,
        };
        var cut = EnglishEnding().Replace(stem, "");
        if (cut.Length >= 3 && cut != stem && cut.AsSpan().IndexOfAny("aeiouy") >= 0)
        {
            stem = cut.Length > 3 && cut[^1] == cut[^2] && cut[^1] is not ('l' or 's' or 'z') ? cut[..^1] : cut;
        }

        stem = stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
        return stem.Length > 2 && stem[^1] == 'y' && !"aeiou".Contains(stem[^2]) ? stem[..^1] + "i" : stem;
    }

    [GeneratedRegex("(ing|ed|ly)$")]
    private static partial Regex EnglishEnding();

    [GeneratedRegex("((?<=[ая])(в|вши|вшись)|(ив|ивши|ившись|ыв|ывши|ывшись))$")]
    private static partial Regex Gerund();

    [GeneratedRegex("(ся|сь)$")]
    private static partial Regex Reflexive();

    [GeneratedRegex("(ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$")]
    private static partial Regex Adjective();

    [GeneratedRegex("((?<=[ая])(ем|нн|вш|ющ|щ)|ивш|ывш|ующ)$")]
    private static partial Regex Participle();

    [GeneratedRegex("((?<=[ая])(ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)|ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю)$")]
    private static partial Regex Verb();

    [GeneratedRegex("(иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$")]
    private static partial Regex Noun();

    [GeneratedRegex("[иь]$")]
    private static partial Regex Tail();
}
