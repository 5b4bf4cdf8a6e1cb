using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

internal sealed record ResolutionLine(CouncilResolution Resolution, string Committee, string? Plan, int Clauses);

[AllowAnonymous]
internal sealed class ResolutionsPage(PlanningLists lists, Referrals referrals) : PageModel
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<ResolutionLine> Resolutions { get; private set; } = [];

    public IReadOnlyList<CommitteeReferrals> Referrals { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var organisations = await lists.OrganisationsAsync(ct);
        var plans = await lists.PlansAsync(ct);
        var clauses = (await lists.ClausesAsync(ct)).ToLookup(c => c.ResolutionId);
        Resolutions =
        [
            .. (await lists.ResolutionsAsync(ct)).Select(r => new ResolutionLine(
                r,
                organisations[r.CommitteeId].Name,
                plans.FirstOrDefault(p => p.Id == r.PlanId)?.ShortName,
                clauses[r.Id].Count()
            )),
        ];
        Referrals = await referrals.ListAsync(ct);
    }
}
