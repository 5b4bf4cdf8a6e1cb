using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Editing;

/// <summary>Element speichern. Fields that only one person changed since the form was opened merge by themselves.</summary>
/// <param name="BaseStamp">The state that the form began with; see <see cref="ElementForm.Stamp"/>.</param>
/// <param name="Revision">The revision of that state.</param>
/// <exception cref="FieldsRefusedException">Something typed is wrong.</exception>
/// <exception cref="ConflictException">Somebody else changed the same field otherwise.</exception>
/// <exception cref="OutOfScopeException">A department acts, and does not answer for the element.</exception>
/// <exception cref="ClosedVersionException"/>
/// <exception cref="RefusedException">It has been deleted meanwhile, or its number would stand twice.</exception>
internal sealed record SaveElement(Guid VersionId, Guid ElementId, ElementForm Form, string BaseStamp, int Revision, ChangeKind Kind = ChangeKind.Edited)
    : IRequest<SavedElement>,
        IAudited
{
    public IReadOnlyList<string> Changed { get; set; } = [];
    public Act Act => new(Kind == ChangeKind.Restored ? "element.restored" : "element.saved", ElementId.ToString(), [.. Changed]);
}

/// <param name="Merged">Fields that somebody else changed meanwhile and that this save left as they were.</param>
internal sealed record SavedElement(IReadOnlyList<string> Changed, IReadOnlyList<string> Merged);

/// <summary>Element umbenennen, from the tree.</summary>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="ClosedVersionException"/>
internal sealed record RenameElement(Guid VersionId, Guid ElementId, string Title) : IRequest, IAudited
{
    public Act Act => new("element.saved", ElementId.ToString(), ElementForm.Title);
}

/// <summary>Two people changed the same field. Nothing is saved; the one who came later decides.</summary>
internal sealed class ConflictException(Merge merge, ElementForm theirs, int revision)
    : System.ComponentModel.DataAnnotations.ValidationException("Inzwischen hat jemand gespeichert.")
{
    public Merge Merge => merge;
    public ElementForm Theirs => theirs;
    public int Revision => revision;
}

internal sealed class SaveElementHandler(IsekDbContext db, DepartmentScope scope, ElementForms forms, ElementSaves saves, CurrentUser current)
    : IRequestHandler<SaveElement, SavedElement>,
        IRequestHandler<RenameElement, Unit>
{
    public async Task<SavedElement> Handle(SaveElement command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var book = await scope.BookAsync(version, command.ElementId, ct) ?? throw new OutOfScopeException();
        var tree = await WorkingTree.LoadAsync(db, version, ct);
        var row = tree.Get(command.ElementId);
        var theirs = await forms.ReadAsync(row, ct);
        var merge = Merge.Of(await BaseAsync(command, theirs, ct), command.Form, theirs);
        if (merge.Conflicts.Count > 0)
        {
            throw new ConflictException(merge, theirs, row.Revision);
        }

        var changed = merge.Result.Differing(theirs);
        if (book.Reserved(current, changed) is { } reserved)
        {
            throw new FieldsRefusedException([reserved]);
        }

        if (await new FormWriter(db, tree, row, book, theirs, merge.Result).ApplyAsync(ct) is { Count: > 0 } faults)
        {
            throw new FieldsRefusedException(faults);
        }

        if (changed.Count > 0)
        {
            saves.Note(row, command.Kind, changed, theirs);
            // Places and links are rows of their own: the next save must still see that the element is another.
            db.Entry(row).Property(r => r.Title).IsModified = true;
            await saves.SaveAsync(tree, version, ct);
        }

        await db.Set<ElementDraft>().Where(d => d.Actor == current.Actor && d.PlanVersionId == version.Id && d.ElementId == row.ElementId).ExecuteDeleteAsync(ct);
        command.Changed = changed;
        return new(changed, merge.Taken);
    }

    public async Task<Unit> Handle(RenameElement command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var tree = await WorkingTree.LoadAsync(db, version, ct);
        var row = tree.Get(command.ElementId);
        var title = ElementForm.ReadTitle(command.Title);
        if (title != row.Title)
        {
            saves.Note(row, ChangeKind.Edited, [ElementForm.Title], await forms.ReadAsync(row, ct));
            row.Title = title;
            await saves.SaveAsync(tree, version, ct);
        }

        return Unit.Value;
    }

    /// <summary>The state that the form began with: the present one, or one that the history keeps. Null when an import came in between.</summary>
    private async Task<ElementForm?> BaseAsync(SaveElement command, ElementForm theirs, CancellationToken ct) =>
        theirs.Stamp == command.BaseStamp ? theirs : await OldStates.FindAsync(db, command.VersionId, command.ElementId, command.BaseStamp, ct);
}
