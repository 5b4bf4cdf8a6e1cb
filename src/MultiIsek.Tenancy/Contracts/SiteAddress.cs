using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Adresse im Netz: made from the stored canonical host and the configuration, never from what a request claims.</summary>
public sealed class SiteAddress(IServiceProvider services, IOptions<PlatformOptions> options, IConfiguration configuration)
{
    private string? _scheme;
    private string? _port;

    public bool IsHttps => Scheme == "https";

    /// <summary>"https://stadt.example.de", without a slash at the end.</summary>
    public string Of(string host) => $"{Scheme}://{host}{Port}";

    public string Of(TenantSite site) => Of(site.CanonicalHost);

    public string Platform => Of(options.Value.Domains[0]);

    private string Scheme => options.Value.Scheme ?? (_scheme ??= Listening()?.Scheme ?? "http");

    private string Port =>
        _port ??=
            options.Value.Port is { } port ? (port == (Scheme == "https" ? 443 : 80) ? "" : $":{port}")
            : options.Value.Scheme is null && Listening() is { IsDefaultPort: false } uri ? $":{uri.Port}"
            : "";

    // The server's own addresses are known once it listens; a command has no server and says what one would listen on.
    private Uri? Listening() => Parsed(services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()) ?? Parsed(Configured());

    private string? Configured() =>
        configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
        ?? (configuration["http_ports"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is { } port ? $"http://*:{port}" : null);

    private static Uri? Parsed(string? address) =>
        address is not null
        && Uri.TryCreate(address.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Port > 0
            ? uri
            : null;
}
