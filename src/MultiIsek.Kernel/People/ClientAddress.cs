using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace MultiIsek.Kernel.People;

/// <summary>Adresse, nach der Grenzen zählen: that of the connection, or what a known proxy says of it; an IPv6 /64 counts as one.</summary>
public static class ClientAddress
{
    public static string Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
