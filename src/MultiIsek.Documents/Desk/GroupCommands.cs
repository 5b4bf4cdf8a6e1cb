using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Desk;

/// <summary>Gruppe anlegen, at the end.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record AddGroup(GroupText Text) : IRequest, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("group.added", Id.ToString());
}

/// <summary>Gruppe umbenennen.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record SaveGroup(Guid Id, GroupText Text) : IRequest, IAudited
{
    public Act Act => new("group.saved", Id.ToString());
}

/// <summary>Gruppe um einen Platz verschieben.</summary>
internal sealed record MoveGroup(Guid Id, bool IsUp) : IRequest, IAudited
{
    public Act Act => new("group.moved", Id.ToString());
}

/// <summary>Leere Gruppe löschen.</summary>
/// <exception cref="RefusedException">Something is in it.</exception>
internal sealed record DeleteGroup(Guid Id) : IRequest, IAudited
{
    public Act Act => new("group.deleted", Id.ToString());
}

/// <summary>Alle Entwürfe einer Gruppe veröffentlichen, as they come with the pictures of a Word file.</summary>
internal sealed record ShowGroup(Guid Id) : IRequest, IAudited
{
    public Act Act => new("group.shown", Id.ToString());
}

/// <summary>Was an einer Gruppe geschrieben steht.</summary>
internal sealed record GroupText(string? Number, string? Title, string? Note)
{
    public void ApplyTo(DocumentGroup row)
    {
        var (number, title, note) = (Clean(Number), Clean(Title), Clean(Note));
        List<Fault> faults =
        [
            .. TooLong("number", number, DocumentGroup.NumberMax),
            .. TooLong("title", title, DocumentGroup.TitleMax),
            .. TooLong("note", note, DocumentGroup.NoteMax),
        ];
        if (title is null)
        {
            faults.Add(new("title", "Geben Sie einen Titel ein."));
        }

        faults.RefuseFaults();
        (row.Number, row.Title, row.Note) = (number, title!, note);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    private static Fault[] TooLong(string field, string? text, int max) => text?.Length > max ? [new(field, $"Höchstens {max} Zeichen; es sind {text.Length}.")] : [];
}

internal sealed class GroupHandlers(IsekDbContext db, DocumentSaves saves, IEnumerable<IDocumentUses> uses)
    : IRequestHandler<AddGroup, Unit>,
        IRequestHandler<SaveGroup, Unit>,
        IRequestHandler<MoveGroup, Unit>,
        IRequestHandler<DeleteGroup, Unit>,
        IRequestHandler<ShowGroup, Unit>
{
    public async Task<Unit> Handle(AddGroup command, CancellationToken ct)
    {
        var group = new DocumentGroup
        {
            Id = command.Id,
            Key = await DeskKeys.NewAsync(db.Set<DocumentGroup>().Select(g => g.Key), command.Text.Title ?? "", "gruppe", ct),
            SortOrder = 1 + await db.Set<DocumentGroup>().MaxAsync(g => (int?)g.SortOrder, ct) ?? 1,
        };
        command.Text.ApplyTo(group);
        db.Add(group);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(SaveGroup command, CancellationToken ct)
    {
        command.Text.ApplyTo(await FindAsync(command.Id, ct));
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(MoveGroup command, CancellationToken ct)
    {
        var all = await db.Set<DocumentGroup>().OrderBy(g => g.SortOrder).ThenBy(g => g.Key).ToListAsync(ct);
        var at = all.FindIndex(g => g.Id == command.Id);
        var to = command.IsUp ? at - 1 : at + 1;
        if (at < 0 || to < 0 || to >= all.Count)
        {
            throw new RefusedException("Dorthin lässt sich die Gruppe nicht verschieben.");
        }

        (all[at], all[to]) = (all[to], all[at]);
        foreach (var (group, place) in all.Select((g, i) => (g, i + 1)))
        {
            group.SortOrder = place;
        }

        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteGroup command, CancellationToken ct)
    {
        var group = await FindAsync(command.Id, ct);
        if ((await GroupUses.ListAsync(db, uses, [group], ct))[group.Id].Reason is { } why)
        {
            throw new RefusedException($"„{group.Title}“ kann nicht gelöscht werden. {why}");
        }

        db.Remove(group);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ShowGroup command, CancellationToken ct)
    {
        var drafts = await db.Set<Document>().Where(d => d.GroupId == command.Id && d.State == DocumentState.Draft && !d.IsPlaceholder).ToListAsync(ct);
        if (drafts.Count == 0)
        {
            throw new RefusedException("In dieser Gruppe ist kein Entwurf mehr.");
        }

        drafts.ForEach(d => d.State = DocumentState.Published);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    private async Task<DocumentGroup> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<DocumentGroup>().SingleOrDefaultAsync(g => g.Id == id, ct) ?? throw new RefusedException("Diese Gruppe gibt es nicht mehr.");
}
