using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Rooms;

/// <summary>Den Code von der Leinwand eingeben.</summary>
[AllowAnonymous]
internal sealed class EnterPage(RoomBook book) : PageModel
{
    public string? Typed { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken ct)
    {
        Typed = code;
        if (string.IsNullOrWhiteSpace(code))
        {
            return Page();
        }

        if (await book.FindAsync(code, ct) is { } room)
        {
            return Redirect(room.Url);
        }

        Faults = [new("code", "Zu diesem Code gibt es keine Fragerunde. Er hat fünf Zeichen und steht auf der Leinwand.")];
        return Page();
    }
}
