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
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Library;

/// <summary>Ein Dokument: what is known of it, all its versions, and its text where the file is one. A placeholder has no page.</summary>
[AllowAnonymous]
internal sealed class DocumentPage(Shelf shelf, IsekDbContext db, IBlobStore blobs) : PageModel
{
    public DocumentCard Card { get; private set; } = null!;
    public DocumentGroupCard? Group { get; private set; }
    public Detail More { get; private set; } = null!;
    public IHtmlContent? Text { get; private set; }

    /// <summary>There is a text, but the file store does not answer.</summary>
    public bool IsTextAway { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        var cards = await shelf.CardsAsync(ct);
        if (!cards.ByKey.TryGetValue(key, out var card) || card.IsPlaceholder)
        {
            return NotFound();
        }

        Card = card;
        Group = card.GroupId is { } group ? cards.GroupsById[group] : null;
        More = await db.Set<Document>()
            .Where(d => d.Id == card.Id)
            .Select(d => new Detail(
                d.Credit,
                d.SourceDetail,
                db.Set<DocumentVersion>()
                    .Where(v => v.DocumentId == d.Id)
                    .OrderByDescending(v => v.No)
                    .ThenBy(v => v.SortOrder)
                    .Select(v => new Version(v.No, v.FileName, v.Sha256, v.Size, v.StoredAt))
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

    public string UrlOf(Version version) => Download.Url(Card.Key, version.No, version.FileName);

    private async Task<IHtmlContent?> ReadTextAsync(CancellationToken ct)
    {
        var no = More.Versions.Select(v => v.No).FirstOrDefault();
        var file = More.Versions.FirstOrDefault(v => v.No == no && v.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && v.Size <= Markdown.Max);
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

    internal sealed record Version(int No, string FileName, string Sha256, long Size, DateTime StoredAt)
    {
        public string Format => FileFormat.Of(FileName)?.Name ?? "Datei";
    }
}
