using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Calls what a city's admin entered: https only, no redirect, no proxy, little patience, and only into the public network. The address is looked at when the
/// connection is made, so that a name which changes its mind after the check does not get through.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int Longest = 1024 * 1024;
    private readonly IPNetwork[] _also;
    private readonly HttpClient _client;

    public ProviderHttp(IOptions<AccountOptions> options)
    {
        _also = [.. options.Value.ProviderNetworks.Select(n => IPNetwork.Parse(n))];
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = ConnectAsync,
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = Longest,
        };
    }

    public void Dispose() => _client.Dispose();

    /// <summary>https, or http on this machine itself where the operator allows that.</summary>
    public bool MayCall(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, Fragment.Length: 0 }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri is { Scheme: "http", IsLoopback: true } && MayCall(IPAddress.Loopback)));

    /// <summary>The answer's JSON object.</summary>
    /// <exception cref="ProviderFaultException">There is none.</exception>
    public async Task<JsonElement> ReadAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (!MayCall(request.RequestUri?.OriginalString))
        {
            throw new ProviderFaultException("Die Adresse muss mit https:// beginnen.");
        }

        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await _client.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode)
            {
                throw new ProviderFaultException($"Der Dienst antwortet unter {request.RequestUri!.AbsolutePath} mit Status {(int)answer.StatusCode}.")
                {
                    IsUnreachable = (int)answer.StatusCode >= 500,
                };
            }

            var json = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsByteArrayAsync(ct));
            return json.ValueKind == JsonValueKind.Object ? json : throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new ProviderFaultException($"Was der Dienst unter {request.RequestUri!.AbsolutePath} antwortet, gehört nicht zu OpenID Connect.", e);
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as ProviderFaultException ?? new ProviderFaultException(Words(e, request.RequestUri!.Host), e) { IsUnreachable = true };
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new ProviderFaultException("Der Dienst hat nicht rechtzeitig geantwortet.", e) { IsUnreachable = true };
        }
    }

    private static string Words(HttpRequestException e, string host) =>
        e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"Den Rechnernamen „{host}“ gibt es nicht.",
            HttpRequestError.SecureConnectionError => "Mit dem Dienst kommt keine sichere Verbindung zustande; prüfen Sie sein Zertifikat.",
            HttpRequestError.ConfigurationLimitExceeded => "Die Antwort des Dienstes ist zu lang.",
            _ when e.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound } => $"Den Rechnernamen „{host}“ gibt es nicht.",
            _ => "Der Dienst ist nicht erreichbar.",
        };

    private bool MayCall(IPAddress address) => PublicNetwork.Contains(address) || Array.Exists(_also, n => n.Contains(PublicNetwork.Real(address)));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = addresses.Where(MayCall).ToArray();
        if (allowed.Length == 0)
        {
            throw new ProviderFaultException(
                "Diese Adresse liegt nicht im öffentlichen Netz. Wenn das so sein soll, muss der Betreiber das Netz freigeben (Accounts:ProviderNetworks)."
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
