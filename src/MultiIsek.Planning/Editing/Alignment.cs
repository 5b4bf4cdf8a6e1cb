namespace MultiIsek.Planning.Editing;

/// <summary>
/// Zwei Folgen aneinandergelegt: which parts of one are the same as which of the other, in order. The longest common subsequence where its table is small
/// enough; else what each side has just once holds the two together, and the gaps between are aligned the same way.
/// </summary>
internal sealed class Alignment(int[] a, int[] b)
{
    /// <summary>Cells of one table, and of all tables of one alignment: what bounds its time, whatever the texts.</summary>
    public const int CellsMax = 4_000_000;
    private const long AllCellsMax = 24_000_000;

    private readonly List<(int A, int B)> _pairs = [];
    private long _left = AllCellsMax;

    /// <summary>Places that are the same, rising on both sides.</summary>
    public static IReadOnlyList<(int A, int B)> Of<T>(IReadOnlyList<T> a, IReadOnlyList<T> b)
        where T : notnull
    {
        Dictionary<T, int> names = [];
        int Name(T part) => names.TryGetValue(part, out var name) ? name : names[part] = names.Count;
        var alignment = new Alignment([.. a.Select(Name)], [.. b.Select(Name)]);
        // Gaps wait on a list, not on the stack: a long text may have thousands.
        Stack<(int A, int AEnd, int B, int BEnd)> open = new([(0, a.Count, 0, b.Count)]);
        while (open.TryPop(out var gap))
        {
            alignment.Fill(gap.A, gap.AEnd, gap.B, gap.BEnd, open);
        }

        alignment._pairs.Sort();
        return alignment._pairs;
    }

    private void Fill(int from, int fromEnd, int to, int toEnd, Stack<(int, int, int, int)> open)
    {
        while (from < fromEnd && to < toEnd && a[from] == b[to])
        {
            _pairs.Add((from++, to++));
        }

        while (from < fromEnd && to < toEnd && a[fromEnd - 1] == b[toEnd - 1])
        {
            _pairs.Add((--fromEnd, --toEnd));
        }

        var cells = (long)(fromEnd - from) * (toEnd - to);
        if (cells == 0)
        {
            return;
        }

        if (cells <= CellsMax && cells <= _left)
        {
            _left -= cells;
            Subsequence(from, fromEnd, to, toEnd);
            return;
        }

        var (lastA, lastB) = (from, to);
        foreach (var (atA, atB) in Anchors(from, fromEnd, to, toEnd))
        {
            _pairs.Add((atA, atB));
            open.Push((lastA, atA, lastB, atB));
            (lastA, lastB) = (atA + 1, atB + 1);
        }

        // Without any anchor the two have nothing in common that could be told in time.
        if (lastA > from)
        {
            open.Push((lastA, fromEnd, lastB, toEnd));
        }
    }

    private void Subsequence(int from, int fromEnd, int to, int toEnd)
    {
        var length = new ushort[fromEnd - from + 1, toEnd - to + 1];
        for (var i = fromEnd - from - 1; i >= 0; i--)
        {
            for (var j = toEnd - to - 1; j >= 0; j--)
            {
                length[i, j] = a[from + i] == b[to + j] ? (ushort)(length[i + 1, j + 1] + 1) : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < fromEnd - from && j < toEnd - to; )
        {
            if (a[from + i] == b[to + j])
            {
                _pairs.Add((from + i++, to + j++));
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    /// <summary>What stands once on each side, as many as are in the same order on both.</summary>
    private List<(int A, int B)> Anchors(int from, int fromEnd, int to, int toEnd)
    {
        var (placesA, placesB) = (Once(a, from, fromEnd), Once(b, to, toEnd));
        List<(int A, int B)> once = [.. placesA.Where(p => p.Value >= 0 && placesB.GetValueOrDefault(p.Key, -1) >= 0).Select(p => (p.Value, placesB[p.Key])).Order()];
        // Longest rising subsequence of the places on the other side.
        List<int> tails = [];
        var before = new int[once.Count];
        for (var i = 0; i < once.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = once[tails[middle]].B < once[i].B ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        List<(int, int)> anchors = [];
        for (var at = tails.Count > 0 ? tails[^1] : -1; at >= 0; at = before[at])
        {
            anchors.Add(once[at]);
        }

        anchors.Reverse();
        return anchors;
    }

    /// <summary>By name its place, −1 for what stands there more than once.</summary>
    private static Dictionary<int, int> Once(int[] all, int from, int end)
    {
        Dictionary<int, int> places = [];
        for (var i = from; i < end; i++)
        {
            places[all[i]] = places.ContainsKey(all[i]) ? -1 : i;
        }

        return places;
    }
}
