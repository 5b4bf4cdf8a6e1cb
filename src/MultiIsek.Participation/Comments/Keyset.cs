using System.Globalization;

namespace MultiIsek.Participation.Comments;

internal enum ContributionOrder
{
    Newest,
    Oldest,

    /// <summary>Most supported first, then newest.</summary>
    Supported,
}

/// <summary>Up to a page of contributions, in the order that was asked for.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
internal sealed record ContributionPage(IReadOnlyList<ContributionRow> Rows, string? Next);

/// <summary>The last contribution of the page before, as the address carries it.</summary>
/// <param name="Supports">What its order looked at, where it did.</param>
internal sealed record Keyset(DateTime ReceivedAt, Guid Id, int Supports = 0)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt.Ticks:x}-{Id:N}{(Supports == 0 ? "" : $"-{Supports:x}")}");

    public static Keyset? Parse(string? text)
    {
        var parts = (text ?? "").Split('-');
        var supports = 0;
        return
            parts.Length is 2 or 3
            && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0
            && ticks <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(parts[1], "N", out var id)
            && (parts.Length == 2 || (int.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out supports) && supports > 0))
            ? new Keyset(new DateTime(ticks, DateTimeKind.Utc), id, supports)
            : null;
    }
}

/// <summary>Walks contributions in an order, from where the page before ended.</summary>
internal static class ContributionOrders
{
    /// <summary>As the address says it; the first one needs no word.</summary>
    public static IReadOnlyList<(ContributionOrder Order, string? Word, string Label)> All { get; } =
    [(ContributionOrder.Newest, null, "Neueste zuerst"), (ContributionOrder.Oldest, "alt", "Älteste zuerst"), (ContributionOrder.Supported, "unterstuetzt", "Meist unterstützt")];

    /// <summary>Null for a word that is none.</summary>
    public static ContributionOrder? Of(string? word) =>
        All.Where(o => o.Word == (string.IsNullOrEmpty(word) ? null : word)).Select(o => (ContributionOrder?)o.Order).FirstOrDefault();

    public static string? Word(this ContributionOrder order) => All.First(o => o.Order == order).Word;

    public static IQueryable<Contribution> After(this IQueryable<Contribution> rows, Keyset? after, ContributionOrder order) =>
        (after, order) switch
        {
            (null, _) => rows,
            (var (at, id, _), ContributionOrder.Newest) => rows.Where(c => c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < id)),
            (var (at, id, _), ContributionOrder.Oldest) => rows.Where(c => c.ReceivedAt >= at && (c.ReceivedAt > at || c.Id > id)),
            (var (at, id, supports), ContributionOrder.Supported) => rows.Where(c =>
                c.Supports <= supports && (c.Supports < supports || (c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < id)))
            ),
            _ => throw new InvalidOperationException($"Unknown order {order}."),
        };

    /// <summary>The same of rows in memory. Ids are compared as the databases do, which is their order in time only where the moment is the same.</summary>
    public static IEnumerable<ContributionRow> InOrder(this IEnumerable<ContributionRow> rows, ContributionOrder order) =>
        order switch
        {
            ContributionOrder.Newest => rows.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
            ContributionOrder.Oldest => rows.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id),
            ContributionOrder.Supported => rows.OrderByDescending(c => c.Supports).ThenByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
            _ => throw new InvalidOperationException($"Unknown order {order}."),
        };

    public static IQueryable<Contribution> InOrder(this IQueryable<Contribution> rows, ContributionOrder order) =>
        order switch
        {
            ContributionOrder.Newest => rows.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
            ContributionOrder.Oldest => rows.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id),
            ContributionOrder.Supported => rows.OrderByDescending(c => c.Supports).ThenByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
            _ => throw new InvalidOperationException($"Unknown order {order}."),
        };
}
