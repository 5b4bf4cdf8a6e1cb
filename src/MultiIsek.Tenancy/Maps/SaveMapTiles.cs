using MediatR;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;

namespace MultiIsek.Tenancy.Maps;

/// <summary>Kartenserver speichern; its form was checked before.</summary>
/// <param name="Tiles">Null: no map in the background.</param>
/// <exception cref="StaleSettingException">It was changed meanwhile.</exception>
internal sealed record SaveMapTiles(MapTiles? Tiles) : IRequest<Unit>
{
    /// <summary>What the form showed (<see cref="SeenForm"/>).</summary>
    public string? Seen { get; init; }
}

internal sealed class SaveMapTilesHandler(OwnCity city) : IRequestHandler<SaveMapTiles, Unit>
{
    public async Task<Unit> Handle(SaveMapTiles command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        SeenForm.Require(command.Seen, MapInput.Of(tenant.MapTiles));
        tenant.MapTiles = command.Tiles;
        await city.SaveAsync("map.changed", ct);
        return Unit.Value;
    }
}
