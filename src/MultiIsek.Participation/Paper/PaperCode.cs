using System.Security.Cryptography;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Paper;

/// <summary>Code eines Papierbogens: short, made of phase and element, so that the same sheet has the same one whenever it is printed and no row is needed.</summary>
internal static class PaperCode
{
    private const int Length = 7;
    private const int Before = 3;

    // Nothing that looks like something else in handwriting or in print.
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>"K7M-4PQR".</summary>
    public static string Of(Guid phase, Guid element)
    {
        var hash = SHA256.HashData([.. phase.ToByteArray(bigEndian: true), .. element.ToByteArray(bigEndian: true)]);
        var number = BitConverter.ToUInt64(hash);
        var signs = new char[Length];
        for (var i = 0; i < Length; i++, number /= (ulong)Signs.Length)
        {
            signs[i] = Signs[(int)(number % (ulong)Signs.Length)];
        }

        return $"{new string(signs, 0, Before)}-{new string(signs, Before, Length - Before)}";
    }

    /// <summary>Which element of a phase the typed code belongs to; null for none.</summary>
    public static ElementCard? ElementOf(Guid phase, IReadOnlyList<ElementCard> elements, string? typed) =>
        Parse(typed) is { } code ? elements.FirstOrDefault(e => Of(phase, e.Id) == code) : null;

    /// <summary>As it is typed from paper: case, blanks and hyphens don't matter. Null for what cannot be one.</summary>
    public static string? Parse(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Take(Length + 1)).ToUpperInvariant();
        return code.Length == Length && code.All(Signs.Contains) ? $"{code[..Before]}-{code[Before..]}" : null;
    }
}
