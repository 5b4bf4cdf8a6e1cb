using System.Security.Cryptography;
using System.Text;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>
/// Nachweis, dass eine Domain der Stadt gehört: a text in the Domain Name System, which only who runs the domain can write there. It is no secret. Each city and each domain has
/// another one, so that one city's text proves nothing for another, nor at another installation.
/// </summary>
internal static class HostProof
{
    private const string Prefix = "_multiisek.";

    /// <summary>Where the text is written.</summary>
    public static string NameOf(string host) => $"{Prefix}{host}";

    /// <param name="subdomain">The city's own address of the platform.</param>
    /// <param name="tenant">Subdomains may be given away once more, numbers may not.</param>
    public static string TextOf(string host, string subdomain, int tenant) =>
        $"multiisek={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{subdomain}\n{host}")))[..32]}";
}
