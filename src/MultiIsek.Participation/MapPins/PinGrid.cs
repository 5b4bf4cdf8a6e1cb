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
    private bool IsNear => LongitudeAt(X) < 16 && LongitudeAt(X + 1) > 5 && LatitudeAt(Y + 1) < 56 && LatitudeAt(Y) > 47;

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
            && new PinGrid(zoom, x, y) is { IsNear: true } grid
            ? grid
            : null;
    }

    /// <summary>On the square of the whole world: from its north-western corner, 0, to the south-eastern one, 1.</summary>
    public static (double X, double Y) PlaceOf(GeoPoint point)
    {
        var sine = Math.Sin(point.Latitude * Math.PI / 180);
        return ((point.Longitude + 180) / 360, 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)));
    }

    /// <summary>Those that lie in it, in their order: groups by cell, or, from near, each for itself.</summary>
    /// <param name="category">Empty for all.</param>
    /// <param name="singles">How many may stand for themselves from near.</param>
    public IReadOnlyList<PinGroup> GroupsOf(IReadOnlyList<MapPin> pins, string category, int singles)
    {
        var side = Side;
        List<PinGroup> groups = [];
        var cells = new PinGroup?[Cells * Cells];
        foreach (var pin in pins)
        {
            var (x, y) = ((pin.Place.X * side) - X, (pin.Place.Y * side) - Y);
            if (x is < 0 or >= 1 || y is < 0 or >= 1 || (category.Length > 0 && pin.Category != category))
            {
                continue;
            }

            ref var cell = ref cells[((int)(y * Cells) * Cells) + (int)(x * Cells)];
            if (cell is null || !IsGrouped)
            {
                if (groups.Count == singles)
                {
                    break;
                }

                cell = new PinGroup(pin);
                groups.Add(cell);
            }
            else
            {
                cell.Add(pin);
            }
        }

        return groups;
    }

    private double LongitudeAt(int x) => (x / Side * 360) - 180;

    private double LatitudeAt(int y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / Side)))) * 180 / Math.PI;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1 << 20 ? number : null;
}

/// <summary>Pins that would overlap, or a single one.</summary>
internal sealed class PinGroup(MapPin first)
{
    private double _longitude = first.Point.Longitude;
    private double _latitude = first.Point.Latitude;

    public MapPin First { get; } = first;
    public int Count { get; private set; } = 1;
    public GeoPoint Middle => Count == 1 ? First.Point : GeoPoint.Of(_longitude / Count, _latitude / Count);

    public void Add(MapPin pin)
    {
        (_longitude, _latitude) = (_longitude + pin.Point.Longitude, _latitude + pin.Point.Latitude);
        Count++;
    }
}
