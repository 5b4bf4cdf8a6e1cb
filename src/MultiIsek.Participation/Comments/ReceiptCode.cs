using System.Security.Cryptography;
using System.Text;

namespace MultiIsek.Participation.Comments;

/// <summary>
/// Abrufcode: 80 bits in 16 signs of Crockford's alphabet, which has no pair that looks alike. Shown once, kept only as its hash, never in an address or a log.
/// </summary>
internal sealed class ReceiptCode
{
    public const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly string _signs;

    private ReceiptCode(string signs) => _signs = signs;

    public static ReceiptCode From(ReadOnlySpan<byte> bytes)
    {
        Span<char> signs = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            signs[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new ReceiptCode(new string(signs));
    }

    /// <summary>The code that a person typed: case, spaces and hyphens don't matter, O means 0, I and L mean 1. Null when it can be none.</summary>
    public static ReceiptCode? Parse(string? typed)
    {
        var signs = new StringBuilder(Length);
        foreach (var c in (typed ?? "").ToUpperInvariant())
        {
            var sign = c switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                'U' => 'V',
                _ => c,
            };
            if (char.IsWhiteSpace(c) || c is '-' or '–' or '.' or '\u200b')
            {
                continue;
            }

            if (!Alphabet.Contains(sign, StringComparison.Ordinal) || signs.Length == Length)
            {
                return null;
            }

            signs.Append(sign);
        }

        return signs.Length == Length ? new ReceiptCode(signs.ToString()) : null;
    }

    /// <summary>"7KXM 4QTP 9WZR H2CD".</summary>
    public string Shown => string.Join(' ', _signs.Chunk(4).Select(c => new string(c)));

    /// <summary>SHA-256 in lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_signs)));

    // What a log or a message would print.
    public override string ToString() => "Abrufcode";
}
