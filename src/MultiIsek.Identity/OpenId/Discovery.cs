using System.Collections.Concurrent;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Beschreibung und Schlüssel des Anmeldedienstes, kept per city for an hour, and read anew when a token names a key that nobody knows. One request reads for
/// all that wait, and a provider that is away is left alone for a moment: many callers make neither many connections nor a queue.
/// </summary>
internal sealed class Discovery(ProviderHttp http, TimeProvider time)
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<int, Known> _known = new();
    private readonly ConcurrentDictionary<int, Reading> _readings = new();

    /// <param name="youngerThan">Not one that is older than this.</param>
    /// <exception cref="ProviderFaultException">The provider is away, or not what it should be.</exception>
    public async Task<OpenIdConnectConfiguration> OfAsync(TenantPlace city, string authority, CancellationToken ct, TimeSpan? youngerThan = null)
    {
        var youngest = youngerThan ?? Age;
        if (_known.TryGetValue(city.Id, out var known) && known.Authority == authority && time.GetElapsedTime(known.ReadAt) < youngest)
        {
            return known.Configuration;
        }

        // Whoever goes away does not stop it for the others; the limits of the connection end it.
        Reading Begin(int id) => new(authority, time.GetTimestamp(), new(() => KeepAsync(id, authority)));
        return await _readings.AddOrUpdate(city.Id, Begin, (id, last) => last.Serves(authority, time.GetElapsedTime(last.BegunAt), youngest) ? last : Begin(id)).Task.WaitAsync(ct);
    }

    /// <summary>Asks the provider itself: what an admin entered is tried before it is saved.</summary>
    /// <exception cref="ProviderFaultException">With what is wrong.</exception>
    public async Task<OpenIdConnectConfiguration> ReadAsync(string authority, CancellationToken ct)
    {
        var issuer = authority.TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{issuer}/.well-known/openid-configuration");
        var configuration = OpenIdConnectConfiguration.Create((await http.ReadAsync(request, ct)).GetRawText());
        if (configuration.Issuer?.TrimEnd('/') != issuer)
        {
            throw new ProviderFaultException($"Der Dienst nennt sich „{configuration.Issuer}“. Tragen Sie genau diese Adresse ein.");
        }

        string?[] urls = [configuration.AuthorizationEndpoint, configuration.TokenEndpoint, configuration.JwksUri];
        if (Array.Exists(urls, string.IsNullOrEmpty))
        {
            throw new ProviderFaultException("Der Beschreibung des Dienstes fehlt die Adresse für Anmeldung, Token oder Schlüssel.");
        }

        if (Array.Exists([.. urls, configuration.UserInfoEndpoint is { Length: > 0 } info ? info : null], u => u is not null && !http.MayCall(u)))
        {
            throw new ProviderFaultException("Der Dienst nennt Adressen, die nicht mit https:// beginnen.");
        }

        if (configuration.CodeChallengeMethodsSupported is { Count: > 0 } methods && !methods.Contains("S256"))
        {
            throw new ProviderFaultException("Der Dienst kennt PKCE mit S256 nicht; ohne das wird hier niemand angemeldet.");
        }

        await AddKeysAsync(configuration, ct);
        return configuration;
    }

    private async Task<OpenIdConnectConfiguration> KeepAsync(int city, string authority)
    {
        var read = await ReadAsync(authority, CancellationToken.None);
        _known[city] = new Known(authority, read, time.GetTimestamp());
        return read;
    }

    private async Task AddKeysAsync(OpenIdConnectConfiguration configuration, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.JwksUri);
        foreach (var key in JsonWebKeySet.Create((await http.ReadAsync(request, ct)).GetRawText()).GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        if (configuration.SigningKeys.Count == 0)
        {
            throw new ProviderFaultException("Der Dienst nennt keinen Schlüssel, mit dem er unterschreibt.");
        }
    }

    private sealed record Known(string Authority, OpenIdConnectConfiguration Configuration, long ReadAt);

    private sealed record Reading(string Authority, long BegunAt, Lazy<Task<OpenIdConnectConfiguration>> Begun)
    {
        public Task<OpenIdConnectConfiguration> Task => Begun.Value;

        /// <summary>Those who come now may have what it finds: it goes on, it is young enough, or it failed just now.</summary>
        public bool Serves(string authority, TimeSpan age, TimeSpan youngest) =>
            Authority == authority && (!Task.IsCompleted || age < (Task.IsCompletedSuccessfully ? youngest : Rest));
    }
}
