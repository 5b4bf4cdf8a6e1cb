using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MultiIsek.Planning.WordImport;

/// <summary>Formatvorlagen: which paragraphs are headings, lists or the table of contents, whatever the office called its styles.</summary>
internal sealed partial class WordStyles
{
    private const int ChainMax = 20;
    private readonly Dictionary<string, Style> _styles;
    private readonly Dictionary<int, Dictionary<int, bool>> _ordered = [];

    public WordStyles(MainDocumentPart document)
    {
        _styles = (document.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(s => s.StyleId?.Value is not null)
            .GroupBy(s => s.StyleId!.Value!)
            .ToDictionary(g => g.Key, g => g.First());
        if (document.NumberingDefinitionsPart?.Numbering is not { } numbering)
        {
            return;
        }

        var kinds = numbering
            .Elements<AbstractNum>()
            .Where(a => a.AbstractNumberId?.Value is not null)
            .GroupBy(a => a.AbstractNumberId!.Value)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.First()
                        .Elements<Level>()
                        .Where(l => l.LevelIndex?.Value is not null)
                        .GroupBy(l => l.LevelIndex!.Value)
                        .ToDictionary(l => l.Key, l => l.First().NumberingFormat?.Val?.Value is not (null or NumberFormatValues.Bullet or NumberFormatValues.None))
            );
        foreach (var instance in numbering.Elements<NumberingInstance>())
        {
            if (instance.NumberID?.Value is { } id && instance.AbstractNumId?.Val?.Value is { } kind && kinds.TryGetValue(kind, out var levels))
            {
                _ordered[id] = levels;
            }
        }
    }

    /// <summary>1 to 9; null for text.</summary>
    public int? HeadingOf(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own)
        {
            return own < 9 ? own + 1 : null;
        }

        foreach (var style in Chain(paragraph))
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level)
            {
                return level < 9 ? level + 1 : null;
            }

            if (Heading().Match(style.StyleName?.Val?.Value ?? style.StyleId!.Value!) is { Success: true } match)
            {
                return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    public bool IsContents(Paragraph paragraph) => Chain(paragraph).Any(s => Contents().IsMatch(s.StyleName?.Val?.Value ?? ""));

    /// <summary>Depth from 0 and whether it counts; null for what is no item of a list.</summary>
    public (int Depth, bool IsOrdered)? ItemOf(Paragraph paragraph)
    {
        var properties =
            paragraph.ParagraphProperties?.NumberingProperties ?? Chain(paragraph).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(p => p is not null);
        if (properties?.NumberingId?.Val?.Value is not { } id || id == 0)
        {
            return null;
        }

        var depth = properties.NumberingLevelReference?.Val?.Value ?? 0;
        return (Math.Clamp(depth, 0, 8), _ordered.TryGetValue(id, out var levels) && levels.GetValueOrDefault(depth));
    }

    private IEnumerable<Style> Chain(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < ChainMax && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    [GeneratedRegex(@"^(?:heading|überschrift|berschrift)\s*([1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:toc|verzeichnis)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Contents();
}
