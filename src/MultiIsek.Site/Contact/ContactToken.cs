using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Site.Contact;

/// <summary>Formularschein: what the contact form carries in place of a cookie. The same form sent twice is one message.</summary>
internal sealed record ContactToken(Guid MessageId, DateTime IssuedAt);

/// <summary>Issues and reads the tokens of one city's contact form.</summary>
internal sealed class ContactTokens(CitySeal seal, TimeProvider time, IOptions<ContactOptions> options)
{
    private const string Purpose = "MultiIsek.Site.Contact";
    private const int Longest = 2000;

    public string Issue() => seal.Seal(Purpose, new ContactToken(Guid.CreateVersion7(), Now));

    /// <summary>The token where it is ours, and in German what speaks against taking the form.</summary>
    public (ContactToken? Token, string? Fault) Read(string? text)
    {
        if (seal.Open<ContactToken>(Purpose, text, Longest) is not { } token)
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
}
