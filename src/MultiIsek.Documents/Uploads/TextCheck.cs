using System.Text;
using MultiIsek.Documents.Versions;

namespace MultiIsek.Documents.Uploads;

/// <summary>Text: readable as UTF-8 to the last byte, and nothing that a browser takes for a page.</summary>
internal static class TextCheck
{
    private static readonly string[] Endings = ["txt", "md", "csv"];

    public static async Task<(Verdict Verdict, string Ending)> LookAsync(string name, byte[] head, Stream content, CancellationToken ct)
    {
        var start = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || FileCheck.HasMarkup(head))
        {
            return (Verdict.Markup, "");
        }

        var format = FileFormat.Of(name);
        if (format is null || !Endings.Contains(format.Ending))
        {
            // A known ending with bytes that are none of ours is a lie; an unknown one a format that we do not take.
            return (format is null ? Verdict.Format : Verdict.Ending, "");
        }

        return await IsReadableAsync(content, ct) ? (Verdict.Fine, format.Ending) : (Verdict.Encoding, "");
    }

    private static async Task<bool> IsReadableAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[81920], new char[81920]);
        try
        {
            while (true)
            {
                var read = await content.ReadAsync(bytes, ct);
                var count = decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
                if (chars.AsSpan(0, count).ContainsAnyInRange('\0', '\b') || chars.AsSpan(0, count).ContainsAnyInRange('\u000E', '\u001F'))
                {
                    return false;
                }

                if (read == 0)
                {
                    return true;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
