using System.Diagnostics;
using System.Text.Json;

namespace MultiIsek.Tests.Notifications;

/// <summary>What a mail server received whole.</summary>
internal sealed record Received(
    string? MessageId,
    string[] To,
    string From,
    string? FromName,
    string? ReplyTo,
    string? Subject,
    string Text,
    string? Charset,
    string? AutoSubmitted,
    string[] ListHeaders
);

/// <summary>A mail server of its own process on a free port (tests/smtp/sink.mjs), which behaves as its mode says.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private SmtpSink(Process process) => _process = process;

    public int Port { get; private init; }

    public static async Task<SmtpSink> StartAsync(string mode)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "smtp", "sink.mjs"), mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.True(line is not null, "The mail server did not start: npm ci in tests/smtp?");
        return new(process) { Port = JsonSerializer.Deserialize<JsonElement>(line).GetProperty("port").GetInt32() };
    }

    /// <summary>The next message; waits for it.</summary>
    public async Task<Received> NextAsync() => Read((await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);

    /// <summary>Ends the server.</summary>
    /// <returns>What it received and nobody read yet.</returns>
    public async Task<IReadOnlyList<Received>> StopAsync()
    {
        _process.StandardInput.Close();
        var rest = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        return [.. rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Received Read(string line) => JsonSerializer.Deserialize<Received>(line, JsonSerializerOptions.Web)!;
}
