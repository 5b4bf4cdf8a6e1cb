using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Structure;

/// <summary>Zusatzfelder einer Fassung.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 20000)]
internal sealed class FieldsPage(StructureDesk desk, TreeSteps steps, EditorNames names, IMediator mediator) : PageModel, IFaulty
{
    public DeskStructure Structure { get; private set; } = null!;
    public FieldsForm Form { get; private set; } = null!;
    public StructureOutcome Outcome { get; private set; } = null!;
    public bool IsEdited { get; private set; }

    /// <summary>The structure that the form began with: a form shown again is no newer for it.</summary>
    public string Stand { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    public TreeStep? Last { get; private set; }
    public string LastBy { get; private set; } = "";

    /// <summary>The structure's page takes back what was done to fields, too.</summary>
    public string UndoAddress => $"/verwaltung/plan/{Structure.Plan.Key}/{Structure.Version.Key}/struktur";

    /// <summary>The field that was just added or moved.</summary>
    public string? Open { get; private set; }
    public string Address => $"/verwaltung/plan/{Structure.Plan.Key}/{Structure.Version.Key}/struktur/felder";
    public bool IsOpen => Structure.Version.IsOpen();
    public StructureLook Look => new(Structure, Outcome, new Dictionary<string, string>(), IsEdited);

    public async Task<IActionResult> OnGetAsync(string plan, string version, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Done = getan switch
        {
            "gespeichert" => "Die Zusatzfelder sind gespeichert.",
            "gleich" => "Es war nichts geändert.",
            _ => null,
        };
        Form = new(Structure.Record);
        return await ShowAsync(null, ct);
    }

    /// <summary>A step in the form: a field more, less, up or down. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostStepAsync(
        string plan,
        string version,
        [FromForm] string? schritt,
        [FromForm] string? stand,
        [FromForm] string? art,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Stand = stand ?? "";
        Form = FieldsForm.Read(Request.Form, Structure.Record);
        var (step, key) = (schritt ?? "").Split(':', 2) is [var first, var second] ? (first, second) : (schritt ?? "", "");
        Form = step switch
        {
            "neu" => Form.Add(Enum.TryParse<AttributeType>(art, out var type) && Enum.IsDefined(type) ? type : AttributeType.Text),
            "hoch" => Form.Move(key, -1),
            "runter" => Form.Move(key, 1),
            "weg" => Form.Remove(key),
            _ => Form,
        };
        Open = step == "neu" ? Form.Record.Attributes[^1].Key : null;
        return await ShowAsync(null, ct);
    }

    public async Task<IActionResult> OnPostLookAsync(string plan, string version, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Form = FieldsForm.Read(Request.Form, Structure.Record);
        await ShowAsync(null, ct);
        return Partial("/Structure/_Effects.cshtml", Look);
    }

    public async Task<IActionResult> OnPostSaveAsync(string plan, string version, [FromForm] string? stand, [FromForm] string? einverstanden, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        Stand = stand ?? "";
        Form = FieldsForm.Read(Request.Form, Structure.Record);
        var named = Form.Named().Record;
        var change = new ChangeStructure(Structure.Version.Id, named, new Dictionary<string, string>(), Stand, einverstanden is { Length: > 0 } ? einverstanden : null);
        return await DeskActs.TryAsync(
            async () => $"{Address}?getan={((await mediator.Send(change, ct)).IsChanged ? "gespeichert" : "gleich")}",
            (faults, status) =>
            {
                Faults = [.. faults.Select(f => StructureFaults.ForFields(f, named, Form.Record))];
                return ShowAsync(status, ct);
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> ShowAsync(int? status, CancellationToken ct)
    {
        var record = Form.Named().Record;
        Outcome = await desk.OutcomeAsync(Structure, record, new Dictionary<string, string>(), ct);
        IsEdited = DeskStructure.TextOf(record) != DeskStructure.TextOf(Structure.Record);
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
