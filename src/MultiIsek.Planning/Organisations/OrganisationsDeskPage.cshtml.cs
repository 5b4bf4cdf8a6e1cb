using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Organisations;

/// <summary>Stellen und Gremien der Stadt, for those who edit them.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class OrganisationsDeskPage(PlanningLists lists) : PageModel
{
    public const string Address = "/verwaltung/stellen";
    public const string Search = "q";
    public const string Kind = "art";
    public const string Standing = "stand";
    public const string Closed = "geschlossen";

    public sealed record Line(Organisation Organisation, string? Within, int People);

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool HasAny { get; private set; }
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan == "geloescht" ? "Die Stelle ist gelöscht." : null;
        var found = await FindAsync(ct);
        Lines = List.Cut(found);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var table = new Csv("Schlüssel", "Name", "Kurzname", "Art", "Ebene", "Gehört zu", "Anschrift", "Telefon", "E-Mail", "Gültig bis");
        foreach (var line in await FindAsync(ct))
        {
            var o = line.Organisation;
            var address = o.Street is null ? null : $"{o.Street}, {o.PostalCode} {o.City}".TrimEnd();
            table.Row(o.Key, o.Name, o.ShortName, o.Kind.Word(), o.Level?.Word(), line.Within, address, o.Phone, o.Email, o.ValidUntil?.ToString("yyyy-MM-dd", null));
        }

        return File(table.ToBytes(), Csv.ContentType, "stellen.csv");
    }

    private async Task<IReadOnlyList<Line>> FindAsync(CancellationToken ct)
    {
        List = DeskList.Read(Address, Request.Query, Search, Kind, Standing);
        var all = await lists.OrganisationsAsync(ct);
        HasAny = all.Count > 0;
        var people = (await lists.ContactPersonsAsync(ct)).ToLookup(p => p.OrganisationId);
        var found = all
            .Values.Where(o => List[Kind].Length == 0 || o.Kind.ToString() == List[Kind])
            .Where(o => o.ValidUntil is not null == (List[Standing] == Closed))
            .Where(o => DeskList.Meets(List[Search], o.Name, o.AltName, o.ShortName))
            .OrderBy(o => o.SortOrder)
            .Select(o => new Line(o, o.ParentId is { } parent ? all[parent].Name : null, people[o.Id].Count()));
        return List.Sorted(found, ("name", l => l.Organisation.Name, false), ("art", l => l.Organisation.Kind.Word(), false), ("ueber", l => l.Within ?? "", false));
    }
}
