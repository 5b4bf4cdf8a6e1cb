using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using MediatR;
using MultiIsek.Documents.Contracts;

namespace MultiIsek.Planning.WordImport;

/// <param name="Content">As the file has it.</param>
/// <param name="Alt">Alternativtext.</param>
internal sealed record WordPicture(string FileName, byte[] Content, string? Alt);

/// <summary>Bilder einer Word-Datei: a mark stands in the text where one is, until the documents have taken it or not.</summary>
internal sealed partial class WordPictures(MainDocumentPart document)
{
    /// <summary>That one file may have; the rest is counted as left out.</summary>
    private const int Max = 300;
    private static readonly Dictionary<string, string> Endings = new()
    {
        ["image/png"] = "png",
        ["image/jpeg"] = "jpg",
        ["image/jpg"] = "jpg",
    };
    private readonly List<WordPicture> _all = [];

    public IReadOnlyList<WordPicture> All => _all;

    /// <returns>The mark; null for what is no picture that the documents take.</returns>
    public string? Mark(OpenXmlElement drawing)
    {
        if (
            _all.Count == Max
            || drawing.Descendants<Blip>().FirstOrDefault()?.Embed?.Value is not { } id
            || !document.TryGetPartById(id, out var part)
            || part is not ImagePart image
            || !Endings.TryGetValue(image.ContentType, out var ending)
        )
        {
            return null;
        }

        using var content = new MemoryStream();
        using (var stream = image.GetStream(FileMode.Open, FileAccess.Read))
        {
            stream.CopyTo(content);
        }

        _all.Add(new($"bild.{ending}", content.ToArray(), drawing.Descendants<DocProperties>().FirstOrDefault()?.Description?.Value));
        return string.Create(CultureInfo.InvariantCulture, $"\uE000{_all.Count - 1}\uE001");
    }

    public static string Without(string text) => Marks().Replace(text, "");

    /// <summary>Gives the pictures to the documents, and puts into the text where each can be fetched.</summary>
    public static async Task<(IReadOnlyList<WordSection> Sections, List<KeptPicture> Kept)> KeepAsync(
        IReadOnlyList<WordSection> sections,
        IReadOnlyList<WordPicture> pictures,
        IMediator mediator,
        CancellationToken ct
    )
    {
        var kept = new KeptPicture?[pictures.Count];
        foreach (var (picture, i) in pictures.Select((p, i) => (p, i)))
        {
            using var content = new MemoryStream(picture.Content, writable: false);
            kept[i] = await mediator.Send(new KeepPicture(picture.FileName, content, picture.Alt), ct);
        }

        return ([.. sections.Select(s => Fill(s, kept))], [.. kept.OfType<KeptPicture>().DistinctBy(p => p.Sha256)]);
    }

    private static WordSection Fill(WordSection section, KeptPicture?[] kept)
    {
        var left = section.Pictures;
        var body = Marks()
            .Replace(
                section.Body,
                mark =>
                {
                    var no = int.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                    if (no < kept.Length && kept[no] is { } picture)
                    {
                        return $"![{Unmarked().Replace(picture.Alt ?? "", " ").Trim()}]({picture.Url})";
                    }

                    left++;
                    return "";
                }
            );
        return section with { Body = Gaps().Replace(body, "\n\n").Trim(), Pictures = left };
    }

    [GeneratedRegex("\uE000(\\d{1,4})\uE001")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\[\]<>()\\\s]+")]
    private static partial Regex Unmarked();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Gaps();
}
