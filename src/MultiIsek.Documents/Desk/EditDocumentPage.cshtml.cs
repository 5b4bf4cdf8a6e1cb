using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Desk;

/// <summary>Ein Dokument bearbeiten: facts, state, versions.</summary>
[Authorize(Policies.Editor), PrivatePage, LargeForm]
internal sealed class EditDocumentPage(IsekDbContext db, Shelf shelf, Intake intake, IOptions<UploadOptions> options, IMediator mediator) : PageModel, IFaulty
{
    public Document Document { get; private set; } = null!;
    public IReadOnlyList<DocumentVersion> Files { get; private set; } = [];
    public IReadOnlyList<DocumentGroupCard> Groups { get; private set; } = [];
    public DocumentInput Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>Reasons that were typed and are shown again, by the number of the version; 0 is the document's.</summary>
    public Dictionary<int, string> Reasons { get; } = [];
    public UploadOptions Limits => options.Value;
    public string Address => UrlOf(Document.Key);

    public static string UrlOf(string key) => $"/verwaltung/dokumente/bearbeiten/{key}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        Done = DeskWords.Done(getan);
        return await LoadAsync(key, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Input = DocumentInput.Read(Request.Form);
        (var values, Faults) = Input.Check(Groups);
        if (values is null)
        {
            return Page();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () => $"{Address}?getan={(await mediator.Send(new SaveDocument(Document.Id, values, revision), ct) ? "gespeichert" : "gleich")}"
        );
    }

    public Task<IActionResult> OnPostPublishAsync(string key, CancellationToken ct) => TryAsync(key, d => mediator.Send(new ShowDocument(d, true), ct), "oeffentlich", "", ct);

    public Task<IActionResult> OnPostHideAsync(string key, CancellationToken ct) => TryAsync(key, d => mediator.Send(new ShowDocument(d, false), ct), "entwurf", "", ct);

    public Task<IActionResult> OnPostWithdrawAsync(string key, [FromForm] string? reason, [FromForm] int? version, CancellationToken ct)
    {
        Reasons[version ?? 0] = reason ?? "";
        return TryAsync(
            key,
            d => version is { } no ? mediator.Send(new WithdrawVersion(d, no, reason ?? ""), ct) : mediator.Send(new WithdrawDocument(d, reason ?? ""), ct),
            "zurueckgezogen",
            $"grund-{version ?? 0}",
            ct
        );
    }

    public Task<IActionResult> OnPostRestoreAsync(string key, [FromForm] int? version, CancellationToken ct) =>
        TryAsync(key, d => mediator.Send(new RestoreDocument(d, version), ct), "wieder", "", ct);

    public async Task<IActionResult> OnPostVersionAsync(string key, [FromForm] IFormFileCollection files, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        List<Fault> faults = files.Count == 0 ? [new("files", "Wählen Sie mindestens eine Datei.")] : [];
        List<TakenFile> taken = [];
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var (verdict, one) = await intake.TakeAsync(file.FileName, content, ct);
            if (one is null)
            {
                faults.Add(new("files", files.Count == 1 ? intake.Words(verdict) : $"„{file.FileName}“: {intake.Words(verdict)}"));
            }
            else
            {
                taken.Add(one);
            }
        }

        Faults = faults;
        return faults.Count > 0
            ? Page()
            : await TryAsync(key, d => mediator.Send(new AddVersion(d, taken), ct), taken.Any(t => t.Scan == ScanState.Waiting) ? "pruefung" : "fassung", "files", ct);
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> TryAsync(string key, Func<Guid, Task> act, string done, string field, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        return await DeskActs.TryAsync(
            async () =>
            {
                await act(Document.Id);
                return $"{Address}?getan={done}";
            },
            (faults, status) => Task.FromResult<IActionResult>(Again([.. faults.Select(f => f with { Field = field })], status))
        );
    }

    private PageResult Again(IReadOnlyList<Fault> faults, int status)
    {
        Faults = faults;
        return new PageResult { StatusCode = status };
    }

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(d => d.Key == key, ct) is not { } found)
        {
            return false;
        }

        Document = found;
        Groups = (await shelf.CardsAsync(ct)).Groups;
        Input = DocumentInput.Of(found, Groups.FirstOrDefault(g => g.Id == found.GroupId)?.Key);
        Files = await db.Set<DocumentVersion>().AsNoTracking().Where(v => v.DocumentId == found.Id).OrderByDescending(v => v.No).ThenBy(v => v.SortOrder).ToListAsync(ct);
        return true;
    }
}
