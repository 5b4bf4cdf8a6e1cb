using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace MultiIsek.Tests.Files;

/// <summary>Azure's blob storage as its own process on a free port of this machine (tests/azurite/server.mjs), one for all tests; it ends with them.</summary>
internal sealed class Azurite
{
    private const string Account = "isektest";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<Azurite>> Shared = new(StartAsync);
    private readonly string _key;
    private readonly Process _process;

    private Azurite(Process process, string key, int port) => (_process, _key, Port) = (process, key, port);

    public int Port { get; }

    public static Task<Azurite> GetAsync() => Shared.Value;

    /// <summary>The connection string of the account, by way of a port that leads there.</summary>
    public string Connection(int port) => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={_key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";

    private static async Task<Azurite> StartAsync()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "azurite", "server.mjs"), Account, key])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        // Its standard input closes with this process; this is for whoever unloads us without ending it.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.True(line is not null, "The blob storage did not start: npm ci in tests/azurite?");
        var azurite = new Azurite(process, key, JsonSerializer.Deserialize<JsonElement>(line).GetProperty("port").GetInt32());
        Assert.False(azurite._process.HasExited);
        return azurite;
    }
}
