using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

/// <summary>What the desk does with a single body.</summary>
internal sealed class BodyLinkHandlers(IsekDbContext db, PhaseSaves saves, BodyLetters letters)
    : IRequestHandler<RenewLink, Unit>,
        IRequestHandler<ExtendBody, Unit>,
        IRequestHandler<WithdrawBody, Unit>
{
    public async Task<Unit> Handle(RenewLink command, CancellationToken ct)
    {
        var (phase, body) = await FindAsync(command.PhaseId, command.BodyId, ct);
        if (!EmailForm.Fits(command.Email))
        {
            throw new BodyRefusedException($"email-{body.Id}", "Geben Sie eine gültige E-Mail-Adresse ein.");
        }

        if (phase.IsDraft || phase.StartsAt is null || phase.HeardAt(body, saves.Now) == BodyTime.Over)
        {
            throw new BodyRefusedException($"email-{body.Id}", "Diese Stelle kann zurzeit nicht angeschrieben werden: Die Phase ist ein Entwurf, oder die Frist ist vorbei.");
        }

        await db.Set<BodyLetter>().Where(l => l.BodyId == body.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.CodeHash, ""), ct);
        (body.Email, body.InvitedAt, body.WithdrawnAt) = (command.Email, body.InvitedAt ?? saves.Now, null);
        await letters.SendAsync(phase, body, LetterKind.Renewed, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ExtendBody command, CancellationToken ct)
    {
        var (phase, body) = await FindAsync(command.PhaseId, command.BodyId, ct);
        var reason = SubmitContribution.Clean(command.Reason).ReplaceLineEndings(" ");
        if (command.EndsAt <= saves.Now || command.EndsAt <= body.EndIn(phase))
        {
            throw new BodyRefusedException($"until-{body.Id}", "Die neue Frist liegt nicht nach der bisherigen und nicht nach heute.");
        }

        if (reason.Length is 0 or > InvitedBody.ReasonMax)
        {
            throw new BodyRefusedException($"reason-{body.Id}", $"Eine Begründung gehört dazu; sie steht in der Liste. Höchstens {InvitedBody.ReasonMax} Zeichen.");
        }

        if (phase is { HasEnded: true } or { IsArchived: true } or { ResultPublishedOn: not null })
        {
            throw new BodyRefusedException($"until-{body.Id}", "Die Phase ist abgeschlossen. Keine Frist kann mehr verlängert werden.");
        }

        (body.EndsAt, body.ExtensionReason) = (command.EndsAt, reason);
        if (body is { Email: not null, InvitedAt: not null, WithdrawnAt: null } && !phase.IsDraft)
        {
            await letters.SendAsync(phase, body, LetterKind.Extension, ct);
        }

        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(WithdrawBody command, CancellationToken ct)
    {
        var (_, body) = await FindAsync(command.PhaseId, command.BodyId, ct);
        body.WithdrawnAt = command.IsWithdrawn ? body.WithdrawnAt ?? saves.Now : null;
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task<(ParticipationPhase Phase, InvitedBody Body)> FindAsync(Guid phase, Guid body, CancellationToken ct)
    {
        var found = await saves.FindAsync(phase, ct);
        return (
            found,
            await db.Set<InvitedBody>().SingleOrDefaultAsync(b => b.Id == body && b.PhaseId == found.Id, ct)
                ?? throw new BodyRefusedException("", "Diese Stelle steht nicht mehr in der Liste.")
        );
    }
}
