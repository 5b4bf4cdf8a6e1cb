using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Priorities;

/// <summary>Priorität eines Elements: what the plan says, and what committees decided. A decision is of the element, so it is entered also where the text is closed.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PriorityPage(ElementDesk desk, DecidedPriorities decided, PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public DeskElement Element { get; private set; } = null!;

    /// <summary>Null where the structure gives the type no levels.</summary>
    public AttributeDefinition? Scale { get; private set; }
    public string? Own { get; private set; }
    public IReadOnlyList<DecidedPriority> Decided { get; private set; } = [];

    /// <summary>The decision that is open for changes; null for a new one.</summary>
    public DecidedPriority? Row { get; private set; }
    public PriorityForm Form { get; private set; } = new();
    public IReadOnlyList<CouncilResolution> Resolutions { get; private set; } = [];
    public IReadOnlyList<Organisation> Committees { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Address => $"{Element.Url}/prioritaet";
    public string Here => Row is null ? Address : $"{Address}?eintrag={Row.Decision.Key}";

    public string ActUrl(string handler) => $"{Here}{(Row is null ? '?' : '&')}handler={handler}";

    public async Task<IActionResult> OnGetAsync(string plan, string version, string element, string? eintrag, string? beschluss, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, eintrag, ct))
        {
            return NotFound();
        }

        Done = getan switch
        {
            "gespeichert" => "Die Entscheidung ist eingetragen. Sie steht öffentlich neben der Priorität des Plans.",
            "geloescht" => "Der Eintrag ist gelöscht.",
            _ => null,
        };
        Form = Row is not null ? PriorityForm.Of(Row) : Proposed(beschluss);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(
        string plan,
        string version,
        string element,
        string? eintrag,
        [FromForm] PriorityForm typed,
        [FromForm] int revision,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(plan, version, element, eintrag, ct) || Scale is null)
        {
            return NotFound();
        }

        Form = typed;
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new SavePriority(Element.Head.Id, Element.Version.Id, Row?.Decision.Id, revision, typed), ct);
                return $"{Address}?getan=gespeichert";
            }
        );
    }

    public async Task<IActionResult> OnPostDeleteAsync(string plan, string version, string element, string? eintrag, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, eintrag, ct) || Row is null)
        {
            return NotFound();
        }

        Form = PriorityForm.Of(Row);
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new DeletePriority(Element.Head.Id, Row.Decision.Id), ct);
                return $"{Address}?getan=geloescht";
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    /// <summary>Of a resolution, committee and day are known; the committee's decision before goes.</summary>
    private PriorityForm Proposed(string? beschluss)
    {
        if (Resolutions.FirstOrDefault(r => r.Key == beschluss) is not { } resolution)
        {
            return new();
        }

        return new()
        {
            Resolution = resolution.Key,
            Committee = Committees.FirstOrDefault(c => c.Id == resolution.CommitteeId)?.Key,
            Date = resolution.DecidedOn.ToInput(),
            Supersedes = Decided.FirstOrDefault(d => d.IsCurrent && d.Committee.Id == resolution.CommitteeId)?.Decision.Key,
        };
    }

    private async Task<bool> LoadAsync(string plan, string version, string element, string? entry, CancellationToken ct)
    {
        if (await desk.FindAsync(plan, version, element, ct) is not { } found)
        {
            return false;
        }

        Element = found;
        Scale = PriorityScale.Of(await lists.AttributesAsync(ct), found.Version.ProfileId, found.Type.Key);
        Own = Scale is not null && found.Row.Attributes.TryGetValue(Scale.Key, out var value) ? AttributeText.Keys(value).FirstOrDefault() : null;
        Decided = await decided.OfAsync(found.Head.Id, ct);
        Resolutions = [.. (await lists.ResolutionsAsync(ct)).Where(r => r.PlanId is null || r.PlanId == found.Plan.Id)];
        Row = Decided.FirstOrDefault(d => d.Decision.Key == entry);
        Committees =
        [
            .. (await lists.OrganisationsAsync(ct))
                .Values.Where(o => o.Kind == OrganisationKind.Committee && (o.ValidUntil is null || o.Id == Row?.Committee.Id))
                .OrderBy(o => o.SortOrder),
        ];
        return entry is null || Row is not null;
    }
}
