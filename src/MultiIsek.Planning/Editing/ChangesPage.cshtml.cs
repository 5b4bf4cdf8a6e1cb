using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Editing;

/// <summary>Verlauf eines Elements in seiner Fassung: who changed what and when, differences of any two states, and the way back to one.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class ChangesPage(ElementDesk desk, EditorNames names, IMediator mediator) : PageModel, IFaulty
{
    public const string First = "anfang";
    private const int ChangesMax = 200;

    /// <summary>How the element read after a change.</summary>
    /// <param name="Key">The change's id, or <see cref="First"/>.</param>
    public sealed record State(string Key, DateTime? At, string By, string What, ElementForm Form);

    public DeskElement Element { get; private set; } = null!;

    /// <summary>Newest first; the first is what is saved now.</summary>
    public IReadOnlyList<State> States { get; private set; } = [];
    public State? From { get; private set; }
    public State? To { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string plan, string version, string element, string? von, string? bis, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        To = States.FirstOrDefault(s => s.Key == bis) ?? States[0];
        From = States.FirstOrDefault(s => s.Key == von) ?? States.ElementAtOrDefault(1);
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(string plan, string version, string element, [FromForm] string? stand, [FromForm] string? gesehen, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct) || States.FirstOrDefault(s => s.Key == stand) is not { } state)
        {
            return NotFound();
        }

        var status = StatusCodes.Status409Conflict;
        try
        {
            if (gesehen != Element.Saved.Stamp)
            {
                throw new RefusedException("Gerade hat jemand anderes gespeichert. Sehen Sie sich die Liste noch einmal an.");
            }

            await mediator.Send(new SaveElement(Element.Version.Id, Element.Head.Id, state.Form, Element.Saved.Stamp, Element.Row.Revision, ChangeKind.Restored), ct);
            return Redirect($"{Element.Url}?getan=hergestellt");
        }
        catch (FieldsRefusedException e)
        {
            status = StatusCodes.Status422UnprocessableEntity;
            Faults = [.. e.Faults.Select(f => new Fault("", $"{Element.Book.Label(f.Field)}: {f.Message}"))];
        }
        catch (ConflictException)
        {
            Faults = [new("", "Gerade hat jemand anderes gespeichert. Sehen Sie sich die Liste noch einmal an.")];
        }
        catch (Exception e) when (e is RefusedException or ClosedVersionException)
        {
            Faults = [new("", e.Message)];
        }

        (To, From) = (States[0], States.ElementAtOrDefault(1));
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (await desk.FindAsync(plan, version, element, ct) is not { } found)
        {
            return false;
        }

        Element = found;
        var changes = await desk.ChangesAsync(found, ChangesMax, ct);
        List<State> states = [];
        // The state after a change is the one before the next.
        var after = found.Saved;
        foreach (var change in changes)
        {
            states.Add(new(change.Id.ToString(), change.ChangedAt, await names.OfAsync(change.Actor, ct), What(change), after));
            after = new(change.Before);
        }

        if (changes.Count == 0 || changes[^1].Kind != ChangeKind.Created)
        {
            states.Add(new(First, null, "", changes.Count == ChangesMax ? "früherer Stand" : "Ausgangsstand", after));
        }

        States = states;
        return true;
    }

    private string What(ElementChange change)
    {
        var fields = string.Join(", ", change.Fields.Select(Element.Book.Label));
        return change.Kind switch
        {
            ChangeKind.Created => "angelegt",
            ChangeKind.Edited => $"geändert: {fields}",
            ChangeKind.Moved => "verschoben",
            ChangeKind.Deleted => "gelöscht",
            ChangeKind.Restored => fields.Length == 0 ? "wiederhergestellt" : $"wiederhergestellt: {fields}",
        };
    }
}
