using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Core;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Tests.Files;

/// <summary>
/// Without a key we sign in as the machine. Some packages of that way are pruned from restore: this proves that the way runs as far as a token.
/// Azure itself was never there to take it.
/// </summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task The_identity_of_the_machine_brings_a_token()
    {
        using var platform = new TcpListener(IPAddress.Loopback, 0);
        platform.Start();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", $"http://127.0.0.1:{((IPEndPoint)platform.LocalEndpoint).Port}/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "secret-of-the-platform");
        try
        {
            var asked = AnswerAsync(platform);
            var token = await AzureClients
                .Identity()
                .GetTokenAsync(new TokenRequestContext(["https://storage.azure.com/.default"]), default)
                .AsTask()
                .WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal("the-token", token.Token);
            Assert.Contains("resource=https://storage.azure.com", Uri.UnescapeDataString(await asked), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    private static async Task<string> AnswerAsync(TcpListener platform)
    {
        using var client = await platform.AcceptTcpClientAsync();
        var buffer = new byte[8192];
        var read = await client.GetStream().ReadAsync(buffer);
        var expires = DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds();
        var body = $$"""{"access_token":"the-token","expires_on":"{{expires}}","resource":"https://storage.azure.com","token_type":"Bearer","client_id":"c"}""";
        await client
            .GetStream()
            .WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
