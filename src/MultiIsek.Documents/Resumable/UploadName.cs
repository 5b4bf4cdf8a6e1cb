using System.Text;

namespace MultiIsek.Documents.Resumable;

/// <summary>Upload-Metadata: pairs of a key and a Base64 value, parted by commas.</summary>
internal static class UploadName
{
    public static string? Of(string metadata)
    {
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split(' ') is ["filename", var value])
            {
                var bytes = new byte[value.Length];
                return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
            }
        }

        return null;
    }
}
