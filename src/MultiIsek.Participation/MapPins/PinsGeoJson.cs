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

/// <summary>Hinweise eines Kartenausschnitts als GeoJSON (RFC 7946), published ones only: groups with their number, and single pins with title and link.</summary>
internal static class PinsGeoJson
{
    public const string File = "karte.geojson";

    /// <summary>Pins that stand for themselves in one section.</summary>
    private const int SingleMax = 500;

    /// <summary>Pins of a phase that a map shows; the list has all.</summary>
    private const int Max = 50_000;

    private sealed record Pin(double Longitude, double Latitude, string? Category, int Year, int Number, string? Title)
    {
        public GeoPoint Point => new(Longitude, Latitude);
    }

    public static string Url(string phase, PhaseCategory? category) => $"/mitmachen/{phase}/{File}{(category is null ? "" : $"?kategorie={category.Key}")}";

    public static void MapPins(this IEndpointRouteBuilder app) => app.MapMethods($"/mitmachen/{{phase}}/{File}", [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string phase,
        string? ausschnitt,
        string? kategorie,
        PhaseBook book,
        IsekDbContext db,
        CancellationToken ct
    )
    {
        if ((await book.FindAsync(phase, ct))?.Phase is not { Kind: PhaseKind.MapPins } found || PinGrid.Parse(ausschnitt) is not { } grid)
        {
            return TypedResults.NotFound();
        }

        var (west, east, south, north) = (grid.West, grid.East, grid.South, grid.North);
        var pins = await db.Set<Contribution>()
            .Where(c => c.PhaseId == found.Id && c.State == ContributionState.Published && c.ParentId == null)
            .Where(c => c.Longitude >= west && c.Longitude < east && c.Latitude > south && c.Latitude <= north)
            .Where(c => string.IsNullOrEmpty(kategorie) || c.Category == kategorie)
            .OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Id)
            .Take(grid.IsGrouped ? Max : SingleMax)
            .Select(c => new Pin(c.Longitude!.Value, c.Latitude!.Value, c.Category, c.Year, c.Number, c.Title))
            .ToListAsync(ct);
        return TypedResults.File(Write(found, grid, pins), "application/geo+json");
    }

    private static byte[] Write(ParticipationPhase phase, PinGrid grid, List<Pin> pins)
    {
        var categories = phase.Categories.ToDictionary(c => c.Key);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var group in grid.IsGrouped ? pins.GroupBy(p => grid.CellOf(p.Point)).Select(g => g.ToList()) : pins.Select(p => new List<Pin> { p }))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                json.WriteRawValue(GeoShape.Of(GeoPoint.Of(group.Average(p => p.Longitude), group.Average(p => p.Latitude))).ToJson());
                json.WriteStartObject("properties");
                if (group is [var pin])
                {
                    var number = Contribution.PublicNumber(pin.Year, pin.Number);
                    var category = categories.GetValueOrDefault(pin.Category ?? "");
                    json.WriteString("title", pin.Title);
                    json.WriteString("url", CommentUrl.Idea(phase.Key, number));
                    json.WriteString("category", category?.Name);
                    json.WriteString("mark", category?.Colour.Mark());
                }
                else
                {
                    json.WriteNumber("count", group.Count);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
