using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Library;

/// <summary>Ein Dokument: what is known of it, all its versions, and its text where the file is one. A placeholder has no page.</summary>
[AllowAnonymous]
internal sealed class DocumentPage(Shelf shelf, IsekDbContext db, IBlobStore blobs, CurrentUser current) : PageModel
{
    public DocumentCard Card { get; private set; } = null!;
    public DocumentGroupCard? Group { get; private set; }
    public Detail More { get; private set; } = null!;
    public IHtmlContent? Text { get; private set; }

    /// <summary>Staff alone see it.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>There is a text, but the file store does not answer.</summary>
    public bool IsTextAway { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        var cards = await shelf.CardsAsync(ct);
        if (!cards.ByKey.TryGetValue(key, out var card) && current.Has(Policies.Drafts))
        {
            card = cards.Drafts.FirstOrDefault(d => d.Key == key);
            IsDraft = card is not null;
        }

        if (card is null or { IsPlaceholder: true })
        {
            return NotFound();
        }

        if (IsDraft)
        {
            Response.Headers.CacheControl = "no-store";
        }

        Card = card;
        Group = card.GroupId is { } group ? cards.GroupsById[group] : null;
        More = await db.Set<Document>()
            .Where(d => d.Id == card.Id)
            .Select(d => new Detail(
                d.Credit,
                d.SourceDetail,
                db.Set<DocumentVersion>()
                    .Where(v => v.DocumentId == d.Id && Scans.Passed.Contains(v.Scan))
                    .OrderByDescending(v => v.No)
                    .ThenBy(v => v.SortOrder)
                    .Select(v => new Version(v.No, v.FileName, v.Sha256, v.Size, v.StoredAt, v.IsTagged, v.WithdrawnAt, v.WithdrawnReason))
                    .ToList()
            ))
            .SingleAsync(ct);
        try
        {
            Text = await ReadTextAsync(ct);
        }
        catch (FilesUnavailableException)
        {
            IsTextAway = true;
            // The page without its text is for this moment only.
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>The files that are for download: of the newest version that was not withdrawn.</summary>
    public IEnumerable<Version> Newest =>
        Card.Withdrawn is null ? More.Versions.Where(v => v.WithdrawnAt is null).GroupBy(v => v.No).FirstOrDefault() ?? Enumerable.Empty<Version>() : [];

    public string UrlOf(Version version) => Download.Url(Card.Key, version.No, version.FileName);

    private async Task<IHtmlContent?> ReadTextAsync(CancellationToken ct)
    {
        if (Card.Withdrawn is not null)
        {
            return null;
        }

        var no = Newest.Select(v => v.No).FirstOrDefault();
        var file = Newest.FirstOrDefault(v => v.No == no && v.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && v.Size <= Markdown.Max);
        if (file is null || await blobs.OpenAsync(db.Tenant.Place.Id, file.Sha256, ct) is not { } content)
        {
            return null;
        }

        using var reader = new StreamReader(content, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(ct);
        // The first heading repeats the title.
        return Markdown.ToHtml(text.StartsWith("# ", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text);
    }

    internal sealed record Detail(string? Credit, string? SourceDetail, IReadOnlyList<Version> Versions);

    internal sealed record Version(int No, string FileName, string Sha256, long Size, DateTime StoredAt, bool? IsTagged, DateTime? WithdrawnAt, string? WithdrawnReason)
    {
        public string Format => FileFormat.Of(FileName)?.Name ?? "Datei";
    }
}
