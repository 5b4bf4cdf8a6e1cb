using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace MultiIsek.Kernel.Tenants;

/// <summary>
/// Siegel der Stadt: what a browser or a row carries for us and nobody else may read or make. It opens in the city that sealed it, for the purpose it was sealed
/// for, and as long as the installation has its keys.
/// </summary>
public sealed class CitySeal(IDataProtectionProvider protection, CurrentTenant tenant)
{
    // Nobody shows it to a browser as a page: escapes would only make it longer.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="purpose">Names module and use: "MultiIsek.Site.Contact".</param>
    /// <returns>Letters, digits, "-" and "_".</returns>
    public string Seal<T>(string purpose, T value) => Base64Url.EncodeToString(Protector(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(value, Plain)));

    /// <summary>What was sealed; null for what is another city's, of another purpose, too long, or no seal at all.</summary>
    /// <param name="longest">A stranger's text is not even decoded beyond this.</param>
    public T? Open<T>(string purpose, string? text, int longest = 4000)
        where T : class
    {
        if (text is not { Length: > 0 } || text.Length > longest)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Protector(purpose).Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector(purpose, tenant.Place.Id.ToString(CultureInfo.InvariantCulture));
}
