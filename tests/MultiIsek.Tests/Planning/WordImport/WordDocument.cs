using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MultiIsek.Tests.Planning.WordImport;

/// <summary>A Word file as an office writes one: German style names, styles of its own that build on them, lists, tables, footnotes, pictures, a table of contents.</summary>
public sealed class WordDocument : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly WordprocessingDocument _document;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();

    public WordDocument()
    {
        _document = WordprocessingDocument.Create(_stream, WordprocessingDocumentType.Document);
        _main = _document.AddMainDocumentPart();
        _main.Document = new(_body);
        _main.AddNewPart<StyleDefinitionsPart>().Styles = new(
            Style("Standard", "Normal", null, null),
            Style("berschrift1", "heading 1", "Standard", 0),
            Style("berschrift2", "heading 2", "Standard", 1),
            // The office's own: a heading because of what it builds on.
            Style("Massnahmentitel", "Maßnahmentitel", "berschrift3", null),
            Style("berschrift3", "heading 3", "Standard", 2),
            Style("Verzeichnis1", "toc 1", "Standard", null)
        );
        _main.AddNewPart<NumberingDefinitionsPart>().Numbering = new(
            new AbstractNum(
                new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 0 },
                new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 1 }
            )
            {
                AbstractNumberId = 1,
            },
            new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Decimal }) { LevelIndex = 0 }) { AbstractNumberId = 2 },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
            new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 }
        );
        _main.AddNewPart<FootnotesPart>().Footnotes = new(new Footnote(new Paragraph(new Run(new Text("Quelle: Stadtarchiv")))) { Id = 1 });
    }

    public WordDocument Heading(int level, string text)
    {
        _body.Append(Paragraph(level == 3 ? "Massnahmentitel" : $"berschrift{level}", new Run(new Text(text))));
        return this;
    }

    public WordDocument Contents(string text)
    {
        _body.Append(Paragraph("Verzeichnis1", new Run(new Text(text))));
        return this;
    }

    public WordDocument Text(string text)
    {
        _body.Append(Paragraph("Standard", new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));
        return this;
    }

    public WordDocument Runs(params OpenXmlElement[] runs)
    {
        _body.Append(Paragraph("Standard", runs));
        return this;
    }

    public WordDocument Item(string text, int list = 1, int depth = 0)
    {
        var item = Paragraph("Standard", new Run(new Text(text)));
        item.ParagraphProperties!.NumberingProperties = new(new NumberingLevelReference { Val = depth }, new NumberingId { Val = list });
        _body.Append(item);
        return this;
    }

    public WordDocument Table(params string[][] rows)
    {
        _body.Append(new Table(rows.Select(r => new TableRow(r.Select(c => new TableCell(new Paragraph(new Run(new Text(c)))))))));
        return this;
    }

    public WordDocument Picture() => Runs(new Run(new Drawing()));

    public WordDocument Picture(byte[] png, string alt)
    {
        var part = _main.AddImagePart(ImagePartType.Png);
        part.FeedData(new MemoryStream(png));
        var blip = new DocumentFormat.OpenXml.Drawing.Blip { Embed = _main.GetIdOfPart(part) };
        return Runs(
            new Run(
                new Drawing(
                    new DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline(
                        new DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties
                        {
                            Id = 1,
                            Name = "Bild",
                            Description = alt,
                        },
                        new DocumentFormat.OpenXml.Drawing.Graphic(
                            new DocumentFormat.OpenXml.Drawing.GraphicData(
                                new DocumentFormat.OpenXml.Drawing.Pictures.Picture(new DocumentFormat.OpenXml.Drawing.Pictures.BlipFill(blip))
                            )
                        )
                    )
                )
            )
        );
    }

    /// <summary>A picture's file, to make the document as large as documents are.</summary>
    public WordDocument Weight(int bytes)
    {
        var content = new byte[bytes];
        new Random(7).NextBytes(content);
        _main.AddImagePart(ImagePartType.Jpeg).FeedData(new MemoryStream(content));
        return this;
    }

    public Hyperlink Link(string url, string text) => new(new Run(new Text(text))) { Id = _main.AddHyperlinkRelationship(new Uri(url), isExternal: true).Id };

    public static Run Bold(string text) => new(new RunProperties(new Bold()), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    public static Run Plain(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    public static Run Note() => new(new FootnoteReference { Id = 1 });

    public static DeletedRun Deleted(string text) => new(new Run(new DeletedText(text)));

    public static InsertedRun Inserted(string text) => new(new Run(new Text(text)));

    public byte[] Save()
    {
        _document.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
    }

    private static Paragraph Paragraph(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    private static Style Style(string id, string name, string? basedOn, int? outline)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        if (outline is { } level)
        {
            style.Append(new StyleParagraphProperties(new OutlineLevel { Val = level }));
        }

        return style;
    }
}
