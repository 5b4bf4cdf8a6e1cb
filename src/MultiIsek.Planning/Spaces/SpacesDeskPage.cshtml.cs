using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Spaces;

/// <summary>Orte der Stadt, for those who edit them: as a tree, or filtered as a list.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class SpacesDeskPage(PlanningLists lists, SpaceElements elements) : PageModel
{
    public const string Address = "/verwaltung/orte";
    public const string Search = "q";
    public const string Kind = "art";
    public const string Standing = "stand";
    private const int DeepestShown = 6;

    /// <param name="Depth">In the tree; 0 in a list.</param>
    public sealed record Line(Space Space, string? Within, int Depth, int Elements);

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool HasAny { get; private set; }
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan == "geloescht" ? "Der Ort ist gelöscht." : null;
        var found = await FindAsync(ct);
        Lines = List.Cut(found);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var table = new Csv("Schlüssel", "Name", "Art", "Liegt in", "Gilt ab", "Gilt bis", "Elemente");
        foreach (var line in await FindAsync(ct))
        {
            var s = line.Space;
            table.Row(s.Key, s.Name, s.Kind.Word(), line.Within, s.ValidFrom?.ToString("yyyy-MM-dd", null), s.ValidUntil?.ToString("yyyy-MM-dd", null), $"{line.Elements}");
        }

        return File(table.ToBytes(), Csv.ContentType, "orte.csv");
    }

    private async Task<IReadOnlyList<Line>> FindAsync(CancellationToken ct)
    {
        List = DeskList.Read(Address, Request.Query, Search, Kind, Standing);
        var all = await lists.SpacesAsync(ct);
        HasAny = all.Count > 0;
        var (tree, counts) = (new SpaceTree(all), await elements.CountAsync(ct));
        Line Of(Space space, int depth) => new(space, tree.Find(space.ParentId)?.Name, Math.Min(depth, DeepestShown), counts.GetValueOrDefault(space.Id));
        if (!List.IsFiltered && List.Sort.Length == 0)
        {
            return [.. Branch(Guid.Empty, 0)];
        }

        var found = all.Where(s => List[Kind].Length == 0 || s.Kind.ToString() == List[Kind])
            .Where(s =>
                List[Standing] switch
                {
                    "geschlossen" => s.ValidUntil is not null,
                    "gilt" => s.ValidUntil is null,
                    _ => true,
                }
            )
            .Where(s => DeskList.Meets(List[Search], s.Name, s.Note))
            .Select(s => Of(s, 0));
        return List.Sorted(found, ("name", l => l.Space.Name, false), ("art", l => l.Space.Kind, false), ("elemente", l => l.Elements, true));

        IEnumerable<Line> Branch(Guid parent, int depth) => tree.ChildrenOf(parent).SelectMany(s => Branch(s.Id, depth + 1).Prepend(Of(s, depth)));
    }
}
