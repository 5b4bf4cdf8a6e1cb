using System.Net;
using MultiIsek.Kernel.Pages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Maps;

/// <summary>What the form of the map's background sends.</summary>
internal sealed record MapInput
{
    public const string Own = "eigen";
    public const int UrlMax = 400;
    public const int AttributionMax = 200;

    private static readonly string[] Places = ["{z}", "{x}", "{y}"];

    /// <summary>Key of a preset, <see cref="Own"/>, or empty.</summary>
    public string? Choice { get; init; }
    public string? Url { get; init; }
    public string? Attribution { get; init; }

    public static MapInput Of(MapTiles? tiles)
    {
        var preset = MapPresets.All.FirstOrDefault(p => p.Tiles == tiles).Key;
        return new()
        {
            Choice = tiles is null ? "" : preset ?? Own,
            Url = preset is null ? tiles?.Url : null,
            Attribution = preset is null ? tiles?.Attribution : null,
        };
    }

    public (MapTiles? Tiles, IReadOnlyList<Fault> Faults) Read()
    {
        if (Choice != Own)
        {
            return (MapPresets.All.FirstOrDefault(p => p.Key == Choice).Tiles, []);
        }

        var (url, attribution) = ((Url ?? "").Trim(), (Attribution ?? "").Trim());
        List<Fault> faults = [];
        if (UrlFault(url) is { } fault)
        {
            faults.Add(new("url", fault));
        }

        if (attribution.Length is 0 or > AttributionMax)
        {
            faults.Add(new("attribution", attribution.Length == 0 ? "Nennen Sie die Quelle; sie steht auf jeder Karte." : $"Das ist zu lang: höchstens {AttributionMax} Zeichen."));
        }

        return (new(url, attribution), faults);
    }

    // The origin goes into a header: nothing but a plain https address of a public name may get there.
    private static string? UrlFault(string url) =>
        url.Length is 0 or > UrlMax ? "Geben Sie die Adresse der Kacheln an."
        : !Array.TrueForAll(Places, p => url.Contains(p, StringComparison.Ordinal)) ? "In der Adresse müssen {z}, {x} und {y} vorkommen."
        : !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0 || !uri.IsDefaultPort
            ? "Die Adresse beginnt mit https:// und hat keine Portnummer."
        : uri.HostNameType != UriHostNameType.Dns || !uri.Host.Contains('.', StringComparison.Ordinal) || IPAddress.TryParse(uri.Host, out _) || uri.Host.Any(c => c is '{' or '*')
            ? "Die Adresse braucht einen Domainnamen."
        : uri.IdnHost.Length is 0 or > 253 || !uri.IdnHost.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? "Dieser Domainname ist nicht möglich. Schreiben Sie ihn mit Buchstaben von a bis z, Ziffern und Bindestrichen (Umlaute als xn--…)."
        : null;
}
