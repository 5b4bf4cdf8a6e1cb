using System.Text;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Uploads;

/// <summary>Liest Textdateien (TXT und Markdown): their words without the marks, and without the head that all summaries of a source share.</summary>
internal static class PlainReader
{
    public static bool Reads(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".md" or ".txt";

    /// <param name="path">A file of this machine, in UTF-8.</param>
    public static async Task<string> ReadAsync(string path, CancellationToken ct)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var buffer = new char[DocumentText.TextMax];
        var text = new string(buffer, 0, await reader.ReadBlockAsync(buffer, ct));

        // A form feed would part pages, and a text file has none that an address could lead to.
        return DocumentText.Normal(Markdown.ToText(DocumentHead.Cut(text)).Replace(DocumentText.PageEnd, ' '));
    }
}
