using System.Globalization;
using System.Net;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>What every own host of a city must be, whether a command or a file brings it.</summary>
internal static class HostRules
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>As a person types it: in small letters, with umlauts as the net writes them.</summary>
    public static string Typed(string host)
    {
        var name = host.Trim().TrimEnd('.').ToLowerInvariant();
        try
        {
            return Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    /// <summary>What goes on behind "„host“ …", or null.</summary>
    public static string? Fault(string host, PlatformOptions platform) =>
        HostName.Parse(host) != host ? "ist kein Domainname"
        : platform.Domains.FirstOrDefault(d => IsUnder(host, d)) is { } domain ? $"gehört zur Plattform ({domain}); ihre Subdomain hat die Stadt schon"
        : !host.Contains('.', StringComparison.Ordinal) || IPAddress.TryParse(host, out _) ? "ist kein Domainname"
        : null;

    /// <summary>The canonical host of a city that has no own one.</summary>
    public static string Subdomain(string slug, PlatformOptions platform) => $"{slug}.{platform.Domains[0]}";

    private static bool IsUnder(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
}
