namespace Hqs.Web;

/// <summary>Two texts line by line: what stands in both, what only in the first (−), what only in the second (+).</summary>
public static class Differences
{
    // Beyond this the table of common lines would grow too large; such files are shown whole.
    private const int MostLines = 3000;

    public static IReadOnlyList<(char Mark, string Line)> Of(string[] first, string[] second)
    {
        if (first.Length > MostLines || second.Length > MostLines)
        {
            return [.. first.Select(l => ('-', l)), .. second.Select(l => ('+', l))];
        }

        // common[i, j]: how many lines the rests from i and j have in common, in order.
        var common = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length - 1; i >= 0; i--)
        {
            for (var j = second.Length - 1; j >= 0; j--)
            {
                common[i, j] = first[i] == second[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<(char, string)>();
        var (a, b) = (0, 0);
        while (a < first.Length || b < second.Length)
        {
            if (a < first.Length && b < second.Length && first[a] == second[b])
            {
                lines.Add((' ', first[a]));
                (a, b) = (a + 1, b + 1);
            }
            else if (b == second.Length || (a < first.Length && common[a + 1, b] >= common[a, b + 1]))
            {
                lines.Add(('-', first[a++]));
            }
            else
            {
                lines.Add(('+', second[b++]));
            }
        }

        return lines;
    }
}
