using System.Security.Cryptography;
using System.Text;

namespace MultiIsek.Tenancy.Contracts;

public static class ThemeAddress
{
    /// <summary>The fingerprint in the style sheet's address.</summary>
    public static string Version(this Theme theme) => HashOf($"{theme.Brand}{theme.AccentLight}{theme.AccentDark}{theme.OnBrand}");

    /// <summary>The fingerprint in the icon's address, which shows the letter mark too.</summary>
    public static string IconVersion(this Theme theme, string mark) => HashOf($"{theme.Brand}{theme.OnBrand}{mark}");

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
