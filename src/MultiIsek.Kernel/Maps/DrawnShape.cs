using MultiIsek.Kernel.Text;

namespace MultiIsek.Kernel.Maps;

/// <summary>A line or an area as people draw or type it: one place a line, latitude first. What is wrong is said with the number of its line.</summary>
public static class DrawnShape
{
    public const int PointsMax = 200;
    public const int KilometresMax = 30;

    /// <summary>Of what is typed.</summary>
    public const int TextMax = 10_000;

    /// <summary>Of its GeoJSON: each point is two numbers of nine characters at most, and four for brackets and commas.</summary>
    public const int JsonMax = 5000;

    private const int FaultsMax = 5;

    /// <returns>The shape; null where there are faults.</returns>
    public static (GeoShape? Shape, IReadOnlyList<string> Faults) Read(GeoKind kind, string? typed)
    {
        var text = typed ?? "";
        if (text.Length > TextMax)
        {
            return (null, [$"Das sind zu viele Zeichen: höchstens {GermanText.Number(TextMax)}."]);
        }

        var (points, faults) = Points(text);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var isArea = kind == GeoKind.Polygon;
        if (isArea && points.Count > 1 && points[0] == points[^1])
        {
            points.RemoveAt(points.Count - 1);
        }

        var least = isArea ? 3 : 2;
        if (points.Count < least)
        {
            return (null, [isArea ? "Eine Fläche braucht mindestens drei verschiedene Punkte." : "Eine Linie braucht mindestens zwei verschiedene Punkte."]);
        }

        if (points.Count > PointsMax)
        {
            return (null, [$"Das sind {GermanText.Number(points.Count)} Punkte; möglich sind höchstens {PointsMax}."]);
        }

        return Checked(kind, points);
    }

    /// <summary>As it is typed: the last point of an area is not said twice.</summary>
    public static string ToLines(this GeoShape shape) => string.Join('\n', shape.Kind == GeoKind.Polygon ? shape.Parts[0][0].SkipLast(1) : shape.Points);

    /// <summary>"Linie, 350 m" or "Fläche, 1,2 ha"; null for a point.</summary>
    public static string? Measured(this GeoShape shape) =>
        shape.Kind switch
        {
            GeoKind.Point => null,
            GeoKind.LineString => $"Linie, {GermanText.Length(shape.Length())}",
            GeoKind.Polygon => $"Fläche, {GermanText.Area(shape.Area())}",
            _ => throw new InvalidOperationException($"Unknown kind {shape.Kind}."),
        };

    private static (List<GeoPoint> Points, List<string> Faults) Points(string text)
    {
        List<GeoPoint> points = [];
        List<string> faults = [];
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length && faults.Count < FaultsMax; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            if (GeoPoint.Parse(lines[i]) is not { } point)
            {
                faults.Add($"Zeile {i + 1} ist keine Lage. Geben Sie Breite und Länge an, zum Beispiel 51.36, 7.47.");
            }
            else if (!point.IsNear)
            {
                faults.Add($"Der Punkt in Zeile {i + 1} liegt nicht in Deutschland. Die Breite steht zuerst.");
            }
            else if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }
        }

        return (points, faults);
    }

    private static (GeoShape? Shape, IReadOnlyList<string> Faults) Checked(GeoKind kind, List<GeoPoint> points)
    {
        var isArea = kind == GeoKind.Polygon;
        List<GeoPoint> line = isArea ? [.. points, points[0]] : points;
        if (isArea && GeoMeasure.Crossing(line) is var (one, other))
        {
            return (
                null,
                [$"Der Umriss kreuzt oder berührt sich selbst: Die {one}. und die {other}. Seite treffen aufeinander. Setzen Sie die Punkte der Reihe nach rund um die Fläche."]
            );
        }

        if (isArea && GeoShape.Area(line) < 0)
        {
            line.Reverse();
        }

        GeoShape shape = new(
            kind,
            [
                [line],
            ]
        );
        return shape.Extent() > KilometresMax * 1000 ? (null, [$"Das ist zu groß: Von einem Ende bis zum anderen sind höchstens {KilometresMax} km möglich."]) : (shape, []);
    }
}
