using MultiIsek.Kernel.Maps;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Maps;

internal sealed class CityGround(CurrentSite site) : IMapGround
{
    public MapGround? Ground => site.Tenant?.MapTiles is { } tiles ? new(tiles.Url, tiles.Attribution, tiles.Origin) : null;
}
