using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiIsek.Benchmarks.Running;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Encoding">Accept-Encoding; a browser says "gzip, deflate, br, zstd".</param>
internal sealed record Request(string Host, string Path, string? Encoding, string? Form = null, string? Cookie = null)
{
    public const string Browser = "gzip, deflate, br, zstd";

    public byte[] Bytes(int port)
    {
        var head = new StringBuilder($"{(Form is null ? "GET" : "POST")} {Path} HTTP/1.1\r\nHost: {Host}:{port}\r\nAccept: text/html\r\n");
        head.Append(Encoding is null ? "" : $"Accept-Encoding: {Encoding}\r\n");
        head.Append(Cookie is null ? "" : $"Cookie: {Cookie}\r\n");
        head.Append(Form is null ? "\r\n" : $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {Form.Length}\r\n\r\n{Form}");
        return System.Text.Encoding.ASCII.GetBytes(head.ToString());
    }

    public Answer Send(int port)
    {
        using var wire = new Wire(port);
        return wire.Ask(Bytes(port));
    }

    /// <summary>The page's text; only 200 will do.</summary>
    public string Text(int port)
    {
        var answer = Send(port);
        return answer.Status == 200 ? System.Text.Encoding.UTF8.GetString(answer.Body) : throw new InvalidOperationException($"{Host}{Path} answered {answer.Status}.");
    }

    public async Task<bool> IsAnsweredAsync(int port)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return Send(port).Status == 200;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>An answer with its body put together.</summary>
internal sealed record Answer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>For the bare endpoint: the header lines, an empty line, the body.</summary>
    public async Task SaveAsync(string path)
    {
        string[] own = ["Date", "Transfer-Encoding", "Content-Length", "Connection"];
        var head = string.Concat(Headers.Where(h => !own.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => $"{h.Key}: {h.Value}\n"));
        await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetBytes(head + "\n"), .. Body]);
    }
}
