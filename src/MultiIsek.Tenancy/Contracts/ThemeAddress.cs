using System.Security.Cryptography;
using System.Text;

namespace MultiIsek.Tenancy.Contracts;

public static class ThemeAddress
{
    /// <summary>The fingerprint in the style sheet's address.</summary>
    public static string Version(this Theme theme) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{theme.Brand}{theme.AccentLight}{theme.AccentDark}")))[..10];
}
