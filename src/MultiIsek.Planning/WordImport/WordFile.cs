using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MultiIsek.Kernel;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.WordImport;

/// <summary>Reads a Word file as headings with the text below each, in Markdown.</summary>
internal sealed class WordFile
{
    public const int SizeMax = 30_000_000;
    private const int PartMax = 100_000_000;
    private readonly List<WordSection> _sections = [];
    private readonly List<string> _blocks = [];
    private readonly WordStyles _styles;
    private readonly WordPictures _pictures;
    private readonly WordText _text;
    private (int Level, string Title) _open = (0, "");
    private bool _isList;

    private WordFile(MainDocumentPart document)
    {
        (_styles, _pictures) = (new(document), new(document));
        _text = new(document, _pictures);
    }

    /// <exception cref="RefusedException">It cannot be read, has no headings, or is too large.</exception>
    public static async Task<(IReadOnlyList<WordSection> Sections, IReadOnlyList<WordPicture> Pictures)> ReadAsync(Stream file, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        copy.Position = 0;
        await ZipLimits.CheckAsync(copy, "Word-Datei (.docx)", ct);
        List<WordSection> sections = [];
        IReadOnlyList<WordPicture> pictures = [];
        try
        {
            using var document = WordprocessingDocument.Open(copy, isEditable: false, new OpenSettings { MaxCharactersInPart = PartMax });
            if (document.MainDocumentPart is { Document.Body: { } body } main)
            {
                var read = new WordFile(main);
                (sections, pictures) = (read.Read(body), read._pictures.All);
            }
        }
        catch (Exception e) when (e is not RefusedException and not OperationCanceledException)
        {
            throw new RefusedException("Die Datei ist beschädigt oder keine Word-Datei (.docx). Alte Dateien (.doc) speichern Sie in Word als .docx.");
        }

        return sections.Count switch
        {
            0 => throw new RefusedException("In der Datei steht kein Text."),
            _ when sections.All(s => s.Level == 0) => throw new RefusedException(
                "Die Datei hat keine Überschriften. Weisen Sie den Kapiteln in Word die Formatvorlagen „Überschrift 1“, „Überschrift 2“ … zu."
            ),
            > TreeHandlers.ElementsMax => throw new RefusedException($"Die Datei hat mehr als {TreeHandlers.ElementsMax} Überschriften."),
            _ => (sections, pictures),
        };
    }

    private List<WordSection> Read(OpenXmlElement body)
    {
        Blocks(body);
        Close();
        return _sections;
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Paragraph paragraph:
                    Add(paragraph);
                    break;
                case Table table:
                    Add(table);
                    break;
                case SdtBlock block when block.SdtProperties?.GetFirstChild<SdtContentDocPartObject>() is not null:
                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    Blocks(content);
                    break;
                case CustomXmlBlock or InsertedRun:
                    Blocks(child);
                    break;
            }
        }
    }

    private void Add(Paragraph paragraph)
    {
        if (_styles.IsContents(paragraph))
        {
            return;
        }

        if (_styles.HeadingOf(paragraph) is { } level && _text.Plain(paragraph) is { Length: > 0 } title)
        {
            Close();
            _open = (level, title.Length <= ElementRevision.TitleMax ? title : title[..ElementRevision.TitleMax]);
            return;
        }

        var text = _text.Markdown(paragraph);
        if (text.Length == 0)
        {
            return;
        }

        if (_styles.ItemOf(paragraph) is not var (depth, isOrdered))
        {
            _isList = false;
            _blocks.Add(text);
            return;
        }

        var item = $"{new string(' ', depth * 3)}{(isOrdered ? "1." : "-")} {text.ReplaceLineEndings(" ")}";
        if (_isList)
        {
            _blocks[^1] += $"\n{item}";
        }
        else
        {
            _blocks.Add(item);
        }

        _isList = true;
    }

    private void Add(Table table)
    {
        _isList = false;
        var rows = table
            .Elements<TableRow>()
            .Select(r =>
                r.Elements<TableCell>().Select(c => string.Join(" / ", c.Descendants<Paragraph>().Select(_text.Markdown).Where(t => t.Length > 0)).ReplaceLineEndings(" ")).ToList()
            )
            .Where(r => r.Exists(c => c.Length > 0))
            .ToList();
        var width = rows.Select(r => r.Count).DefaultIfEmpty().Max();
        if (width < 2)
        {
            // A frame around a text.
            _blocks.AddRange(rows.SelectMany(r => r));
            return;
        }

        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append("| ")
                .AppendJoin(" | ", Enumerable.Range(0, width).Select(c => (rows[i].ElementAtOrDefault(c) ?? "").Replace("|", "\\|", StringComparison.Ordinal)))
                .Append(" |\n");
            if (i == 0)
            {
                text.Append('|').Append(string.Concat(Enumerable.Repeat(" --- |", width))).Append('\n');
            }
        }

        _blocks.Add(text.ToString().TrimEnd());
    }

    private void Close()
    {
        if (_open.Level > 0 || _blocks.Count > 0 || _text.Pictures > 0)
        {
            _sections.Add(new(_open.Level, _open.Title, string.Join("\n\n", _blocks), _text.Pictures));
        }

        _blocks.Clear();
        (_text.Pictures, _isList) = (0, false);
    }
}
