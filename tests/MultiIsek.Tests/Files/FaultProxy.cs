using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MultiIsek.Tests.Files;

public enum Fault
{
    None,

    /// <summary>Nobody listens.</summary>
    Down,

    /// <summary>No answer comes as long as anybody waits.</summary>
    Slow,

    /// <summary>Of every body that is sent, there or back, half arrives; then the connection ends.</summary>
    Truncated,

    /// <summary>The same, but the connection is reset instead of ended.</summary>
    Reset,
}

/// <summary>Stands between the application and a server, and fails as a test asks.</summary>
internal sealed class FaultProxy : IDisposable
{
    private readonly int _target;
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private TcpListener? _listener;
    private volatile Fault _fault;

    public FaultProxy(int target)
    {
        _target = target;
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Begins to fail; connections that are open end. Fails no longer when the answer is disposed.</summary>
    public IDisposable Fails(Fault fault)
    {
        Turn(fault);
        return new Back(this);
    }

    public void Dispose() => Turn(Fault.Down);

    private void Turn(Fault fault)
    {
        _fault = fault;
        if (fault == Fault.Down)
        {
            _listener?.Stop();
            _listener = null;
        }
        else if (_listener is null)
        {
            Listen(Port);
        }

        foreach (var client in _open.Keys)
        {
            client.Close();
        }
    }

    private void Listen(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _open[client] = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            var there = client.GetStream();
            var back = server.GetStream();
            await Task.WhenAny(PumpAsync(there, back, isAnswer: false), PumpAsync(back, there, isAnswer: true));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two went away.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[81920];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer)) > 0)
            {
                if (isAnswer && _fault == Fault.Slow)
                {
                    await Task.Delay(Timeout.Infinite);
                }

                var body = read - HeadOf(buffer.AsSpan(0, read));
                if (_fault is Fault.Truncated or Fault.Reset && body > 0)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read - body + (body / 2)));
                    if (_fault == Fault.Reset)
                    {
                        from.Socket.LingerState = to.Socket.LingerState = new(true, 0);
                        to.Socket.Close();
                        from.Socket.Close();
                    }

                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // One of the two went away.
        }
    }

    // A piece that begins with a head may have a body behind it; any other one is body.
    private static int HeadOf(ReadOnlySpan<byte> piece)
    {
        ReadOnlySpan<byte> end = "\r\n\r\n"u8;
        var isHead = piece.StartsWith("HTTP/"u8) || piece.StartsWith("GET "u8) || piece.StartsWith("PUT "u8) || piece.StartsWith("HEAD "u8) || piece.StartsWith("DELETE "u8);
        var at = isHead ? piece.IndexOf(end) : -1;
        return !isHead ? 0
            : at < 0 ? piece.Length
            : at + end.Length;
    }

    private sealed class Back(FaultProxy proxy) : IDisposable
    {
        public void Dispose() => proxy.Turn(Fault.None);
    }
}
