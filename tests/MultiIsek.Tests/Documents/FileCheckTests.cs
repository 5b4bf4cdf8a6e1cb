using System.Diagnostics;
using MultiIsek.Documents.Uploads;
using static MultiIsek.Tests.Documents.SampleFiles;

namespace MultiIsek.Tests.Documents;

/// <summary>P18: a fixed verdict for every file of the corpus, in less than five seconds and with little memory.</summary>
public sealed class FileCheckTests
{
    private const string Word = "word/document.xml";
    private static readonly byte[] Zeros = new byte[100_000_000];

    private static readonly Dictionary<string, (string Name, Func<byte[]> Content, Verdict Verdict)> Corpus = new()
    {
        // What people bring.
        ["a PDF"] = ("Endbericht 2025.pdf", () => Pdf(), Verdict.Fine),
        ["a PDF that opens at a page"] = ("b.pdf", () => Pdf("7 0 obj\n<< /OpenAction [3 0 R /Fit] /URI (https://example.org) >>\nendobj\n"), Verdict.Fine),
        ["a PDF whose picture data look like code"] = ("c.pdf", () => Pdf("7 0 obj\n<< /Length 20 >>\nstream\n /JS /Launch /Encrypt \nendstream\nendobj\n"), Verdict.Fine),
        ["a Word file"] = ("d.docx", () => Docx(), Verdict.Fine),
        ["a Word file with links"] = ("d.docx", () => Docx(("word/_rels/document.xml.rels", Relation("hyperlink"))), Verdict.Fine),
        ["an Excel file"] = ("e.xlsx", () => Office("xl/workbook.xml"), Verdict.Fine),
        ["a PowerPoint file"] = ("f.pptx", () => Office("ppt/presentation.xml"), Verdict.Fine),
        ["an ODT"] = ("g.odt", () => Odf("text"), Verdict.Fine),
        ["an ODS"] = ("h.ods", () => Odf("spreadsheet"), Verdict.Fine),
        ["a CSV"] = ("i.csv", () => Bytes("Maßnahme;Kosten\r\nBrücke;12,5\r\n"), Verdict.Fine),
        ["a text with a byte order mark"] = ("j.txt", () => [0xEF, 0xBB, 0xBF, .. Bytes("Grüße\n")], Verdict.Fine),
        ["a Markdown text"] = ("k.md", () => Bytes("# Titel\n\nText mit <b>fett</b>.\n"), Verdict.Fine),
        ["a PNG"] = ("l.png", () => Png(800, 600), Verdict.Fine),
        ["a JPEG"] = ("m.JPEG", () => Jpeg(800, 600), Verdict.Fine),
        ["a WebP"] = ("n.webp", () => Webp(800, 600), Verdict.Fine),
        // Programs.
        ["a Windows program"] = ("rechnung.pdf", () => Bytes("MZ\u0090 program"), Verdict.Executable),
        ["a Linux program"] = ("bericht.docx", () => [0x7F, .. "ELF"u8, 2, 1], Verdict.Executable),
        ["a script"] = ("liste.csv", () => Bytes("#!/bin/sh\nrm -rf /\n"), Verdict.Executable),
        ["a Java class"] = ("a.pdf", () => [0xCA, 0xFE, 0xBA, 0xBE, 0, 0], Verdict.Executable),
        ["a shortcut"] = ("a.pdf", () => [0x4C, 0, 0, 0, 1, 0x14, 2, 0], Verdict.Executable),
        // Pages that call themselves pictures or texts.
        ["an SVG with a script"] = ("logo.svg", () => Bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), Verdict.Markup),
        ["an SVG called PNG"] = ("logo.png", () => Bytes("<?xml version='1.0'?><svg/>"), Verdict.Markup),
        ["HTML called text"] = ("a.txt", () => Bytes("\r\n  <!DOCTYPE html><script>alert(1)</script>"), Verdict.Markup),
        ["HTML"] = ("a.html", () => Bytes("<html><body onload=alert(1)>"), Verdict.Markup),
        ["an SVG in UTF-16"] = ("logo.svg", () => [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("<svg onload='alert(1)'/>")], Verdict.Format),
        ["an SVG behind a comment"] = ("a.svg", () => Bytes("<!-- a -->\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), Verdict.Markup),
        ["an SVG behind a byte order mark"] = ("a.md", () => [0xEF, 0xBB, 0xBF, .. "<SVG><foreignObject/></SVG>"u8], Verdict.Markup),
        ["a packed SVG"] = ("a.svgz", () => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], Verdict.Archive),
        // Archives and old formats.
        ["EICAR in a ZIP"] = ("a.zip", () => Zip(("eicar.com", Eicar)), Verdict.Archive),
        ["a ZIP called DOCX"] = ("a.docx", () => Zip(("eicar.com", Eicar)), Verdict.Archive),
        ["a ZIP in a ZIP"] = ("a.docx", () => Zip(("innen.zip", Zip(("eicar.com", Eicar)))), Verdict.Archive),
        ["a gzip"] = ("a.csv", () => [0x1F, 0x8B, 8, 0], Verdict.Archive),
        ["a RAR"] = ("a.pdf", () => Bytes("Rar!\u001a\u0007"), Verdict.Archive),
        ["an old Word file"] = ("a.doc", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Verdict.OldOffice),
        // Macros and what fetches.
        ["a DOCM"] = ("a.docm", () => Docx(("word/vbaProject.bin", Bytes("macro"))), Verdict.Macros),
        ["macros called DOCX"] = ("a.docx", () => Docx(("word/vbaProject.bin", Bytes("macro"))), Verdict.Macros),
        ["macros under another name"] = ("a.docx", () => Office(Word, "<Override ContentType='application/vnd.ms-office.vbaProject' PartName='/word/x.bin'/>"), Verdict.Macros),
        ["a DOTM"] = ("a.docx", () => Office(Word, "<Override ContentType='application/vnd.ms-word.template.macroEnabledTemplate.main+xml'/>"), Verdict.Macros),
        ["an XLSM called XLSX"] = ("a.xlsx", () => Office("xl/workbook.xml", "<Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>"), Verdict.Macros),
        ["a PPTM"] = ("a.pptm", () => Office("ppt/presentation.xml", "", ("ppt/vbaProject.bin", Bytes("macro"))), Verdict.Macros),
        ["macros of the old kind in Excel"] = ("a.xlsx", () => Office("xl/workbook.xml", "", ("xl/macrosheets/sheet1.xml", Bytes("<x/>"))), Verdict.Active),
        ["a workbook that reads another"] = (
            "a.xlsx",
            () => Office("xl/workbook.xml", "", ("xl/externalLinks/_rels/externalLink1.xml.rels", Relation("externalLinkPath"))),
            Verdict.Active
        ),
        ["a picture from elsewhere"] = ("a.docx", () => Docx(("word/_rels/document.xml.rels", Relation("image"))), Verdict.Active),
        ["macros in ODT"] = ("a.odt", () => Odf("text", ("Basic/Standard/Module1.xml", Bytes("<module/>"))), Verdict.Macros),
        ["a template from elsewhere"] = ("a.docx", () => Docx(("word/_rels/settings.xml.rels", Relation("attachedTemplate"))), Verdict.Active),
        ["an object of another program"] = ("a.docx", () => Docx(("word/embeddings/oleObject1.bin", Bytes("MZ"))), Verdict.Active),
        ["ActiveX"] = ("a.docx", () => Docx(("word/activeX/activeX1.bin", Bytes("x"))), Verdict.Active),
        // PDF that acts.
        ["a PDF with JavaScript"] = ("a.pdf", () => Pdf("7 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n"), Verdict.Active),
        ["a PDF with JavaScript in other letters"] = ("a.pdf", () => Pdf("7 0 obj\n<< /S /J#61va#53cript >>\nendobj\n"), Verdict.Active),
        ["a PDF with JavaScript behind a comment that begins no data"] = ("a.pdf", () => Pdf("%stream\n7 0 obj\n<< /S /JavaScript >>\nendobj\n"), Verdict.Active),
        ["a PDF with JavaScript behind a word that begins no data"] = ("a.pdf", () => Pdf("stream\n7 0 obj\n<< /S /JavaScript >>\nendobj\n"), Verdict.Active),
        ["a PDF with JavaScript behind a string"] = ("a.pdf", () => Pdf("7 0 obj\n(>>\nstream\n)\nendobj\n8 0 obj\n<< /S /JavaScript >>\nendobj\n"), Verdict.Active),
        ["a PDF with JavaScript behind a string that does not end"] = ("a.pdf", () => Pdf("((\n7 0 obj\n<< /S /JavaScript >>\nendobj\n"), Verdict.Active),
        ["a PDF with packed JavaScript behind a string that does not end"] = ("a.pdf", () => [.. "%PDF-1.4\n(\n"u8, .. PdfWithPacked("<< /S /JavaScript >>")[9..]], Verdict.Active),
        ["a PDF with packed JavaScript behind a comment"] = ("a.pdf", () => PdfWithPacked("<< /S /JavaScript >>", "%obj stream\n"), Verdict.Active),
        ["a PDF whose strings and comments look like data"] = (
            "a.pdf",
            () => Pdf("%(\n7 0 obj\n<< /Title (a \\( b >> stream\n c) /Length 9 >> % (\nstream\n /Launch \nendstream\nendobj\n"),
            Verdict.Fine
        ),
        ["a PDF with packed JavaScript"] = ("a.pdf", () => PdfWithPacked("<< /S /JavaScript >>"), Verdict.Active),
        ["a PDF that starts a program"] = ("a.pdf", () => Pdf("7 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n"), Verdict.Active),
        ["EICAR in a PDF's attachment"] = ("a.pdf", () => Pdf("7 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n"), Verdict.Active),
        ["a PDF that acts when its page is shown"] = ("a.pdf", () => Pdf("7 0 obj\n<< /AA << /O << /S /JavaScript /JS 8 0 R >> >> >>\nendobj\n"), Verdict.Active),
        ["a PDF that sends its form"] = ("a.pdf", () => Pdf("7 0 obj\n<< /S /SubmitForm /F (https://example.org) >>\nendobj\n"), Verdict.Active),
        ["a PDF that reads data in"] = ("a.pdf", () => Pdf("7 0 obj\n<< /S /ImportData /F (a.fdf) >>\nendobj\n"), Verdict.Active),
        ["a PDF with a form that computes"] = ("a.pdf", () => Pdf("7 0 obj\n<< /XFA 8 0 R >>\nendobj\n"), Verdict.Active),
        ["a PDF with a film"] = ("a.pdf", () => Pdf("7 0 obj\n<< /Subtype /RichMedia >>\nendobj\n"), Verdict.Active),
        ["a PDF with a password"] = ("a.pdf", () => Pdf("7 0 obj\n<< /Encrypt 9 0 R >>\nendobj\n"), Verdict.Protected),
        ["a PDF that was cut off"] = ("a.pdf", () => Pdf()[..200], Verdict.Broken),
        // Two things at once.
        ["a PDF that is a ZIP"] = ("a.pdf", () => [.. Pdf(), .. Zip(("eicar.com", Eicar))], Verdict.Mixed),
        ["a PDF that is a page"] = ("a.pdf", () => [.. "%PDF-1.4\n<html><script>alert(1)</script>"u8, .. Pdf()], Verdict.Mixed),
        ["a JPEG that is a ZIP"] = ("a.jpg", () => Jpeg(10, 10, Zip(("a.class", Eicar))), Verdict.Mixed),
        ["a JPEG that is a PDF"] = ("a.jpg", () => Jpeg(10, 10, Pdf()), Verdict.Mixed),
        ["a PNG with something behind"] = ("a.png", () => Png(10, 10, Bytes("<?php system($_GET[0]); ?> and more")), Verdict.Mixed),
        ["a JPEG with a page in its comment"] = ("a.jpg", () => [0xFF, 0xD8, 0xFF, 0xFE, 0, 27, .. "<script>alert(1)</script>"u8, .. Jpeg(10, 10)[2..]], Verdict.Mixed),
        ["a GIF that is a script"] = ("a.gif", () => Bytes("GIF89a/*<script>*/=alert(1)"), Verdict.Markup),
        ["a GIF called PNG"] = ("a.png", () => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0], Verdict.Ending),
        ["a PDF behind a ZIP's beginning"] = ("a.docx", () => [.. Docx()[..40], .. Pdf()], Verdict.Mixed),
        // What unfolds.
        ["a ZIP bomb"] = ("a.docx", () => Docx(("word/media/a.xml", Zeros), ("word/media/b.xml", Zeros), ("word/media/c.xml", Zeros), ("word/media/d.xml", Zeros)), Verdict.Bomb),
        ["a bomb that lies about its size"] = ("a.docx", Liar, Verdict.Broken),
        ["a ZIP of very many entries"] = ("a.docx", () => Zip([.. Enumerable.Range(0, 12_000).Select(i => ($"{i}", Array.Empty<byte>()))]), Verdict.Bomb),
        ["a PNG of too many pixels"] = ("a.png", () => Png(100_000, 100_000), Verdict.Pixels),
        ["a JPEG of too many pixels"] = ("a.jpg", () => Jpeg(65_000, 65_000), Verdict.Pixels),
        ["a WebP of too many pixels"] = ("a.webp", () => Webp(16_000, 16_000), Verdict.Pixels),
        // Names.
        ["a path"] = ("../../etc/passwd.txt", () => Bytes("x"), Verdict.Name),
        ["a Windows path"] = ("C:\\temp\\a.txt", () => Bytes("x"), Verdict.Name),
        ["a turned name"] = ("bericht\u202Efdp.exe.txt", () => Bytes("x"), Verdict.Name),
        ["a name with a line end"] = ("a\r\nSet-Cookie: b.txt", () => Bytes("x"), Verdict.Name),
        ["a hidden file"] = (".htaccess.txt", () => Bytes("x"), Verdict.Name),
        ["a device"] = ("CON.txt", () => Bytes("x"), Verdict.Name),
        ["a name without letters"] = ("---.txt", () => Bytes("x"), Verdict.Name),
        ["a long name"] = ($"{new string('a', 200)}.txt", () => Bytes("x"), Verdict.Name),
        ["a name with a zero"] = ("a.pdf\0.exe", () => Bytes("x"), Verdict.Name),
        ["a name with a colon"] = ("a.txt:strom.txt", () => Bytes("x"), Verdict.Name),
        ["a name that ends in a point"] = ("a.txt.", () => Bytes("x"), Verdict.Name),
        ["a device with an ending"] = ("com1.pdf.txt", () => Bytes("x"), Verdict.Name),
        ["a name with a mark that nobody sees"] = ("be\u200Bricht.txt", () => Bytes("x"), Verdict.Name),
        ["a name of markup"] = ("<img src=x onerror=alert(1)>.txt", () => Bytes("x"), Verdict.Name),
        // The rest.
        ["nothing"] = ("a.txt", () => [], Verdict.Empty),
        ["a Word file called PDF"] = ("a.pdf", () => Docx(), Verdict.Ending),
        ["a PDF called program"] = ("a.pdf.exe", () => Pdf(), Verdict.Ending),
        ["text called PDF"] = ("a.pdf", () => Bytes("Guten Tag"), Verdict.Ending),
        ["a script's source"] = ("a.bat", () => Bytes("@echo off"), Verdict.Format),
        ["a format of its own"] = ("a.dwg", () => Bytes("AC1032\0\0"), Verdict.Format),
        ["text in another encoding"] = ("a.csv", () => [(byte)'M', (byte)'a', 0xDF, (byte)'e', (byte)'n', (byte)';'], Verdict.Encoding),
        ["text with a zero byte"] = ("a.txt", () => Bytes("a\0b"), Verdict.Encoding),
        ["a broken ZIP"] = ("a.docx", () => Docx()[..60], Verdict.Broken),
        ["a PNG that was cut off"] = ("a.png", () => Png(10, 10)[..50], Verdict.Broken),
    };

    public static TheoryData<string> Names => [.. Corpus.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_file_has_its_verdict(string about)
    {
        var (name, make, verdict) = Corpus[about];
        using var content = new MemoryStream(make(), writable: false);
        var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalMemory(forceFullCollection: true));

        var (actual, format) = await FileCheck.LookAsync(FileNames.Normal(name), content, CancellationToken.None);

        Assert.Equal(verdict, actual);
        Assert.Equal(verdict == Verdict.Fine, format is not null);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < 100_000_000, "too much memory");
    }

    [Fact]
    public void Every_verdict_has_its_own_sentence()
    {
        var sentences = Enum.GetValues<Verdict>().Select(v => v.ToGerman(new())).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.All(sentences, s => Assert.EndsWith(".", s, StringComparison.Ordinal));
        Assert.Contains("100 MB", Verdict.TooLarge.ToGerman(new()).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    private static byte[] Relation(string type) =>
        Bytes(
            $"<?xml version='1.0'?><Relationships><Relationship Id='r1' Type='http://schemas/relationships/{type}' Target='https://example.org/x' TargetMode='External'/></Relationships>"
        );

    /// <summary>Says of its large entry that it is small, in the directory and in front of it.</summary>
    private static byte[] Liar()
    {
        var zip = Docx(("word/media/a.xml", Zeros), ("word/media/b.xml", Zeros), ("word/media/c.xml", Zeros), ("word/media/d.xml", Zeros));
        var size = BitConverter.GetBytes(Zeros.Length);
        for (var at = 0; at + 4 <= zip.Length; at++)
        {
            if (zip.AsSpan(at, 4).SequenceEqual(size))
            {
                BitConverter.TryWriteBytes(zip.AsSpan(at), 1000);
            }
        }

        return zip;
    }
}
