using System.Text.Json;

namespace MultiIsek.Kernel.Maps;

/// <summary>Reads what a person pasted: a geometry, a feature or a collection of one, or two numbers. What it does not know is refused in German.</summary>
public static class GeoReader
{
    public const int TextMax = 100_000;
    public const int PointsMax = 4_000;
    private const int DepthMax = 12;

    /// <exception cref="FormatException">It is no shape that can be shown; the message is for people.</exception>
    public static GeoShape Read(string typed)
    {
        if (typed.Length > TextMax)
        {
            throw new FormatException($"Das ist zu groß: höchstens {TextMax / 1000} KB. Vereinfachen Sie den Umriss; für eine Karte der Stadt genügen wenige hundert Punkte.");
        }

        if (GeoPoint.Parse(typed) is { } point)
        {
            return GeoShape.Of(Checked(point));
        }

        try
        {
            using var json = JsonDocument.Parse(typed, new JsonDocumentOptions { MaxDepth = DepthMax });
            return Shape(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("Das ist weder GeoJSON noch eine Lage wie „51.36, 7.47“.", e);
        }
    }

    private static GeoShape Shape(JsonElement json)
    {
        var type = json.GetProperty("type").GetString();
        if (type == "FeatureCollection")
        {
            var features = json.GetProperty("features");
            return features.GetArrayLength() == 1 ? Shape(features[0]) : throw new FormatException("Die Datei enthält nicht genau eine Form. Geben Sie die eines Ortes an.");
        }

        if (type == "Feature")
        {
            return Shape(json.GetProperty("geometry"));
        }

        var isMany = type?.StartsWith("Multi", StringComparison.Ordinal) == true;
        if (!Enum.TryParse<GeoKind>(isMany ? type![5..] : type, out var kind) || !Enum.IsDefined(kind) || !char.IsLetter(type![^1]))
        {
            throw new FormatException("Möglich sind Punkte, Linien und Flächen (Point, LineString, Polygon, auch mit Multi).");
        }

        var left = PointsMax;
        var coordinates = json.GetProperty("coordinates");
        List<IReadOnlyList<IReadOnlyList<GeoPoint>>> parts = [.. (isMany ? coordinates.EnumerateArray() : (IEnumerable<JsonElement>)[coordinates]).Select(Part)];
        return parts.Count == 0 ? throw new FormatException("Die Form ist leer.") : new(kind, parts);

        IReadOnlyList<IReadOnlyList<GeoPoint>> Part(JsonElement part) =>
            kind switch
            {
                GeoKind.Point =>
                [
                    [Point(part, ref left)],
                ],
                GeoKind.LineString => [Line(part, 2, ref left)],
                GeoKind.Polygon => Rings(part, ref left),
                _ => throw new InvalidOperationException($"Unknown kind {kind}."),
            };
    }

    private static List<IReadOnlyList<GeoPoint>> Rings(JsonElement rings, ref int left)
    {
        List<IReadOnlyList<GeoPoint>> all = [];
        foreach (var ring in rings.EnumerateArray())
        {
            var points = Line(ring, 4, ref left);
            if (points[0] != points[^1])
            {
                throw new FormatException("Ein Umriss ist nicht geschlossen: Sein letzter Punkt muss der erste sein.");
            }

            if (GeoShape.Area(points) > 0 != (all.Count == 0))
            {
                points.Reverse();
            }

            all.Add(points);
        }

        return all.Count == 0 ? throw new FormatException("Die Fläche hat keinen Umriss.") : all;
    }

    private static List<GeoPoint> Line(JsonElement line, int least, ref int left)
    {
        List<GeoPoint> points = [];
        foreach (var point in line.EnumerateArray())
        {
            points.Add(Point(point, ref left));
        }

        return points.Count < least
            ? throw new FormatException(least == 2 ? "Eine Linie braucht zwei Punkte." : "Eine Fläche braucht drei Punkte und den ersten noch einmal.")
            : points;
    }

    private static GeoPoint Point(JsonElement point, ref int left)
    {
        if (--left < 0)
        {
            throw new FormatException($"Das sind zu viele Punkte: höchstens {PointsMax}.");
        }

        return point.GetArrayLength() is 2 or 3 && point[0].TryGetDouble(out var longitude) && point[1].TryGetDouble(out var latitude)
            ? Checked(GeoPoint.Of(longitude, latitude))
            : throw new FormatException("Ein Punkt besteht aus Länge und Breite.");
    }

    private static GeoPoint Checked(GeoPoint point) =>
        point.IsNear ? point
        : new GeoPoint(point.Latitude, point.Longitude).IsNear
            ? throw new FormatException("Länge und Breite sind vertauscht: GeoJSON nennt zuerst die Länge, Angaben von Hand zuerst die Breite.")
        : throw new FormatException("Ein Punkt liegt nicht in Deutschland. Erwartet wird WGS 84 (EPSG:4326), in Grad.");
}
