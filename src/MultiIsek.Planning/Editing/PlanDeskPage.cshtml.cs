using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Konzepte und Fassungen der Stadt, for those who edit them.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PlanDeskPage(PlanningLists lists) : PageModel
{
    public sealed record Line(Plan Plan, IReadOnlyList<(PlanVersion Version, int Elements)> Versions);

    public IReadOnlyList<Line> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var versions = await lists.VersionsAsync(ct);
        var outlines = (await lists.OutlinesAsync(versions, ct)).ToDictionary(o => o.VersionId, o => o.All.Count);
        Plans =
        [
            .. (await lists.PlansAsync(ct)).Select(p => new Line(
                p,
                [.. versions.Where(v => v.PlanId == p.Id).OrderByDescending(v => v.IsOpen()).ThenByDescending(v => v.No).Select(v => (v, outlines[v.Id]))]
            )),
        ];
    }
}
