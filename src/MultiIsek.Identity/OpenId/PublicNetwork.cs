using System.Net;
using System.Net.Sockets;

namespace MultiIsek.Identity.OpenId;

/// <summary>Öffentliches Netz: an address that an admin of a city may make this server call. Everything else is the operator's own network.</summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Ways from IPv6 to an IPv4 address, and what is for books only.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        var real = Real(address);
        return !Array.Exists(Inner, n => n.Contains(real)) && (real.AddressFamily == AddressFamily.InterNetwork || Global6.Contains(real));
    }

    /// <summary>An IPv4 address in the clothes of IPv6 is one of IPv4.</summary>
    public static IPAddress Real(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
