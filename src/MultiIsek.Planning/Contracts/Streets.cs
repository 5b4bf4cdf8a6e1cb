using MediatR;
using MultiIsek.Kernel.Maps;

namespace MultiIsek.Planning.Contracts;

/// <summary>Eine Straße oder Adresse mit ihrer Lage.</summary>
/// <param name="Number">Hausnummer, where the list has it.</param>
/// <param name="Quarter">Ortsteil, where the list names it.</param>
public sealed record StreetCard(string Name, string? Number, string? Quarter, GeoPoint Point)
{
    public string Label => $"{Name}{(Number is null ? "" : $" {Number}")}{(Quarter is null ? "" : $", {Quarter}")}";
}

/// <summary>Straßen im Verzeichnis der Stadt, all words of which begin one of theirs; a house number that is not there counts for nothing.</summary>
public sealed record FindStreets(string Typed) : IRequest<IReadOnlyList<StreetCard>>
{
    public const int TypedMax = 100;
    public const int Most = 10;
}

/// <summary>The city has a list of streets.</summary>
public sealed record CheckStreets : IRequest<bool>;
