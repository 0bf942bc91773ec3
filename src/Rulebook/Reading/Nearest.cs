namespace Hqs.Rules.Reading;

/// <summary>Finds the name somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The closest of the names, or null when none is close enough to be a slip of the finger.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        string? best = null;
        var bestDistance = Math.Max(2, written.Length / 3) + 1;
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

    // Levenshtein with one row; names are short.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
