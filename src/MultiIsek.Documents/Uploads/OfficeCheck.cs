using System.Text;
using System.Xml;

namespace MultiIsek.Documents.Uploads;

/// <summary>Office-Dateien are ZIP archives: looked through whole, counted while they unfold, never written anywhere.</summary>
internal static class OfficeCheck
{
    private const long ExpandedMax = 300_000_000;
    private const long HarmlessSize = 20_000_000;
    private const int RatioMax = 200;
    private const int PartMax = 1_000_000;
    private const string Types = "[Content_Types].xml";
    private const string Kind = "mimetype";
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["word/document.xml"] = "docx",
        ["xl/workbook.xml"] = "xlsx",
        ["ppt/presentation.xml"] = "pptx",
    };
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["application/vnd.oasis.opendocument.text"] = "odt",
        ["application/vnd.oasis.opendocument.spreadsheet"] = "ods",
        ["application/vnd.oasis.opendocument.presentation"] = "odp",
    };

    public static async Task<(Verdict Verdict, string Ending)> LookAsync(Stream content, CancellationToken ct)
    {
        try
        {
            var (verdict, entries) = await ZipEntry.ListAsync(content, ct);
            return verdict == Verdict.Fine ? await LookAsync(entries, content, ct) : (verdict, "");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or XmlException)
        {
            return (Verdict.Broken, "");
        }
    }

    private static async Task<(Verdict Verdict, string Ending)> LookAsync(IReadOnlyList<ZipEntry> entries, Stream content, CancellationToken ct)
    {
        // Entries that share their bytes are no office file.
        if (IsTooMuch(entries.Sum(e => e.Size), content.Length) || entries.Sum(e => e.Packed) > content.Length)
        {
            return (Verdict.Bomb, "");
        }

        if (entries.Any(e => e.IsEncrypted))
        {
            return (Verdict.Protected, "");
        }

        // Of two parts of one name some programs read the first and others the last.
        if (
            entries.Any(e => e.Name.Contains('\\', StringComparison.Ordinal) || e.Name.StartsWith('/') || e.Name.Split('/').Contains(".."))
            || entries.DistinctBy(e => e.Name, StringComparer.OrdinalIgnoreCase).Count() < entries.Count
        )
        {
            return (Verdict.Broken, "");
        }

        var (expanded, texts, links) = (0L, new Dictionary<string, string>(), Verdict.Fine);
        var buffer = new byte[81920];
        foreach (var entry in entries)
        {
            using var kept = IsRead(entry.Name) ? new MemoryStream() : null;
            var before = expanded;
            bool Take(ReadOnlyMemory<byte> piece)
            {
                expanded += piece.Length;
                if (kept?.Length < PartMax)
                {
                    kept.Write(piece.Span);
                }

                return !IsTooMuch(expanded, content.Length) && expanded - before <= entry.Size;
            }

            await entry.ReadAsync(content, buffer, Take, ct);
            if (IsTooMuch(expanded, content.Length))
            {
                return (Verdict.Bomb, "");
            }

            if (expanded - before != entry.Size)
            {
                return (Verdict.Broken, "");
            }

            if (kept is not null)
            {
                kept.Position = 0;
                // UTF-16 is as good as UTF-8 to Office.
                using var reader = new StreamReader(kept, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
                var text = await reader.ReadToEndAsync(ct);
                if (entry.Name is Types or Kind)
                {
                    texts[entry.Name] = text;
                }
                else if (links == Verdict.Fine)
                {
                    // Judged at once: there may be hundreds of them, each of a million signs.
                    links = Links(text);
                }
            }
        }

        return Judge([.. entries.Select(e => e.Name)], texts, links);
    }

    private static (Verdict Verdict, string Ending) Judge(IReadOnlyList<string> names, Dictionary<string, string> texts, Verdict links)
    {
        bool Any(Func<string, bool> isSo) => names.Any(isSo);
        bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
        var isOpenXml = texts.TryGetValue(Types, out var types);
        var ending = isOpenXml ? Parts.FirstOrDefault(p => names.Contains(p.Key)).Value : Kinds.GetValueOrDefault(texts.GetValueOrDefault(Kind, "").Trim());
        if (
            Any(n => Has(n, "vbaProject") || Has(n, "vbaData"))
            || (types is not null && (Has(types, "macroEnabled") || Has(types, "vbaProject")))
            || (
                !isOpenXml
                && ending is not null
                && Any(n => n.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || n.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase))
            )
        )
        {
            return (Verdict.Macros, "");
        }

        if (ending is null)
        {
            return (Verdict.Archive, "");
        }

        return links == Verdict.Broken ? (Verdict.Broken, "")
            : links == Verdict.Active || Any(n => Has(n, "activeX") || Has(n, "oleObject") || Has(n, "macrosheets")) ? (Verdict.Active, "")
            : (Verdict.Fine, ending);
    }

    private static Verdict Links(string relations)
    {
        try
        {
            return Loads(relations) ? Verdict.Active : Verdict.Fine;
        }
        catch (XmlException)
        {
            return Verdict.Broken;
        }
    }

    /// <summary>Whatever a file fetches when it is opened: templates, pictures, other workbooks. Links that people click are none of it.</summary>
    private static bool Loads(string relations)
    {
        using var reader = XmlReader.Create(new StringReader(relations), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) != true
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRead(string name) => name is Types or Kind || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsTooMuch(long expanded, long size) => expanded > ExpandedMax || (expanded > HarmlessSize && expanded / RatioMax > size);
}
