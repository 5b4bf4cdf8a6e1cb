using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>Reads what the page of a plan shows. Unfiltered it is the same for all readers of one kind until something is written or the day changes, and kept as long. Never change it.</summary>
internal sealed class PlanViews(PlanningLists lists, ReadableVersions readable, IMediator mediator, TimeProvider time)
{
    /// <returns>Null for a plan or a version that the city does not have, or that is not for whoever asks.</returns>
    public async Task<PlanView?> FindAsync(string planKey, string? versionKey, string? words, string? place, CancellationToken ct)
    {
        var plans = await lists.PlansAsync(ct);
        var versions = await readable.ListAsync(ct);
        if (plans.FirstOrDefault(p => p.Key == planKey) is not { } plan || !await readable.HasAsync(plan, ct))
        {
            return null;
        }

        // Staff read the newest where none is for everybody yet.
        var current = versions.Current(plan.Id) ?? versions.LastOrDefault(v => v.PlanId == plan.Id);
        var version = string.IsNullOrEmpty(versionKey) ? current : versions.FirstOrDefault(v => v.PlanId == plan.Id && v.Key == versionKey);
        if (version is null && !string.IsNullOrEmpty(versionKey))
        {
            return null;
        }

        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        Task<PlanView> MakeAsync(CancellationToken c) => ViewAsync(plan, version, current, words, place, today, c);
        return string.IsNullOrWhiteSpace(words) && string.IsNullOrEmpty(place)
            ? await lists.MadeAsync($"view-{plan.Id}-{version?.Id}-{today.DayNumber}-{readable.Readers}", MakeAsync, ct)
            : await MakeAsync(ct);
    }

    private async Task<PlanView> ViewAsync(Plan plan, PlanVersion? version, PlanVersion? current, string? words, string? place, DateOnly today, CancellationToken ct)
    {
        var types = await lists.TypesAsync(ct);
        var outline = version is null ? null : await lists.OutlineAsync(version, ct);
        var (filter, isShown) = outline is null ? (null, null) : PlanFilter.Of(outline, types, await lists.SpacesAsync(ct), words, place);
        var tree = outline is null ? [] : PlanTree.Build(outline, types, isShown);
        var resolutions = (await lists.ResolutionsAsync(ct)).Where(r => r.PlanId == plan.Id).ToList();
        var stages = (await lists.StagesAsync(ct)).Where(s => s.PlanId == plan.Id);
        var documents = (outline?.All.Select(h => h.MissingDocumentId) ?? []).Append(plan.SourceId).Append(version?.SourceId).OfType<Guid>().ToHashSet();
        return new PlanView
        {
            Plan = plan,
            Version = version,
            Current = current,
            IsHidden = version is not null && await readable.IsHiddenAsync(version, ct),
            Versions = (await readable.ListAsync(ct)).Count(v => v.PlanId == plan.Id),
            Standing = version?.Standing(resolutions),
            Outline = outline,
            Filter = filter,
            Tree = tree,
            Counts = outline is null ? [] : ListPlansHandler.Count(outline.All, types),
            Trail = Trail.Of(stages, resolutions, today),
            Relations = await RelationsAsync(plan, await lists.PlansAsync(ct), ct),
            Actors = await ActorsAsync(plan, ct),
            Resolutions = resolutions,
            Documents = await mediator.Send(new FindDocuments(documents), ct),
        };
    }

    private async Task<IReadOnlyList<RelationLine>> RelationsAsync(Plan plan, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        Plan? Find(Guid? id) => plans.FirstOrDefault(p => p.Id == id);
        List<RelationLine> lines = [];
        foreach (var relation in await lists.RelationsAsync(ct))
        {
            if (relation.PlanId == plan.Id)
            {
                var to = Find(relation.ToPlanId);
                lines.Add(
                    new RelationLine(
                        relation.Kind.Word(),
                        to?.ShortName ?? relation.ExternalTitle ?? "",
                        to is null ? relation.ExternalUrl : $"/plan/{to.Key}",
                        to is null,
                        relation.Note
                    )
                );
            }
            else if (relation.ToPlanId == plan.Id && Find(relation.PlanId) is { } from)
            {
                lines.Add(new RelationLine(relation.Kind.Inverse(), from.ShortName, $"/plan/{from.Key}", false, relation.Note));
            }
        }

        return lines;
    }

    private async Task<IReadOnlyList<(ActorRole, IReadOnlyList<ActorLine>)>> ActorsAsync(Plan plan, CancellationToken ct)
    {
        var organisations = await lists.OrganisationsAsync(ct);
        var lines = (await lists.InvolvementsAsync(ct))
            .Where(i => i.PlanId == plan.Id)
            .Select(i => (i.Role, Line: new ActorLine(organisations[i.OrganisationId], i.Note)))
            .ToList();
        if (plan.LeadOrganisationId is { } lead && !lines.Exists(l => l.Role == ActorRole.Lead && l.Line.Organisation.Id == lead))
        {
            lines.Insert(0, (ActorRole.Lead, new ActorLine(organisations[lead], null)));
        }

        return [.. lines.GroupBy(l => l.Role).OrderBy(g => g.Key).Select(g => (g.Key, (IReadOnlyList<ActorLine>)[.. g.Select(l => l.Line)]))];
    }
}
