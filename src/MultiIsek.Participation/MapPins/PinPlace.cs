using MediatR;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.MapPins;

/// <summary>Where a pin stands, and what is planned there.</summary>
internal static class PinPlace
{
    private const int ElementsMax = 12;

    /// <summary>A pin has a place: a point, one of the city's places, or words. Typed coordinates are right or refused.</summary>
    public static Fault? Fault(IdeaFacts pin, string? typed) =>
        !string.IsNullOrWhiteSpace(typed) && pin.Point is null ? new("coordinates", "Das ist keine Lage. Geben Sie Breite und Länge an, zum Beispiel 51.36, 7.47.")
        : pin.Point is { IsNear: false } ? new("coordinates", "Dieser Punkt liegt nicht in Deutschland. Die Breite steht zuerst.")
        : pin is { Point: null, SpaceId: null, PlaceNote: null } ? new("space", "Sagen Sie, wo es ist: auf der Karte, mit einem Ort aus der Liste oder in Ihren Worten.")
        : null;

    /// <summary>Elements of the current versions at the place, in the plan's order.</summary>
    public static async Task<IReadOnlyList<ElementCard>> ElementsAsync(IMediator mediator, Guid? space, CancellationToken ct)
    {
        if (space is not { } id)
        {
            return [];
        }

        var there = await mediator.Send(new ListElementsAt(id), ct);
        var cards = await mediator.Send(new FindElements(there), ct);
        return [.. there.Where(cards.ContainsKey).Select(e => cards[e]).Take(ElementsMax)];
    }
}
