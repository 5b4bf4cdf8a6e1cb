using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.MapPins;

/// <summary>A published pin, as little of it as grouping needs.</summary>
/// <param name="IsDrawn">A line or an area; the point is its middle.</param>
internal sealed record MapPin(Guid Id, GeoPoint Point, string? Category, bool IsDrawn);

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

    /// <summary>Number and title of those that stand for themselves.</summary>
    public async Task<IReadOnlyDictionary<Guid, (string Number, string? Title)>> TitlesAsync(IReadOnlyList<Guid> pins, CancellationToken ct)
    {
        if (pins.Count == 0)
        {
            return new Dictionary<Guid, (string, string?)>();
        }

        var found = await db.Set<Contribution>()
            .Where(c => pins.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.Year,
                c.Number,
                c.Title,
            })
            .ToListAsync(ct);
        return found.ToDictionary(c => c.Id, c => (Contribution.PublicNumber(c.Year, c.Number), c.Title));
    }

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
                IsDrawn = c.Shape != null,
            })
            .ToListAsync(ct);
        return [.. pins.Select(p => new MapPin(p.Id, new GeoPoint(p.Longitude!.Value, p.Latitude!.Value), p.Category, p.IsDrawn))];
    }
}
