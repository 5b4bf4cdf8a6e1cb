using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace MultiIsek.Participation.Supports;

/// <summary>
/// What tells one browser without an account from the others: a random word that the form sets, and nothing else does. It names nobody, belongs to this host alone, and is
/// stored as a hash that is another one in each phase.
/// </summary>
internal static class SupportCookie
{
    private const int Bytes = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public static string? Read(HttpRequest request) => request.Cookies[Name(request.IsHttps)] is { Length: 2 * Bytes } token && token.All(char.IsAsciiHexDigitLower) ? token : null;

    public static string Set(HttpResponse response, bool isHttps) => Set(response, isHttps, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));

    /// <param name="token">Of its own making, where the same form sent twice shall be one browser.</param>
    public static string Set(HttpResponse response, bool isHttps, string token)
    {
        response.Cookies.Append(
            Name(isHttps),
            token,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = isHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = Kept,
            }
        );
        return token;
    }

    // Over https with the prefix that binds a cookie to its host.
    private static string Name(bool isHttps) => isHttps ? "__Host-isek-unterstuetzt" : "isek-unterstuetzt";
}
