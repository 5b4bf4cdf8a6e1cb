using MediatR;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;

namespace MultiIsek.Tenancy.Maps;

/// <summary>Kartenserver speichern; its form was checked before.</summary>
/// <param name="Tiles">Null: no map in the background.</param>
internal sealed record SaveMapTiles(MapTiles? Tiles) : IRequest<Unit>;

internal sealed class SaveMapTilesHandler(OwnCity city) : IRequestHandler<SaveMapTiles, Unit>
{
    public async Task<Unit> Handle(SaveMapTiles command, CancellationToken ct)
    {
        (await city.FindAsync(ct)).MapTiles = command.Tiles;
        await city.SaveAsync("map.changed", ct);
        return Unit.Value;
    }
}
