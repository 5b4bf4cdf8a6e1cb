using MediatR;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Ideas;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.MapPins;

/// <summary>An address of the city's list for a pin, by a round trip of the form: looked for, and chosen.</summary>
/// <param name="IsOffered">The city has a list.</param>
internal sealed record StreetSearch(bool IsOffered, IReadOnlyList<StreetCard> Found)
{
    public const string Field = "street";

    public static StreetSearch None { get; } = new(false, []);

    public static async Task<StreetSearch> OfferAsync(IMediator mediator, CancellationToken ct) => new(await mediator.Send(new CheckStreets(), ct), []);

    /// <summary>What the form shows next: all that was typed, and what was found or chosen.</summary>
    public async Task<(StreetSearch Search, IdeaInput Input, IReadOnlyList<Fault> Faults)> TurnAsync(IMediator mediator, IdeaInput input, CancellationToken ct)
    {
        if (input.Pick is { } picked)
        {
            return (this, Choose(input, picked), []);
        }

        var text = IdeaInput.Line(input.Street);
        if (text.Length is 0 or > FindStreets.TypedMax)
        {
            return (this, input, [new(Field, text.Length == 0 ? "Geben Sie die Adresse ein, die gesucht werden soll." : $"Höchstens {FindStreets.TypedMax} Zeichen.")]);
        }

        var found = await mediator.Send(new FindStreets(text), ct);
        return (
            this with
            {
                Found = found,
            },
            input,
            found.Count > 0
                ? []
                : [new(Field, $"Zu „{text}“ steht nichts im Straßenverzeichnis der Stadt. Versuchen Sie nur den Anfang des Namens, oder beschreiben Sie den Ort unter „Genauer“.")]
        );
    }

    // The place in the form: one more point of what is drawn, and its name in words where there are none.
    private static IdeaInput Choose(IdeaInput input, string picked)
    {
        var parts = picked.Split('|', 2);
        if (parts.Length < 2 || GeoPoint.Parse(parts[0]) is not { IsNear: true } point)
        {
            return input with { Pick = null };
        }

        var isShape = input.Drawing is nameof(GeoKind.LineString) or nameof(GeoKind.Polygon);
        return input with
        {
            Coordinates = isShape && !string.IsNullOrWhiteSpace(input.Coordinates) ? $"{input.Coordinates.TrimEnd()}\n{point}" : point.ToString(),
            PlaceNote = string.IsNullOrWhiteSpace(input.PlaceNote) ? parts[1] : input.PlaceNote,
            Street = parts[1],
        };
    }
}
