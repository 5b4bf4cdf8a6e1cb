using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.WordImport;

/// <summary>Word-Datei übernehmen: what was ticked, in one transaction. Answers how many elements are new or changed.</summary>
/// <param name="Stamp">What the person saw; see <see cref="WordPreview.Stamp"/>.</param>
/// <param name="Taken">Numbers of headings.</param>
/// <exception cref="RefusedException">Something is wrong, or the plan has changed since the preview.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record ApplyWord(Guid VersionId, Guid ImportId, string Stamp, IReadOnlySet<int> Taken) : IRequest<int>, IAudited
{
    public Act Act => new("word.imported", ImportId.ToString(), VersionId.ToString());
}

internal sealed class ApplyWordHandler(IsekDbContext db, WordCheck check, ImportBatch batch, IMediator mediator, TimeProvider time) : IRequestHandler<ApplyWord, int>
{
    public async Task<int> Handle(ApplyWord command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var import = await db.Set<PlanImport>().AsNoTracking().SingleAsync(i => i.Id == command.ImportId && i.PlanVersionId == version.Id, ct);
        if (import.AppliedAt is not null)
        {
            throw new RefusedException("Diese Datei ist schon übernommen.");
        }

        var preview = await check.RunAsync(import, version, ct);
        if (preview.Stamp != command.Stamp)
        {
            throw new RefusedException("Inzwischen hat jemand den Plan geändert. Sehen Sie sich die Vorschau noch einmal an; nichts wurde gespeichert.");
        }

        var taken = preview.Lines.Where(l => l.Does != WordDoes.Nothing && command.Taken.Contains(l.Item.No)).ToList();
        if (taken.Count == 0)
        {
            throw new RefusedException("Wählen Sie aus, was übernommen werden soll.");
        }

        if (taken.Find(l => l.Row.ParentNo is { } above && !command.Taken.Contains(above)) is { } alone)
        {
            throw new RefusedException($"„{alone.Item.Title}“ braucht die Überschrift darüber. Wählen Sie diese auch aus, oder lassen Sie beide weg.");
        }

        var steps = await batch.SaveAsync(version, [.. taken.Select(l => l.Row with { Faults = [] })], ct);
        // What is as it was is known from now on by its place in this file.
        var seen = preview.Lines.Where(l => l.Does == WordDoes.Nothing).Select(l => new ImportStep(l.Row.ElementId!.Value, ImportAct.Seen, null, "", Source: l.Item.Source));
        var own = await db.Set<PlanImport>().SingleAsync(i => i.Id == import.Id, ct);
        (own.AppliedAt, own.Steps) = (time.GetUtcNow().UtcDateTime, [.. steps, .. seen]);
        own.Pictures = [];
        await db.SaveChangesAsync(ct);
        // Those of the text that was taken over; the others go with the next sweep.
        var pictures = import.Pictures.Where(p => taken.Exists(l => l.Item.Body.Contains(p.Url, StringComparison.Ordinal))).ToList();
        if (pictures.Count > 0)
        {
            await mediator.Send(new AddPictures(WordPreview.GroupOf(import), pictures), ct);
        }

        return steps.Count;
    }
}
