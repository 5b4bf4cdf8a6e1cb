using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Rooms;

/// <summary>Leinwand: address, QR code and the questions with the most support, large. It loads itself anew where somebody chose so.</summary>
[AllowAnonymous]
internal sealed class ScreenPage(RoomBook book, IPublicAddress address, TimeProvider time) : PageModel
{
    private const int Shown = 8;
    public const int Seconds = 15;

    public Room Room { get; private set; } = null!;
    public IReadOnlyList<RoomQuestion> Questions { get; private set; } = [];

    /// <summary>Open questions that no longer fit.</summary>
    public int More { get; private set; }
    public bool Reloads { get; private set; }
    public string Address => address.UrlOf(Room.Url);
    public bool IsOpen => Room.IsOpenAt(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string code, string? neu, CancellationToken ct)
    {
        if (await book.FindAsync(code, ct) is not { } found)
        {
            return NotFound();
        }

        Room = found;
        Reloads = neu == "ja";
        if (Reloads)
        {
            // In the header, and only on wish: a page that reloads by itself takes the place away from those who read slowly.
            Response.Headers["Refresh"] = $"{Seconds}";
        }

        var open = (await book.QuestionsAsync(found.Phase.Id, forStaff: false, ct)).Where(q => !q.IsAnswered).ToList();
        (Questions, More) = ([.. open.Take(Shown)], Math.Max(0, open.Count - Shown));
        return Page();
    }
}
