namespace Hqs.Rules.Reading;

/// <summary>Finds the name somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The closest of the names, or null when none is close enough to be a slip of the finger.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        // A name left unfinished is the commonest slip of all: “starts” for “starts_on”.
        string? best = written.Length >= 3 ? names.Where(n => n.StartsWith(written, StringComparison.OrdinalIgnoreCase)).MinBy(n => n.Length) : null;
        if (best is not null)
        {
            return best;
        }

        var bestDistance = Math.Min(written.Length, Math.Max(2, written.Length / 3) + 1);
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - written.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(written.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>How many letters must be changed, added, left out or swapped to make one word of the other.</summary>
    public static int Distance(string a, string b)
    {
        // Levenshtein with transpositions (optimal string alignment); names are short.
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, substituted);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
