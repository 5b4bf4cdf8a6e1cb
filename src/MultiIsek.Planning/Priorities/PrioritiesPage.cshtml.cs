using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Priorities;

/// <summary>Prioritäten: what no committee has decided yet, and what some have, by committee.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PrioritiesPage(PriorityBook book, PlanningLists lists) : PageModel
{
    public const string Address = "/verwaltung/prioritaeten";
    public const string Search = "q";
    public const string Plan = "konzept";
    public const string Committee = "gremium";
    public const string State = "stand";
    public const string From = "beschluss";
    public const string Decided = "entschieden";
    public const string All = "alle";

    /// <summary>In place of a committee: what none is concerned with.</summary>
    public const string Nobody = "-";

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<PriorityLine> Lines { get; private set; } = [];
    public IReadOnlyList<PriorityLine> Every { get; private set; } = [];

    /// <summary>Committees concerned, with what is open at each.</summary>
    public IReadOnlyList<(Organisation Committee, int Open)> Committees { get; private set; } = [];

    /// <summary>Whose decisions are being entered; null for none in particular.</summary>
    public CouncilResolution? Resolution { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        Lines = List.Cut(found);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var table = new Csv("Konzept", "Nummer", "Element", "Priorität laut Plan", "Entscheidungen der Gremien", "Zuständige Gremien");
        foreach (var line in await FindAsync(ct))
        {
            table.Row(
                line.Plan.ShortName,
                line.Head.ShownNumber,
                line.Head.Title,
                line.Own,
                string.Join("; ", line.Decided.Where(d => d.IsCurrent).Select(d => d.Words)),
                string.Join("; ", line.Committees.Select(c => c.Name))
            );
        }

        return File(table.ToBytes(), Csv.ContentType, "prioritaeten.csv");
    }

    public string UrlOf(PriorityLine line) => Resolution is null ? line.Url : $"{line.Url}?beschluss={Resolution.Key}";

    private async Task<IReadOnlyList<PriorityLine>> FindAsync(CancellationToken ct)
    {
        List = DeskList.Read(Address, Request.Query, Search, Plan, Committee, State, From);
        Every = await book.ListAsync(ct);
        Resolution = (await lists.ResolutionsAsync(ct)).FirstOrDefault(r => r.Key == List[From]);
        Committees =
        [
            .. Every
                .SelectMany(l => l.Committees.Concat(l.Decided.Select(d => d.Committee)))
                .DistinctBy(c => c.Id)
                .OrderBy(c => c.SortOrder)
                .Select(c => (c, Every.Count(l => l.Concerns(c) && l.IsOpenFor(c)))),
        ];
        var committee = Committees.Select(c => c.Committee).FirstOrDefault(c => c.Key == List[Committee]);
        return List.Sorted(
            Every
                .Where(l => List[Plan].Length == 0 || l.Plan.Key == List[Plan])
                .Where(l => committee is null ? List[Committee] != Nobody || l.Committees.Count == 0 : l.Concerns(committee))
                .Where(l => List[State] == All || l.IsOpenFor(committee) == (List[State] != Decided))
                .Where(l => DeskList.Meets(List[Search], l.Head.Label, l.Own)),
            ("plan", l => l.Plan.SortOrder, false),
            ("titel", l => l.Head.Title, false)
        );
    }
}
