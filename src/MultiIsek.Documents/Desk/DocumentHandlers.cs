using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Desk;

internal sealed class DocumentHandlers(IsekDbContext db, DocumentSaves saves)
    : IRequestHandler<AddDocument, string>,
        IRequestHandler<SaveDocument, bool>,
        IRequestHandler<ShowDocument, Unit>,
        IRequestHandler<AddVersion, int>
{
    public async Task<string> Handle(AddDocument command, CancellationToken ct)
    {
        try
        {
            return await AddAsync(command, ct);
        }
        catch (RefusedException)
        {
            // Two files of one name at the same moment: whoever comes second gets the next key.
            return await AddAsync(command, ct);
        }
    }

    private async Task<string> AddAsync(AddDocument command, CancellationToken ct)
    {
        var document = new Document
        {
            Id = command.Id,
            Key = await DeskKeys.NewAsync(db.Set<Document>().Select(d => d.Key), command.Values.Title, "dokument", ct),
            State = command.IsPublished ? DocumentState.Published : DocumentState.Draft,
            SortOrder = 1 + await db.Set<Document>().MaxAsync(d => (int?)d.SortOrder, ct) ?? 1,
        };
        command.Values.ApplyTo(document);
        db.Add(document);
        if (command.File is { } file)
        {
            await saves.AddFilesAsync(document.Id, [file], ct);
        }

        await saves.SaveAsync(ct);
        return document.Key;
    }

    public async Task<bool> Handle(SaveDocument command, CancellationToken ct)
    {
        var document = await saves.FindAsync(command.Id, ct);
        if (document.Revision != command.Revision)
        {
            throw new StaleException();
        }

        command.Changed = command.Values.ApplyTo(document);
        if (command.Changed.Count > 0)
        {
            await saves.SaveAsync(ct);
        }

        return command.Changed.Count > 0;
    }

    public async Task<Unit> Handle(ShowDocument command, CancellationToken ct)
    {
        var document = await saves.FindAsync(command.Id, ct);
        if (document.State == DocumentState.Withdrawn)
        {
            throw new RefusedException("Das Dokument ist zurückgezogen. Nehmen Sie das zuerst zurück.");
        }

        document.State = command.IsShown ? DocumentState.Published : DocumentState.Draft;
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<int> Handle(AddVersion command, CancellationToken ct)
    {
        var document = await saves.FindAsync(command.Id, ct);
        command.No = await saves.AddFilesAsync(document.Id, command.Files, ct);
        // What was awaited is there now.
        (document.IsPlaceholder, document.PlaceholderNote) = (false, null);
        // Two who replace it at once would share a number: the later one is refused by the row's revision.
        db.Entry(document).Property(d => d.Title).IsModified = true;
        await saves.SaveAsync(ct);
        return command.No;
    }
}
