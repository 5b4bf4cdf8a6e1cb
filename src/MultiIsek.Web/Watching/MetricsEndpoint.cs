using System.Security.Cryptography;
using System.Text;
using MultiIsek.Kernel;

namespace MultiIsek.Web.Watching;

/// <summary>
/// <c>/metrics</c> for whoever has the operator's token (Metrics:Token, sent as Authorization: Bearer). By address it would be open to the public as soon as a proxy stands on
/// this machine. Without a token in the configuration, and for everybody else, there is no such page.
/// </summary>
internal static class MetricsEndpoint
{
    public const string Token = "Metrics:Token";
    private const int TokenMin = 20;

    public static void MapMetrics(this IEndpointRouteBuilder app, IConfiguration configuration)
    {
        if (configuration[Token] is not { Length: > 0 } token)
        {
            return;
        }

        if (token.Length < TokenMin)
        {
            throw new SettingException($"{Token} ist zu kurz: mindestens {TokenMin} Zeichen.");
        }

        var wanted = SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}"));
        app.MapGet(
                "/metrics",
                (HttpContext http, MetricsText metrics) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    var given = SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()));
                    return CryptographicOperations.FixedTimeEquals(given, wanted) ? Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8") : Results.NotFound();
                }
            )
            .AllowAnonymous();
    }
}
