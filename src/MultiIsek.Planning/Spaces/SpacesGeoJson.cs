using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Spaces;

/// <summary>Orte als GeoJSON (RFC 7946): what the map draws, with the elements of the current versions at each place. The page cache keeps it like a page.</summary>
internal static class SpacesGeoJson
{
    public const string File = "orte.geojson";
    public const string Address = $"/{File}";
    public const string ContentType = "application/geo+json";

    /// <summary>Elements that are named with a place; its page has all.</summary>
    private const int ElementsMax = 8;

    public static void MapSpaces(this IEndpointRouteBuilder app) => app.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<FileContentHttpResult> GetAsync(PlanningLists lists, SpaceShapes shapes, SpaceElements elements, CancellationToken ct)
    {
        var spaces = await lists.SpacesAsync(ct);
        var (known, at) = (await shapes.ListAsync(ct), await elements.ByPlaceAsync(ct));
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var space in spaces.Where(s => known.ContainsKey(s.Id)).OrderByDescending(s => known[s.Id].Size))
            {
                Write(json, space, known[space.Id].ToJson(), [.. at[space.Id]]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return TypedResults.File(buffer.ToArray(), ContentType);
    }

    private static void Write(Utf8JsonWriter json, Space space, string geometry, List<PlacedElement> elements)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", space.Key);
        json.WritePropertyName("geometry");
        json.WriteRawValue(geometry);
        json.WriteStartObject("properties");
        json.WriteString("name", space.Name);
        json.WriteString("kind", space.Kind.Word());
        json.WriteString("url", $"/orte/{space.Key}");
        json.WriteNumber("count", elements.Count);
        json.WriteStartArray("elements");
        foreach (var element in elements.Take(ElementsMax))
        {
            json.WriteStartObject();
            json.WriteString("title", $"{element.Head.ShownNumber} {element.Head.Title}".Trim());
            json.WriteString("url", element.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
