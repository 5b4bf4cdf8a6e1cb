using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Participation.Rooms;

/// <summary>Fragen aus der Veranstaltung, on the phones in the room: read, support, ask.</summary>
[AllowAnonymous]
internal sealed class RoomPage(RoomBook book, TimeProvider time) : PageModel
{
    public Room Room { get; private set; } = null!;
    public IReadOnlyList<RoomQuestion> Questions { get; private set; } = [];
    public bool IsOpen => Room.IsOpenAt(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await book.FindAsync(code, ct) is not { } found)
        {
            return NotFound();
        }

        // One address for one round.
        if (found.Code != code)
        {
            return Redirect(found.Url);
        }

        (Room, Questions) = (found, await book.QuestionsAsync(found.Phase.Id, forStaff: false, ct));
        return Page();
    }
}
