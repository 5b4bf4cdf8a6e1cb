using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Desk;

/// <summary>Ein Dokument löschen: says before what goes, and what keeps it.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class DeleteDocumentPage(IsekDbContext db, IEnumerable<IDocumentUses> uses, IMediator mediator) : PageModel, IFaulty
{
    public Document Document { get; private set; } = null!;
    public int Files { get; private set; }
    public IReadOnlyList<DocumentUse> Uses { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct) => await LoadAsync(key, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new DeleteDocument(Document.Id), ct);
                return $"{DocumentFilter.Path}?getan=geloescht";
            }
        );
    }

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(d => d.Key == key, ct) is not { } found)
        {
            return false;
        }

        Document = found;
        Files = await db.Set<DocumentVersion>().CountAsync(v => v.DocumentId == found.Id, ct);
        Uses = await WithdrawalHandlers.KeptByAsync(db, uses, found, ct);
        return true;
    }
}
