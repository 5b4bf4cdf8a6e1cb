using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Streets;

/// <summary>Sucht im Straßenverzeichnis der Stadt.</summary>
internal sealed class StreetBook(IsekDbContext db, TenantCache cache) : IRequestHandler<FindStreets, IReadOnlyList<StreetCard>>, IRequestHandler<CheckStreets, bool>
{
    /// <summary>Words that count; who types more means the first ones.</summary>
    private const int WordsMax = 6;

    public async Task<IReadOnlyList<StreetCard>> Handle(FindStreets request, CancellationToken ct)
    {
        string[] typed = [.. StreetWords.Of(request.Typed).Take(WordsMax)];
        var found = await FindAsync(typed, ct);
        // The list may have streets only, and people type house numbers.
        return found.Count > 0 ? found : await FindAsync([.. typed.Where(w => !char.IsAsciiDigit(w[0]))], ct);
    }

    public async Task<bool> Handle(CheckStreets request, CancellationToken ct) => await cache.GetAsync(db, "planning-has-streets", c => db.Set<Street>().AnyAsync(c), ct);

    private async Task<IReadOnlyList<StreetCard>> FindAsync(string[] words, CancellationToken ct)
    {
        if (words.Length == 0 || !await Handle(new CheckStreets(), ct))
        {
            return [];
        }

        var (streets, first) = (db.Set<Street>().AsNoTracking(), $" {words[0]}");
        foreach (var word in words.Select(w => $" {w}"))
        {
            streets = streets.Where(s => s.Words.Contains(word));
        }

        var found = await streets
            .OrderBy(s => s.Words.StartsWith(first) ? 0 : 1)
            .ThenBy(s => s.Position)
            .Take(FindStreets.Most)
            .Select(s => new
            {
                s.Name,
                s.Number,
                s.Quarter,
                s.Longitude,
                s.Latitude,
            })
            .ToListAsync(ct);
        return [.. found.Select(s => new StreetCard(s.Name, s.Number, s.Quarter, new GeoPoint(s.Longitude, s.Latitude)))];
    }
}
