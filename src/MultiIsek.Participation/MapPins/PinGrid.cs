using System.Globalization;
using MultiIsek.Kernel.Maps;

namespace MultiIsek.Participation.MapPins;

/// <summary>Ausschnitt der Karte: a square of the Web Mercator grid, 512 pixels wide where it is shown. Pins that would overlap in it are one group.</summary>
internal sealed record PinGrid(int Zoom, int X, int Y)
{
    public const int ZoomMin = 3;

    /// <summary>From here on every pin stands for itself.</summary>
    public const int ZoomMax = 16;

    /// <summary>Cells on each side of the square.</summary>
    private const int Cells = 8;

    public bool IsGrouped => Zoom < ZoomMax;
    public double West => LongitudeAt(X);
    public double East => LongitudeAt(X + 1);
    public double North => LatitudeAt(Y);
    public double South => LatitudeAt(Y + 1);

    private double Side => Math.Pow(2, Zoom);

    /// <summary>"12/2140/1370"; null for what is none, or lies where no city is.</summary>
    public static PinGrid? Parse(string? text)
    {
        var parts = (text ?? "").Split('/');
        return
            parts.Length == 3
            && Number(parts[0]) is >= ZoomMin and <= ZoomMax and var zoom
            && Number(parts[1]) is { } x
            && Number(parts[2]) is { } y
            && new PinGrid(zoom, x, y) is { West: < 16, East: > 5, South: < 56, North: > 47 } grid
            ? grid
            : null;
    }

    public bool Holds(GeoPoint point) => point.Longitude >= West && point.Longitude < East && point.Latitude > South && point.Latitude <= North;

    /// <summary>Which of its cells a point lies in.</summary>
    public int CellOf(GeoPoint point)
    {
        var x = (((point.Longitude + 180) / 360 * Side) - X) * Cells;
        var sine = Math.Sin(point.Latitude * Math.PI / 180);
        var y = (((0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))) * Side) - Y) * Cells;
        return (Math.Clamp((int)y, 0, Cells - 1) * Cells) + Math.Clamp((int)x, 0, Cells - 1);
    }

    private double LongitudeAt(int x) => (x / Side * 360) - 180;

    private double LatitudeAt(int y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / Side)))) * 180 / Math.PI;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1 << 20 ? number : null;
}
