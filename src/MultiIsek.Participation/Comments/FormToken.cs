using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Comments;

/// <summary>Where a form belongs: it is taken back for this place only.</summary>
/// <param name="ParentId">The contribution that is answered or reported.</param>
internal sealed record FormPlace(Guid PhaseId, Guid ElementId, Guid PlanVersionId, int Paragraph, Guid? ParentId);

/// <summary>
/// Formularschein: what a form carries in place of a cookie. Encrypted, so that only the server reads its secret; from the secret come the
/// submission's id (the same form sent twice is one contribution) and the receipt code.
/// </summary>
internal sealed record FormToken(FormPlace Place, DateTime IssuedAt, byte[] Secret)
{
    public static FormToken New(FormPlace place, DateTime now) => new(place, now, RandomNumberGenerator.GetBytes(32));

    public Guid SubmissionId => new(HMACSHA256.HashData(Secret, "submission"u8).AsSpan(0, 16));

    public ReceiptCode Receipt => ReceiptCode.From(HMACSHA256.HashData(Secret, "receipt"u8));
}

/// <summary>Issues and reads the tokens of one city's forms of one kind.</summary>
internal sealed class FormTokens(IDataProtectionProvider protection, CurrentTenant tenant, TimeProvider time, IOptions<CommentOptions> options)
{
    public const string Comment = "comment";
    public const string Report = "report";

    public string Issue(string kind, FormPlace place) => Write(kind, FormToken.New(place, Now));

    public string Write(string kind, FormToken token) => Base64Url.EncodeToString(Protector(kind).Protect(JsonSerializer.SerializeToUtf8Bytes(token)));

    /// <summary>The token, where it is ours and for this place, and what speaks against taking the form.</summary>
    public (FormToken? Token, TokenFault Fault) Read(string kind, FormPlace place, string? text)
    {
        if (text is not { Length: > 0 and < 2000 } || Unprotect(kind, text) is not { } token || token.Place != place)
        {
            return (null, TokenFault.Foreign);
        }

        var age = Now - token.IssuedAt;
        var fault =
            age < TimeSpan.FromSeconds(options.Value.MinSeconds) ? TokenFault.TooFast
            : age > options.Value.MaxAge ? TokenFault.TooOld
            : TokenFault.None;
        return (token, fault);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private FormToken? Unprotect(string kind, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<FormToken>(Protector(kind).Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string kind) => protection.CreateProtector("MultiIsek.Participation.Form", kind, tenant.Place.Id.ToString(CultureInfo.InvariantCulture));
}
