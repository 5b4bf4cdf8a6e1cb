using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Structure;

/// <summary>Struktur einer Fassung: types, where they may stand, how they are numbered and counted.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 20000)]
internal sealed class StructurePage(StructureDesk desk, TreeSteps steps, EditorNames names, IMediator mediator) : PageModel, IFaulty
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["gespeichert"] = "Die Struktur ist gespeichert.",
        ["gleich"] = "Es war nichts geändert.",
        ["zurueck"] = "Zurückgenommen.",
        ["vorlage"] = "Die Vorlage ist übernommen. Passen Sie die Wörter an.",
    };

    public DeskStructure Structure { get; private set; } = null!;
    public StructureForm Form { get; private set; } = null!;

    /// <summary>What the form would make of the version.</summary>
    public StructureOutcome Outcome { get; private set; } = null!;

    /// <summary>The form differs from what is saved.</summary>
    public bool IsEdited { get; private set; }
    public TreeStep? Last { get; private set; }
    public string LastBy { get; private set; } = "";

    /// <summary>The structure that the form began with: a form shown again is no newer for it.</summary>
    public string Stand { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Address => $"/verwaltung/plan/{Structure.Plan.Key}/{Structure.Version.Key}/struktur";
    public bool IsOpen => Structure.Version.IsOpen();

    public async Task<IActionResult> OnGetAsync(string plan, string version, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Done = Words.GetValueOrDefault(getan ?? "");
        Form = StructureForm.Of(Structure.Record);
        return await ShowAsync(null, ct);
    }

    /// <summary>A step in the form: a row more, less, up or down. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostStepAsync(
        string plan,
        string version,
        [FromForm] string? schritt,
        [FromForm] string? stand,
        [FromForm] string? rolle,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Stand = stand ?? "";
        Form = StructureForm.Read(Request.Form, Structure.Record);
        var (step, key) = (schritt ?? "").Split(':', 2) is [var first, var second] ? (first, second) : (schritt ?? "", "");
        Form = step switch
        {
            "neu" => Form.Add(Enum.TryParse<ElementRole>(rolle, out var role) && Enum.IsDefined(role) ? role : ElementRole.Section),
            "hoch" => Form.Move(key, -1),
            "runter" => Form.Move(key, 1),
            "weg" => Form.Remove(key),
            _ => Form,
        };
        return await ShowAsync(null, ct);
    }

    /// <summary>What the form would do, for the script.</summary>
    public async Task<IActionResult> OnPostLookAsync(string plan, string version, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Form = StructureForm.Read(Request.Form, Structure.Record);
        await ShowAsync(null, ct);
        return Partial("/Structure/_Look.cshtml", Look);
    }

    public async Task<IActionResult> OnPostSaveAsync(string plan, string version, [FromForm] string? stand, [FromForm] string? einverstanden, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Stand = stand ?? "";
        Form = StructureForm.Read(Request.Form, Structure.Record);
        if (Form.Faults.Count > 0)
        {
            Faults = Form.Faults;
            return await ShowAsync(null, ct);
        }

        var named = Form.Named();
        var change = new ChangeStructure(Structure.Version.Id, named.Record, named.Replacements, Stand, einverstanden is { Length: > 0 } ? einverstanden : null);
        return await DeskActs.TryAsync(
            async () => $"{Address}?getan={((await mediator.Send(change, ct)).IsChanged ? "gespeichert" : "gleich")}",
            (faults, status) => AgainAsync([.. faults.Select(f => StructureFaults.ForTypes(f, named.Record, Form.Record))], status, ct)
        );
    }

    public async Task<IActionResult> OnPostUndoAsync(string plan, string version, [FromForm] Guid step, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Form = StructureForm.Of(Structure.Record);
        return await DeskActs.TryAsync(
            async () =>
            {
                await mediator.Send(new UndoTreeStep(Structure.Version.Id, step), ct);
                return $"{Address}?getan=zurueck";
            },
            (faults, _) => AgainAsync(faults, StatusCodes.Status409Conflict, ct)
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    public StructureLook Look => new(Structure, Outcome, Form.Replacements, IsEdited);

    private Task<IActionResult> AgainAsync(IReadOnlyList<Fault> faults, int status, CancellationToken ct)
    {
        Faults = faults;
        return ShowAsync(status, ct);
    }

    private async Task<IActionResult> ShowAsync(int? status, CancellationToken ct)
    {
        var named = Form.Named();
        Outcome = await desk.OutcomeAsync(Structure, named.Record, named.Replacements, ct);
        IsEdited = DeskStructure.TextOf(named.Record) != DeskStructure.TextOf(Structure.Record);
        if (IsOpen && await steps.LastAsync(Structure.Version.Id, ct) is { } last)
        {
            (Last, LastBy) = (last, await names.OfAsync(last.Actor, ct));
        }

        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, CancellationToken ct)
    {
        if (await desk.FindAsync(plan, version, ct) is not { } found)
        {
            return false;
        }

        (Structure, Stand) = (found, found.Stamp);
        return true;
    }
}

/// <summary>Auswirkungen und Vorschau eines Formulars.</summary>
internal sealed record StructureLook(DeskStructure Structure, StructureOutcome Outcome, IReadOnlyDictionary<string, string> Replacements, bool IsEdited)
{
    /// <summary>What the home page leads to: the top elements whose type says so, or all of the top; types where there are no elements yet.</summary>
    public IReadOnlyList<string> Top
    {
        get
        {
            var types = Outcome.After.Types.ToDictionary(t => t.Id);
            if (Outcome.Rows.Count == 0)
            {
                var tops = types.Values.Where(t => t.Parents.Contains(ElementType.Root)).OrderBy(t => t.SortOrder).ToList();
                return [.. (tops.Exists(InNavigation) ? tops.Where(InNavigation) : tops).Select(t => t.Plural)];
            }

            var roots = Outcome.Rows.Where(r => r.ParentElementId is null).OrderBy(r => r.SortOrder).ToList();
            var marked = roots.FindAll(r => types.TryGetValue(r.TypeId, out var type) && InNavigation(type));
            return [.. (marked.Count > 0 ? marked : roots).Select(r => r.Number is null ? r.Title : $"{r.Number} {r.Title}")];

            static bool InNavigation(ElementType type) => type.Is(ElementFlag.InNavigation);
        }
    }
}
