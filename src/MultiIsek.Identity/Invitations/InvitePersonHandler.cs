using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.Invitations;

internal sealed class InvitePersonHandler(IsekDbContext db, AccountMails mails, CurrentUser current, TimeProvider time) : IRequestHandler<InvitePerson, string>
{
    public async Task<string> Handle(InvitePerson command, CancellationToken ct)
    {
        var email = command.Email.Trim();
        if (!EmailForm.Fits(email, User.EmailMax))
        {
            throw new RefusedException("Das ist keine E-Mail-Adresse.");
        }

        if (!Policies.Roles[Policies.Staff].Contains(command.Role))
        {
            throw new RefusedException("In diese Rolle wird niemand eingeladen; wählen Sie eine andere.");
        }

        var normalized = email.ToUpperInvariant();
        if (await db.Set<Membership>().AnyAsync(m => m.Role == command.Role && db.Set<User>().Any(u => u.Id == m.UserId && u.NormalizedEmail == normalized), ct))
        {
            throw new RefusedException($"Diese Person hat die Rolle „{command.Role.ToGerman()}“ schon.");
        }

        // The newest link is the one that opens: an older one would give the role again after it was taken.
        await OpenInvitations.WithdrawAsync(db, normalized, command.Role, ct);
        var token = LinkToken.New();
        var now = time.GetUtcNow().UtcDateTime;
        var invitation = new Invitation
        {
            Email = email,
            Role = command.Role,
            TokenHash = LinkToken.HashOf(token),
            CreatedAt = now,
            EndsAt = now + Invitation.Validity,
            VisitId = current.VisitId,
        };
        db.Add(invitation);
        command.InvitationId = invitation.Id;
        var path = $"/einladung/{token}";
        await mails.InviteAsync(email, command.Role.ToGerman(), path, ct);
        await db.SaveChangesAsync(ct);
        return path;
    }
}
