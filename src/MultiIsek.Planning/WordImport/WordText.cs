using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MultiIsek.Planning.WordImport;

/// <summary>Text eines Absatzes als Markdown: bold, italic, links, footnotes in parentheses. What was deleted under tracked changes is gone, what was inserted is there.</summary>
internal sealed partial class WordText(MainDocumentPart document, WordPictures files)
{
    /// <summary>Charts, objects and pictures that nobody takes, met since it was last set to nothing.</summary>
    public int Pictures { get; set; }

    /// <summary>Without any marks, as a heading has it.</summary>
    public string Plain(OpenXmlElement paragraph) => Spaces().Replace(WordPictures.Without(string.Concat(Pieces(paragraph).Select(p => p.Text))), " ").Trim();

    public string Markdown(OpenXmlElement paragraph)
    {
        var text = new StringBuilder();
        // Word cuts a bold word into several runs: marks stand around what belongs together.
        foreach (var run in Joined(Pieces(paragraph)))
        {
            var bare = run.Text.Trim();
            if (bare.Length == 0)
            {
                text.Append(run.Text.Length > 0 ? " " : "");
                continue;
            }

            var mark =
                run.IsBold && run.IsItalic ? "***"
                : run.IsBold ? "**"
                : run.IsItalic ? "*"
                : "";
            var inner = mark + Escaped(bare) + mark;
            text.Append(run.Text[0] is ' ' or '\n' ? run.Text[0].ToString() : "");
            text.Append(run.Link is null ? inner : $"[{inner}]({run.Link})");
            text.Append(run.Text[^1] is ' ' or '\n' ? run.Text[^1].ToString() : "");
        }

        return Start().Replace(Blanks().Replace(text.ToString(), " ").Trim(), @"$1\$2");
    }

    private readonly record struct Piece(string Text, bool IsBold, bool IsItalic, string? Link);

    private static IEnumerable<Piece> Joined(IEnumerable<Piece> pieces)
    {
        Piece? open = null;
        foreach (var piece in pieces)
        {
            if (open is { } last && (last.IsBold, last.IsItalic, last.Link) == (piece.IsBold, piece.IsItalic, piece.Link))
            {
                open = last with { Text = last.Text + piece.Text };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = piece;
        }

        if (open is { } rest)
        {
            yield return rest;
        }
    }

    private IEnumerable<Piece> Pieces(OpenXmlElement parent, string? link = null)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    foreach (var piece in OfRun(run, link))
                    {
                        yield return piece;
                    }

                    break;
                case Hyperlink hyperlink:
                    foreach (var piece in Pieces(hyperlink, Target(hyperlink)))
                    {
                        yield return piece;
                    }

                    break;
                case DocumentFormat.OpenXml.Math.OfficeMath:
                    Pictures++;
                    break;
                case ParagraphProperties or DeletedRun or MoveFromRun:
                    break;
                default:
                    foreach (var piece in child.HasChildren ? Pieces(child, link) : [])
                    {
                        yield return piece;
                    }

                    break;
            }
        }
    }

    private IEnumerable<Piece> OfRun(Run run, string? link)
    {
        var text = new StringBuilder();
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar:
                    text.Append(' ');
                    break;
                case Break { Type: null } or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case FootnoteReference note when Note(document.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(f => f.Id?.Value == note.Id?.Value)) is { } words:
                    text.Append(words);
                    break;
                case EndnoteReference note when Note(document.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(f => f.Id?.Value == note.Id?.Value)) is { } words:
                    text.Append(words);
                    break;
                case Drawing drawing when files.Mark(drawing) is { } mark:
                    text.Append(mark);
                    break;
                case Drawing or Picture or EmbeddedObject or AlternateContent:
                    Pictures++;
                    break;
            }
        }

        if (text.Length > 0)
        {
            yield return new(text.ToString(), IsOn(run.RunProperties?.Bold), IsOn(run.RunProperties?.Italic), link);
        }
    }

    private string? Note(OpenXmlElement? note) =>
        note is null ? null
        : Plain(note) is { Length: > 0 } words ? $" ({words})"
        : null;

    private string? Target(Hyperlink hyperlink) =>
        hyperlink.Id?.Value is { } id && document.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri is { IsAbsoluteUri: true, Scheme: "http" or "https" or "mailto" } uri
            ? uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;

    private static bool IsOn(OnOffType? mark) => mark is not null && mark.Val?.Value != false;

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>]")]
    private static partial Regex Special();

    [GeneratedRegex(@"(?m)^(\s*(?:\d{1,9}(?=[.)]\s))?)(#{1,6}|[+\-.)])(?=\s)")]
    private static partial Regex Start();

    [GeneratedRegex(@"[ \t\u00a0]{2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
