using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Desk;

internal sealed class WithdrawalHandlers(IsekDbContext db, DocumentSaves saves, IEnumerable<IDocumentUses> uses)
    : IRequestHandler<WithdrawDocument, Unit>,
        IRequestHandler<WithdrawVersion, Unit>,
        IRequestHandler<RestoreDocument, Unit>,
        IRequestHandler<DeleteDocument, Unit>
{
    public async Task<Unit> Handle(WithdrawDocument command, CancellationToken ct)
    {
        var document = await saves.FindAsync(command.Id, ct);
        if (document.State != DocumentState.Published)
        {
            throw new RefusedException(
                document.State == DocumentState.Draft ? "Ein Entwurf ist nicht öffentlich; zurückziehen muss man ihn nicht." : "Das Dokument ist schon zurückgezogen."
            );
        }

        (document.State, document.WithdrawnAt, document.WithdrawnReason) = (DocumentState.Withdrawn, saves.Now, Reason(command.Reason));
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(WithdrawVersion command, CancellationToken ct)
    {
        var reason = Reason(command.Reason);
        foreach (var file in await FilesAsync(command.Id, command.No, ct))
        {
            (file.WithdrawnAt, file.WithdrawnReason) = (saves.Now, reason);
        }

        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(RestoreDocument command, CancellationToken ct)
    {
        if (command.No is { } no)
        {
            foreach (var file in await FilesAsync(command.Id, no, ct))
            {
                (file.WithdrawnAt, file.WithdrawnReason) = (null, null);
            }
        }
        else
        {
            var document = await saves.FindAsync(command.Id, ct);
            if (document.State != DocumentState.Withdrawn)
            {
                throw new RefusedException("Das Dokument ist nicht zurückgezogen.");
            }

            (document.State, document.WithdrawnAt, document.WithdrawnReason) = (DocumentState.Published, null, null);
        }

        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteDocument command, CancellationToken ct)
    {
        var document = await saves.FindAsync(command.Id, ct);
        if (await KeptByAsync(db, uses, document, ct) is { Count: > 0 } found)
        {
            throw new RefusedException($"„{document.Title}“ kann nicht gelöscht werden: {string.Join(", ", found.Select(u => u.What).Distinct().Take(5))}.");
        }

        var files = await db.Set<DocumentVersion>().Where(v => v.DocumentId == document.Id).ToListAsync(ct);
        var ids = files.Select(f => f.Id).ToList();
        db.RemoveRange(await db.Set<DocumentText>().Where(t => ids.Contains(t.VersionId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<DocumentPicture>().Where(p => ids.Contains(p.VersionId)).ToListAsync(ct));
        db.RemoveRange(files);
        db.Remove(document);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    /// <summary>What keeps a document from being deleted; the data files of the city among it, which would bring it back.</summary>
    public static async Task<IReadOnlyList<DocumentUse>> KeptByAsync(IsekDbContext db, IEnumerable<IDocumentUses> uses, Document document, CancellationToken ct)
    {
        List<DocumentUse> found = [];
        foreach (var each in uses)
        {
            found.AddRange(await each.OfDocumentAsync(document.Id, document.Key, ct));
        }

        found.AddRange(
            (await db.Set<Document>().Where(d => d.SourceId == document.Id).Select(d => new { d.Key, d.Title }).ToListAsync(ct)).Select(d => new DocumentUse(
                $"Quelle des Dokuments „{d.Title}“",
                $"/verwaltung/dokumente/bearbeiten/{d.Key}"
            ))
        );
        if (await db.Set<ImportedRecord>().AnyAsync(r => r.Part == DocumentsKeys.DocumentKind && r.Key == document.Key, ct))
        {
            found.Add(new("Es kommt aus den Datendateien der Stadt, und der nächste Import brächte es wieder", null));
        }

        return found;
    }

    private async Task<IReadOnlyList<DocumentVersion>> FilesAsync(Guid document, int no, CancellationToken ct) =>
        await db.Set<DocumentVersion>().Where(v => v.DocumentId == document && v.No == no).ToListAsync(ct) is { Count: > 0 } files
            ? files
            : throw new RefusedException("Diese Fassung gibt es nicht.");

    private static string Reason(string typed) =>
        typed.Trim() switch
        {
            "" => throw new RefusedException("Geben Sie einen Grund an. Alle lesen ihn."),
            { Length: > Document.ReasonMax } => throw new RefusedException($"Der Grund darf höchstens {Document.ReasonMax} Zeichen haben."),
            var reason => reason,
        };
}
