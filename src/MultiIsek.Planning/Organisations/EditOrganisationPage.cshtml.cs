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

namespace MultiIsek.Planning.Organisations;

/// <summary>Eine Stelle anlegen, ändern, schließen oder löschen; with its contact persons.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditOrganisationPage(IsekDbContext db, IEnumerable<IReferenceUses> uses, IMediator mediator, TimeProvider time) : PageModel, IFaulty
{
    /// <summary>Null for a new one.</summary>
    public Organisation? Row { get; private set; }

    /// <summary>Below which it may stand.</summary>
    public IReadOnlyList<Organisation> Others { get; private set; } = [];
    public IReadOnlyList<ContactPerson> People { get; private set; } = [];
    public IReadOnlyList<ReferenceUse> Uses { get; private set; } = [];
    public OrganisationForm Form { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>The last day, as it was typed.</summary>
    public string? Until { get; private set; }
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
        return await this.TryAsync(
            f => Faults = f,
            async () => $"{OrganisationsDeskPage.Address}/{await mediator.Send(new SaveOrganisation(Row?.Id, revision, typed), ct)}?getan=gespeichert"
        );
    }

    public Task<IActionResult> OnPostCloseAsync(string key, [FromForm] string? until, CancellationToken ct)
    {
        Until = until;
        return ActAsync(key, id => new CloseOrganisation(id, Closing.Read(until)), () => $"{Here}?getan=geschlossen", ct);
    }

    public Task<IActionResult> OnPostReopenAsync(string key, CancellationToken ct) => ActAsync(key, id => new CloseOrganisation(id, null), () => $"{Here}?getan=geoeffnet", ct);

    public Task<IActionResult> OnPostDeleteAsync(string key, CancellationToken ct) =>
        ActAsync(key, id => new DeleteOrganisation(id), () => $"{OrganisationsDeskPage.Address}?getan=geloescht", ct);

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
        var all = await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Kind).ThenBy(o => o.SortOrder).ToListAsync(ct);
        Row = all.Find(o => o.Key == key);
        if (Row is null)
        {
            Others = all;
            return key == KeyText.New;
        }

        Others = all.FindAll(o => !OrganisationHandlers.IsWithin(o, Row, all));
        Form = OrganisationForm.Of(Row, all.Find(o => o.Id == Row.ParentId));
        People = await db.Set<ContactPerson>().AsNoTracking().Where(p => p.OrganisationId == Row.Id).OrderBy(p => p.Function).ToListAsync(ct);
        Uses = await uses.OfAsync(PlanningKeys.Organisation, Row.Id, ct);
        return true;
    }
}
