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

namespace MultiIsek.Planning.Organisations;

/// <summary>Eine Stelle anlegen, ändern, schließen oder löschen; with its contact persons.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditOrganisationPage(IsekDbContext db, IEnumerable<IReferenceUses> uses, IMediator mediator, TimeProvider time) : PageModel, IFaulty
{
    /// <summary>Null for a new one.</summary>
    public Organisation? Row { get; private set; }
    public IReadOnlyList<Organisation> Others { get; private set; } = [];
    public IReadOnlyList<ContactPerson> People { get; private set; } = [];
    public IReadOnlyList<ReferenceUse> Uses { get; private set; } = [];
    public OrganisationForm Form { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);
    public string Here => $"{OrganisationsDeskPage.Address}/{Row?.Key ?? KeyText.New}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Done = getan switch
        {
            "gespeichert" => "Gespeichert.",
            "geschlossen" => "Die Stelle ist geschlossen. Sie bleibt überall stehen, wo sie genannt ist, und wird nicht mehr zur Auswahl angeboten.",
            "geoeffnet" => "Die Stelle gilt wieder.",
            "person" => "Die Ansprechperson ist gespeichert.",
            "person-weg" => "Die Ansprechperson ist gelöscht.",
            _ => null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] OrganisationForm typed, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Form = typed;
        return await TryAsync(async () => $"{OrganisationsDeskPage.Address}/{await mediator.Send(new SaveOrganisation(Row?.Id, revision, typed), ct)}?getan=gespeichert");
    }

    public async Task<IActionResult> OnPostCloseAsync(string key, [FromForm] DateOnly? until, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Row is null)
        {
            return NotFound();
        }

        if (until is null)
        {
            Faults = [new("until", "Geben Sie den Tag an, bis zu dem die Stelle gilt.")];
            return Page();
        }

        return await TryAsync(async () =>
        {
            await mediator.Send(new CloseOrganisation(Row.Id, until), ct);
            return $"{Here}?getan=geschlossen";
        });
    }

    public async Task<IActionResult> OnPostReopenAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Row is null)
        {
            return NotFound();
        }

        await mediator.Send(new CloseOrganisation(Row.Id, null), ct);
        return Redirect($"{Here}?getan=geoeffnet");
    }

    public async Task<IActionResult> OnPostDeleteAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Row is null)
        {
            return NotFound();
        }

        return await TryAsync(async () =>
        {
            await mediator.Send(new DeleteOrganisation(Row.Id), ct);
            return $"{OrganisationsDeskPage.Address}?getan=geloescht";
        });
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private Task<IActionResult> TryAsync(Func<Task<string>> act) => this.TryAsync(f => Faults = f, act);

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        var all = await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Kind).ThenBy(o => o.SortOrder).ToListAsync(ct);
        Row = all.Find(o => o.Key == key);
        Others = all;
        if (Row is null)
        {
            return key == KeyText.New;
        }

        Form = OrganisationForm.Of(Row, all.Find(o => o.Id == Row.ParentId));
        People = await db.Set<ContactPerson>().AsNoTracking().Where(p => p.OrganisationId == Row.Id).OrderBy(p => p.Function).ToListAsync(ct);
        Uses = await uses.OfAsync(PlanningKeys.Organisation, Row.Id, ct);
        return true;
    }
}
