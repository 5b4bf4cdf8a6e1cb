using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiIsek.Tests.Documents;

/// <summary>Speaks clamd's INSTREAM on loopback: finds the test virus, has a size limit, and can be stopped and started.</summary>
internal sealed class ScannerStandIn : IAsyncDisposable
{
    private TcpListener? _listener;
    private Task _serving = Task.CompletedTask;

    public ScannerStandIn()
    {
        Start();
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Bytes.</summary>
    public int SizeMax { get; set; } = int.MaxValue;

    /// <summary>What it answers instead of a verdict.</summary>
    public string? Nonsense { get; set; }
    public int Asked { get; private set; }

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _serving = ServeAsync(_listener);
    }

    public async Task StopAsync()
    {
        _listener?.Stop();
        await _serving;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task ServeAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                Asked++;
                await using var stream = client.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{await AnswerAsync(stream)}\0"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task<string> AnswerAsync(Stream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
        {
            return "UNKNOWN COMMAND";
        }

        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is not (> 0 and var size))
            {
                break;
            }

            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece);
            content.Write(piece);
            if (content.Length > SizeMax)
            {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }

        return Nonsense ?? (content.ToArray().AsSpan().IndexOf(SampleFiles.Eicar) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
    }
}
