namespace MultiIsek.Planning.Plans;

/// <summary>Reihenfolge von Zeilen eines Konzepts.</summary>
internal static class PlanOrder
{
    /// <summary>Exchanges the places of a row and its neighbour; at either end nothing happens.</summary>
    /// <param name="rows">In their order.</param>
    public static void Move<T>(IReadOnlyList<T> rows, Func<T, bool> isMeant, bool isUp, Func<T, int> place, Action<T, int> put)
    {
        var at = rows.Index().Where(r => isMeant(r.Item)).Select(r => r.Index).DefaultIfEmpty(-1).First();
        var other = isUp ? at - 1 : at + 1;
        if (at < 0 || other < 0 || other >= rows.Count)
        {
            return;
        }

        // Places are shared with the rows of other plans: only those that these rows have are dealt out anew.
        var places = rows.Select(place).Order().ToList();
        List<T> order = [.. rows];
        (order[at], order[other]) = (order[other], order[at]);
        for (var i = 0; i < order.Count; i++)
        {
            // Two rows of an older state may have had the same place.
            put(order[i], i > 0 && places[i] <= places[i - 1] ? places[i] = places[i - 1] + 1 : places[i]);
        }
    }
}
