using MediatR;
using MultiIsek.Kernel;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Baustein des Produkts, as it is agreed with a city. The list is closed: what is not in it belongs to every city.</summary>
public enum Feature
{
    Plans,
    Resolutions,
    Documents,
    Participation,
    Departments,
    OwnHosts,
    SignInService,
    Api,
}

/// <summary>Was eine Stadt gebucht hat, in memory with its site.</summary>
/// <param name="Off">Not booked; all others are.</param>
/// <param name="StorageMb">Megabytes of files; null without a limit.</param>
/// <param name="ContributionsAYear">Null without a limit.</param>
public sealed record Booking(IReadOnlyList<Feature> Off, int? StorageMb, int? ContributionsAYear)
{
    public static Booking Everything { get; } = new([], null, null);
}

/// <summary>Leistungen einer Stadt ändern; what is null stays. Zero lifts a limit.</summary>
/// <exception cref="RefusedException">There is no such city, or a number that cannot be.</exception>
/// <returns>What is booked now.</returns>
public sealed record BookFeatures(string Slug) : IRequest<Booking>
{
    public const int StorageMbMax = 1_000_000;
    public const int ContributionsMax = 1_000_000;

    public IReadOnlyList<Feature> On { get; init; } = [];
    public IReadOnlyList<Feature> Off { get; init; } = [];
    public int? StorageMb { get; init; }
    public int? ContributionsAYear { get; init; }
}
