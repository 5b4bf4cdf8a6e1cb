using System.Text;
using System.Text.Json;

namespace MultiIsek.Kernel.Maps;

/// <summary>Points, lines or areas of one thing; Simple Features of RFC 7946 without collections.</summary>
public enum GeoKind
{
    Point,
    LineString,
    Polygon,
}

/// <summary>Umriss oder Lage: a geometry that was checked. It has no properties, so none of a stranger gets in with it.</summary>
/// <param name="Parts">Each of one point, of one line, or of an outer ring and its holes.</param>
public sealed record GeoShape(GeoKind Kind, IReadOnlyList<IReadOnlyList<IReadOnlyList<GeoPoint>>> Parts)
{
    public IEnumerable<GeoPoint> Points => Parts.SelectMany(p => p).SelectMany(r => r);

    /// <summary>How much ground it covers, for comparing only: outer rings, in square degrees.</summary>
    public double Size => Kind == GeoKind.Polygon ? Parts.Sum(p => Math.Abs(Area(p[0]))) : 0;

    public static GeoShape Of(GeoPoint point) =>
        new(
            GeoKind.Point,
            [
                [
                    [point],
                ],
            ]
        );

    /// <summary>The point lies in one of its areas, and in none of that area's holes. Counts how often a ray crosses the rings.</summary>
    public bool Holds(GeoPoint point) => Kind == GeoKind.Polygon && Parts.Any(p => p.Count(r => IsIn(r, point)) % 2 == 1);

    /// <summary>The geometry as GeoJSON has it: outer rings counter-clockwise, holes clockwise.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", $"{(Parts.Count > 1 ? "Multi" : "")}{Kind}");
            json.WritePropertyName("coordinates");
            Each(json, Parts, Parts.Count > 1, p => Each(json, p, Kind == GeoKind.Polygon, r => Each(json, r, Kind != GeoKind.Point, p => Write(json, p))));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Twice the area that the ring encloses; below zero where it runs clockwise.</summary>
    internal static double Area(IReadOnlyList<GeoPoint> ring)
    {
        var sum = 0d;
        for (var i = 1; i < ring.Count; i++)
        {
            sum += (ring[i - 1].Longitude * ring[i].Latitude) - (ring[i].Longitude * ring[i - 1].Latitude);
        }

        return sum;
    }

    private static bool IsIn(IReadOnlyList<GeoPoint> ring, GeoPoint point)
    {
        var isIn = false;
        for (var i = 1; i < ring.Count; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (
                a.Latitude > point.Latitude != b.Latitude > point.Latitude
                && point.Longitude < a.Longitude + ((point.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude))
            )
            {
                isIn = !isIn;
            }
        }

        return isIn;
    }

    private static void Each<T>(Utf8JsonWriter json, IReadOnlyList<T> all, bool isList, Action<T> write)
    {
        if (isList)
        {
            json.WriteStartArray();
        }

        foreach (var one in all)
        {
            write(one);
        }

        if (isList)
        {
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, GeoPoint point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(point.Longitude);
        json.WriteNumberValue(point.Latitude);
        json.WriteEndArray();
    }
}
