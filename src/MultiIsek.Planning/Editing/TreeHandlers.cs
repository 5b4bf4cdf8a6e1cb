using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

internal sealed class TreeHandlers(
    IsekDbContext db,
    TreeSteps steps,
    StructureSteps structures,
    ElementForms forms,
    ElementSaves saves,
    ElementKeys keys,
    IEnumerable<IElementUses> uses
) : IRequestHandler<AddElement, string>, IRequestHandler<MoveElement, Unit>, IRequestHandler<DeleteElement, Unit>, IRequestHandler<UndoTreeStep, string?>
{
    public const int ElementsMax = 5000;

    public async Task<string> Handle(AddElement command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var title = ElementForm.ReadTitle(command.Title);
        var tree = await WorkingTree.LoadAsync(db, version, ct);
        if (tree.Rows.Count >= ElementsMax)
        {
            throw new RefusedException($"Mehr als {ElementsMax} Elemente kann eine Fassung nicht haben.");
        }

        var type = tree.Type(command.Type, version.ProfileId) ?? throw new RefusedException("Wählen Sie, was für ein Element es wird.");
        var element = new PlanElement
        {
            Id = command.Id,
            Key = await keys.NewAsync(title, ct),
            PlanId = version.PlanId,
        };
        db.Add(element);
        var row = new ElementRevision
        {
            ElementId = element.Id,
            PlanVersionId = version.Id,
            TypeId = type.Id,
            Title = title,
        };
        tree.Place(row, command.ParentId, command.Place);
        saves.Note(row, ChangeKind.Created, [ElementForm.Type, ElementForm.Title], new());
        await saves.SaveAsync(tree, version, ct);
        return element.Key;
    }

    public async Task<Unit> Handle(MoveElement command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var tree = await WorkingTree.LoadAsync(db, version, ct);
        var row = tree.Get(command.ElementId);
        steps.Moved(row, Label(row));
        saves.Note(row, ChangeKind.Moved, [], await forms.ReadAsync(row, ct));
        tree.Place(row, command.ParentId, command.Place);
        await saves.SaveAsync(tree, version, ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteElement command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var tree = await WorkingTree.LoadAsync(db, version, ct);
        var row = tree.Get(command.ElementId);
        var branch = tree.Branch(row);
        List<ElementUse> found = [];
        foreach (var each in uses)
        {
            found.AddRange(await each.ListAsync(version.Id, [.. branch.Select(r => r.ElementId)], ct));
        }

        if (found.Count > 0)
        {
            throw new RefusedException($"„{row.Title}“ kann nicht gelöscht werden: Daran hängen {string.Join(", ", found.Select(u => u.What).Distinct().Take(5))}.");
        }

        var read = await forms.ReadAsync(version.Id, branch, ct);
        foreach (var each in branch)
        {
            saves.Note(each, ChangeKind.Deleted, [], read[each.ElementId]);
        }

        await steps.DeleteAsync(tree, row, Label(row), ct);
        await saves.SaveAsync(tree, version, ct);
        return Unit.Value;
    }

    public async Task<string?> Handle(UndoTreeStep command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        if (await steps.LastAsync(version.Id, ct) is not { } step || step.Id != command.StepId)
        {
            throw new RefusedException("Inzwischen ist in der Gliederung etwas anderes geschehen. Zurücknehmen lässt sich nur der letzte Schritt.");
        }

        if (step.Kind == TreeStepKind.Restructured)
        {
            var gone = await structures.UndoAsync(step, version, ct);
            await saves.SaveAsync(await WorkingTree.LoadAsync(db, version, ct), version, ct);
            db.RemoveRange(gone);
            await db.SaveChangesAsync(ct);
            return null;
        }

        var tree = await WorkingTree.LoadAsync(db, version, ct);
        var element = await steps.UndoAsync(step, tree, ct);
        var row = tree.Get(element);
        saves.Note(row, step.Kind == TreeStepKind.Moved ? ChangeKind.Moved : ChangeKind.Restored, [], await forms.ReadAsync(row, ct));
        await saves.SaveAsync(tree, version, ct);
        return await db.Set<PlanElement>().Where(e => e.Id == element).Select(e => e.Key).SingleAsync(ct);
    }

    private static string Label(ElementRevision row) => row.Number is null ? row.Title : $"{row.Number} {row.Title}";
}
