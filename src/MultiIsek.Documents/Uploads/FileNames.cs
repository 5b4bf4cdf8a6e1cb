using System.Globalization;
using System.Text;
using MultiIsek.Documents.Versions;

namespace MultiIsek.Documents.Uploads;

/// <summary>Dateinamen: they stand in addresses, on pages and on the disks of those who download.</summary>
internal static class FileNames
{
    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>As one system writes it and another does not: letters with their accents in one.</summary>
    public static string Normal(string name) => name.Trim().Normalize(NormalizationForm.FormC);

    public static bool IsHostile(string name) =>
        name.Length is 0 or > DocumentVersion.FileNameMax
        || name[0] == '.'
        || name[^1] == '.'
        || name.Any(IsBad)
        || Devices.Contains(name.Split('.')[0])
        || !name.Split('.')[0].Any(char.IsLetterOrDigit);

    /// <summary>"Endbericht_2025.pdf" is called "Endbericht 2025" until somebody says better.</summary>
    public static string Title(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name).Replace('_', ' ').Trim();
        return stem.Length == 0 ? name : stem;
    }

    // Signs that turn the reading direction make "exe.fdp" read "pdf.exe".
    private static bool IsBad(char c) =>
        "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal)
        || CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
