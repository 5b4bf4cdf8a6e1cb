using System.Globalization;
using System.Text.RegularExpressions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Maps;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Streets;

/// <summary>Straßenverzeichnis aus einer Tabelle (XLSX, CSV): read whole or not at all.</summary>
internal static partial class StreetTable
{
    private const int FaultsMax = 10;
    private const string Street = "Straße";
    private const string Number = "Hausnummer";
    private const string Quarter = "Ortsteil";
    private const string Latitude = "Breite";
    private const string Longitude = "Länge";

    public static IReadOnlyList<string> Headings { get; } = [Street, Number, Quarter, Latitude, Longitude];

    /// <returns>The lines; none where there are faults, which name row and column.</returns>
    /// <exception cref="RefusedException">It cannot be read, or a column is missing.</exception>
    public static async Task<(IReadOnlyList<StreetLine> Lines, IReadOnlyList<string> Faults)> ReadAsync(Stream file, CancellationToken ct)
    {
        var (head, rows) = await OfficeTable.ReadAsync(file, h => Headings.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase), ct, Streets.Street.Most);
        var columns = Headings.ToDictionary(h => h, h => head.ToList().FindIndex(c => string.Equals(c.Trim(), h, StringComparison.OrdinalIgnoreCase)));
        if (Headings.Where(h => h is not (Number or Quarter)).FirstOrDefault(h => columns[h] < 0) is { } missing)
        {
            throw new RefusedException($"Die Spalte „{missing}“ fehlt. Die Überschriften der Tabelle heißen: {string.Join(", ", Headings)}.");
        }

        List<StreetLine> lines = [];
        List<string> faults = [];
        foreach (var (no, cells) in rows)
        {
            string Cell(string heading) => columns[heading] is >= 0 and var at && at < cells.Count ? cells[at].ReplaceLineEndings(" ").Replace('\t', ' ').Trim() : "";
            var line = new StreetLine(Cell(Street), Filled(Cell(Number)), Filled(Cell(Quarter)), Degrees(Cell(Longitude)), Degrees(Cell(Latitude)));
            if (Fault(line) is var (column, text))
            {
                faults.Add($"Zeile {no}, Spalte {column}: {text}");
                if (faults.Count == FaultsMax)
                {
                    faults.Add("Weitere Zeilen sind noch nicht geprüft.");
                    break;
                }
            }

            lines.Add(line);
        }

        return faults.Count > 0 ? ([], faults) : (Distinct(lines), []);
    }

    /// <summary>What the preview carries along until it is confirmed.</summary>
    public static string Pack(IReadOnlyList<StreetLine> lines) =>
        string.Join('\n', lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name}\t{l.Number}\t{l.Quarter}\t{l.Latitude}\t{l.Longitude}")));

    /// <exception cref="RefusedException">It is not what <see cref="Pack"/> wrote.</exception>
    public static IReadOnlyList<StreetLine> Unpack(string? packed)
    {
        var lines = (packed ?? "")
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(l => l.Split('\t'))
            .Select(c => c.Length == 5 ? new StreetLine(c[0], Filled(c[1]), Filled(c[2]), Degrees(c[4]), Degrees(c[3])) : null)
            .Take(Streets.Street.Most + 1)
            .ToList();
        return lines.Count <= Streets.Street.Most && lines.TrueForAll(l => l is not null && Fault(l) is null)
            ? Distinct(lines.OfType<StreetLine>())
            : throw new RefusedException("Die geprüfte Liste ist nicht mehr da. Laden Sie die Tabelle noch einmal hoch.");
    }

    /// <summary>Column and text of what is wrong with it; null for nothing.</summary>
    public static (string Column, string Text)? Fault(StreetLine line) =>
        line.Name.Length == 0 ? (Street, "Der Name fehlt.")
        : line.Name.Length > Streets.Street.NameMax ? (Street, $"Möglich sind höchstens {Streets.Street.NameMax} Zeichen.")
        : StreetWords.Of(line.Name).Length == 0 ? (Street, "Der Name hat keinen Buchstaben.")
        : line.Number is { } no && (no.Length > Streets.Street.NumberMax || !HouseNumber().IsMatch(no)) ? (Number, "Erwartet wird eine Hausnummer wie 7, 7a oder 7-9.")
        : line.Quarter?.Length > Streets.Street.NameMax ? (Quarter, $"Möglich sind höchstens {Streets.Street.NameMax} Zeichen.")
        : new GeoPoint(line.Longitude, line.Latitude).IsNear ? null
        : new GeoPoint(line.Latitude, line.Longitude).IsNear ? (Latitude, "Breite und Länge sind vertauscht.")
        : new GeoPoint(10, line.Latitude).IsNear ? (Longitude, "Das ist keine Länge in Deutschland. Erwartet werden Grad (WGS 84), zum Beispiel 7,47.")
        : (Latitude, "Das ist keine Breite in Deutschland. Erwartet werden Grad (WGS 84), zum Beispiel 51,36.");

    private static List<StreetLine> Distinct(IEnumerable<StreetLine> lines) =>
        [.. lines.DistinctBy(l => (l.Name.ToUpperInvariant(), l.Number?.ToUpperInvariant(), l.Quarter?.ToUpperInvariant()))];

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static double Degrees(string text) =>
        double.TryParse(text.Replace(',', '.').TrimEnd('°', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? Math.Round(value, GeoPoint.Decimals)
            : double.NaN;

    [GeneratedRegex(@"^[0-9]{1,5} ?[A-Za-z]?( ?[-/+] ?[0-9]{0,5} ?[A-Za-z]?)?$")]
    private static partial Regex HouseNumber();
}
