using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.EventDesk;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Rooms;

/// <summary>Fragerunde öffnen, schließen und moderieren, from the desk in the room.</summary>
[Authorize(Policies.Drafts), PrivatePage]
internal sealed class QuestionsDeskPage(IsekDbContext db, IMediator mediator, RoomBook book, CurrentUser current, TimeProvider time) : PageModel, IFaulty
{
    public PublicEvent Event { get; private set; } = null!;

    /// <summary>Null until the round was opened for the first time.</summary>
    public Room? Room { get; private set; }
    public IReadOnlyList<RoomQuestion> Questions { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool IsOpen => Room?.IsOpenAt(time.GetUtcNow().UtcDateTime) == true;
    public bool MayShow => current.Has(Policies.Moderator);
    public string Here => UrlOf(Event.Key);

    public static string UrlOf(string key) => $"{EditEventPage.UrlOf(key)}/fragen";

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct) => await LoadAsync(key, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostOpenAsync(string key, [FromForm] bool isRead, CancellationToken ct) => ActAsync(key, e => new OpenRound(e, isRead), ct);

    public Task<IActionResult> OnPostCloseAsync(string key, CancellationToken ct) => ActAsync(key, e => new CloseRound(e), ct);

    public Task<IActionResult> OnPostAnsweredAsync(string key, [FromForm] Guid question, [FromForm] bool wanted, CancellationToken ct) =>
        ActAsync(key, e => new MarkQuestion(e, question, wanted), ct);

    public Task<IActionResult> OnPostShownAsync(string key, [FromForm] Guid question, [FromForm] bool wanted, CancellationToken ct) =>
        ActAsync(key, e => new ShowQuestion(e, question, wanted), ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> ActAsync(string key, Func<Guid, IRequest> act, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(act(Event.Id), ct);
                return Here;
            }
        );
    }

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<PublicEvent>().AsNoTracking().SingleOrDefaultAsync(e => e.Key == key, ct) is not { } found)
        {
            return false;
        }

        Event = found;
        Room = await book.FindAsync(await book.CodeOfEventAsync(found.Id, ct), ct);
        Questions = Room is null ? [] : await book.QuestionsAsync(Room.Phase.Id, forStaff: true, ct);
        return true;
    }
}
