using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.MapPins;

/// <summary>A published pin, as the map shows it. Where it lies in the grid is computed once: a section is asked for far more often than a pin is left.</summary>
/// <param name="IsDrawn">A line or an area; the point is its middle.</param>
internal sealed record MapPin(Guid Id, GeoPoint Point, string? Category, bool IsDrawn, string Number, string? Title)
{
    public (double X, double Y) Place { get; } = PinGrid.PlaceOf(Point);
}

/// <summary>
/// Pins of a phase, read once a revision of the city: a map asks for several squares at a time, and each would walk through all of the phase's contributions.
/// </summary>
internal sealed class PinBook(IsekDbContext db, TenantCache cache)
{
    /// <summary>That a map shows; the list has all.</summary>
    private const int Max = 50_000;

    /// <summary>The newest first.</summary>
    public ValueTask<IReadOnlyList<MapPin>> OfAsync(Guid phase, CancellationToken ct) =>
        cache.GetUntilWrittenAsync<IReadOnlyList<MapPin>>(db, $"participation-pins-{phase}", token => ReadAsync(phase, token), ct);

    /// <summary>What <paramref name="write"/> made of this phase and category at this revision of the city's pages.</summary>
    public ValueTask<byte[]> ShapesAsync(Guid phase, string category, Func<CancellationToken, Task<byte[]>> write, CancellationToken ct) =>
        cache.GetUntilWrittenAsync(db, $"participation-shapes-{phase}-{category}", write, ct);

    private async Task<IReadOnlyList<MapPin>> ReadAsync(Guid phase, CancellationToken ct)
    {
        var pins = await db.Set<Contribution>()
            .Where(c => c.PhaseId == phase && c.State == ContributionState.Published && c.ParentId == null && c.Longitude != null && c.Latitude != null)
            .OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Id)
            .Take(Max)
            .Select(c => new
            {
                c.Id,
                c.Longitude,
                c.Latitude,
                c.Category,
                c.Year,
                c.Number,
                c.Title,
                IsDrawn = c.Shape != null,
            })
            .ToListAsync(ct);
        return
        [
            .. pins.Select(p => new MapPin(p.Id, new GeoPoint(p.Longitude!.Value, p.Latitude!.Value), p.Category, p.IsDrawn, Contribution.PublicNumber(p.Year, p.Number), p.Title)),
        ];
    }
}
