using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace MultiIsek.Kernel.Files;

/// <summary>How we speak to Azure Blob Storage: with a key or as a managed identity, with an end to all waiting.</summary>
internal static class AzureClients
{
    /// <exception cref="SettingException">The configuration names no account, or two.</exception>
    public static BlobServiceClient Create(FilesOptions options, TimeSpan timeout)
    {
        var client = new BlobClientOptions
        {
            Transport = new HttpClientTransport(
                new HttpClient(
                    new SocketsHttpHandler
                    {
                        ConnectTimeout = timeout,
                        // The account's address may change while we run.
                        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                        AllowAutoRedirect = false,
                    }
                )
                {
                    // The pipeline keeps the time of each try.
                    Timeout = Timeout.InfiniteTimeSpan,
                }
            ),
        };
        client.Retry.NetworkTimeout = timeout;
        client.Retry.MaxRetries = 1;
        client.Retry.Mode = RetryMode.Fixed;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromMilliseconds(500);
        return (options.Connection, options.Endpoint) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new SettingException("Files:Connection und Files:Endpoint schließen einander aus."),
            ({ Length: > 0 } connection, _) => ByKey(connection, client),
            (_, { Length: > 0 } endpoint) => new BlobServiceClient(Address(endpoint), Identity(), client),
            _ => throw new SettingException("Files:Provider=Azure braucht Files:Connection oder Files:Endpoint."),
        };
    }

    /// <summary>The identity of the workload (Kubernetes) or of the machine; AZURE_CLIENT_ID names one of several. Never a developer's own sign-in.</summary>
    public static TokenCredential Identity() =>
        new ChainedTokenCredential(
            new WorkloadIdentityCredential(),
            new ManagedIdentityCredential(
                Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned
            )
        );

    private static BlobServiceClient ByKey(string connection, BlobClientOptions options)
    {
        try
        {
            return new BlobServiceClient(connection, options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Its message may hold the key.
            throw new SettingException("Files:Connection ist keine Verbindungszeichenfolge eines Speicherkontos.");
        }
    }

    private static Uri Address(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new SettingException("Files:Endpoint ist keine https-Adresse. Sie hat die Form https://konto.blob.core.windows.net.");
}
