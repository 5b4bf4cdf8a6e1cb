using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Walks;

/// <summary>Stationen und Weg einer Begehung als GeoJSON (RFC 7946). The page's list says the same, and has the stations without a point, too.</summary>
internal static class WalkMap
{
    public const string File = "stationen.geojson";

    public static string Url(string happening) => $"/termine/{happening}/{File}";

    public static void MapWalks(this IEndpointRouteBuilder app) => app.MapMethods($"/termine/{{key}}/{File}", [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(string key, IsekDbContext db, CancellationToken ct)
    {
        if (await db.Set<PublicEvent>().Where(e => e.Key == key).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct) is not { } happening)
        {
            return TypedResults.NotFound();
        }

        var stations = await db.Set<WalkStation>().AsNoTracking().Where(s => s.EventId == happening).OrderBy(s => s.SortOrder).ThenBy(s => s.Id).ToListAsync(ct);
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            List<GeoPoint> way = [.. stations.Select(s => s.Point).OfType<GeoPoint>()];
            if (way.Count > 1)
            {
                Write(
                    json,
                    "weg",
                    new GeoShape(
                        GeoKind.LineString,
                        [
                            [way],
                        ]
                    ),
                    "Weg der Begehung",
                    $"{way.Count} Stationen, in gerader Linie verbunden",
                    $"/termine/{key}#stationen"
                );
            }

            for (var i = 0; i < stations.Count; i++)
            {
                if (stations[i] is { Point: { } point } station)
                {
                    var when = station.PlannedAt is { } at ? $"Station, {at:HH.mm}\u00a0Uhr" : "Station";
                    Write(json, station.Key, GeoShape.Of(point), $"{i + 1}. {station.Title}", when, $"/termine/{key}#station-{station.Key}");
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return TypedResults.File(buffer.ToArray(), "application/geo+json");
    }

    private static void Write(Utf8JsonWriter json, string id, GeoShape shape, string name, string kind, string url)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", id);
        json.WritePropertyName("geometry");
        json.WriteRawValue(shape.ToJson());
        json.WriteStartObject("properties");
        json.WriteString("name", name);
        json.WriteString("kind", kind);
        json.WriteString("url", url);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
