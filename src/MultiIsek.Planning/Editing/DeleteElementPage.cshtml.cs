using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Editing;

/// <summary>Ein Element löschen: says first what goes with it, or what keeps it.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class DeleteElementPage(ElementDesk desk, PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public DeskElement Element { get; private set; } = null!;
    public IReadOnlyList<ElementHead> Below { get; private set; } = [];
    public int Links { get; private set; }
    public IReadOnlyList<ElementUse> Uses { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string plan, string version, string element, CancellationToken ct) =>
        await LoadAsync(plan, version, element, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct))
        {
            return NotFound();
        }

        var page = Page();
        try
        {
            await mediator.Send(new DeleteElement(Element.Version.Id, Element.Head.Id), ct);
            var parent = Element.Book.Outline.Find(Element.Head.ParentId);
            return Redirect(parent is null ? $"{Element.TreeUrl}?getan=weg" : $"{Element.TreeUrl}?element={parent.Key}&getan=weg#e-{parent.Key}");
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
        }
        catch (ClosedVersionException e)
        {
            Faults = [new("", e.Message)];
        }

        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (await desk.FindAsync(plan, version, element, ct) is not { } found)
        {
            return false;
        }

        Element = found;
        Below = [.. found.Book.Outline.Below(found.Head.Id)];
        var ids = Below.Select(h => h.Id).Append(found.Head.Id).ToHashSet();
        Links = (await lists.LinksAsync(ct)).Count(l => l.PlanVersionId == found.Version.Id && (ids.Contains(l.FromElementId) || ids.Contains(l.ToElementId)));
        Uses = found.IsOpen ? await desk.UsesAsync(found, ct) : [];
        return true;
    }
}
