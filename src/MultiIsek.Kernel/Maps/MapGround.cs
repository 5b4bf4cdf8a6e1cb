using Microsoft.AspNetCore.Http;

namespace MultiIsek.Kernel.Maps;

/// <summary>Kartenhintergrund der Stadt, as it chose it.</summary>
/// <param name="Url">https, with {z}, {x} and {y}.</param>
/// <param name="Origin">Scheme and host alone, ASCII.</param>
public sealed record MapGround(string Url, string Attribution, string Origin);

/// <summary>Which background the city of this request has; null for a plain one.</summary>
public interface IMapGround
{
    MapGround? Ground { get; }
}

public static class MapPolicy
{
    private const string Pictures = "img-src 'self' data:";

    /// <summary>This answer alone may show pictures of the city's map server, once a reader asks for them.</summary>
    public static void AllowTiles(this HttpResponse response, MapGround? ground)
    {
        if (ground is not null)
        {
            response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString().Replace(Pictures, $"{Pictures} {ground.Origin}", StringComparison.Ordinal);
        }
    }
}
