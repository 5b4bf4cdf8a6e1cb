using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace MultiIsek.Identity.SignIn;

/// <summary>Account and token of a mailed link, in one word of its address.</summary>
internal static class MailTokens
{
    public static string Write(Guid user, string token) => $"{user:N}{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";

    public static (Guid User, string Token)? Read(string? word)
    {
        if (word is not { Length: > 32 and < 1000 } || !Guid.TryParseExact(word[..32], "N", out var user))
        {
            return null;
        }

        try
        {
            return (user, Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(word[32..])));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
