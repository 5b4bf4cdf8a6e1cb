using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>What a resolution refers to a committee.</summary>
/// <param name="Targets">What it is to consult on; empty where the clause does not say.</param>
internal sealed record ReferralLine(CouncilResolution Resolution, ResolutionClause Clause, IReadOnlyList<TargetLine> Targets)
{
    public string Url => $"/beschluesse/{Resolution.Key}#ziffer-{Clause.No}";
}

/// <summary>Worüber ein Gremium beraten soll.</summary>
internal sealed record CommitteeReferrals(string Committee, IReadOnlyList<ReferralLine> Lines);

/// <summary>Verweisungen je Gremium: clauses that send something to a committee; newest first.</summary>
internal sealed class Referrals(IsekDbContext db, PlanningLists lists, ElementCards cards)
{
    public async Task<IReadOnlyList<CommitteeReferrals>> ListAsync(CancellationToken ct)
    {
        var clauses = (await lists.ClausesAsync(ct)).Where(c => c.Effect == ClauseEffect.Referral).ToDictionary(c => c.Id);
        if (clauses.Count == 0)
        {
            return [];
        }

        var ids = clauses.Keys.ToList();
        var parties = await db.Set<ClauseParty>().AsNoTracking().Where(p => !p.IsRecipient && ids.Contains(p.ClauseId)).OrderBy(p => p.SortOrder).ToListAsync(ct);
        var resolutions = (await lists.ResolutionsAsync(ct)).ToDictionary(r => r.Id);
        var organisations = await lists.OrganisationsAsync(ct);
        var targets = (await lists.TargetsAsync(ct)).Where(t => t.ClauseId is not null).ToLookup(t => t.ClauseId!.Value);
        var elements = await cards.AllAsync(ct);
        TargetLine Line(ClauseTarget target)
        {
            var card = target.ElementId is { } id ? elements.GetValueOrDefault(id) : null;
            return new(target.Label ?? card?.Label ?? target.Role?.Plural() ?? "", card?.Url);
        }

        return
        [
            .. parties
                .Where(p => clauses.ContainsKey(p.ClauseId) && resolutions.ContainsKey(clauses[p.ClauseId].ResolutionId))
                .GroupBy(p => p.OrganisationId is { } id ? organisations[id].Name : p.Label ?? "")
                .OrderBy(g => g.Min(p => p.OrganisationId is { } id ? organisations[id].SortOrder : int.MaxValue))
                .Select(g => new CommitteeReferrals(
                    g.Key,
                    [
                        .. g.Select(p => clauses[p.ClauseId])
                            .Select(c => new ReferralLine(resolutions[c.ResolutionId], c, [.. targets[c.Id].Select(Line)]))
                            .OrderByDescending(l => l.Resolution.DecidedOn),
                    ]
                )),
        ];
    }
}
