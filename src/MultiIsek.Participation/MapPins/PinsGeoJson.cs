using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
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

    public static string Url(string phase, PhaseCategory? category) => $"/mitmachen/{phase}/{File}{(category is null ? "" : $"?kategorie={category.Key}")}";

    public static void MapPins(this IEndpointRouteBuilder app) => app.MapMethods($"/mitmachen/{{phase}}/{File}", [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string phase,
        string? ausschnitt,
        string? kategorie,
        PhaseBook book,
        PinBook all,
        CancellationToken ct
    )
    {
        if ((await book.FindAsync(phase, ct))?.Phase is not { Kind: PhaseKind.MapPins } found || PinGrid.Parse(ausschnitt) is not { } grid)
        {
            return TypedResults.NotFound();
        }

        var groups = grid.GroupsOf(await all.OfAsync(found.Id, ct), kategorie ?? "", SingleMax);
        return TypedResults.File(Write(found, groups), "application/geo+json");
    }

    private static byte[] Write(ParticipationPhase phase, IReadOnlyList<PinGroup> groups)
    {
        var categories = phase.Categories.ToDictionary(c => c.Key);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var group in groups)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                json.WriteRawValue(GeoShape.Of(group.Middle).ToJson());
                json.WriteStartObject("properties");
                if (group.Count == 1)
                {
                    var category = categories.GetValueOrDefault(group.First.Category ?? "");
                    json.WriteString("title", group.First.Title);
                    json.WriteString("url", CommentUrl.Idea(phase.Key, group.First.Number));
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
