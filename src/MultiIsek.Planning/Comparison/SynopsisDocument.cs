using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Tables;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Synopse als Word-Datei for papers of the council: what was and what is side by side, landscape.</summary>
internal static class SynopsisDocument
{
    public static byte[] Write(Synopsis synopsis)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = SheetStyles.Printable(synopsis.Title);
            file.PackageProperties.Language = SynopsisStyles.Language;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = SynopsisStyles.Make();
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = SynopsisStyles.PageNumbers();
            main.Document = new Document(new Body([.. Head(synopsis), .. Changes(synopsis), SynopsisStyles.Landscape(main.GetIdOfPart(footer))]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Head(Synopsis synopsis)
    {
        var comparison = synopsis.Comparison;
        yield return Styled(SynopsisStyles.Title, synopsis.Title);
        if (synopsis.IsHidden)
        {
            yield return Labelled("Nicht öffentlich", Synopsis.HiddenNote);
        }

        yield return Labelled("Frühere Fassung", $"{synopsis.NameOf(comparison.Before)}, {comparison.Before.Version.Standing(synopsis.Resolutions)}");
        yield return Labelled("Spätere Fassung", $"{synopsis.NameOf(comparison.After)}, {comparison.After.Version.Standing(synopsis.Resolutions)}");
        yield return new Paragraph(
            Run("Lesehilfe: "),
            Run("Entfallenes", WordFate.Removed),
            Run(" ist rot und durchgestrichen, "),
            Run("Neues", WordFate.Added),
            Run(" ist grün und unterstrichen.")
        );
        yield return Styled(SynopsisStyles.Heading1, "Auf einen Blick");
        foreach (var (kind, count) in comparison.Counts)
        {
            yield return Styled(null, $"{GermanText.Count(count, "Element", "Elemente")}: {kind.Word()}");
        }

        yield return Styled(null, $"{GermanText.Count(comparison.Unchanged, "Element", "Elemente")}: unverändert");
        if (comparison.Structure.Count > 0)
        {
            yield return Styled(SynopsisStyles.Heading1, "Geändert ist auch die Struktur");
            foreach (var change in comparison.Structure)
            {
                yield return Styled(null, change);
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Changes(Synopsis synopsis)
    {
        yield return Styled(SynopsisStyles.Heading1, synopsis.Only is { } only ? $"Nur: {only.Word()}" : "Geänderte Elemente");
        if (synopsis.Changed.Count == 0)
        {
            yield return Styled(null, synopsis.Only is null ? "Beide Fassungen stimmen überein." : "Hier ist nichts geändert.");
        }

        foreach (var diff in synopsis.Changed)
        {
            yield return Styled(SynopsisStyles.Heading2, diff.Shown.Label);
            yield return Styled(SynopsisStyles.Remark, $"{diff.Shown.TypeLabel}: {string.Join(", ", diff.Differences.Select(d => d.Kind.Word()).Distinct())}", isKept: true);
            yield return SynopsisStyles.Table([
                .. diff.Differences.Select(d => Synopsis.Full(diff, d)).Select(d => (Side(d, d.Before, WordFate.Added), Side(d, d.After, WordFate.Removed))),
            ]);
            if (Synopsis.FateOf(diff) is { Length: > 0 } fate)
            {
                yield return Labelled("Verbleib", fate);
            }

            if (diff.Reason is not null)
            {
                yield return Labelled("Grund", diff.Reason);
            }
        }

        if (synopsis.BeyondNote is { } beyond)
        {
            yield return Styled(null, beyond);
        }
    }

    /// <param name="other">What only the other side has.</param>
    private static OpenXmlElement[] Side(Difference difference, string text, WordFate other)
    {
        var note = other == WordFate.Removed && difference.Note is not null ? $" ({difference.Note})" : "";
        Paragraph label = Styled(SynopsisStyles.Remark, difference.Label + note, isKept: true);
        return text.Length == 0 ? [label, Styled(null, "–")] : [label, new Paragraph(DiffSide.Runs(difference).Where(r => r.Fate != other).Select(r => Run(r.Text, r.Fate)))];
    }

    private static Paragraph Styled(string? style, string text, bool isKept = false)
    {
        var paragraph = new Paragraph(Run(text));
        if (style is not null)
        {
            paragraph.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }) { KeepNext = isKept ? new KeepNext() : null });
        }

        return paragraph;
    }

    private static Paragraph Labelled(string label, string text)
    {
        var strong = Run($"{label}: ");
        strong.RunProperties = new RunProperties(new Bold());
        return new Paragraph(strong, Run(text));
    }

    private static Run Run(string text, WordFate fate = WordFate.Same)
    {
        var run = new Run();
        if (SynopsisStyles.LookOf(fate) is { } look)
        {
            run.RunProperties = look;
        }

        var lines = SheetStyles.Printable(text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}
