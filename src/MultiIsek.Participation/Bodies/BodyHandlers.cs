using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

/// <summary>The desk's acts on the list of a phase. A letter belongs to the statement that first marks its body, so that of two who press a button at once one sends.</summary>
internal sealed class BodyHandlers(IsekDbContext db, PhaseSaves saves, BodyLetters letters, ContributionStore store)
    : IRequestHandler<AddBodies, int>,
        IRequestHandler<InviteBodies, int>,
        IRequestHandler<RemindBodies, int>,
        IRequestHandler<PublishStatements, int>
{
    private DbSet<InvitedBody> Bodies => db.Set<InvitedBody>();

    public async Task<int> Handle(AddBodies command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.PhaseId, ct);
        var known = await Bodies.Where(b => b.PhaseId == phase.Id).Select(b => new { b.Name, b.OrganisationId }).ToListAsync(ct);
        var names = known.Select(b => b.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var organisations = known.Select(b => b.OrganisationId).OfType<Guid>().ToHashSet();
        List<InvitedBody> added =
        [
            .. command
                .Bodies.Where(b => (b.OrganisationId is not { } id || organisations.Add(id)) && names.Add(b.Name))
                .Select(b => new InvitedBody
                {
                    PhaseId = phase.Id,
                    OrganisationId = b.OrganisationId,
                    Name = b.Name,
                    Email = b.Email,
                    AddedAt = saves.Now,
                }),
        ];
        Require(known.Count + added.Count <= InvitedBody.Most, "stellen", $"Eine Phase hört höchstens {InvitedBody.Most} Stellen an.");
        db.AddRange(added);
        await db.SaveChangesAsync(ct);
        return added.Count;
    }

    public async Task<int> Handle(InviteBodies command, CancellationToken ct)
    {
        var phase = await HeardAsync(command.PhaseId, ct);
        var waiting = await Bodies.AsNoTracking().Where(b => b.PhaseId == phase.Id && b.InvitedAt == null && b.Email != null && b.WithdrawnAt == null).ToListAsync(ct);
        var sent = 0;
        foreach (var body in waiting.Where(b => phase.HeardAt(b, saves.Now) != BodyTime.Over))
        {
            if (await Bodies.Where(b => b.Id == body.Id && b.InvitedAt == null).ExecuteUpdateAsync(s => s.SetProperty(b => b.InvitedAt, saves.Now), ct) == 1)
            {
                await letters.SendAsync(phase, body, LetterKind.Invitation, ct);
                sent++;
            }
        }

        Require(sent > 0, "", "Alle Stellen mit E-Mail-Adresse sind schon angeschrieben.");
        await db.SaveChangesAsync(ct);
        return sent;
    }

    public async Task<int> Handle(RemindBodies command, CancellationToken ct)
    {
        var phase = await HeardAsync(command.PhaseId, ct);
        var silent = await Bodies
            .AsNoTracking()
            .Where(b => b.PhaseId == phase.Id && b.InvitedAt != null && b.AnsweredAt == null && b.Email != null && b.WithdrawnAt == null)
            .ToListAsync(ct);
        var sent = 0;
        foreach (var body in silent.Where(b => phase.HeardAt(b, saves.Now) != BodyTime.Over))
        {
            var own = Bodies.Where(b => b.Id == body.Id && b.AnsweredAt == null && (b.RemindedBy == null || b.RemindedBy != command.Click));
            if (await own.ExecuteUpdateAsync(s => s.SetProperty(b => b.RemindedBy, command.Click), ct) == 1)
            {
                await letters.SendAsync(phase, body, LetterKind.Reminder, ct);
                sent++;
            }
        }

        Require(sent > 0, "", "Zurzeit ist niemand zu erinnern: Alle haben geantwortet, sind noch nicht angeschrieben oder gerade schon erinnert.");
        await db.SaveChangesAsync(ct);
        return sent;
    }

    public async Task<int> Handle(PublishStatements command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.PhaseId, ct);
        Require(phase.Discloses(), "", "Stellungnahmen erscheinen mit dem Ergebnis. Veröffentlichen Sie es zuerst.");
        var rows = await db.Set<Contribution>().Where(c => c.PhaseId == phase.Id && c.State == ContributionState.Pending).OrderBy(c => c.Id).AsNoTracking().ToListAsync(ct);
        List<Contribution> done = [];
        foreach (var row in rows)
        {
            // The former state in the WHERE, as for a single one: of two who change it at once, one wins and the count changes once.
            var changed = await db.Set<Contribution>()
                .Where(c => c.Id == row.Id && c.State == ContributionState.Pending)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.Published).SetProperty(c => c.PublishedAt, saves.Now), ct);
            if (changed == 1)
            {
                done.Add(row);
            }
        }

        await store.CountAsync(done, 1, ct);
        Require(done.Count > 0, "", "Keine Stellungnahme wartet auf die Veröffentlichung.");
        await db.SaveChangesAsync(ct);
        return done.Count;
    }

    /// <summary>A phase in which letters make sense.</summary>
    private async Task<ParticipationPhase> HeardAsync(Guid id, CancellationToken ct)
    {
        var phase = await saves.FindAsync(id, ct);
        Require(
            phase is { Kind: PhaseKind.PublicBodies, IsDraft: false, StartsAt: not null },
            "",
            "Die Phase ist ein Entwurf. Geben Sie sie frei, bevor Sie jemanden anschreiben."
        );
        return phase;
    }

    private static void Require(bool holds, string field, string otherwise)
    {
        if (!holds)
        {
            throw new BodyRefusedException(field, otherwise);
        }
    }
}
