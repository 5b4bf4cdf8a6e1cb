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

        var (found, fault) = await FindAsync(mediator, input.Street, ", oder beschreiben Sie den Ort unter „Genauer“", ct);
        return (this with { Found = found }, input, fault is null ? [] : [new(Field, fault)]);
    }

    /// <param name="instead">What else can be done where nothing is found.</param>
    public static async Task<(IReadOnlyList<StreetCard> Found, string? Fault)> FindAsync(IMediator mediator, string? typed, string instead, CancellationToken ct)
    {
        var text = IdeaInput.Line(typed);
        if (text.Length is 0 or > FindStreets.TypedMax)
        {
            return ([], text.Length == 0 ? "Geben Sie die Adresse ein, die gesucht werden soll." : $"Höchstens {FindStreets.TypedMax} Zeichen.");
        }

        var found = await mediator.Send(new FindStreets(text), ct);
        return (found, found.Count > 0 ? null : $"Zu „{text}“ steht nichts im Straßenverzeichnis der Stadt. Versuchen Sie nur den Anfang des Namens{instead}.");
    }

    /// <summary>"52.036, 8.05|Marktstraße 5": what the button of a hit sends.</summary>
    public static (GeoPoint Point, string Label)? Picked(string picked) =>
        picked.Split('|', 2) is [var at, var label] && GeoPoint.Parse(at) is { IsNear: true } point ? (point, IdeaInput.Line(label)) : null;

    // The place in the form: one more point of what is drawn, and its name in words where there are none.
    private static IdeaInput Choose(IdeaInput input, string picked)
    {
        if (Picked(picked) is not var (point, label))
        {
            return input with { Pick = null };
        }

        var isShape = input.Drawing is nameof(GeoKind.LineString) or nameof(GeoKind.Polygon);
        return input with
        {
            Coordinates = isShape && !string.IsNullOrWhiteSpace(input.Coordinates) ? $"{input.Coordinates.TrimEnd()}\n{point}" : point.ToString(),
            PlaceNote = string.IsNullOrWhiteSpace(input.PlaceNote) ? label : input.PlaceNote,
            Street = label,
        };
    }
}

/// <summary>The field for an address, with what was found.</summary>
/// <param name="Name">Of the field; begins the ids of what belongs to it.</param>
/// <param name="Into">Id of the field that takes the coordinates.</param>
/// <param name="Note">Id of a field for words that takes the address, too.</param>
/// <param name="Action">Where the form goes with it.</param>
/// <param name="Key">Says which field it is, where there are several.</param>
/// <param name="Chosen">Has just been chosen.</param>
internal sealed record StreetField(
    string Name,
    string Into,
    string? Note,
    string Action,
    string Key,
    string? Value,
    string? Chosen,
    IReadOnlyList<StreetCard> Found,
    IReadOnlyList<Fault> Faults
)
{
    public string Hits => $"{Name}-strassen";
    public string Around => $"{Name}-suche";
}
