using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Comparison;

/// <summary>Wie die Synopse in Word aussieht: styles with the names that Word knows as headings, page, table.</summary>
internal static class SynopsisStyles
{
    public const string Language = "de-DE";
    public const string Title = "Title";
    public const string Heading1 = "Heading1";
    public const string Heading2 = "Heading2";
    public const string Remark = "Anmerkung";
    private const string Normal = "Normal";
    private const string Removed = "8A1A12";
    private const string Added = "0B4A26";

    // A4, in twentieths of a point.
    private const int Long = 16838;
    private const int Short = 11906;
    private const int Margin = 1134;
    private const int Column = (Long - (2 * Margin)) / 2;

    public static Styles Make() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Calibri",
                            HighAnsi = "Calibri",
                            ComplexScript = "Calibri",
                        },
                        new FontSize { Val = "21" },
                        new Languages { Val = Language, EastAsia = Language }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80" }))
            ),
            Style(Normal, "Normal", 22, isBold: false, before: 0, outline: null),
            Style(Title, "Title", 40, isBold: true, before: 0, outline: null),
            Style(Heading1, "heading 1", 30, isBold: true, before: 360, outline: 0),
            Style(Heading2, "heading 2", 25, isBold: true, before: 280, outline: 1),
            Style(Remark, "Anmerkung", 19, isBold: true, before: 0, outline: null)
        );

    /// <summary>Never by colour alone; null for what stays.</summary>
    public static RunProperties? LookOf(WordFate fate) =>
        fate switch
        {
            WordFate.Removed => new RunProperties(new Strike(), new Color { Val = Removed }),
            WordFate.Added => new RunProperties(new Color { Val = Added }, new Underline { Val = UnderlineValues.Single }),
            WordFate.Same => null,
        };

    public static Footer PageNumbers() =>
        new(
            new Paragraph(
                new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
                Words("Seite "),
                new SimpleField(Words("1")) { Instruction = " PAGE " },
                Words(" von "),
                new SimpleField(Words("1")) { Instruction = " NUMPAGES " }
            )
        );

    public static SectionProperties Landscape(string footer) =>
        new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
            new PageSize
            {
                Width = Long,
                Height = Short,
                Orient = PageOrientationValues.Landscape,
            },
            new PageMargin
            {
                Top = Margin,
                Bottom = Margin,
                Left = Margin,
                Right = Margin,
                Header = 600,
                Footer = 600,
                Gutter = 0,
            }
        );

    public static Table Table(IReadOnlyList<(OpenXmlElement[] Before, OpenXmlElement[] After)> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{2 * Column}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Line(new TopBorder()),
                    Line(new LeftBorder()),
                    Line(new BottomBorder()),
                    Line(new RightBorder()),
                    Line(new InsideHorizontalBorder()),
                    Line(new InsideVerticalBorder())
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true }
            ),
            new TableGrid(new GridColumn { Width = $"{Column}" }, new GridColumn { Width = $"{Column}" }),
            new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()), Heading("früher"), Heading("jetzt"))
        );
        table.Append(rows.Select(r => new TableRow(Cell(r.Before), Cell(r.After))));
        return table;
    }

    private static TableCell Heading(string text)
    {
        var words = Words(text);
        words.RunProperties = new RunProperties(new Bold());
        var cell = Cell([new Paragraph(new ParagraphProperties(new KeepNext()), words)]);
        cell.TableCellProperties!.Append(new Shading { Val = ShadingPatternValues.Clear, Fill = "E7EAF0" });
        return cell;
    }

    private static TableCell Cell(OpenXmlElement[] content) =>
        new([new TableCellProperties(new TableCellWidth { Width = $"{Column}", Type = TableWidthUnitValues.Dxa }), .. content]);

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static T Line<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Size, border.Color) = (BorderValues.Single, 4, "8A8F98");
        return border;
    }

    private static Style Style(string id, string name, int size, bool isBold, int before, int? outline)
    {
        var look = new StyleParagraphProperties();
        if (outline is not null)
        {
            look.Append(new KeepNext(), new KeepLines());
        }

        if (before > 0)
        {
            look.Append(new SpacingBetweenLines { Before = $"{before}", After = "80" });
        }

        if (outline is { } level)
        {
            look.Append(new OutlineLevel { Val = level });
        }

        var style = new Style(new StyleName { Val = name })
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == Normal ? true : null,
            CustomStyle = id == Remark ? true : null,
        };
        if (id != Normal)
        {
            style.Append(new BasedOn { Val = Normal }, new NextParagraphStyle { Val = Normal });
        }

        var run = new StyleRunProperties();
        if (isBold)
        {
            run.Append(new Bold());
        }

        run.Append(new FontSize { Val = $"{size}" });
        style.Append(new PrimaryStyle(), look, run);
        return style;
    }
}
