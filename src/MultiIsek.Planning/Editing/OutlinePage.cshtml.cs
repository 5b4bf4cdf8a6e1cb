using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Gliederung einer Fassung bearbeiten.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class OutlinePage(PlanningLists lists, TreeSteps steps, EditorNames names, IMediator mediator) : PageModel, IFaulty
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["neu"] = "Das Element steht jetzt in der Gliederung. Sein Text fehlt noch.",
        ["name"] = "Umbenannt.",
        ["verschoben"] = "Verschoben. Die Nummern sind angepasst.",
        ["weg"] = "Gelöscht.",
        ["zurueck"] = "Zurückgenommen.",
    };

    public Plan Plan { get; private set; } = null!;
    public PlanVersion Version { get; private set; } = null!;
    public Outline Outline { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ElementType> Types { get; private set; } = null!;
    public TreeMoves Moves { get; private set; } = null!;
    public ElementHead? Selected { get; private set; }
    public TreeStep? Last { get; private set; }
    public string LastBy { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>What was typed and is shown again.</summary>
    public string? Typed { get; private set; }
    public string? Wanted { get; private set; }
    public string Address => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/gliederung";

    public IEnumerable<ElementType> OwnTypes => Types.Values.Where(t => t.ProfileId == Version.ProfileId).OrderBy(t => t.SortOrder);

    public string EditUrl(ElementHead head) => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/element/{head.Key}";

    /// <summary>What the profile asks for and the tree does not have.</summary>
    public IEnumerable<string> Hints() =>
        TreeFaults.Counts([.. Outline.All.Select(h => new Counted(h.Id, h.ParentId, Types[h.TypeId], h.Label))], OwnTypes).Select(f => f.ToString());

    public Task<IActionResult> OnGetAsync(string plan, string version, string? element, string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        return ShowAsync(plan, version, element, null, ct);
    }

    /// <param name="art">"unter:maßnahme", "nach:maßnahme" or "oben:maßnahme": where, and a key of a type.</param>
    public async Task<IActionResult> OnPostAddAsync(string plan, string version, string? element, [FromForm] string? art, [FromForm] string? title, CancellationToken ct)
    {
        (Typed, Wanted) = (title, art);
        return await TryAsync(
            plan,
            version,
            element,
            "neu-titel",
            async () =>
            {
                var (where, type) = (art ?? "").Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
                var (parent, place) = where switch
                {
                    TreeMoves.Under when Selected is { } head => (head.Id, int.MaxValue),
                    TreeMoves.After when Selected is { } head => Moves.Behind(head),
                    _ => ((Guid?)null, int.MaxValue),
                };
                var key = await mediator.Send(new AddElement(Version.Id, type, title ?? "", parent, place), ct);
                return At(key, "neu");
            },
            ct
        );
    }

    public Task<IActionResult> OnPostRenameAsync(string plan, string version, string? element, [FromForm] string? title, CancellationToken ct)
    {
        Typed = title;
        return TryAsync(
            plan,
            version,
            element,
            "name-titel",
            async () =>
            {
                await mediator.Send(new RenameElement(Version.Id, Selected!.Id, title ?? ""), ct);
                return At(Selected.Key, "name");
            },
            ct
        );
    }

    /// <param name="schritt">One of <see cref="TreeMoves"/>.</param>
    /// <param name="ziel">Key of the element beside or below which it goes; empty for the top.</param>
    public Task<IActionResult> OnPostMoveAsync(string plan, string version, string? element, [FromForm] string? schritt, [FromForm] string? ziel, CancellationToken ct) =>
        TryAsync(
            plan,
            version,
            element,
            "ziel",
            async () =>
            {
                var target = string.IsNullOrEmpty(ziel) ? null : Outline.Find(ziel) ?? throw new RefusedException("Wählen Sie ein Element aus der Liste.");
                var (parent, place) = schritt is TreeMoves.Under or TreeMoves.Before or TreeMoves.After
                    ? Moves.To(Selected!, target, schritt)
                    : Moves.Step(Selected!, schritt ?? "") ?? throw new RefusedException("Dorthin lässt sich das Element nicht verschieben.");
                await mediator.Send(new MoveElement(Version.Id, Selected!.Id, parent, place), ct);
                return At(Selected.Key, "verschoben");
            },
            ct
        );

    public Task<IActionResult> OnPostUndoAsync(string plan, string version, string? element, [FromForm] Guid step, CancellationToken ct) =>
        TryAsync(plan, version, element, "", async () => At(await mediator.Send(new UndoTreeStep(Version.Id, step), ct), "zurueck"), ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private string At(string? key, string done) => $"{Address}?element={key}&getan={done}#e-{key}";

    private async Task<IActionResult> TryAsync(string plan, string version, string? element, string field, Func<Task<string>> act, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct) || (element is not null && Selected is null) || (element is null && field is "ziel" or "name-titel"))
        {
            return NotFound();
        }

        try
        {
            return Redirect(await act());
        }
        catch (RefusedException e)
        {
            Faults = [new(element is null && field == "neu-titel" ? "neu-oben" : field, e.Message)];
        }
        catch (ClosedVersionException e)
        {
            Faults = [new("", e.Message)];
            return await ShowAsync(plan, version, element, StatusCodes.Status409Conflict, ct);
        }

        return await ShowAsync(plan, version, element, null, ct);
    }

    private async Task<IActionResult> ShowAsync(string plan, string version, string? element, int? status, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, element, ct) || (element is { Length: > 0 } && Selected is null))
        {
            return NotFound();
        }

        if (Version.IsOpen() && await steps.LastAsync(Version.Id, ct) is { } last)
        {
            (Last, LastBy) = (last, await names.OfAsync(last.Actor, ct));
        }

        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, string? element, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return false;
        }

        (Plan, Version) = (found, known);
        Outline = await lists.OutlineAsync(known, ct);
        Types = await lists.TypesAsync(ct);
        Moves = new(Outline, Types);
        Selected = element is null ? null : Outline.Find(element);
        return true;
    }
}
