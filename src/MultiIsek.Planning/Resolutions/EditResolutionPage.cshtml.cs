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
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Einen Beschluss eintragen oder ändern: committee, outcome, clauses. Clauses are added, removed and put in order by buttons that save nothing.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 20000)]
internal sealed class EditResolutionPage(IsekDbContext db, PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    /// <summary>Null for a new one.</summary>
    public CouncilResolution? Row { get; private set; }
    public ResolutionForm Form { get; private set; } = new();

    /// <summary>The one that the form began with: shown again unsaved, it is no newer for it.</summary>
    public ResolutionBook Book { get; private set; } = null!;

    /// <summary>Duties of each clause, by its id.</summary>
    public ILookup<string, Duty> Duties { get; private set; } = Array.Empty<Duty>().ToLookup(d => "");

    /// <summary>What keeps it from being deleted.</summary>
    public IReadOnlyList<string> Bounds { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>The form shows what is not saved yet.</summary>
    public bool IsUnsaved { get; private set; }
    public string Here => $"{ResolutionsDeskPage.Address}/{Row?.Key ?? KeyText.New}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        if (Row is not null)
        {
            Form = await ResolutionBook.FormOfAsync(db, Row, lists, mediator, ct);
        }
        else if (await lists.PlansAsync(ct) is [var only])
        {
            Form.About = only.Key;
        }

        Done = getan == "gespeichert" ? "Gespeichert. Die Pflichten aus Fristen und Wiederholungen sind eingetragen." : null;
        Book = await ResolutionBook.LoadAsync(Form.About, lists, mediator, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] int revision, CancellationToken ct)
    {
        if (!await ReadAsync(key, ct))
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () => $"{ResolutionsDeskPage.Address}/{await mediator.Send(new SaveResolution(Row?.Id, revision, Form), ct)}?getan=gespeichert"
        );
    }

    /// <summary>The form anew, with a clause more or less or elsewhere, or the elements of another plan. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostFormAsync(string key, [FromForm] string? act, CancellationToken ct)
    {
        if (!await ReadAsync(key, ct))
        {
            return NotFound();
        }

        Form.Apply(act ?? "");
        IsUnsaved = true;
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Row is null)
        {
            return NotFound();
        }

        Form = await ResolutionBook.FormOfAsync(db, Row, lists, mediator, ct);
        Book = await ResolutionBook.LoadAsync(Form.About, lists, mediator, ct);
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new DeleteResolution(Row.Id), ct);
                return $"{ResolutionsDeskPage.Address}?getan=geloescht";
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> ReadAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return false;
        }

        Form = ResolutionForm.Read(Request.Form);
        Book = await ResolutionBook.LoadAsync(Form.About, lists, mediator, ct);
        return true;
    }

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        Row = await db.Set<CouncilResolution>().AsNoTracking().FirstOrDefaultAsync(r => r.Key == key, ct);
        if (Row is null)
        {
            return key == KeyText.New;
        }

        var clauses = db.Set<ResolutionClause>().Where(c => c.ResolutionId == Row.Id).Select(c => c.Id);
        Duties = (await db.Set<Duty>().AsNoTracking().Where(d => clauses.Contains(d.ClauseId)).ToListAsync(ct)).ToLookup(d => d.ClauseId.ToString());
        Bounds = await ResolutionBounds.ListAsync(db, Row, ct);
        return true;
    }
}
