using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Nachricht des Domain Name System (RFC 1035): one question, and of the answer the addresses, aliases and texts.</summary>
internal static class DnsMessage
{
    public const ushort A = 1;
    public const ushort Aaaa = 28;
    public const ushort Txt = 16;
    private const ushort Alias = 5;
    private const ushort Internet = 1;
    private const int Header = 12;
    private const int NoSuchName = 3;

    public static byte[] Ask(ushort id, string host, ushort type)
    {
        using var message = new MemoryStream();
        // One question, recursion desired.
        message.Write([(byte)(id >> 8), (byte)id, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]);
        message.Write(Question(host, type));
        return message.ToArray();
    }

    /// <returns>Null when it answers another question.</returns>
    /// <exception cref="InvalidDataException">It cannot be read, or the server refuses.</exception>
    public static NameAnswer? Read(ReadOnlySpan<byte> message, ushort id, string host, ushort type)
    {
        var question = Question(host, type);
        if (message.Length < Header + question.Length || U16(message) != id || (message[2] & 0x80) == 0 || !IsSame(message[Header..], question))
        {
            return null;
        }

        var code = message[3] & 0x0F;
        if (code is not (0 or NoSuchName))
        {
            throw new InvalidDataException($"The server answers with code {code}.");
        }

        List<IPAddress> addresses = [];
        List<string> aliases = [];
        List<string> texts = [];
        var at = Header + question.Length;
        try
        {
            for (var left = U16(message[6..]); left > 0; left--)
            {
                (_, at) = Name(message, at);
                var (kind, length, data) = (U16(message[at..]), U16(message[(at + 8)..]), at + 10);
                if (kind == type && kind is A or Aaaa)
                {
                    addresses.Add(new IPAddress(message.Slice(data, length)));
                }
                else if (kind == type && kind == Txt)
                {
                    texts.Add(Text(message.Slice(data, length)));
                }
                else if (kind == Alias)
                {
                    aliases.Add(Name(message, data).Text);
                }

                at = data + length;
            }
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The answer is broken.", e);
        }

        return new(addresses, aliases) { Texts = texts };
    }

    // Pieces of at most 255 signs, each with its length before it.
    private static string Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        for (var at = 0; at < data.Length; at += data[at] + 1)
        {
            text.Append(Encoding.ASCII.GetString(data.Slice(at + 1, data[at])));
        }

        return text.ToString();
    }

    private static byte[] Question(string host, ushort type)
    {
        using var question = new MemoryStream();
        foreach (var label in host.Split('.'))
        {
            question.WriteByte((byte)label.Length);
            question.Write(Encoding.ASCII.GetBytes(label));
        }

        question.Write([0, (byte)(type >> 8), (byte)type, 0, (byte)Internet]);
        return question.ToArray();
    }

    // Servers may answer in the other case.
    private static bool IsSame(ReadOnlySpan<byte> message, ReadOnlySpan<byte> question)
    {
        for (var i = 0; i < question.Length; i++)
        {
            if (char.ToLowerInvariant((char)message[i]) != char.ToLowerInvariant((char)question[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name and where the message goes on. A pointer leads back to an earlier one; a chain of them has an end here.</summary>
    private static (string Text, int Next) Name(ReadOnlySpan<byte> message, int at)
    {
        List<string> labels = [];
        var next = -1;
        for (var jumps = 0; ; )
        {
            int length = message[at];
            if (length == 0)
            {
                return (string.Join('.', labels).ToLowerInvariant(), next < 0 ? at + 1 : next);
            }

            if (length >= 0xC0)
            {
                next = next < 0 ? at + 2 : next;
                at = ((length & 0x3F) << 8) | message[at + 1];
                if (++jumps > 20)
                {
                    throw new ArgumentException("The name leads round in circles.");
                }

                continue;
            }

            labels.Add(Encoding.ASCII.GetString(message.Slice(at + 1, length)));
            at += length + 1;
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
