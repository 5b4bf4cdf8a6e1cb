using MultiIsek.Kernel.Maps;

namespace MultiIsek.Participation.MapPins;

internal static class ShapeWords
{
    /// <summary>In the choice of what to draw.</summary>
    public static string ToGerman(this GeoKind kind) =>
        kind switch
        {
            GeoKind.Point => "Punkt",
            GeoKind.LineString => "Linie, zum Beispiel ein Weg",
            GeoKind.Polygon => "Fläche, zum Beispiel ein Platz",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };
}
