using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Site.Contact;

/// <summary>Formularschein: what the contact form carries in place of a cookie. The same form sent twice is one message.</summary>
internal sealed record ContactToken(Guid MessageId, DateTime IssuedAt);

/// <summary>Issues and reads the tokens of one city's contact form.</summary>
internal sealed class ContactTokens(IDataProtectionProvider protection, CurrentTenant tenant, TimeProvider time, IOptions<ContactOptions> options)
{
    public string Issue() => Base64Url.EncodeToString(Protector().Protect(JsonSerializer.SerializeToUtf8Bytes(new ContactToken(Guid.CreateVersion7(), Now))));

    /// <summary>The token where it is ours, and in German what speaks against taking the form.</summary>
    public (ContactToken? Token, string? Fault) Read(string? text)
    {
        if (text is not { Length: > 0 and < 2000 } || Unprotect(text) is not { } token)
        {
            return (null, "Das Formular war unvollständig. Bitte senden Sie es noch einmal ab.");
        }

        var age = Now - token.IssuedAt;
        if (age > options.Value.MaxAge)
        {
            return (null, "Das Formular war lange offen. Bitte senden Sie es noch einmal ab.");
        }

        return (token, age < TimeSpan.FromSeconds(options.Value.MinSeconds) ? "Das ging sehr schnell. Bitte senden Sie Ihre Nachricht in einigen Sekunden noch einmal ab." : null);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private ContactToken? Unprotect(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ContactToken>(Protector().Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector Protector() => protection.CreateProtector("MultiIsek.Site.Contact", tenant.Place.Id.ToString(CultureInfo.InvariantCulture));
}
