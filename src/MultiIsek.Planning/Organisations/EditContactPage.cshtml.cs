using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Organisations;

/// <summary>Ansprechperson einer Stelle: what of it the public sees is chosen here.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditContactPage(IsekDbContext db, IMediator mediator) : PageModel, IFaulty
{
    public Organisation Organisation { get; private set; } = null!;
    public ContactPerson? Row { get; private set; }
    public ContactForm Form { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Back => $"{OrganisationsDeskPage.Address}/{Organisation.Key}";
    public string Here => $"{Back}/personen/{Row?.Key ?? KeyText.New}";

    public async Task<IActionResult> OnGetAsync(string key, string person, CancellationToken ct) => await LoadAsync(key, person, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(string key, string person, [FromForm] ContactForm typed, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, person, ct))
        {
            return NotFound();
        }

        Form = typed;
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new SaveContactPerson(Organisation.Id, Row?.Id, revision, typed), ct);
                return $"{Back}?getan=person#personen";
            }
        );
    }

    public async Task<IActionResult> OnPostDeleteAsync(string key, string person, CancellationToken ct)
    {
        if (!await LoadAsync(key, person, ct) || Row is null)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new DeleteContactPerson(Organisation.Id, Row.Id), ct);
                return $"{Back}?getan=person-weg#personen";
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string key, string person, CancellationToken ct)
    {
        if (await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Key == key, ct) is not { } organisation)
        {
            return false;
        }

        Organisation = organisation;
        Row = await db.Set<ContactPerson>().AsNoTracking().FirstOrDefaultAsync(p => p.Key == person && p.OrganisationId == organisation.Id, ct);
        Form = Row is null ? new() : ContactForm.Of(Row);
        return Row is not null || person == KeyText.New;
    }
}
