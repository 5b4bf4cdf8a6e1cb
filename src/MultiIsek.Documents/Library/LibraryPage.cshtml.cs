using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;

namespace MultiIsek.Documents.Library;

/// <summary>Alle Dokumente, in the city's own groups; the sources stand at the end.</summary>
[AllowAnonymous]
internal sealed class LibraryPage(Shelf shelf) : PageModel
{
    public ShelfCards Cards { get; private set; } = null!;

    public IReadOnlyList<DocumentCard> Ungrouped => [.. Cards.Documents.Where(d => d.GroupId is null && d.Kind != DocumentKind.SourcePage)];

    public IReadOnlyList<DocumentCard> Sources => [.. Cards.Documents.Where(d => d.Kind == DocumentKind.SourcePage)];

    public async Task OnGetAsync(CancellationToken ct) => Cards = await shelf.CardsAsync(ct);

    public IReadOnlyList<DocumentCard> Of(Guid group) => [.. Cards.Documents.Where(d => d.GroupId == group && d.Kind != DocumentKind.SourcePage)];
}
