using System.Globalization;
using MultiIsek.Kernel.Maps;

namespace MultiIsek.Participation.Surveys;

/// <summary>Gegend: a square of a fixed grid, and how many named a place in it.</summary>
/// <param name="Size">How often the smallest square was doubled.</param>
internal sealed record PlaceCell(int Size, int X, int Y, int Count)
{
    public GeoPoint Middle => GeoPoint.Of((X + 0.5) * PlaceCells.Wide * (1 << Size), (Y + 0.5) * PlaceCells.Tall * (1 << Size));

    /// <summary>"200 m", "2 km": about as wide as high, everywhere in the country.</summary>
    public string Width
    {
        get
        {
            var metres = 220 << Size;
            return metres < 1000 ? $"{Math.Round(metres / 100.0) * 100} m" : $"{Math.Round(metres / 1000.0)} km";
        }
    }

    /// <summary>"um 52.036, 8.050, rund 200 m".</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"um {Middle.Latitude:0.000}, {Middle.Longitude:0.000}, rund {Width}");
}

/// <summary>
/// Places as counts of squares. The grid is fixed: a middle that moved with each new answer would tell where the new one is. What is too little in a small square is
/// counted in a larger one, so that every answer stands somewhere and no number has to be worked out.
/// </summary>
internal static class PlaceCells
{
    /// <summary>Degrees of the smallest square, about 220 by 210 metres.</summary>
    public const double Tall = 0.002;
    public const double Wide = 0.003;

    /// <summary>The largest is about 14 km wide.</summary>
    private const int Doublings = 6;

    /// <param name="least">Fewer are never shown for themselves.</param>
    /// <param name="most">Of squares; the rest is scattered.</param>
    /// <returns>The largest numbers first, and how many lie outside of all squares.</returns>
    public static (IReadOnlyList<PlaceCell> Cells, int Scattered) Of(IEnumerable<GeoPoint> points, int least, int most)
    {
        var rest = points.GroupBy(p => (X: (int)Math.Floor(p.Longitude / Wide), Y: (int)Math.Floor(p.Latitude / Tall))).ToDictionary(g => g.Key, g => g.Count());
        List<PlaceCell> cells = [];
        for (var size = 0; size <= Doublings; size++)
        {
            cells.AddRange(rest.Where(r => r.Value >= least).Select(r => new PlaceCell(size, r.Key.X, r.Key.Y, r.Value)));
            rest = rest.Where(r => r.Value < least).GroupBy(r => (X: r.Key.X >> 1, Y: r.Key.Y >> 1)).ToDictionary(g => g.Key, g => g.Sum(r => r.Value));
        }

        cells = [.. cells.OrderByDescending(c => c.Count).ThenBy(c => c.Size).ThenBy(c => c.Y).ThenBy(c => c.X)];
        var scattered = rest.Values.Sum() + cells.Skip(most).Sum(c => c.Count);
        cells = [.. cells.Take(most)];
        // A small rest would be a hidden number of its own: the smallest square goes with it.
        while (scattered > 0 && scattered < least && cells.Count > 0)
        {
            scattered += cells[^1].Count;
            cells.RemoveAt(cells.Count - 1);
        }

        return (cells, scattered);
    }
}
