namespace MultiIsek.Planning.Structure;

/// <summary>Zeilen eines Formulars in anderer Reihenfolge.</summary>
internal static class Rearranged
{
    /// <summary>The list with one of its rows a place up (−1) or down (1); as it was where there is no such place.</summary>
    public static IReadOnlyList<T> Moved<T>(this IReadOnlyList<T> rows, Predicate<T> which, int step)
    {
        var moved = rows.ToList();
        var from = moved.FindIndex(which);
        if (from < 0 || from + step < 0 || from + step >= moved.Count)
        {
            return rows;
        }

        (moved[from], moved[from + step]) = (moved[from + step], moved[from]);
        return moved;
    }
}
