using MediatR;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.MapPins;

/// <summary>What a person showed on the map: a point, or a line or an area with its middle.</summary>
internal sealed record PinDrawn(GeoPoint? Point, GeoShape? Shape, IReadOnlyList<string> Faults)
{
    public static PinDrawn None { get; } = new(null, null, []);
}

/// <summary>Where a pin stands, and what is planned there.</summary>
internal static class PinPlace
{
    private const int ElementsMax = 12;

    /// <summary>What can be shown on the map of a phase.</summary>
    public static IReadOnlyList<GeoKind> Kinds(this ParticipationPhase phase) =>
        phase.Kind != PhaseKind.MapPins
            ? []
            : [GeoKind.Point, .. phase.TakesLines ? [GeoKind.LineString] : Array.Empty<GeoKind>(), .. phase.TakesAreas ? [GeoKind.Polygon] : Array.Empty<GeoKind>()];

    /// <param name="kind">What the person chose to draw; nothing, or what the phase does not take, is a point.</param>
    public static PinDrawn Read(ParticipationPhase phase, string? kind, string? typed)
    {
        if (phase.Kind != PhaseKind.MapPins || string.IsNullOrWhiteSpace(typed))
        {
            return PinDrawn.None;
        }

        if (phase.Kinds().FirstOrDefault(k => k.ToString() == kind) is not GeoKind.Point and var drawn)
        {
            var (shape, faults) = DrawnShape.Read(drawn, typed);
            return new(shape?.Middle(), shape, faults);
        }

        var isMany = phase.Kinds().Count > 1 && typed.Trim().Contains('\n', StringComparison.Ordinal);
        var point = GeoPoint.Parse(typed);
        return point is null && isMany ? new(null, null, ["Das sind mehrere Punkte. Wählen Sie, ob sie eine Linie oder eine Fläche sind, oder geben Sie einen an."])
            : FaultOf(point) is { } fault ? new(null, null, [fault])
            : new(point, null, []);
    }

    /// <summary>What is wrong with a typed point; null for nothing.</summary>
    public static string? FaultOf(GeoPoint? point) =>
        point is null ? "Das ist keine Lage. Geben Sie Breite und Länge an, zum Beispiel 51.36, 7.47."
        : point.Value.IsNear ? null
        : "Dieser Punkt liegt nicht in Deutschland. Die Breite steht zuerst.";

    /// <summary>A pin has a place: what was drawn, one of the city's places, or words. Typed coordinates are right or refused.</summary>
    public static IEnumerable<Fault> Faults(IdeaFacts pin, PinDrawn drawn) =>
        drawn.Faults.Count > 0 ? drawn.Faults.Select(f => new Fault("coordinates", f))
        : pin is { Point: null, SpaceId: null, PlaceNote: null } ? [new("space", "Sagen Sie, wo es ist: auf der Karte, mit einem Ort aus der Liste oder in Ihren Worten.")]
        : [];

    /// <summary>The place that the person named; otherwise that of the point, or of the shape's middle, or the first one that the shape meets.</summary>
    public static async Task<IdeaFacts?> PlacedAsync(IMediator mediator, IdeaFacts? idea, CancellationToken ct) =>
        idea is not { SpaceId: null, Point: { } at } ? idea
        : await mediator.Send(new FindSpaceAt(at), ct) is { } around ? idea with { SpaceId = around.Id }
        : idea.Shape is { } shape && await mediator.Send(new FindSpacesMet(shape), ct) is [var met, ..] ? idea with { SpaceId = met.Id }
        : idea;

    /// <summary>Elements of the current versions at the place, or at any that the shape meets, in the plan's order.</summary>
    public static async Task<IReadOnlyList<ElementCard>> ElementsAsync(IMediator mediator, Guid? space, GeoShape? shape, CancellationToken ct)
    {
        List<Guid> places = [.. space is { } own ? [own] : Array.Empty<Guid>()];
        places.AddRange(shape is null ? [] : (await mediator.Send(new FindSpacesMet(shape), ct)).Select(s => s.Id));
        List<Guid> there = [];
        foreach (var place in places.Distinct())
        {
            there.AddRange(await mediator.Send(new ListElementsAt(place), ct));
        }

        var cards = await mediator.Send(new FindElements([.. there.Distinct()]), ct);
        return [.. there.Distinct().Where(cards.ContainsKey).Select(e => cards[e]).Take(ElementsMax)];
    }
}
