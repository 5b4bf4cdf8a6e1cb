using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Vergleich zweier Fassungen, auch zweier Konzepte: what everybody may read of both.</summary>
[AllowAnonymous]
internal sealed class ComparisonPage(ComparedVersions versions, PlanningLists lists, ReadableVersions readable, LineageDesk lineages) : PageModel
{
    public const int FatesMax = 100;
    private const int PageMax = 100;

    public Plan Plan { get; private set; } = null!;

    /// <summary>Versions to choose from, newest first, with the name of their plan.</summary>
    public IReadOnlyList<(PlanVersion Version, string Label)> Choices { get; private set; } = [];
    public IReadOnlyList<CouncilResolution> Resolutions { get; private set; } = [];
    public string Before { get; private set; } = "";
    public string After { get; private set; } = "";

    /// <summary>Null while two versions are still to be chosen.</summary>
    public VersionComparison? Comparison { get; private set; }
    public bool IsBeside { get; private set; }
    public DiffKind? Only { get; private set; }
    public IReadOnlyList<ElementDiff> Shown { get; private set; } = [];

    /// <summary>Elements beyond those of this page.</summary>
    public int NextFrom { get; private set; }

    /// <summary>What became of all elements; null where the later version is not based on the earlier.</summary>
    public LineageReport? Coverage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string plan, string? von, string? nach, string? ansicht, string? art, int ab, CancellationToken ct)
    {
        if (await versions.PlanAsync(plan, ct) is not { } found)
        {
            return NotFound();
        }

        Plan = found;
        var plans = (await lists.PlansAsync(ct)).ToDictionary(p => p.Id);
        var all = await readable.ListAsync(ct);
        Choices =
        [
            .. all.OrderByDescending(v => v.PlanId == found.Id)
                .ThenByDescending(v => v.No)
                .Select(v => (v, v.PlanId == found.Id ? v.Name : $"{plans[v.PlanId].ShortName}: {v.Name}")),
        ];
        (Before, After) = await versions.ChooseAsync(found, von, nach, ct);
        ViewData["Title"] = $"Vergleich: {found.ShortName}";
        ViewData["Section"] = "plan";
        ViewData["Canonical"] = $"/fassungen/{found.Key}/vergleich";
        ViewData["Crumbs"] = new List<Crumb> { new("Plan", "/plan"), new(found.ShortName, $"/plan/{found.Key}"), new("Fassungen", $"/fassungen/{found.Key}"), new("Vergleich") };
        if (await versions.CompareAsync(Before, After, isForAll: false, ct) is not { } comparison)
        {
            // Two of the same are still to be chosen; what is not there is not found.
            return von is not null && nach is not null && von != nach ? NotFound() : Page();
        }

        Comparison = comparison;
        IsBeside = ansicht == "nebeneinander";
        Only = ComparisonWords.KindOf(art);
        var changed = comparison.Changed(Only).Skip(Math.Max(0, ab)).ToList();
        Shown = [.. changed.Take(PageMax)];
        NextFrom = changed.Count > PageMax ? Math.Max(0, ab) + PageMax : 0;
        Resolutions = [.. (await lists.ResolutionsAsync(ct)).Where(r => r.PlanVersionId == comparison.Before.Version.Id || r.PlanVersionId == comparison.After.Version.Id)];
        Coverage = await lineages.CoverageAsync(comparison.Before.Version, comparison.After.Plan, comparison.After.Version, isForAll: false, ct);
        return Page();
    }

    /// <param name="format">"xlsx" or "docx".</param>
    public string FileUrl(string format) => $"/fassungen/{Plan.Key}/vergleich/synopse.{format}?von={Before}&nach={After}{(Only is null ? "" : $"&art={Only}")}";

    public string Link(DiffKind? art, bool beside, int from = 0) =>
        $"/fassungen/{Plan.Key}/vergleich?von={Before}&nach={After}{(art is null ? "" : $"&art={art}")}{(beside ? "&ansicht=nebeneinander" : "")}{(from > 0 ? $"&ab={from}" : "")}";
}
