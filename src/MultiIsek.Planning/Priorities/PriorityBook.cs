using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Priorities;

/// <summary>An element that can have a priority.</summary>
/// <param name="Own">What the plan itself says.</param>
/// <param name="Decided">By committees, newest first.</param>
/// <param name="Committees">Those to which it was referred or that take part in it.</param>
internal sealed record PriorityLine(
    Plan Plan,
    PlanVersion Version,
    ElementHead Head,
    ElementType Type,
    string? Own,
    IReadOnlyList<DecidedPriority> Decided,
    IReadOnlyList<Organisation> Committees
)
{
    public string Url => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/element/{Head.Key}/prioritaet";

    /// <summary>No committee has decided, or not this one.</summary>
    public bool IsOpenFor(Organisation? committee) => !Decided.Any(d => d.IsCurrent && (committee is null || d.Committee.Id == committee.Id));

    public bool Concerns(Organisation committee) => Committees.Any(c => c.Id == committee.Id) || Decided.Any(d => d.Committee.Id == committee.Id);
}

/// <summary>Prioritäten der Stadt: each plan's measures in the version that is shown first, else in the newest.</summary>
internal sealed class PriorityBook(IsekDbContext db, PlanningLists lists, OwnPriorities plans, DecidedPriorities decided, ElementDecisions resolved)
{
    public async Task<IReadOnlyList<PriorityLine>> ListAsync(CancellationToken ct)
    {
        var versions = await lists.VersionsAsync(ct);
        var types = await lists.TypesAsync(ct);
        var made = await decided.ListAsync(ct);
        var referred = await ReferredAsync(ct);
        var involved = (await lists.InvolvementsAsync(ct)).ToLookup(i => (i.PlanVersionId, i.ElementId));
        var organisations = await lists.OrganisationsAsync(ct);
        List<PriorityLine> lines = [];
        foreach (var plan in await lists.PlansAsync(ct))
        {
            if ((versions.Current(plan.Id) ?? versions.LastOrDefault(v => v.PlanId == plan.Id)) is not { } version)
            {
                continue;
            }

            var outline = await lists.OutlineAsync(version, ct);
            var heads = outline.All.Where(h => types[h.TypeId].Is(ElementFlag.Prioritisable)).ToList();
            var own = await plans.OfAsync(version, heads, ct);
            foreach (var head in heads)
            {
                var clauses = referred.Count == 0 ? [] : (await resolved.OfAsync(version, outline, head, ct)).SelectMany(d => d.Clauses);
                var bodies = clauses.SelectMany(c => referred[c.Id]).Concat(involved[(version.Id, head.Id)].Select(i => i.OrganisationId)).Distinct();
                lines.Add(
                    new(
                        plan,
                        version,
                        head,
                        types[head.TypeId],
                        own.GetValueOrDefault(head.Id),
                        [.. made[head.Id]],
                        [
                            .. bodies
                                .Select(b => organisations.GetValueOrDefault(b))
                                .OfType<Organisation>()
                                .Where(o => o.Kind == OrganisationKind.Committee)
                                .OrderBy(o => o.SortOrder),
                        ]
                    )
                );
            }
        }

        return lines;
    }

    /// <summary>Who is to consult on what a clause names.</summary>
    private async Task<ILookup<Guid, Guid>> ReferredAsync(CancellationToken ct)
    {
        var clauses = (await lists.ClausesAsync(ct)).Where(c => c.Effect == ClauseEffect.Referral).Select(c => c.Id).ToList();
        var parties = await db.Set<ClauseParty>().AsNoTracking().Where(p => !p.IsRecipient && p.OrganisationId != null && clauses.Contains(p.ClauseId)).ToListAsync(ct);
        return parties.ToLookup(p => p.ClauseId, p => p.OrganisationId!.Value);
    }
}
