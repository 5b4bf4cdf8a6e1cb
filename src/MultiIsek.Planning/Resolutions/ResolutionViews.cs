using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Reads what the page of a resolution shows: two queries of its own, parties and duties.</summary>
internal sealed class ResolutionViews(IsekDbContext db, PlanningLists lists, ReadableVersions readable, ElementCards cards, TimeProvider time)
{
    public async Task<ResolutionView?> FindAsync(string key, CancellationToken ct)
    {
        var all = await lists.ResolutionsAsync(ct);
        if (all.FirstOrDefault(r => r.Key == key) is not { } resolution)
        {
            return null;
        }

        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        var organisations = await lists.OrganisationsAsync(ct);
        var versions = await readable.ListAsync(ct);
        var version = versions.FirstOrDefault(v => v.Id == resolution.PlanVersionId);
        var plan = (await lists.PlansAsync(ct)).FirstOrDefault(p => p.Id == (resolution.PlanId ?? version?.PlanId));
        var clauses = (await lists.ClausesAsync(ct)).Where(c => c.ResolutionId == resolution.Id).ToList();
        var targets = (await lists.TargetsAsync(ct)).Where(t => t.ResolutionId == resolution.Id).ToList();
        var ids = clauses.Select(c => c.Id).ToList();
        var parties = ids.Count == 0 ? [] : await db.Set<ClauseParty>().AsNoTracking().Where(p => ids.Contains(p.ClauseId)).OrderBy(p => p.SortOrder).ToListAsync(ct);
        var duties = ids.Count == 0 ? [] : await db.Set<Duty>().AsNoTracking().Where(d => ids.Contains(d.ClauseId)).ToListAsync(ct);
        var isCurrent = version is null || versions.Current(version.PlanId)?.Id == version.Id;
        var own = version is null ? null : await lists.OutlineAsync(version, ct);
        var elements = targets.Exists(t => t.ElementId is not null) ? await cards.AllAsync(ct) : new Dictionary<Guid, ElementCard>();

        // An element leads to the version that was decided upon, where that has it.
        TargetLine Line(ClauseTarget target)
        {
            var card = target.ElementId is { } id ? elements.GetValueOrDefault(id) : null;
            var head = own?.Find(target.ElementId);
            var url = head is not null && !isCurrent ? $"/plan/{plan!.Key}/{head.Key}?fassung={version!.Key}" : card?.Url;
            return new TargetLine(target.Label ?? head?.Label ?? card?.Label ?? target.Role?.Plural() ?? "", url);
        }

        TargetLine? Resolution(Guid id) => all.FirstOrDefault(r => r.Id == id) is { } known ? new(known.Title, $"/beschluesse/{known.Key}") : null;
        string Name(ClauseParty party) => party.Label ?? (party.OrganisationId is { } id ? organisations[id].Name : "");
        return new ResolutionView(
            resolution,
            organisations[resolution.CommitteeId],
            plan,
            version,
            isCurrent,
            [.. targets.Where(t => t.ClauseId is null).Select(Line)],
            [
                .. clauses.Select(c => new ClauseLine(
                    c,
                    [.. targets.Where(t => t.ClauseId == c.Id).Select(Line)],
                    [.. parties.Where(p => p.ClauseId == c.Id && !p.IsRecipient).Select(Name)],
                    [.. parties.Where(p => p.ClauseId == c.Id && p.IsRecipient).Select(Name)],
                    DutyRows.Of(duties.Where(d => d.ClauseId == c.Id), today, Resolution)
                )),
            ]
        );
    }
}
