using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MultiIsek.Interop.Api;

/// <summary>Lesezeichen: the last row of the page before, and a fingerprint of the question, so that it continues this list of this city only.</summary>
/// <param name="At">When that row was received, where the list is ordered by it.</param>
internal sealed record Cursor(Guid Id, DateTime? At)
{
    private const int PrintLength = 8;
    private const int Length = PrintLength + 16 + 8;

    /// <param name="question">City, address and filters.</param>
    public string ToText(string question)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Print(question, bytes);
        Id.TryWriteBytes(bytes[PrintLength..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(PrintLength + 16)..], At?.Ticks ?? 0);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null for a text that is no cursor, or one of another question.</returns>
    public static Cursor? Parse(string text, string question)
    {
        Span<byte> bytes = stackalloc byte[Length + 2];
        Span<byte> print = stackalloc byte[PrintLength];
        if (text.Length > 2 * Length || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
        {
            return null;
        }

        Print(question, print);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[(PrintLength + 16)..]);
        return print.SequenceEqual(bytes[..PrintLength]) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new Cursor(new Guid(bytes.Slice(PrintLength, 16), bigEndian: true), ticks == 0 ? null : new DateTime(ticks, DateTimeKind.Utc))
            : null;
    }

    private static void Print(string question, Span<byte> print) => SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, PrintLength).CopyTo(print);
}
