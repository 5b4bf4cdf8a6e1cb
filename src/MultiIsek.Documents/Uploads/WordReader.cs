using System.IO.Compression;
using System.Text;
using System.Xml;
using MultiIsek.Documents.Versions;

namespace MultiIsek.Documents.Uploads;

/// <summary>Liest den Text von Word-Dateien (DOCX): the words of the main part, nothing else. Reads no further than what is kept.</summary>
internal static class WordReader
{
    private const string Part = "word/document.xml";
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string StrictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const long PartMax = 100_000_000;

    public static bool Reads(string fileName) => fileName.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);

    /// <param name="path">A file of this machine.</param>
    public static async Task<string> ReadAsync(string path, CancellationToken ct)
    {
        var text = new StringBuilder();
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, ct);
            if (zip.GetEntry(Part) is { } part)
            {
                await using var content = await part.OpenAsync(ct);
                await ReadAsync(content, text, ct);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            // What could be read until then is worth finding.
        }

        return DocumentText.Normal(text.ToString());
    }

    private static async Task ReadAsync(Stream content, StringBuilder text, CancellationToken ct)
    {
        var settings = new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            MaxCharactersInDocument = PartMax,
        };
        using var reader = XmlReader.Create(content, settings);
        var isText = false;
        while (text.Length < DocumentText.TextMax && await reader.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, NamespaceURI: Namespace or StrictNamespace })
            {
                isText = reader.LocalName == "t" && !reader.IsEmptyElement;
                if (reader.LocalName is "p" or "tab" or "br" or "tc")
                {
                    text.Append(' ');
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
            }
            else if (isText && reader.NodeType is (XmlNodeType.Text or XmlNodeType.SignificantWhitespace))
            {
                text.Append(await reader.GetValueAsync());
            }
        }
    }
}
