namespace MultiIsek.Tenancy.Contracts;

/// <summary>Kartenserver einer Stadt: where pictures of the map come from, once a reader asks for them.</summary>
/// <param name="Url">https, with {z}, {x} and {y}.</param>
/// <param name="Attribution">Stands on every map.</param>
public sealed record MapTiles(string Url, string Attribution)
{
    /// <summary>What the content security policy of a page with a map must let through.</summary>
    public string Origin => $"https://{new Uri(Url).IdnHost}";
}

/// <summary>Vorbelegte Kartenserver. All three belong to the Federal Agency for Cartography and Geodesy.</summary>
public static class MapPresets
{
    private const string Base = "https://sgx.geodatenzentrum.de/";

    public static readonly IReadOnlyList<(string Key, string Name, MapTiles Tiles)> All =
    [
        (
            "farbe",
            "basemap.de, farbig",
            new(Base + "wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_farbe/default/GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png", "© basemap.de / BKG, CC BY 4.0")
        ),
        (
            "grau",
            "basemap.de, grau",
            new(Base + "wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_grau/default/GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png", "© basemap.de / BKG, CC BY 4.0")
        ),
        ("topplus", "TopPlusOpen", new(Base + "wmts_topplus_open/tile/1.0.0/web/default/WEBMERCATOR/{z}/{y}/{x}.png", "© Bundesamt für Kartographie und Geodäsie, TopPlusOpen")),
    ];
}
