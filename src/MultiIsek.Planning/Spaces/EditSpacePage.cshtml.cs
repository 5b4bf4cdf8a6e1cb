using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Spaces;

/// <summary>Einen Ort anlegen, ändern, schließen oder löschen.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditSpacePage(IsekDbContext db, IEnumerable<IReferenceUses> uses, IMediator mediator, TimeProvider time) : PageModel, IFaulty
{
    /// <summary>Null for a new one.</summary>
    public Space? Row { get; private set; }

    /// <summary>In which it may lie.</summary>
    public IReadOnlyList<Space> Others { get; private set; } = [];
    public IReadOnlyList<ReferenceUse> Uses { get; private set; } = [];
    public SpaceForm Form { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>The last day, as it was typed.</summary>
    public string? Until { get; private set; }
    public DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);
    public string Here => $"{SpacesDeskPage.Address}/{Row?.Key ?? KeyText.New}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Done = getan switch
        {
            "gespeichert" => "Gespeichert.",
            "geschlossen" => "Der Ort ist geschlossen. Er bleibt überall stehen, wo er genannt ist, und wird nicht mehr zur Auswahl angeboten.",
            "geoeffnet" => "Der Ort gilt wieder.",
            _ => null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] SpaceForm typed, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Form = typed;
        if (ModelState.ContainsKey("validFrom") && ModelState["validFrom"]!.Errors.Count > 0)
        {
            Faults = [new("validFrom", "Geben Sie den ersten Tag als Datum an.")];
            return Page();
        }

        return await this.TryAsync(f => Faults = f, async () => $"{SpacesDeskPage.Address}/{await mediator.Send(new SaveSpace(Row?.Id, revision, typed), ct)}?getan=gespeichert");
    }

    public Task<IActionResult> OnPostCloseAsync(string key, [FromForm] string? until, CancellationToken ct)
    {
        Until = until;
        return ActAsync(key, id => new CloseSpace(id, Closing.Read(until)), () => $"{Here}?getan=geschlossen", ct);
    }

    public Task<IActionResult> OnPostReopenAsync(string key, CancellationToken ct) => ActAsync(key, id => new CloseSpace(id, null), () => $"{Here}?getan=geoeffnet", ct);

    public Task<IActionResult> OnPostDeleteAsync(string key, CancellationToken ct) =>
        ActAsync(key, id => new DeleteSpace(id), () => $"{SpacesDeskPage.Address}?getan=geloescht", ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> ActAsync(string key, Func<Guid, IRequest<Unit>> act, Func<string> done, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Row is null)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(act(Row.Id), ct);
                return done();
            }
        );
    }

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        var all = await db.Set<Space>().AsNoTracking().OrderBy(s => s.SortOrder).ToListAsync(ct);
        Row = all.Find(s => s.Key == key);
        if (Row is null)
        {
            Others = all;
            return key == KeyText.New;
        }

        var tree = new SpaceTree(all);
        var within = tree.Within(Row.Id);
        Others = [.. all.Where(s => !within.Contains(s.Id))];
        Form = new()
        {
            Name = Row.Name,
            Kind = Row.Kind,
            Parent = tree.Find(Row.ParentId)?.Key,
            ValidFrom = Row.ValidFrom,
            Note = Row.Note,
            Geometry = Row.Geometry,
        };
        Uses = await uses.OfAsync(PlanningKeys.Space, Row.Id, ct);
        return true;
    }
}
