using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

internal sealed partial class CheckAccessTokenHandler(IsekDbContext db, Discovery discovery, CurrentTenant tenant, ILogger<CheckAccessTokenHandler> log)
    : IRequestHandler<CheckAccessToken, AccessTokenResult>
{
    /// <summary>A program waits no longer for a provider; what was begun goes on for those who come next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly AccessTokenResult Refused = new(null);

    public async Task<AccessTokenResult> Handle(CheckAccessToken command, CancellationToken ct)
    {
        if (AccessToken.Parse(command.Token) is not { } token)
        {
            return Refused;
        }

        // Asked of the database each time, like a key: what an admin turns off is off at once.
        var provider = await db.Set<IdentityProvider>()
            .Where(p => p.IsOn && p.ApiAudience != "")
            .Select(p => new
            {
                p.Authority,
                p.ClientId,
                p.ApiAudience,
            })
            .FirstOrDefaultAsync(ct);
        if (provider is null)
        {
            return Refused;
        }

        try
        {
            var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct).WaitAsync(Patience, ct);
            if (!configuration.HasKey(token))
            {
                configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct, ProviderTokens.KeyAge).WaitAsync(Patience, ct);
            }

            return new AccessTokenResult(await AccessToken.ScopesAsync(configuration, provider.ApiAudience, provider.ClientId, token));
        }
        catch (Exception e) when (e is ProviderFaultException or TimeoutException)
        {
            // Whatever is wrong with the provider is not the program's fault: it may come again.
            LogFault(tenant.Place.Slug, e.Message);
            return new AccessTokenResult(null, IsAway: true);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An access token could not be checked with the provider of {City}: {Reason}")]
    private partial void LogFault(string city, string reason);
}
