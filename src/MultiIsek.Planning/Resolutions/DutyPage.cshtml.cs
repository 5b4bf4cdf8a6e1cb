using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Eine Pflicht: what is known of it, and how it is told: fulfilled with its evidence, dispensable with a reason, or taken back.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class DutyPage(DutyBook book, PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    private const int DocumentsMax = 100_000;

    public DutyLine Line { get; private set; } = null!;
    public IReadOnlyList<DocumentCard> Documents { get; private set; } = [];
    public IReadOnlyList<CouncilResolution> Resolutions { get; private set; } = [];
    public EvidenceForm Form { get; private set; } = new();
    public string Reason { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Done = getan switch
        {
            "erfuellt" => "Eingetragen: Die Pflicht ist erfüllt.",
            "entbehrlich" => "Eingetragen: Die Pflicht ist entbehrlich.",
            "zurueck" => "Zurückgenommen. Die Pflicht hat wieder den Stand von vorher.",
            _ => null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostFulfilAsync(Guid id, [FromForm] EvidenceForm typed, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Form = typed;
        return await TryAsync(new FulfilDuty(id, revision, typed), "erfuellt", ct);
    }

    public async Task<IActionResult> OnPostDispenseAsync(Guid id, [FromForm] string? reason, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Reason = reason ?? "";
        return await TryAsync(new DispenseDuty(id, revision, Reason), "entbehrlich", ct);
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? await TryAsync(new ReopenDuty(id), "zurueck", ct) : NotFound();

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    public DocumentCard? Evidence => Documents.FirstOrDefault(d => d.Id == Line.Duty.EvidenceDocumentId);

    public CouncilResolution? EvidenceResolution => Resolutions.FirstOrDefault(r => r.Id == Line.Duty.EvidenceResolutionId);

    private Task<IActionResult> TryAsync(IRequest<Unit> command, string done, CancellationToken ct) =>
        this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(command, ct);
                return $"{Line.Url}?getan={done}";
            }
        );

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } line)
        {
            return false;
        }

        Line = line;
        Documents =
        [
            .. (await mediator.Send(new ListDocumentEntries(new Window(DocumentsMax), WithDrafts: true), ct))
                .Rows.Select(d => d.Card)
                .DistinctBy(d => d.Key)
                .OrderBy(d => d.Title, StringComparer.Ordinal),
        ];
        Resolutions = await lists.ResolutionsAsync(ct);
        Form = new()
        {
            Document = Evidence?.Key,
            Resolution = EvidenceResolution?.Key,
            DoneOn = line.Duty.DoneOn?.ToInput(),
            Note = line.Duty.Note,
        };
        return true;
    }
}
