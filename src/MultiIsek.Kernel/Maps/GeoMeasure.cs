namespace MultiIsek.Kernel.Maps;

/// <summary>Lengths, areas and meetings of shapes. A city is small enough to be flat: degrees become metres at the shape's own latitude.</summary>
public static class GeoMeasure
{
    /// <summary>Of a degree of latitude.</summary>
    private const double Metres = 111_195;

    /// <summary>Of all its lines; 0 for points and areas.</summary>
    public static double Length(this GeoShape shape) => shape.Kind == GeoKind.LineString ? shape.Parts.Sum(p => LengthOf(p[0])) : 0;

    /// <summary>Of its areas without their holes, in square metres.</summary>
    public static double Area(this GeoShape shape) =>
        shape.Kind == GeoKind.Polygon ? shape.Parts.Sum(p => Math.Abs(p.Sum(GeoShape.Area)) / 2) * Metres * Metres * Squeeze(shape.Points.First().Latitude) : 0;

    /// <summary>The longer side of the box around it, in metres.</summary>
    public static double Extent(this GeoShape shape)
    {
        var (west, south, east, north) = Box(shape);
        return Math.Max((east - west) * Squeeze(south), north - south) * Metres;
    }

    /// <summary>A point of it that stands for it: half way along a line, inside of an area. Of several parts, of the first.</summary>
    public static GeoPoint Middle(this GeoShape shape) =>
        shape.Kind switch
        {
            GeoKind.Point => shape.Points.First(),
            GeoKind.LineString => HalfWay(shape.Parts[0][0]),
            GeoKind.Polygon => Inside(shape),
            _ => throw new InvalidOperationException($"Unknown kind {shape.Kind}."),
        };

    /// <summary>They have a place in common: one lies in the other, or their lines cross.</summary>
    public static bool Meets(this GeoShape one, GeoShape other)
    {
        var (a, b) = (Box(one), Box(other));
        return a.West <= b.East
            && b.West <= a.East
            && a.South <= b.North
            && b.South <= a.North
            && (one.Points.Any(other.Holds) || other.Points.Any(one.Holds) || Edges(one).Any(e => Edges(other).Any(f => Cross(e.From, e.To, f.From, f.To))));
    }

    /// <summary>Two sides of a ring that cross or touch where they are not neighbours, by their place from 1; null where none do.</summary>
    public static (int One, int Other)? Crossing(IReadOnlyList<GeoPoint> ring)
    {
        var sides = ring.Count - 1;
        for (var i = 0; i < sides; i++)
        {
            for (var j = i + 1; j < sides; j++)
            {
                var isNext = j == i + 1 || (i == 0 && j == sides - 1);
                if (isNext ? GoesBack(ring, i, j, sides) : Cross(ring[i], ring[i + 1], ring[j], ring[j + 1]))
                {
                    return (i + 1, j + 1);
                }
            }
        }

        return null;
    }

    // Neighbours share a point; they must not lie upon each other.
    private static bool GoesBack(IReadOnlyList<GeoPoint> ring, int i, int j, int sides)
    {
        var (before, corner, after) = j == i + 1 ? (ring[i], ring[j], ring[j + 1]) : (ring[sides - 1], ring[0], ring[1]);
        return Side(before, corner, after) == 0
            && ((before.Longitude - corner.Longitude) * (after.Longitude - corner.Longitude)) + ((before.Latitude - corner.Latitude) * (after.Latitude - corner.Latitude)) > 0;
    }

    private static bool Cross(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d)
    {
        var (one, two, three, four) = (Side(a, b, c), Side(a, b, d), Side(c, d, a), Side(c, d, b));
        return (one * two < 0 && three * four < 0)
            || (one == 0 && IsBetween(a, b, c))
            || (two == 0 && IsBetween(a, b, d))
            || (three == 0 && IsBetween(c, d, a))
            || (four == 0 && IsBetween(c, d, b));
    }

    /// <returns>1 to the left of the way from a to b, -1 to its right, 0 on it.</returns>
    private static int Side(GeoPoint a, GeoPoint b, GeoPoint point)
    {
        var turn = ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude)) - ((b.Latitude - a.Latitude) * (point.Longitude - a.Longitude));
        return Math.Abs(turn) < 1e-13 ? 0 : Math.Sign(turn);
    }

    private static bool IsBetween(GeoPoint a, GeoPoint b, GeoPoint point) =>
        point.Longitude >= Math.Min(a.Longitude, b.Longitude)
        && point.Longitude <= Math.Max(a.Longitude, b.Longitude)
        && point.Latitude >= Math.Min(a.Latitude, b.Latitude)
        && point.Latitude <= Math.Max(a.Latitude, b.Latitude);

    private static IEnumerable<(GeoPoint From, GeoPoint To)> Edges(GeoShape shape) => shape.Parts.SelectMany(p => p).SelectMany(line => line.Zip(line.Skip(1)));

    private static (double West, double South, double East, double North) Box(GeoShape shape)
    {
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var point in shape.Points)
        {
            (west, east) = (Math.Min(west, point.Longitude), Math.Max(east, point.Longitude));
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
        }

        return (west, south, east, north);
    }

    private static double Squeeze(double latitude) => Math.Cos(latitude * Math.PI / 180);

    private static double LengthOf(IReadOnlyList<GeoPoint> line) => line.Zip(line.Skip(1), Distance).Sum();

    private static double Distance(GeoPoint a, GeoPoint b) => double.Hypot((b.Longitude - a.Longitude) * Squeeze((a.Latitude + b.Latitude) / 2), b.Latitude - a.Latitude) * Metres;

    private static GeoPoint HalfWay(IReadOnlyList<GeoPoint> line)
    {
        var left = LengthOf(line) / 2;
        for (var i = 1; i < line.Count; i++)
        {
            var side = Distance(line[i - 1], line[i]);
            if (side > 0 && side >= left)
            {
                return Between(line[i - 1], line[i], left / side);
            }

            left -= side;
        }

        return line[^1];
    }

    private static GeoPoint Between(GeoPoint a, GeoPoint b, double share) =>
        GeoPoint.Of(a.Longitude + ((b.Longitude - a.Longitude) * share), a.Latitude + ((b.Latitude - a.Latitude) * share));

    /// <summary>The middle of the widest stretch inside, half way between south and north: the centre of gravity may lie outside.</summary>
    private static GeoPoint Inside(GeoShape shape)
    {
        var (_, south, _, north) = Box(shape);
        var latitude = (south + north) / 2;
        List<double> at =
        [
            .. Edges(shape)
                .Where(e => e.From.Latitude > latitude != e.To.Latitude > latitude)
                .Select(e => e.From.Longitude + ((latitude - e.From.Latitude) / (e.To.Latitude - e.From.Latitude) * (e.To.Longitude - e.From.Longitude)))
                .Order(),
        ];
        var (from, to) = at.Chunk(2)
            .Where(c => c.Length == 2)
            .Select(c => (c[0], c[1]))
            .DefaultIfEmpty((shape.Points.First().Longitude, shape.Points.First().Longitude))
            .MaxBy(c => c.Item2 - c.Item1);
        return GeoPoint.Of((from + to) / 2, latitude);
    }
}
