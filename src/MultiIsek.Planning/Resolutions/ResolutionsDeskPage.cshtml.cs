using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Beschlüsse der Stadt, for those who enter them.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class ResolutionsDeskPage(PlanningLists lists) : PageModel
{
    public const string Address = "/verwaltung/beschluesse";
    public const string Search = "q";
    public const string Committee = "gremium";
    public const string Plan = "konzept";
    public const string Year = "jahr";

    public sealed record Line(CouncilResolution Resolution, Organisation Committee, Plan? Plan, int Clauses);

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<Line> All { get; private set; } = [];
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan == "geloescht" ? "Der Beschluss ist gelöscht." : null;
        var found = await FindAsync(ct);
        Lines = List.Cut(found);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var table = new Csv("Schlüssel", "Datum", "Gremium", "Titel", "Ergebnis", "Abstimmung", "Konzept", "Vorlage", "Ziffern", "Adresse der Vorlage");
        foreach (var line in await FindAsync(ct))
        {
            var r = line.Resolution;
            table.Row(
                r.Key,
                r.DecidedOn.ToString(),
                line.Committee.Name,
                r.Title,
                r.Outcomes.Word(),
                r.Votes,
                line.Plan?.ShortName,
                r.PaperNo,
                line.Clauses.ToString(CultureInfo.InvariantCulture),
                r.PaperUrl
            );
        }

        return File(table.ToBytes(), Csv.ContentType, "beschluesse.csv");
    }

    private async Task<IReadOnlyList<Line>> FindAsync(CancellationToken ct)
    {
        List = DeskList.Read(Address, Request.Query, Search, Committee, Plan, Year);
        var organisations = await lists.OrganisationsAsync(ct);
        var plans = (await lists.PlansAsync(ct)).ToDictionary(p => p.Id);
        var versions = (await lists.VersionsAsync(ct)).ToDictionary(v => v.Id, v => v.PlanId);
        var clauses = (await lists.ClausesAsync(ct)).ToLookup(c => c.ResolutionId);
        Plan? PlanOf(CouncilResolution r) =>
            r.PlanId is { } plan ? plans.GetValueOrDefault(plan)
            : r.PlanVersionId is { } version ? plans.GetValueOrDefault(versions[version])
            : null;
        All = [.. (await lists.ResolutionsAsync(ct)).Select(r => new Line(r, organisations[r.CommitteeId], PlanOf(r), clauses[r.Id].Count()))];
        var found = All.Where(l => List[Committee].Length == 0 || l.Committee.Key == List[Committee])
            .Where(l => List[Plan].Length == 0 || l.Plan?.Key == List[Plan])
            .Where(l => List[Year].Length == 0 || l.Resolution.DecidedOn.Year.ToString(CultureInfo.InvariantCulture) == List[Year])
            .Where(l => DeskList.Meets(List[Search], l.Resolution.Title, l.Resolution.Lead, l.Resolution.PaperNo));
        return List.Sorted(
            found,
            ("datum", l => l.Resolution.DecidedOn.Day, true),
            ("alt", l => l.Resolution.DecidedOn.Day, false),
            ("titel", l => l.Resolution.Title, false),
            ("gremium", l => l.Committee.Name, false)
        );
    }
}
