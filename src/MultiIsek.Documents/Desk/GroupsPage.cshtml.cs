using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Desk;

/// <summary>Dokumentgruppen: add, rename, order, and delete what is empty.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class GroupsPage(IsekDbContext db, IEnumerable<IDocumentUses> uses, IMediator mediator) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/dokumentgruppen";
    private static readonly Dictionary<string, string> Words = new()
    {
        ["neu"] = "Angelegt.",
        ["name"] = "Gespeichert.",
        ["verschoben"] = "Verschoben.",
        ["weg"] = "Gelöscht.",
    };

    /// <param name="KeptBy">What keeps it from being deleted.</param>
    public sealed record Line(DocumentGroup Group, IReadOnlyList<string> KeptBy);

    public IReadOnlyList<Line> Groups { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>What was typed and is shown again, and for which group; null for a new one.</summary>
    public GroupText? Typed { get; private set; }
    public Guid? TypedFor { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        await LoadAsync(ct);
    }

    public Task<IActionResult> OnPostAddAsync([FromForm] string? number, [FromForm] string? title, [FromForm] string? note, CancellationToken ct)
    {
        Typed = new(number, title, note);
        return TryAsync(() => mediator.Send(new AddGroup(Typed), ct), "neu", ct);
    }

    public Task<IActionResult> OnPostSaveAsync([FromForm] Guid group, [FromForm] string? number, [FromForm] string? title, [FromForm] string? note, CancellationToken ct)
    {
        (Typed, TypedFor) = (new(number, title, note), group);
        return ForAsync(group, () => mediator.Send(new SaveGroup(group, Typed), ct), "name", ct);
    }

    public Task<IActionResult> OnPostUpAsync([FromForm] Guid group, CancellationToken ct) => ForAsync(group, () => mediator.Send(new MoveGroup(group, true), ct), "verschoben", ct);

    public Task<IActionResult> OnPostDownAsync([FromForm] Guid group, CancellationToken ct) =>
        ForAsync(group, () => mediator.Send(new MoveGroup(group, false), ct), "verschoben", ct);

    public Task<IActionResult> OnPostDeleteAsync([FromForm] Guid group, CancellationToken ct) => ForAsync(group, () => mediator.Send(new DeleteGroup(group), ct), "weg", ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    /// <summary>The id of a field: each group has a form of its own.</summary>
    public static string IdOf(string field, Guid? group) => group is { } id ? $"{field}-{id:N}" : $"{field}-neu";

    private async Task<IActionResult> ForAsync(Guid group, Func<Task> act, string done, CancellationToken ct) =>
        await db.Set<DocumentGroup>().AnyAsync(g => g.Id == group, ct) ? await TryAsync(act, done, ct) : NotFound();

    private async Task<IActionResult> TryAsync(Func<Task> act, string done, CancellationToken ct)
    {
        try
        {
            await act();
            return Redirect($"{Path}?getan={done}");
        }
        catch (GroupRefusedException e)
        {
            Faults = [new(IdOf(e.Field, TypedFor), e.Message)];
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        List<Line> lines = [];
        foreach (var group in await db.Set<DocumentGroup>().AsNoTracking().OrderBy(g => g.SortOrder).ThenBy(g => g.Key).ToListAsync(ct))
        {
            lines.Add(new(group, await GroupHandlers.KeptByAsync(db, uses, group, ct)));
        }

        Groups = lines;
    }
}
