using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Editing;

/// <summary>Ein Element bearbeiten: text and fields, preview, draft, and the merge when two people saved.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditElementPage(ElementDesk desk, IMediator mediator) : PageModel, IFaulty
{
    public DeskElement Element { get; private set; } = null!;

    /// <summary>What the form shows.</summary>
    public ElementForm Form { get; private set; } = new();

    /// <summary>The state that the form began with.</summary>
    public string Stamp { get; private set; } = "";
    public int Revision { get; private set; }
    public ElementDraft? Draft { get; private set; }

    /// <summary>The form shows the draft.</summary>
    public bool IsDraft { get; private set; }
    public bool HasPreview { get; private set; }
    public ConflictException? Conflict { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>What was typed into the form of an element that somebody deleted meanwhile, by the field's label; null while there is one.</summary>
    public IReadOnlyList<(string Label, string Text)>? Lost { get; private set; }

    /// <summary>Contributions to this very element.</summary>
    public IReadOnlyList<ElementUse> Uses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string plan, string version, string element, bool? entwurf, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        Done = FormWords.Done(getan);
        Uses = await desk.VoicesAsync(Element, ct);
        // What was typed last comes first: a form that began anew beside it would take its place with the first letter.
        if (entwurf != false && Draft is { } draft)
        {
            (Form, Stamp, Revision, IsDraft) = (new(draft.Form), draft.BaseStamp, draft.BaseRevision, true);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (await ReadAsync(plan, version, element, ct))
        {
            return await SaveAsync(ct);
        }

        if (!await desk.IsGoneAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        Lost = FormInput.Texts(Request.Form);
        return Refuse([], StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostPreviewAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await ReadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        HasPreview = true;
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await ReadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        try
        {
            var at = await mediator.Send(new KeepDraft(Element.Version.Id, Element.Head.Id, Form, Stamp, Revision), ct);
            return Request.Headers.Accept == "text/plain"
                ? Content($"Als Entwurf gemerkt, {GermanText.MomentOf(at)}", "text/plain; charset=utf-8")
                : Redirect($"{Element.Url}?entwurf=true");
        }
        catch (RefusedException e)
        {
            return Refuse([new("", e.Message)]);
        }
    }

    public async Task<IActionResult> OnPostDiscardAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        await mediator.Send(new DiscardDraft(Element.Version.Id, Element.Head.Id), ct);
        return Redirect($"{Element.Url}?getan=verworfen");
    }

    /// <summary>The person decided field by field.</summary>
    public async Task<IActionResult> OnPostMergeAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        var sent = Request.Form;
        Form = FormInput.Decided(sent, Element.Book);
        (Stamp, Revision) = FormInput.Began(sent);
        return await SaveAsync(ct);
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> SaveAsync(CancellationToken ct)
    {
        var outcome = await SaveOutcome.OfAsync(mediator, new SaveElement(Element.Version.Id, Element.Head.Id, Form, Stamp, Revision), ct);
        if (outcome.Done is { } done)
        {
            return Redirect($"{Element.Url}?getan={done}");
        }

        if (outcome.Conflict is { } conflict)
        {
            (Conflict, Stamp, Revision) = (conflict, conflict.Theirs.Stamp, conflict.Revision);
        }

        return Refuse(outcome.Faults, outcome.Status);
    }

    private PageResult Refuse(IReadOnlyList<Fault> faults, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Faults = faults;
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> ReadAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return false;
        }

        Form = FormInput.Read(Request.Form, Element.Saved, Element.Book);
        (Stamp, Revision) = FormInput.Began(Request.Form);
        return true;
    }

    private async Task<bool> LoadAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (await desk.FindAsync(plan, version, element, ct) is not { } found)
        {
            return false;
        }

        Element = found;
        (Form, Stamp, Revision) = (found.Saved, found.Saved.Stamp, found.Row.Revision);
        Draft = await desk.DraftAsync(found, ct);
        return true;
    }
}
