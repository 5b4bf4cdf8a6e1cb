using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.SignIn;

/// <summary>Codes einer Authentifizierungs-App (RFC 6238: SHA-1, six digits, half a minute each).</summary>
internal static class Totp
{
    private const int StepSeconds = 30;

    /// <summary>Steps before and after the present one: clocks of telephones differ.</summary>
    private const int Window = 2;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 random bits, in base 32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>The half minute that this code is of, counted from 1970; null for a wrong one.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        if (code.Length != 6)
        {
            return null;
        }

        var secret = Bytes(key);
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = present - Window; step <= present + Window; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(secret, step)), Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>What a camera reads: a data address of a PNG.</summary>
    /// <param name="issuer">As the app lists it.</param>
    public static string Picture(string key, string issuer, string account)
    {
        var from = Uri.EscapeDataString(issuer);
        return QrPicture.Of($"otpauth://totp/{from}:{Uri.EscapeDataString(account)}?secret={key}&issuer={from}&digits=6");
    }

    /// <summary>In groups of four, for typing.</summary>
    public static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));

    /// <summary>The digits of what was typed.</summary>
    public static string Typed(string? code) => new([.. (code ?? "").Where(char.IsAsciiDigit).Take(12)]);

    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = CryptographicOperations.HmacData(HashAlgorithmName.SHA1, secret, counter);
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        List<byte> bytes = [];
        var (bits, count) = (0, 0);
        foreach (var sign in base32.TrimEnd('='))
        {
            bits = ((bits << 5) | Alphabet.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal)) & 0xFFFFF;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }
}
