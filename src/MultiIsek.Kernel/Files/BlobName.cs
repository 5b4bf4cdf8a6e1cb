namespace MultiIsek.Kernel.Files;

/// <summary>The form of a blob's name, the same in every store.</summary>
internal static class BlobName
{
    public static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    /// <summary>"ab/abcd…": no folder grows to the size of a city's whole library.</summary>
    public static string PathOf(string sha256) =>
        IsHash(sha256) ? $"{sha256[..2]}/{sha256}" : throw new ArgumentException("A blob is named by its SHA-256 in lower-case hex.", nameof(sha256));
}
