using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>What a person began and has not brought to an end: texts that are typed and not saved, files that are uploaded and not taken over. Nobody else sees them.</summary>
internal sealed class DraftWork(IsekDbContext db, CurrentUser current) : IDeskWork
{
    private const int Most = 5;

    public string Policy => Policies.Editor;

    public async Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct)
    {
        var actor = current.Actor;
        var drafts = await (
            from draft in db.Set<ElementDraft>()
            where draft.Actor == actor
            join version in db.Set<PlanVersion>() on draft.PlanVersionId equals version.Id
            where version.State == PlanVersionState.Working || version.State == PlanVersionState.Draft
            join plan in db.Set<Plan>() on version.PlanId equals plan.Id
            join element in db.Set<PlanElement>() on draft.ElementId equals element.Id
            join row in db.Set<ElementRevision>() on new { draft.PlanVersionId, draft.ElementId } equals new { row.PlanVersionId, row.ElementId }
            orderby draft.SavedAt descending
            select new
            {
                draft.SavedAt,
                Plan = plan.Key,
                Version = version.Key,
                VersionName = version.Name,
                element.Key,
                row.Number,
                row.Title,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var imports = await (
            from import in db.Set<PlanImport>()
            where import.Actor == actor && import.AppliedAt == null
            join version in db.Set<PlanVersion>() on import.PlanVersionId equals version.Id
            where version.State == PlanVersionState.Working || version.State == PlanVersionState.Draft
            join plan in db.Set<Plan>() on version.PlanId equals plan.Id
            orderby import.UploadedAt descending
            select new
            {
                import.Id,
                import.Kind,
                import.FileName,
                import.UploadedAt,
                Plan = plan.Key,
                Version = version.Key,
                VersionName = version.Name,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return (
            [
                .. drafts.Select(d => new DeskTask(
                    1,
                    $"Nicht gespeichert: {(d.Number is null ? d.Title : $"{d.Number} {d.Title}")}",
                    $"Ihr Entwurf in „{d.VersionName}“, zuletzt getippt am {GermanText.Day(Berlin.Day(d.SavedAt))}.",
                    $"/verwaltung/plan/{d.Plan}/{d.Version}/element/{d.Key}"
                )),
                .. imports.Select(i => new DeskTask(
                    1,
                    $"Noch nicht übernommen: {i.FileName}",
                    $"Hochgeladen für „{i.VersionName}“ am {GermanText.Day(Berlin.Day(i.UploadedAt))}.",
                    $"/verwaltung/plan/{i.Plan}/{i.Version}/{(i.Kind == ImportKind.Word ? "word" : "tabelle")}/{i.Id}"
                )),
            ],
            []
        );
    }
}
