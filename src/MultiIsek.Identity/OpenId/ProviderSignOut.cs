using System.Security.Claims;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Beim Anmeldedienst abmelden (OpenID Connect RP-Initiated Logout): where a browser goes whose session here began there. Without a hint of who it is: no ID
/// token is kept for that, and the provider asks the person.
/// </summary>
internal sealed partial class ProviderSignOut(
    IsekDbContext db,
    Discovery discovery,
    ProviderHttp http,
    CitySeal seal,
    CurrentTenant tenant,
    CurrentSite site,
    SiteAddress address,
    TimeProvider time,
    ILogger<ProviderSignOut> log
)
{
    public const string Path = "/abmelden";
    private const string Purpose = "MultiIsek.Identity.ProviderSignOut";

    /// <summary>Nobody waits long for a way out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    /// <summary>Where the provider ends its own session; null where it does not offer that, is away, or the session is none of its.</summary>
    public async Task<string?> AddressAsync(ClaimsPrincipal person, CancellationToken ct)
    {
        if (person.FindFirstValue(Claims.Provider) is not { } login || await db.Set<IdentityProvider>().AsNoTracking().FirstOrDefaultAsync(p => p.IsOn, ct) is not { } provider)
        {
            return null;
        }

        try
        {
            var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct).WaitAsync(Patience, ct);
            if (configuration.EndSessionEndpoint is not { Length: > 0 } endpoint || !http.MayCall(endpoint) || ProviderAccounts.LoginOf(configuration.Issuer) != login)
            {
                return null;
            }

            return QueryHelpers.AddQueryString(
                endpoint,
                new Dictionary<string, string?>
                {
                    ["client_id"] = provider.ClientId,
                    ["post_logout_redirect_uri"] = address.Of(site.City) + Path,
                    ["state"] = seal.Seal(Purpose, new Leaving(time.GetUtcNow().UtcDateTime)),
                }
            );
        }
        catch (Exception e) when (e is ProviderFaultException or TimeoutException)
        {
            LogFault(tenant.Place.Slug, e.Message);
            return null;
        }
    }

    /// <summary>Whether a browser comes back from where we sent it just now. Nothing hangs on it but a sentence, so the seal is enough and no cookie is kept.</summary>
    public bool IsBack(string? state) => seal.Open<Leaving>(Purpose, state) is { } leaving && time.GetUtcNow().UtcDateTime - leaving.At < Age;

    private sealed record Leaving(DateTime At);

    [LoggerMessage(LogLevel.Warning, "Nobody could be led to the sign-out of the provider of {City}: {Reason}")]
    private partial void LogFault(string city, string reason);
}
