namespace Hqs.Rules;

/// <summary>The answer of a rule. Nothing missing ever counts as yes or no: it makes the answer <see cref="Unknown"/>.</summary>
public enum Status
{
    Met,
    NotMet,
    Unknown,
    NotApplicable,
}

/// <summary>The answers that are still possible. One of them alone is a decided answer; several are an unknown one.</summary>
[Flags]
public enum Possible
{
    None = 0,
    Met = 1,
    NotMet = 2,
    NotApplicable = 4,
}

public static class PossibleAnswers
{
    public static Possible Only(this Status status) => status switch
    {
        Status.Met => Possible.Met,
        Status.NotMet => Possible.NotMet,
        Status.NotApplicable => Possible.NotApplicable,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Status ToStatus(this Possible possible) => possible switch
    {
        Possible.Met => Status.Met,
        Possible.NotMet => Status.NotMet,
        Possible.NotApplicable => Status.NotApplicable,
        _ => Status.Unknown,
    };

    /// <summary>Whether the answer can no longer stand in the way of a decision.</summary>
    public static bool CannotBlock(this Possible possible) => (possible & Possible.NotMet) == 0;
}
