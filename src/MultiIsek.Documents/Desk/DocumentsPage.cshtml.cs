using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Desk;

/// <summary>Alle Dokumente der Stadt, for those who look after them: filtered, sorted, by pages, and as CSV.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class DocumentsPage(DeskShelf desk, Shelf shelf, VirusScanner scanner, PdfReader pdf, PictureMaker pictures, IPublicAddress address) : PageModel
{
    public const int PageSize = 50;

    public sealed record Question
    {
        [FromQuery(Name = "wort")]
        public string? Word { get; init; }

        [FromQuery(Name = "gruppe")]
        public string? Group { get; init; }

        [FromQuery(Name = "art")]
        public string? Kind { get; init; }

        [FromQuery(Name = "zustand")]
        public string? State { get; init; }

        [FromQuery(Name = "sortierung")]
        public string? Sort { get; init; }

        public DocumentFilter ToFilter() => DocumentFilter.Read(Word, Group, Kind, State, Sort);
    }

    public DocumentFilter Filter { get; private set; } = null!;
    public IReadOnlyList<DeskDocument> Documents { get; private set; } = [];
    public IReadOnlyList<DocumentGroupCard> Groups { get; private set; } = [];

    /// <summary>How many the selection has, on all pages.</summary>
    public int Count { get; private set; }

    /// <summary>How many there are at all.</summary>
    public int Total { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }
    public int Last => Math.Max(1, (Count + PageSize - 1) / PageSize);
    public bool HasScanner => scanner.IsOn;
    public IReadOnlyList<string> MissingTools => pdf.Missing;
    public IReadOnlyList<string> MissingPictureTools => pictures.Missing;
    public string? Done { get; private set; }

    public async Task OnGetAsync([FromQuery] Question asked, int? seite, string? getan, CancellationToken ct)
    {
        Filter = asked.ToFilter();
        Done = DeskWords.Done(getan);
        Groups = (await shelf.CardsAsync(ct)).Groups;
        var all = await desk.ListAsync(ct);
        var some = Filter.Of(all);
        (Total, Count) = (all.Count, some.Count);
        Number = Math.Clamp(seite ?? 1, 1, Last);
        Documents = [.. some.Skip((Number - 1) * PageSize).Take(PageSize)];
    }

    public async Task<IActionResult> OnGetCsvAsync([FromQuery] Question asked, CancellationToken ct)
    {
        var csv = new Csv("Schlüssel", "Titel", "Art", "Gruppe", "Datum", "Zustand", "Fassungen", "Dateien", "Größe (Byte)", "Adresse");
        foreach (var document in asked.ToFilter().Of(await desk.ListAsync(ct)))
        {
            csv.Row(
                document.Key,
                document.Title,
                document.Kind.ToGerman(),
                document.GroupTitle,
                document.DatedOn?.ToInput(),
                document.IsPlaceholder ? "Platzhalter" : document.State.ToGerman(),
                document.Versions.ToString(CultureInfo.InvariantCulture),
                document.Formats,
                document.Size.ToString(CultureInfo.InvariantCulture),
                address.UrlOf(document.IsPlaceholder ? $"/dokumente#{document.Key}" : $"/dokumente/{document.Key}")
            );
        }

        return File(csv.ToBytes(), Csv.ContentType, "dokumente.csv");
    }
}
