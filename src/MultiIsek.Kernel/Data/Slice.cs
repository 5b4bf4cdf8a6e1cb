using Microsoft.EntityFrameworkCore;

namespace MultiIsek.Kernel.Data;

/// <summary>Ausschnitt, der gewünscht ist: rows in the order of their ids, so that none is left out or told twice while others are inserted.</summary>
/// <param name="Max">How many at most.</param>
/// <param name="After">Id of the last row that was seen.</param>
/// <param name="Key">Only the row with this key.</param>
public sealed record Window(int Max, Guid? After = null, string? Key = null);

/// <summary>Ausschnitt einer Liste.</summary>
/// <param name="HasMore">Further rows follow the last one.</param>
public sealed record Slice<T>(IReadOnlyList<T> Rows, bool HasMore)
{
    public Slice<TOther> Select<TOther>(Func<T, TOther> make) => new([.. Rows.Select(make)], HasMore);
}

public static class Slice
{
    /// <param name="rows">One row more than wanted tells that there are further ones.</param>
    public static Slice<T> Of<T>(IReadOnlyList<T> rows, int max) => rows.Count <= max ? new(rows, false) : new([.. rows.Take(max)], true);

    /// <summary>Of a list that is kept in memory.</summary>
    public static Slice<T> Cut<T>(this IEnumerable<T> all, Window window, Func<T, Guid> id, Func<T, string> key) =>
        Of(
            [.. all.Where(row => (window.Key is null || key(row) == window.Key) && (window.After is not { } after || id(row) > after)).OrderBy(id).Take(window.Max + 1)],
            window.Max
        );

    /// <summary>Of a query that is ordered and begins behind the last row seen.</summary>
    public static async Task<Slice<T>> CutAsync<T>(this IQueryable<T> ordered, Window window, CancellationToken ct) =>
        Of(await ordered.Take(window.Max + 1).ToListAsync(ct), window.Max);
}
