using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Transfer;

/// <summary>Takes groups, documents and their files. New bytes become a new version; the old ones stay under their address.</summary>
internal sealed class DocumentsTransfer(IBlobStore blobs, TimeProvider time) : TransferPart
{
    public override int Order => 10;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["documents"] = typeof(DocumentsFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<DocumentsFile>(DocumentsFile.Name, ct, DocumentsKeys.GroupKind, DocumentsKeys.DocumentKind) is not { } file)
        {
            return;
        }

        await import.NoteAsync(file, "documents", file.Root.Note, ct);
        var groups = file.Root.Groups.Select((g, i) => (g, $"groups[{i}]")).ToList();
        // Like a record: the order that the desk gave them stays until the file's own order changes.
        var isOrdered = groups.Count == 0 || (await import.IsEditedAsync("Gruppenfolge", "documents", groups.Select(g => g.g.Key).ToList(), false, ct)).IsEdited;
        await import.MergeAsync<DocumentGroup, GroupRecord, DocumentsFile>(
            file,
            DocumentsKeys.GroupKind,
            groups,
            g => g.Key,
            key => new DocumentGroup { Key = key },
            (row, record, path, _) => ApplyAsync(import, file, row, record, path),
            ct,
            place: (row, at) => row.SortOrder = isOrdered || row.SortOrder == 0 ? at : row.SortOrder
        );

        var documents = file.Root.Documents.Select((d, i) => (Record: d, Path: $"documents[{i}]")).ToList();
        import.RefuseCycles(file, "source", documents.Select(d => (d.Record.Key, d.Record.Source, d.Path)));
        Dictionary<DocumentRecord, IReadOnlyList<CityFile>> files = new(ReferenceEqualityComparer.Instance);
        foreach (var (record, path) in documents)
        {
            files[record] = await CityFiles.ReadAsync(import, file, record, path, ct);
        }

        var versions = (await import.Db.Set<DocumentVersion>().AsNoTracking().ToListAsync(ct)).ToLookup(v => v.DocumentId);
        await import.MergeAsync<Document, DocumentRecord, DocumentsFile>(
            file,
            DocumentsKeys.DocumentKind,
            documents,
            d => d.Key,
            key => new Document { Key = key },
            (row, record, path, _) =>
            {
                Apply(import, file, row, record, path);
                return AddVersionAsync(import, row, files[record], versions[row.Id].ToList(), ct);
            },
            ct,
            record => new { record, files = files[record].Select(f => new { f.Name, f.Sha256 }) },
            row => RemoveVersionsAsync(import.Db, row.Id, ct),
            (row, at) => row.SortOrder = at
        );
    }

    private static Task ApplyAsync(Import import, JsonFile<DocumentsFile> file, DocumentGroup row, GroupRecord record, string path)
    {
        row.Number = import.Text(file, $"{path}.number", record.Number, DocumentGroup.NumberMax);
        row.Title = import.Text(file, $"{path}.title", record.Title, DocumentGroup.TitleMax)!;
        row.Note = import.Text(file, $"{path}.note", record.Note, DocumentGroup.NoteMax);
        return Task.CompletedTask;
    }

    private static void Apply(Import import, JsonFile<DocumentsFile> file, Document row, DocumentRecord record, string path)
    {
        row.Kind = record.Kind;
        row.Title = import.Text(file, $"{path}.title", record.Title, Document.TitleMax)!;
        row.GroupId = import.Find(file, $"{path}.group", DocumentsKeys.GroupKind, record.Group);
        row.Summary = import.Text(file, $"{path}.summary", record.Summary, Document.NoteMax);
        row.Publisher = import.Text(file, $"{path}.publisher", record.Publisher, Document.ShortMax);
        row.Credit = import.Text(file, $"{path}.credit", record.Credit, Document.ShortMax);
        row.DatedOn = import.Date(file, $"{path}.date", record.Date);
        row.IsPlaceholder = record.Placeholder;
        row.PlaceholderNote = import.Text(file, $"{path}.placeholderNote", record.PlaceholderNote, Document.NoteMax);
        row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
        row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, Document.ShortMax);
        row.Url = import.Url(file, $"{path}.url", record.Url);
        row.ReadOn = DateOnly.TryParseExact(record.ReadOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (record.ReadOn is not null && row.ReadOn is null)
        {
            import.Error(file, $"{path}.readOn", $"„{record.ReadOn}“ ist kein Tag. Ein Tag hat die Form 2026-11-22.");
        }

        if (record is { Placeholder: true, Files.Count: > 0 })
        {
            import.Error(file, $"{path}.files", "Ein Platzhalter hat keine Dateien.");
        }

        if (record is { Placeholder: true, Source: null })
        {
            import.Error(file, path, "Ein Platzhalter nennt seine Quelle (source).");
        }
    }

    private async Task AddVersionAsync(Import import, Document row, IReadOnlyList<CityFile> files, IReadOnlyList<DocumentVersion> versions, CancellationToken ct)
    {
        // Compared with what an import brought last: a version that the desk put on top stays there until the file's own bytes change.
        var imported = versions.Where(v => v.Scan == ScanState.Imported).ToList();
        var newest = imported.Where(v => v.No == imported.Max(o => o.No));
        if (files.Count == 0 || newest.Select(v => (v.FileName, v.Sha256)).ToHashSet().SetEquals(files.Select(f => (f.Name, f.Sha256))))
        {
            return;
        }

        var no = versions.Select(v => v.No).DefaultIfEmpty().Max() + 1;
        foreach (var (file, order) in files.Select((f, i) => (f, i)))
        {
            var version = new DocumentVersion
            {
                DocumentId = row.Id,
                No = no,
                FileName = file.Name,
                ContentType = file.Format.ContentType,
                Sha256 = file.Sha256,
                Size = file.Size,
                StoredAt = time.GetUtcNow().UtcDateTime,
                SortOrder = order,
            };
            import.Db.Add(version);
            if (PlainReader.Reads(file.Name))
            {
                // Found from the first day; what needs a tool is read afterwards.
                import.Db.Add(new DocumentText { VersionId = version.Id, Text = await PlainReader.ReadAsync(file.Path, ct) });
            }

            import.BeforeCommit(ct => StoreAsync(import, file, ct));
        }
    }

    private async Task StoreAsync(Import import, CityFile file, CancellationToken ct)
    {
        await using var content = File.OpenRead(file.Path);
        var stored = await blobs.PutAsync(import.Db.Tenant.Place.Id, content, ct);
        if (stored.Sha256 != file.Sha256)
        {
            throw new TransferException([new TransferError(file.Name, 1, "", "Die Datei hat sich während des Imports geändert. Bitte starten Sie ihn noch einmal.")]);
        }
    }

    private static async Task RemoveVersionsAsync(IsekDbContext db, Guid document, CancellationToken ct)
    {
        var versions = await db.Set<DocumentVersion>().Where(v => v.DocumentId == document).ToListAsync(ct);
        var ids = versions.Select(v => v.Id).ToList();
        db.RemoveRange(await db.Set<DocumentText>().Where(t => ids.Contains(t.VersionId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<DocumentPicture>().Where(p => ids.Contains(p.VersionId)).ToListAsync(ct));
        db.RemoveRange(versions);
    }
}
