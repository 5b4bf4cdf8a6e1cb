using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiIsek.Benchmarks.Running;

/// <summary>
/// A connection that asks and reads, one request at a time, on its own thread. No HttpClient: what the load costs would otherwise be
/// most of what is measured on a small machine.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
    private byte[] _buffer = new byte[256 * 1024];

    public Wire(int port) => _socket.Connect(IPAddress.Loopback, port);

    public void Dispose() => _socket.Dispose();

    /// <summary>Sends and reads to the end of the answer; returns its status.</summary>
    public int Exchange(byte[] request) => Read(request).Status;

    public Answer Ask(byte[] request)
    {
        var (status, head, isChunked, length) = Read(request);
        var lines = Encoding.UTF8.GetString(_buffer, 0, head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var headers = lines.Select(l => l.Split(": ", 2)).Select(p => KeyValuePair.Create(p[0], p[1])).ToList();
        var body = _buffer.AsSpan(head, length);
        return new Answer(status, headers, isChunked ? Joined(body) : body.ToArray());
    }

    private (int Status, int Head, bool IsChunked, int Length) Read(byte[] request)
    {
        _socket.Send(request);
        var have = 0;
        var head = -1;
        while (head < 0)
        {
            have += Receive(have);
            head = _buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }

        head += 4;
        var lines = _buffer.AsSpan(0, head);
        var status = Number(lines[9..]);
        var at = lines.IndexOf("\r\nContent-Length: "u8);
        if (at >= 0)
        {
            var length = Number(lines[(at + 18)..]);
            while (have < head + length)
            {
                have += Receive(have);
            }

            return (status, head, false, length);
        }

        while (!IsWhole(_buffer.AsSpan(head, have - head)))
        {
            have += Receive(have);
        }

        return (status, head, true, have - head);
    }

    private static int Number(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out int number, out _) ? number : throw new InvalidOperationException("This is no HTTP.");

    private int Receive(int have)
    {
        if (have == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var got = _socket.Receive(_buffer.AsSpan(have));
        return got > 0 ? got : throw new InvalidOperationException("The server closed the connection.");
    }

    private static bool IsWhole(ReadOnlySpan<byte> chunks)
    {
        while (Next(ref chunks) is { } length)
        {
            if (length == 0)
            {
                return true;
            }

            if (chunks.Length < length + 2)
            {
                return false;
            }

            chunks = chunks[(length + 2)..];
        }

        return false;
    }

    private static byte[] Joined(ReadOnlySpan<byte> chunks)
    {
        List<byte> body = [];
        while (Next(ref chunks) is { } length and > 0)
        {
            body.AddRange(chunks[..length]);
            chunks = chunks[(length + 2)..];
        }

        return [.. body];
    }

    // The size line of a chunk; null while it is not wholly there. The last chunk is whole with its empty line.
    private static int? Next(ref ReadOnlySpan<byte> chunks)
    {
        var end = chunks.IndexOf("\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var length = int.Parse(Encoding.ASCII.GetString(chunks[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        chunks = chunks[(end + 2)..];
        return length > 0 || chunks.Length >= 2 ? length : null;
    }
}
