using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Editing;

/// <summary>Entwurf merken: what a person typed and has not saved. No act of staff: nobody else sees it.</summary>
/// <exception cref="RefusedException">It is too large.</exception>
internal sealed record KeepDraft(Guid VersionId, Guid ElementId, ElementForm Form, string BaseStamp, int Revision) : IRequest<DateTime>;

/// <summary>Entwurf verwerfen.</summary>
internal sealed record DiscardDraft(Guid VersionId, Guid ElementId) : IRequest;

internal sealed class DraftHandlers(IsekDbContext db, CurrentUser current, TimeProvider time) : IRequestHandler<KeepDraft, DateTime>, IRequestHandler<DiscardDraft, Unit>
{
    public Task<DateTime> Handle(KeepDraft command, CancellationToken ct) => KeepAsync(command, isFirst: true, ct);

    private async Task<DateTime> KeepAsync(KeepDraft command, bool isFirst, CancellationToken ct)
    {
        if (command.Form.Size > ElementDraft.SizeMax)
        {
            throw new RefusedException("Der Entwurf ist zu groß, um gemerkt zu werden. Bitte speichern Sie, oder kürzen Sie den Text.");
        }

        var actor = current.Actor;
        var draft = await db.Set<ElementDraft>().SingleOrDefaultAsync(d => d.Actor == actor && d.PlanVersionId == command.VersionId && d.ElementId == command.ElementId, ct);
        if (draft is null)
        {
            draft = new()
            {
                Actor = actor,
                PlanVersionId = command.VersionId,
                ElementId = command.ElementId,
            };
            db.Add(draft);
        }

        (draft.Form, draft.SavedAt, draft.BaseStamp, draft.BaseRevision) = (command.Form.ToDictionary(), time.GetUtcNow().UtcDateTime, command.BaseStamp, command.Revision);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (isFirst && db.Entry(draft).State == EntityState.Added)
        {
            // The same person in two windows at once: the other one was first, and this one comes after it. Whatever else it was fails again, and is told.
            db.ChangeTracker.Clear();
            return await KeepAsync(command, isFirst: false, ct);
        }

        return draft.SavedAt;
    }

    public async Task<Unit> Handle(DiscardDraft command, CancellationToken ct)
    {
        await db.Set<ElementDraft>().Where(d => d.Actor == current.Actor && d.PlanVersionId == command.VersionId && d.ElementId == command.ElementId).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }
}

/// <summary>Entwürfe einer Person und wer was geändert hat: drafts go with the account, changes stay without the person.</summary>
internal sealed class PersonalEdits(IsekDbContext db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct)
    {
        var actor = account.ToString();
        return
        [
            new(
                "drafts.json",
                "Ihre Entwürfe zu Elementen des Plans",
                await db.Set<ElementDraft>()
                    .Where(d => d.Actor == actor)
                    .Select(d => new
                    {
                        d.ElementId,
                        d.SavedAt,
                        d.Form,
                    })
                    .ToListAsync(ct)
            ),
            new(
                "changes.json",
                "Elemente des Plans, die Sie geändert haben",
                await db.Set<ElementChange>()
                    .Where(c => c.Actor == actor)
                    .OrderBy(c => c.ChangedAt)
                    .Select(c => new
                    {
                        c.ElementId,
                        c.ChangedAt,
                        Kind = c.Kind.ToString(),
                    })
                    .ToListAsync(ct)
            ),
        ];
    }

    public Task<string> ExplainErasureAsync(CancellationToken ct) => Task.FromResult("");

    public async Task EraseAsync(Guid account, CancellationToken ct)
    {
        var actor = account.ToString();
        await db.Set<ElementDraft>().Where(d => d.Actor == actor).ExecuteDeleteAsync(ct);
        await db.Set<ElementChange>().Where(c => c.Actor == actor).ExecuteUpdateAsync(s => s.SetProperty(c => c.Actor, ""), ct);
        await db.Set<TreeStep>().Where(c => c.Actor == actor).ExecuteUpdateAsync(s => s.SetProperty(c => c.Actor, ""), ct);
    }
}
