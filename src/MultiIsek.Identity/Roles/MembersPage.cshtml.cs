using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Roles;

/// <summary>Mitglieder: who works for the city in which role, and who is invited. Whoever gives or takes power is asked for a recent sign-in.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class MembersPage(IsekDbContext db, IMediator mediator, CurrentUser current, TimeProvider time) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/mitglieder";

    public sealed record Member(Guid Id, string Name, string Email, IReadOnlyList<Role> Roles, IReadOnlyList<Role> Mapped, DateTime? SignedInAt, bool HasSecondFactor)
    {
        /// <summary>The operator's visits from which some of the roles come.</summary>
        public IReadOnlyDictionary<Role, Guid> Visits { get; init; } = new Dictionary<Role, Guid>();
    }

    public sealed record Invited(Guid Id, string Email, Role Role, DateTime EndsAt, Guid? VisitId);

    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<Invited> Invitations { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Email { get; private set; } = "";
    public Role Wanted { get; private set; } = Role.Moderator;
    public string? Done { get; private set; }

    /// <summary>A form that came too late stays on the page.</summary>
    public bool MayChange => current.SignedInLately || Faults.Contains(FreshSignIn.FaultFor(current));
    public (string Why, string Label, string Href) Way => FreshSignIn.WayFor(current, Path);
    public Guid? Me => current.Id;

    /// <summary>Visits of the operator of which something is left here.</summary>
    public IReadOnlyDictionary<Guid, VisitEntry> Visits { get; private set; } = new Dictionary<Guid, VisitEntry>();

    public bool IsLastAdmin(Role role) => role == Role.Admin && Members.Count(m => m.Roles.Contains(Role.Admin)) == 1;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostInviteAsync([FromForm] string? email, [FromForm] Role role, CancellationToken ct)
    {
        (Email, Wanted) = ((email ?? "").Trim(), role);
        return await ChangeAsync(new InvitePerson(Email, role), "email", $"Die Einladung an {Email} ist unterwegs.", ct);
    }

    public Task<IActionResult> OnPostRemoveAsync([FromForm] Guid user, [FromForm] Role role, CancellationToken ct) =>
        ChangeAsync(new RemoveRole(user, role), "", "Die Rolle ist entzogen; alle Sitzungen der Person sind beendet.", ct);

    /// <summary>Takes no power from anybody who has it.</summary>
    public Task<IActionResult> OnPostWithdrawAsync([FromForm] Guid invitation, CancellationToken ct) =>
        TryAsync(new WithdrawInvitation(invitation), "", "Die Einladung gilt nicht mehr.", ct);

    public async Task<IActionResult> OnPostResetAsync([FromForm] Guid user, CancellationToken ct)
    {
        // Members only: an admin has no business with a citizen's account.
        var email = await db.Set<User>()
            .Where(u => u.Id == user && db.Set<Membership>().Any(m => m.UserId == u.Id && m.Role != Role.Citizen))
            .Select(u => u.Email)
            .FirstOrDefaultAsync(ct);
        return email is null
            ? NotFound()
            : await ChangeAsync(new ResetFactor(email), "", $"Der zweite Faktor von {email} ist zurückgesetzt. Die Person ist überall abgemeldet und bekommt eine Nachricht.", ct);
    }

    private async Task<IActionResult> ChangeAsync<T>(IRequest<T> command, string field, string done, CancellationToken ct)
    {
        if (current.SignedInLately)
        {
            return await TryAsync(command, field, done, ct);
        }

        Faults = [FreshSignIn.FaultFor(current)];
        await LoadAsync(ct);
        return Page();
    }

    private async Task<IActionResult> TryAsync<T>(IRequest<T> command, string field, string done, CancellationToken ct)
    {
        try
        {
            await mediator.Send(command, ct);
            (Done, Email) = (done, "");
        }
        catch (RefusedException e)
        {
            Faults = [new(field, e.Message)];
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await db.Set<User>()
            .Where(u => db.Set<Membership>().Any(m => m.UserId == u.Id && m.Role != Role.Citizen))
            .OrderBy(u => u.DisplayName)
            .Select(u => new
            {
                u.Id,
                u.DisplayName,
                u.Email,
                u.SignedInAt,
                u.TwoFactorEnabled,
                HasPasskey = db.Set<UserPasskey>().Any(p => p.UserId == u.Id),
                Roles = db.Set<Membership>()
                    .Where(m => m.UserId == u.Id && m.Role != Role.Citizen)
                    .Select(m => new
                    {
                        m.Role,
                        m.IsMapped,
                        m.VisitId,
                    })
                    .ToList(),
            })
            .Take(500)
            .AsSingleQuery()
            .ToListAsync(ct);
        Members =
        [
            .. rows.Select(r => new Member(
                r.Id,
                r.DisplayName,
                r.Email!,
                [.. r.Roles.Select(m => m.Role).OrderDescending()],
                [.. r.Roles.Where(m => m.IsMapped).Select(m => m.Role)],
                r.SignedInAt,
                r.TwoFactorEnabled || r.HasPasskey
            )
            {
                Visits = r.Roles.Where(m => m.VisitId is not null).ToDictionary(m => m.Role, m => m.VisitId!.Value),
            }),
        ];
        Invitations = await db.Set<Invitation>()
            .Where(i => i.AcceptedAt == null && i.EndsAt > now)
            .OrderBy(i => i.Email)
            .Select(i => new Invited(i.Id, i.Email, i.Role, i.EndsAt, i.VisitId))
            .Take(200)
            .ToListAsync(ct);
        Visits = await mediator.Send(new FindVisits([.. Members.SelectMany(m => m.Visits.Values), .. Invitations.Select(i => i.VisitId).OfType<Guid>()]), ct);
    }
}
