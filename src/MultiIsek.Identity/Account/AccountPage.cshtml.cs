using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Account;

/// <summary>Mein Konto: sessions, second factor, passkeys, own data.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class AccountPage(IsekDbContext db, UserManager<User> users, SessionCheck sessions, CurrentUser current, TimeProvider time) : PageModel, IFaulty
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public sealed record Open(Guid Id, string Device, DateTime StartedAt, DateTime SeenAt, bool IsThis);

    public User Person { get; private set; } = null!;
    public IReadOnlyList<Open> Sessions { get; private set; } = [];
    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];
    public int RecoveryCodes { get; private set; }
    public bool WantsSecondFactor { get; private set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid session, CancellationToken ct)
    {
        await db.Set<Session>().Where(s => s.UserId == current.Id && s.Id == session).ExecuteDeleteAsync(ct);
        sessions.Forget();
        return Redirect("/konto");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        var own = HttpContext.User.SessionId();
        await db.Set<Session>().Where(s => s.UserId == current.Id && s.Id != own).ExecuteDeleteAsync(ct);
        sessions.Forget();
        return Redirect("/konto");
    }

    public async Task<IActionResult> OnPostNameAsync([FromForm] string? name, CancellationToken ct)
    {
        var wanted = (name ?? "").Trim();
        if (wanted.Length is 0 or > Identity.SignIn.User.NameMax)
        {
            Faults = [new("name", wanted.Length == 0 ? "Geben Sie Ihren Namen ein." : $"Höchstens {Identity.SignIn.User.NameMax} Zeichen sind möglich.")];
            await LoadAsync(ct);
            return Page();
        }

        var person = await users.FindByIdAsync(current.Id.ToString()!);
        person!.DisplayName = wanted;
        await users.UpdateAsync(person);
        return Redirect("/konto");
    }

    /// <summary>Everything that is kept of this person, as JSON.</summary>
    public async Task<IActionResult> OnGetDataAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var data = new
        {
            Person.Id,
            Person.Email,
            Person.DisplayName,
            Person.CreatedAt,
            Person.SignedInAt,
            Person.TwoFactorEnabled,
            Roles = Roles.Select(r => r.ToString()),
            Sessions = Sessions.Select(s => new
            {
                s.Device,
                s.StartedAt,
                s.SeenAt,
            }),
            Passkeys = Passkeys.Select(p => new { p.Name, p.CreatedAt }),
            ExportedAt = time.GetUtcNow().UtcDateTime,
        };
        return File(JsonSerializer.SerializeToUtf8Bytes(data, Readable), "application/json", "meine-daten.json");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var id = current.Id!.Value;
        var own = HttpContext.User.SessionId();
        Person = (await users.FindByIdAsync(id.ToString()))!;
        Sessions = await db.Set<Session>()
            .Where(s => s.UserId == id)
            .OrderByDescending(s => s.SeenAt)
            .Select(s => new Open(s.Id, s.Device, s.StartedAt, s.SeenAt, s.Id == own))
            .Take(100)
            .ToListAsync(ct);
        Passkeys = [.. await users.GetPasskeysAsync(Person)];
        RecoveryCodes = Person.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(Person) : 0;
        WantsSecondFactor = current.NeedsSecondFactor;
        Roles = await db.Set<Roles.Membership>().Where(m => m.UserId == id).Select(m => m.Role).ToListAsync(ct);
    }
}
