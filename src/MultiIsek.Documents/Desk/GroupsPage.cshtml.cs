using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
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
        ["gezeigt"] = "Veröffentlicht. Alle Dokumente der Gruppe sind jetzt zu lesen.",
    };

    /// <param name="KeptBy">Why it cannot be deleted; null where it can.</param>
    public sealed record Line(DocumentGroup Group, string? KeptBy, int Drafts);

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

    public Task<IActionResult> OnPostShowAsync([FromForm] Guid group, CancellationToken ct) => ForAsync(group, () => mediator.Send(new ShowGroup(group), ct), "gezeigt", ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    /// <summary>The id of a field: each group has a form of its own.</summary>
    public static string IdOf(string field, Guid? group) => group is { } id ? $"{field}-{id:N}" : $"{field}-neu";

    private async Task<IActionResult> ForAsync(Guid group, Func<Task> act, string done, CancellationToken ct) =>
        await db.Set<DocumentGroup>().AnyAsync(g => g.Id == group, ct) ? await TryAsync(act, done, ct) : NotFound();

    private Task<IActionResult> TryAsync(Func<Task> act, string done, CancellationToken ct) =>
        DeskActs.TryAsync(
            async () =>
            {
                await act();
                return $"{Path}?getan={done}";
            },
            async (faults, status) =>
            {
                Faults = [.. faults.Select(f => f.Field.Length == 0 ? f : f with { Field = IdOf(f.Field, TypedFor) })];
                await LoadAsync(ct);
                return new PageResult { StatusCode = status };
            }
        );

    private async Task LoadAsync(CancellationToken ct)
    {
        var groups = await db.Set<DocumentGroup>().AsNoTracking().OrderBy(g => g.SortOrder).ThenBy(g => g.Key).ToListAsync(ct);
        var kept = await GroupUses.ListAsync(db, uses, groups, ct);
        Groups = [.. groups.Select(g => new Line(g, kept[g.Id].Reason, kept[g.Id].Drafts))];
    }
}
