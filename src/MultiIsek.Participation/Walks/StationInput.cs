using System.Globalization;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Ideas;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>What was typed into the form of a station.</summary>
internal sealed record StationInput
{
    public string? Title { get; init; }
    public string? PlaceNote { get; init; }
    public string? PlannedAt { get; init; }
    public string? Coordinates { get; init; }

    /// <summary>Keys.</summary>
    public string? Space { get; init; }
    public string? Element { get; init; }

    /// <summary>Its place in the order, from 1; empty for the last.</summary>
    public string? Position { get; init; }

    public static StationInput Of(StationView station) =>
        new()
        {
            Title = station.Title,
            PlaceNote = station.PlaceNote,
            PlannedAt = station.PlannedAt?.ToString("HH:mm", CultureInfo.InvariantCulture),
            Coordinates = station.Point?.ToString(),
            Space = station.Space?.Key,
            Element = station.Element?.Key,
            Position = station.No.ToString(CultureInfo.InvariantCulture),
        };

    public (StationValues? Values, IReadOnlyList<Fault> Faults) Check(IReadOnlyList<SpaceCard> spaces, IReadOnlyList<ElementCard> measures)
    {
        List<Fault> faults = [];
        var (title, note, clock, typed) = (IdeaInput.Line(Title), IdeaInput.Line(PlaceNote), IdeaInput.Line(PlannedAt), IdeaInput.Line(Coordinates));
        if (title.Length is 0 or > WalkStation.TitleMax)
        {
            faults.Add(new("title", title.Length == 0 ? "Geben Sie der Station einen Namen." : $"Der Name ist zu lang: Höchstens {WalkStation.TitleMax} Zeichen sind möglich."));
        }

        if (note.Length > WalkStation.PlaceMax)
        {
            faults.Add(new("placeNote", $"Der Ort ist zu lang: Höchstens {WalkStation.PlaceMax} Zeichen sind möglich."));
        }

        var at = PhaseClock.Clock(clock);
        if (clock.Length > 0 && at is null)
        {
            faults.Add(new("plannedAt", "Geben Sie eine Uhrzeit an, zum Beispiel 17:45, oder lassen Sie das Feld leer."));
        }

        var point = GeoPoint.Parse(typed);
        if (typed.Length > 0 && point is not { IsNear: true })
        {
            faults.Add(
                new(
                    "coordinates",
                    point is null
                        ? "Das ist keine Lage. Geben Sie Breite und Länge an, zum Beispiel 51.36, 7.47."
                        : "Dieser Punkt liegt nicht in Deutschland. Die Breite steht zuerst."
                )
            );
        }

        var position = 0;
        if (
            !string.IsNullOrWhiteSpace(Position)
            && (!int.TryParse(Position, NumberStyles.None, CultureInfo.InvariantCulture, out position) || position is < 1 or > WalkStation.Most)
        )
        {
            faults.Add(new("position", $"Geben Sie eine Zahl von 1 bis {WalkStation.Most} an, oder lassen Sie das Feld leer."));
        }

        return faults.Count > 0
            ? (null, faults)
            : (
                new(
                    title,
                    note.Length == 0 ? null : note,
                    at,
                    point,
                    spaces.FirstOrDefault(s => s.Key == Space)?.Id,
                    measures.FirstOrDefault(e => e.Key == Element)?.Id,
                    position == 0 ? null : position
                ),
                []
            );
    }
}
