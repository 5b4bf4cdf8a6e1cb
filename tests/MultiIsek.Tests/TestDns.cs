using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiIsek.Tests;

/// <summary>A DNS server on the loopback: it knows what a test tells it, and that *.localhost is this machine.</summary>
public sealed class TestDns : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentDictionary<string, string[]> _records = new();
    private int _asked;

    public TestDns() => _ = Task.Run(ServeAsync);

    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>How many questions came.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <param name="records">"192.0.2.1", "2001:db8::1", "-> other.example", "txt some text", "code 2", or "silent".</param>
    public void Set(string host, params string[] records) => _records[host] = records;

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync();
                Interlocked.Increment(ref _asked);
                if (Answer(question.Buffer) is { } answer)
                {
                    // One that answers something else comes first, as from somebody who guesses.
                    byte[] guess = [(byte)(question.Buffer[0] + 1), .. answer[1..]];
                    await _socket.SendAsync(guess, question.RemoteEndPoint);
                    await _socket.SendAsync(answer, question.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test run ends.
        }
    }

    private byte[]? Answer(byte[] question)
    {
        List<string> labels = [];
        var at = 12;
        for (; question[at] > 0; at += question[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        }

        var host = string.Join('.', labels);
        var type = question[at + 2];
        string[] records =
            _records.TryGetValue(host, out var known) ? known
            : host.EndsWith(".localhost", StringComparison.Ordinal) ? ["127.0.0.1"]
            : ["code 3"];
        if (records is ["silent"])
        {
            return null;
        }

        var code = records is [['c', 'o', 'd', 'e', ' ', .. var number]] ? byte.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : (byte)0;
        List<byte[]> answers = [.. records.Select(r => Record(r, type)).OfType<byte[]>()];
        return [question[0], question[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)answers.Count, 0, 0, 0, 0, .. question[12..(at + 5)], .. answers.SelectMany(a => a)];
    }

    private static byte[]? Record(string record, byte type)
    {
        byte[]? data = null;
        byte kind = 0;
        if (record.StartsWith("-> ", StringComparison.Ordinal))
        {
            (kind, data) = (5, [.. record[3..].Split('.').SelectMany(l => (byte[])[(byte)l.Length, .. Encoding.ASCII.GetBytes(l)]), 0]);
        }
        else if (record.StartsWith("txt ", StringComparison.Ordinal))
        {
            // In pieces, as servers keep long ones.
            (kind, data) = (16, [.. record[4..].Chunk(20).SelectMany(p => (byte[])[(byte)p.Length, .. Encoding.ASCII.GetBytes(p)])]);
            data = kind == type ? data : null;
        }
        else if (IPAddress.TryParse(record, out var address))
        {
            (kind, data) = (address.AddressFamily == AddressFamily.InterNetwork ? (byte)1 : (byte)28, address.GetAddressBytes());
            data = kind == type ? data : null;
        }

        // The name is a pointer to the question's.
        return data is null ? null : [0xC0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data];
    }
}
