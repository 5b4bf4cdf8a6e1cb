using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.MapPins;

/// <summary>Gezeichnete Linien und Flächen einer Phase als GeoJSON (RFC 7946), published ones only; the newest, as far as a map can bear them. The list has all.</summary>
internal static class ShapesGeoJson
{
    public const string File = "formen.geojson";
    private const int Max = 300;

    private sealed record Drawn(int Year, int Number, string? Title, string? Category, string Shape);

    public static string Url(string phase, PhaseCategory? category) => $"/mitmachen/{phase}/{File}{(category is null ? "" : $"?kategorie={category.Key}")}";

    /// <summary>Of one contribution alone.</summary>
    public static string Url(string phase, string number) => $"/mitmachen/{phase}/{File}?beitrag={number}";

    public static void MapShapes(this IEndpointRouteBuilder app) => app.MapMethods($"/mitmachen/{{phase}}/{File}", [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string phase,
        string? kategorie,
        string? beitrag,
        PhaseBook book,
        PinBook all,
        IsekDbContext db,
        CancellationToken ct
    )
    {
        var one = Contribution.ParseNumber(beitrag);
        if ((await book.FindAsync(phase, ct))?.Phase is not { Kind: PhaseKind.MapPins } found || (one is null && beitrag is not null))
        {
            return TypedResults.NotFound();
        }

        var category = kategorie ?? "";
        // Kept for the phase's own categories alone: made-up ones would fill the memory.
        if (category.Length > 0 && found.Categories.All(c => c.Key != category))
        {
            return TypedResults.File(Write(found, []), "application/geo+json");
        }

        var bytes = one is var (year, number)
            ? Write(found, await ReadAsync(db.Set<Contribution>().Where(c => c.PhaseId == found.Id && c.Year == year && c.Number == number && c.ParentId == null), ct))
            : await all.ShapesAsync(found.Id, category, token => OfAllAsync(found, category, all, db, token), ct);
        return TypedResults.File(bytes, "application/geo+json");
    }

    private static async Task<byte[]> OfAllAsync(ParticipationPhase phase, string category, PinBook all, IsekDbContext db, CancellationToken ct)
    {
        List<Guid> ids = [.. (await all.OfAsync(phase.Id, ct)).Where(p => p.IsDrawn && (category.Length == 0 || p.Category == category)).Take(Max + 1).Select(p => p.Id)];
        return Write(phase, await ReadAsync(db.Set<Contribution>().Where(c => ids.Contains(c.Id)), ct));
    }

    private static Task<List<Drawn>> ReadAsync(IQueryable<Contribution> drawn, CancellationToken ct) =>
        drawn
            .Where(c => c.State == ContributionState.Published && c.Shape != null)
            .OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Id)
            .Select(c => new Drawn(c.Year, c.Number, c.Title, c.Category, c.Shape!))
            .ToListAsync(ct);

    private static byte[] Write(ParticipationPhase phase, List<Drawn> rows)
    {
        var categories = phase.Categories.ToDictionary(c => c.Key);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            if (rows.Count > Max)
            {
                json.WriteNumber("onlyNewest", Max);
            }

            json.WriteStartArray("features");
            foreach (var row in rows.Take(Max))
            {
                var category = categories.GetValueOrDefault(row.Category ?? "");
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                json.WriteRawValue(row.Shape);
                json.WriteStartObject("properties");
                json.WriteString("title", row.Title);
                json.WriteString("url", CommentUrl.Idea(phase.Key, Contribution.PublicNumber(row.Year, row.Number)));
                json.WriteString("category", category?.Name);
                json.WriteString("mark", category?.Colour.Mark());
                json.WriteString("size", GeoReader.Read(row.Shape).Measured());
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
