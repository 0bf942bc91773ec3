namespace Hqs.Rules;

/// <summary>One text in both languages of the product. English is the master for prose, Russian for names of forms and offices.</summary>
public sealed record Words(string En, string Ru)
{
    /// <summary>A text that reads the same in both languages, such as a proper name.</summary>
    public static Words Same(string text) => new(text, text);

    public string In(Language language) => language == Language.Russian ? Ru : En;
}

/// <summary>The two languages every user text exists in.</summary>
public enum Language
{
    English,
    Russian,
}
