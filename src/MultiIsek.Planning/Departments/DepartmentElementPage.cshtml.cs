using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Departments;

/// <summary>
/// Text eines Elements, für das das Fachamt zuständig ist: lead, paragraphs, plain language and the custom fields that departments fill in. The form is the
/// editors' with fewer fields, and so is what saves it; where the element stands, what it is called and when it is published stays theirs.
/// </summary>
[Authorize(Policies.Contributor), PrivatePage]
internal sealed class DepartmentElementPage(ElementDesk desk, CurrentUser current, IMediator mediator) : PageModel, IFaulty
{
    public DeskElement Element { get; private set; } = null!;
    public ElementForm Form { get; private set; } = new();
    public string Stamp { get; private set; } = "";
    public int Revision { get; private set; }
    public bool HasPreview { get; private set; }
    public ConflictException? Conflict { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public IReadOnlyList<ElementUse> Uses { get; private set; } = [];

    /// <summary>What was typed, where the element is gone or another department's by now; null otherwise.</summary>
    public IReadOnlyList<(string Label, string Text)>? Lost { get; private set; }
    public string Here => UrlOf(Element.Plan.Key, Element.Version.Key, Element.Head.Key);

    public static string UrlOf(string plan, string version, string element) => $"/verwaltung/zustaendig/{plan}/{version}/{element}";

    public bool IsTheirs(string name) => Element.Book.MayFill(current, name);

    /// <summary>The fields of the form that this person does, or does not, fill in.</summary>
    public ElementForm Part(bool theirs) => new(Form.ToDictionary().Where(v => IsTheirs(v.Key) == theirs));

    public async Task<IActionResult> OnGetAsync(string plan, string version, string element, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        Done = FormWords.Done(getan);
        Uses = await desk.VoicesAsync(Element, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (await LoadAsync(plan, version, element, ct))
        {
            return await SaveAsync(FormInput.Read(Request.Form, Element.Saved, Element.Book), ct);
        }

        if (!await desk.HasReadAsync(plan, version, element, FormInput.Began(Request.Form).Stamp, ct))
        {
            return NotFound();
        }

        Lost = FormInput.Texts(Request.Form);
        return Refuse([], StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostPreviewAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        Form = FormInput.Read(Request.Form, Element.Saved, Element.Book);
        (Stamp, Revision) = FormInput.Began(Request.Form);
        HasPreview = true;
        return Page();
    }

    /// <summary>The person decided field by field.</summary>
    public async Task<IActionResult> OnPostMergeAsync(string plan, string version, string element, CancellationToken ct) =>
        await LoadAsync(plan, version, element, ct) ? await SaveAsync(FormInput.Decided(Request.Form, Element.Book), ct) : NotFound();

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> SaveAsync(ElementForm form, CancellationToken ct)
    {
        Form = form;
        (Stamp, Revision) = FormInput.Began(Request.Form);
        try
        {
            var outcome = await SaveOutcome.OfAsync(mediator, new SaveElement(Element.Version.Id, Element.Head.Id, Form, Stamp, Revision), ct);
            if (outcome.Conflict is { } conflict)
            {
                (Conflict, Stamp, Revision) = (conflict, conflict.Theirs.Stamp, conflict.Revision);
            }

            return outcome.Done is { } done ? Redirect($"{Here}?getan={done}") : Refuse(outcome.Faults, outcome.Status);
        }
        catch (OutOfScopeException)
        {
            return NotFound();
        }
    }

    private PageResult Refuse(IReadOnlyList<Fault> faults, int status)
    {
        Faults = faults;
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, string element, CancellationToken ct)
    {
        // Somebody who is an editor too has the editors' page for what is not the department's.
        if (await desk.FindAsync(plan, version, element, ct) is not { } found)
        {
            return false;
        }

        Element = found;
        (Form, Stamp, Revision) = (found.Saved, found.Saved.Stamp, found.Row.Revision);
        return true;
    }
}
